//! The hand-written body of a create call, read back by an ordinary JSON parser.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use payseal_core::card::{Card, CardNumber, Check, Cvc, Expiry, Holder, YearMonth};
use payseal_core::wire::ids::CustomerId;
use payseal_core::wire::payment_method::{Address, BillingDetail, CreateRequest, encode_create};
use proptest::prelude::*;
use serde_json::{Value, json};

fn proven<T: core::fmt::Debug>(check: Check<T>) -> T {
    match check {
        Check::Valid(value) => value,
        wrong @ (Check::Empty | Check::Incomplete(_) | Check::Invalid(_)) => {
            panic!("a test value does not hold: {wrong:?}")
        }
    }
}

fn card(holder: Option<&str>) -> Card {
    let number = proven(CardNumber::check("4242 4242 4242 4242"));
    let today = YearMonth::new(2026, 1).expect("a month");
    let expiry = proven(Expiry::check("03/30", today));
    let cvc = proven(Cvc::check("012", number.brand()));
    let holder = holder.map(|name| proven(Holder::check(name)));
    Card::new(number, expiry, Some(cvc), holder).expect("the parts suit each other")
}

fn parsed(card: &Card, billing: Option<&BillingDetail>, customer: Option<&CustomerId>) -> Value {
    let body = encode_create(card, None, billing, customer, None);
    assert_eq!(
        body.capacity(),
        body.expose_bytes().len(),
        "the buffer was made to measure, so that it never moved"
    );
    serde_json::from_slice(body.expose_bytes()).expect("the body is JSON")
}

#[test]
fn a_bare_card_is_all_there_is() {
    assert_eq!(
        encode_create(&card(None), None, None, None, None).expose_bytes(),
        br#"{"card":{"cardNo":"4242424242424242","cardExpireMonth":"03","cardExpireYear":"2030","cardSecurityCode":"012"}}"#
    );
    assert_eq!(
        parsed(&card(None), Some(&BillingDetail::default()), None),
        json!({"card": {"cardNo": "4242424242424242", "cardExpireMonth": "03",
            "cardExpireYear": "2030", "cardSecurityCode": "012"}})
    );
}

#[test]
fn billing_details_and_customer_go_with_it() {
    let billing = BillingDetail {
        address: Address {
            line1: Some("1 Quay \"Road\"".to_owned()),
            postal_code: Some("AB1".to_owned()),
            ..Address::default()
        },
        email: Some("ada@example.com".to_owned()),
        first_name: Some("Ada".to_owned()),
        last_name: Some("Lovelace".to_owned()),
        phone: None,
    };
    let customer = CustomerId::parse("cus_1").expect("an id");
    let body = parsed(&card(None), Some(&billing), Some(&customer));
    assert_eq!(
        body["billingDetail"],
        json!({"address": {"line1": "1 Quay \"Road\"", "postalCode": "AB1"},
            "email": "ada@example.com", "firstName": "Ada", "lastName": "Lovelace"})
    );
    assert_eq!(body["customerId"], "cus_1");
}

#[test]
fn the_name_on_the_card_wins_over_the_billing_name() {
    let billing = BillingDetail {
        first_name: Some("Someone".to_owned()),
        last_name: Some("Else".to_owned()),
        ..BillingDetail::default()
    };
    for (holder, first, last) in [
        ("Ada King Lovelace", json!("Ada King"), json!("Lovelace")),
        ("Prince", json!("Prince"), Value::Null),
        ("李小龙", json!("李小龙"), Value::Null),
    ] {
        let body = parsed(&card(Some(holder)), Some(&billing), None);
        assert_eq!(body["billingDetail"]["firstName"], first, "{holder}");
        assert_eq!(body["billingDetail"]["lastName"], last, "{holder}");
    }
}

/// Any text, with the characters that JSON must escape made common.
fn awkward() -> impl Strategy<Value = Option<String>> {
    let character = prop_oneof![
        any::<char>(),
        Just('"'),
        Just('\\'),
        Just('\u{0}'),
        Just('\u{1f}'),
        Just('\n'),
        Just('\u{2028}'),
        Just('🙂'),
    ];
    prop::option::of(prop::collection::vec(character, 0..12).prop_map(|c| c.into_iter().collect()))
}

prop_compose! {
    fn address()(
        city in awkward(), country in awkward(), line1 in awkward(),
        line2 in awkward(), postal_code in awkward(), state in awkward(),
    ) -> Address {
        Address { city, country, line1, line2, postal_code, state }
    }
}

prop_compose! {
    fn billing()(
        address in address(), email in awkward(), first_name in awkward(),
        last_name in awkward(), phone in awkward(),
    ) -> BillingDetail {
        BillingDetail { address, email, first_name, last_name, phone }
    }
}

proptest! {
    #[test]
    fn what_the_gateway_reads_is_what_was_given(billing in prop::option::of(billing())) {
        let card = card(None);
        let body = encode_create(&card, None, billing.as_ref(), None, None);
        prop_assert_eq!(body.capacity(), body.expose_bytes().len());
        let request: CreateRequest =
            serde_json::from_slice(body.expose_bytes()).expect("a create request");
        let fields = request.card.expect("a card");
        prop_assert_eq!(fields.number.expose_text(), card.number().expose_digits());
        prop_assert_eq!(fields.month.expose_text(), "03");
        prop_assert_eq!(fields.year.expose_text(), "2030");
        prop_assert_eq!(Some(fields.cvc.expose_text()), card.cvc().map(Cvc::expose_code));
        prop_assert_eq!(
            request.billing_detail.unwrap_or_default(),
            billing.unwrap_or_default()
        );
    }
}

#[test]
fn cvc_that_a_card_does_not_have_is_no_member() {
    let number = proven(CardNumber::check("6759649826438453"));
    let today = YearMonth::new(2026, 1).expect("a month");
    let expiry = proven(Expiry::check("03/30", today));
    let card = Card::new(number, expiry, None, None).expect("a card without a code");
    let body = parsed(&card, None, None);
    assert!(body.pointer("/card/cardNo").is_some());
    assert_eq!(body.pointer("/card/cardSecurityCode"), None);
}
