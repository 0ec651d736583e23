//! Everything of AsiaBill's interface for servers that reads what a stranger wrote, fed as the core's
//! readers are, and with the same made-up values (docs/fuzzing.md).
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

#[path = "../../../../core/tests/fuzz/arbitrary.rs"]
mod arbitrary;
#[allow(dead_code, reason = "the core's tests use all of it")]
#[path = "../../../../core/tests/fuzz/mutate.rs"]
mod mutate;

use core::fmt::Debug;

use payseal_asiabill::wire::charge::{Charge, ChargeRequest, InlineCard};
use payseal_asiabill::wire::customer::{Customer, CustomerFields, DeletedCustomer, Listing};
use payseal_asiabill::wire::payment_methods::UpdateRequest;
use payseal_asiabill::wire::session::Session;
use payseal_asiabill::wire::signature::hmac::{sign, verify};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::arbitrary::{anything, bytes, text};
use crate::mutate::{nearly, spoilt};

/// The number in the body that charges a card; no word of ours is like it.
const NUMBER: &str = "5555555555554444";

/// One body or answer of each kind.
fn whole() -> impl Strategy<Value = Value> {
    let create = json!({"billingDetail": {"email": "a@b.example"}, "customerId": "", "card": {
        "cardNo": NUMBER, "cardExpireMonth": 12, "cardExpireYear": "2030",
        "cardSecurityCode": "012", "issuingBank": ""}});
    let customer = json!({"customerId": "cus_1", "email": "a@b.example", "firstName": "Ada",
        "lastName": "L", "phone": "1", "description": "d", "created": "165"});
    select(vec![
        customer.clone(),
        json!({"page": {"total": 1, "pageSize": 10, "pageIndex": 1}, "list": [customer]}),
        json!({ "customerPaymentMethod": create }),
        json!({"customerPaymentMethodId": "pm_1", "card": {"cardExpireMonth": 1}}),
        json!({"callbackUrl": "http://shop/cb", "customerPaymentMethodId": "pm_1",
            "orderAmount": 7.5, "orderCurrency": "USD", "orderNo": "o1", "isMobile": 1,
            "tokenType": "", "goodsDetails": [
                {"goodsCount": 2, "goodsPrice": "3.75", "goodsTitle": "Beans"}],
            "shipping": {"email": "a@b.example", "address": {"line1": "1 Quay"}}}),
        json!({"redirectUrl": "https://bank.example/", "orderStatus": "success",
            "orderInfo": "Transaction Approved", "tradeNo": "2022041810092544882449",
            "orderNo": "o1", "orderAmount": "7.00", "orderCurrency": "USD"}),
        json!({"sessionToken": "0123456789abcdef"}),
    ])
}

/// What is read is read again when it is written.
fn is_read_again<T: DeserializeOwned + Serialize + PartialEq + Debug>(value: &Value) {
    if let Ok(one) = serde_json::from_value::<T>(value.clone()) {
        // As a value: the text of a long float is read back a little wrong.
        let written = serde_json::to_value(&one).expect("what was read can be written");
        let again: Option<T> = serde_json::from_value(written).ok();
        assert_eq!(again.as_ref(), Some(&one), "{value}");
    }
}

/// What is read shows in print nothing of the number, as long as it stands where numbers stand.
fn prints_no_card(value: &Value) {
    let place = "/customerPaymentMethod/card/cardNo";
    if value.pointer(place) == Some(&json!(NUMBER))
        && value.to_string().matches(NUMBER).count() == 1
        && let Ok(one) = serde_json::from_value::<InlineCard>(value.clone())
    {
        let printed = format!("{one:?}");
        assert!(!printed.contains(NUMBER), "{printed}");
    }
}

/// Every reader.
fn read(value: &Value) {
    is_read_again::<UpdateRequest>(value);
    is_read_again::<ChargeRequest>(value);
    is_read_again::<Charge>(value);
    is_read_again::<Customer>(value);
    is_read_again::<CustomerFields>(value);
    is_read_again::<DeletedCustomer>(value);
    is_read_again::<Listing<Customer>>(value);
    prints_no_card(value);
    if let Ok(session) = serde_json::from_value::<Session>(value.clone()) {
        assert_eq!(format!("{session:?}"), "Session(..)");
    }
}

/// How often each property is tried: as often as the core's.
fn cases() -> ProptestConfig {
    // Reads `PROPTEST_CASES`, and refuses what is no number.
    let asked = ProptestConfig::default();
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => asked,
        None => ProptestConfig {
            cases: 2_000,
            ..asked
        },
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_value_is_a_body_or_none(value in anything()) {
        read(&value);
    }

    #[test]
    fn a_servers_body_with_something_wrong_is_read_or_refused(value in nearly(whole())) {
        read(&value);
    }

    #[test]
    fn bytes_of_a_server_are_read_or_refused(bytes in prop_oneof![bytes(), spoilt(whole())]) {
        if let Ok(value) = serde_json::from_slice(&bytes) {
            read(&value);
        }
        // As a server reads them: without a value in between.
        let _read: Option<ChargeRequest> = serde_json::from_slice(&bytes).ok();
    }

    /// The signature that a stranger presents.
    #[test]
    fn only_the_right_signature_is_right(
        key in bytes(), string in bytes(),
        presented in prop_oneof![text(), "[0-9a-fA-F]{64}", "[0-9a-fA-F]{60,68}"],
        at in 0..64_usize, digit in "[0-9a-f]",
    ) {
        let right = sign(&key, &string).to_lower_hex();
        prop_assert!(verify(&key, &string, &right));
        let same = presented.eq_ignore_ascii_case(&right);
        prop_assert_eq!(verify(&key, &string, &presented), same);
        let mut near = right.clone();
        near.replace_range(at..=at, &digit);
        prop_assert_eq!(verify(&key, &string, &near), near == right);
    }
}
