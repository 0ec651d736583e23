//! The readers of what a gateway or a browser sends over the network.

use core::fmt::Debug;

use payseal_core::json::Json as _;
use payseal_core::wire::browser::{
    CreateFromBrowser, Created, Listed, SessionFacts, is_last4, open,
};
use payseal_core::wire::codes::inner_number;
use payseal_core::wire::ids::{CustomerId, PaymentMethodId};
use payseal_core::wire::payment_method::{CreateRequest, PaymentMethod};
use payseal_core::wire::{Endpoint, Envelope, GatewayCode, OpenError, Refusal, brand};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::arbitrary::{anything, bytes, text};
use crate::cases;
use crate::held::Held;
use crate::mutate::{nearly, spoilt};

/// One body or answer of each kind.
fn whole() -> impl Strategy<Value = Value> {
    let saved = json!({
        "customerPaymentMethodId": "pm_1", "customerId": "cus_1", "created": 1_650_000_000_000_u64,
        "isDefault": true,
        "billingDetail": {"address": {"city": "Oslo", "postalCode": "0150"}, "firstName": "Ada"},
        "card": {"brand": "visa", "last4": "4242", "cardExpireMonth": "12", "cardExpireYear": 2030},
    });
    let create = json!({"billingDetail": {"email": "a@b.example"}, "customerId": "", "card": {
        "cardNo": NUMBER, "cardExpireMonth": 12, "cardExpireYear": "2030",
        "cardSecurityCode": "012", "issuingBank": ""}});
    select(vec![
        json!({"code": "0", "message": "success", "data": saved}),
        json!({"code": "00000", "message": "success", "data": [saved]}),
        json!({"code": "P0002", "message": "I0030_no such number", "data": null}),
        json!({"code": "L0005", "message": "check sign info error"}),
        json!({"code": "0", "data": {"customerId": "cus_1", "cvc": "always", "redisplay": "never"}}),
        saved,
        create,
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

/// The number in the body that creates a card; no word of ours is like it.
const NUMBER: &str = "5555555555554444";

/// What is read shows in print nothing of the number, as long as it stands where numbers stand.
fn prints_no_card<T: DeserializeOwned + Debug>(value: &Value) {
    let text = value.to_string();
    if value.pointer("/card/cardNo") == Some(&json!(NUMBER))
        && text.matches(NUMBER).count() == 1
        && let Ok(one) = serde_json::from_value::<T>(value.clone())
    {
        let printed = format!("{one:?}");
        assert!(!printed.contains(NUMBER), "{printed}");
    }
}

/// Every reader that is derived.
fn derived(value: &Value) {
    is_read_again::<Envelope<Value>>(value);
    is_read_again::<Envelope<PaymentMethod>>(value);
    is_read_again::<Envelope<Vec<PaymentMethod>>>(value);
    is_read_again::<PaymentMethod>(value);
    prints_no_card::<CreateRequest>(value);
}

/// Every reader of the frame, which reads member by member.
fn by_hand(value: &Value) {
    let held = Held(value.clone());
    let opened = open::<CreateFromBrowser, _>(&held).map(|held| held.0);
    // A derived reader takes a list for an object, its items in the order of the members.
    if value.is_object()
        && let Ok(envelope) = serde_json::from_value::<Envelope<Value>>(value.clone())
    {
        let derived = envelope.open::<CreateFromBrowser>();
        assert_eq!(opened, derived, "{value}");
    }
    if let Err(OpenError::Refused { code, message }) = &opened {
        assert!(is_plain(*code), "{code:?}");
        let _what = Refusal::read(*code, message);
    }
    let data = opened.unwrap_or_else(|_| value.clone());
    let data = Held(data);
    let _facts = SessionFacts::read(&data);
    let created = Created::read(&data).map(|it| it.payment_method);
    let listed = Listed::read(&data);
    // Both take an id, the same one, and nothing without one.
    assert_eq!(
        listed.as_ref().map(|it| &it.payment_method),
        created.as_ref()
    );
    for card in data
        .items()
        .unwrap_or_default()
        .iter()
        .filter_map(Listed::read)
        .chain(listed)
    {
        assert!(is_last4(&card.last4), "{value}");
        assert!(card.last4.len() <= 4, "{value}");
        assert_eq!(
            PaymentMethodId::parse(card.payment_method.as_str()).as_ref(),
            Ok(&card.payment_method)
        );
    }
    if data.0.is_object()
        && let Ok(method) = serde_json::from_value::<PaymentMethod>(data.0.clone())
    {
        assert_eq!(created, Some(method.payment_method), "{value}");
    }
}

fn is_plain(code: GatewayCode) -> bool {
    let text = code.as_str();
    (1..=16).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_value_is_an_answer_or_none(value in anything()) {
        derived(&value);
        by_hand(&value);
    }

    #[test]
    fn a_body_with_something_wrong_is_read_or_refused(value in nearly(whole())) {
        derived(&value);
        by_hand(&value);
    }

    #[test]
    fn bytes_are_read_or_refused(bytes in prop_oneof![bytes(), spoilt(whole())]) {
        if let Ok(value) = serde_json::from_slice(&bytes) {
            derived(&value);
            by_hand(&value);
        }
        // As a server reads them: without a value in between.
        let _read: Option<CreateRequest> = serde_json::from_slice(&bytes).ok();
    }

    #[test]
    fn a_refused_member_of_a_card_is_not_repeated(
        name in select(&["cardNo", "cardExpireMonth", "cardExpireYear", "cardSecurityCode"][..]),
        value in prop_oneof![
            anything(),
            select(vec![json!(-42424242), json!(4242.4242), json!([42424242]), json!({"42424242": 1})]),
        ],
    ) {
        let body = json!({"card": {(name): value}});
        if let Err(error) = serde_json::from_value::<CreateRequest>(body) {
            let error = error.to_string();
            prop_assert!(!error.bytes().any(|b| b.is_ascii_digit()), "{}", error);
        }
    }

    #[test]
    fn a_code_and_a_name_are_what_they_seem(text in text()) {
        if let Some(code) = GatewayCode::parse(&text) {
            prop_assert_eq!(code.as_str(), &text);
            prop_assert!(is_plain(code));
        }
        if let Some(inner) = inner_number(&text) {
            prop_assert!(text.starts_with(&format!("I{inner:04}")), "{}", text);
        }
        if let Ok(id) = CustomerId::parse(&text) {
            prop_assert!(!id.as_str().contains(['/', '?', '#', '%', '.', ' ', '\r', '\n']));
        }
        let _known = brand::parse(&text);
        prop_assert!(CreateFromBrowser::is_success(&text) == (text == "0"));
    }
}
