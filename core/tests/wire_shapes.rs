//! The gateway's JSON: golden texts, odd spellings, and every shape there and back.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use payseal_core::card::Brand;
use payseal_core::wire::browser::{CreateFromBrowser, ListFromBrowser};
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::ids::CustomerId;
use payseal_core::wire::payment_method::{BillingDetail, CreateRequest, PaymentMethod};
use payseal_core::wire::{Endpoint, Envelope, GatewayCode, OpenError, Refusal};
use serde_json::{from_str, to_string};

const SAVED: &str = r#"{"customerPaymentMethodId":"pm_1420997693836820480","billingDetail":{"address":{"city":"Oslo","postalCode":"0150"},"firstName":"Ada"},"card":{"brand":"visa","last4":"4242","cardExpireMonth":"12","cardExpireYear":"2030"},"customerId":"cus_1420997690607206400","created":1650000000000}"#;

fn saved() -> PaymentMethod {
    from_str(SAVED).expect("a saved card")
}

#[test]
fn a_saved_card_is_written_as_the_gateway_writes_it() {
    assert_eq!(to_string(&saved()).expect("JSON"), SAVED);
    assert_eq!(saved().card.brand, Some(Brand::Visa));
}

#[test]
fn old_and_odd_spellings_are_read() {
    let billing: BillingDetail = from_str(
        r#"{"Address":{"zip":"0150","planet":"Earth"},"firstName":"Ada","middleName":null}"#,
    )
    .expect("billing details");
    assert_eq!(billing.address.postal_code.as_deref(), Some("0150"));
    let empty: BillingDetail = from_str(r#"{"address":null}"#).expect("billing details");
    assert_eq!(empty, BillingDetail::default());
    assert_eq!(to_string(&empty).expect("JSON"), "{}");
    let item: PaymentMethod = from_str(
        r#"{"customerPaymentMethodId":"pm_1","billingDetail":null,"customerId":"","created":"165",
            "card":{"brand":"UNIONPAY","last4":"0005","cardExpireMonth":3,"cardExpireYear":2030}}"#,
    )
    .expect("a saved card");
    assert_eq!(item.card.brand, Some(Brand::UnionPay));
    assert_eq!(item.card.month.as_deref(), Some("3"));
    assert_eq!((item.customer, item.created), (None, Some(165)));
}

#[test]
fn a_create_request_keeps_its_card_to_itself() {
    let body = r#"{"billingDetail":{"email":"a@b.example"},"customerId":"","card":{"cardNo":"4242424242424242","cardExpireMonth":12,"cardExpireYear":"2030","cardSecurityCode":"012","issuingBank":""}}"#;
    let request: CreateRequest = from_str(body).expect("a create request");
    let printed = format!("{request:?}");
    assert!(
        !printed.contains("4242") && !printed.contains("012"),
        "{printed}"
    );
    assert!(!printed.contains("2030"), "{printed}");
    let card = request.card.expect("a card");
    assert_eq!(card.number.expose_text(), "4242424242424242");
    assert_eq!(card.month.expose_text(), "12");
    assert_eq!(card.cvc.expose_text(), "012");
    assert_eq!((card.issuing_bank, request.customer), (None, None));
    let error = from_str::<CreateRequest>(r#"{"card":{"cardNo":4242424242424242.5}}"#)
        .expect_err("not a text")
        .to_string();
    assert!(!error.contains("4242"), "{error}");
}

#[test]
fn each_endpoint_has_its_own_success_code() {
    let with = |code: &str| Envelope {
        code: code.to_owned(),
        message: String::new(),
        data: Some(()),
    };
    let refused = |code: &str| {
        Err(OpenError::Refused {
            code: GatewayCode::parse(code).expect("a code"),
            message: String::new(),
        })
    };
    assert_eq!(with("0").open::<CreateFromBrowser>(), Ok(()));
    assert_eq!(with("0").open::<ListFromBrowser>(), Ok(()));
    assert_eq!(with("00000").open::<CreateFromBrowser>(), refused("00000"));
}

#[test]
fn a_refusal_without_data_opens_to_its_code() {
    let text = r#"{"code":"L0005","message":"check sign info error","data":null}"#;
    let error = from_str::<Envelope<PaymentMethod>>(text)
        .expect("an envelope")
        .open::<CreateFromBrowser>()
        .expect_err("a refusal");
    assert_eq!(error.refusal(), Some(Refusal::TokenRefused));
    let emitted = Envelope::<PaymentMethod>::refused(RequestCode::Signature);
    assert_eq!(emitted, from_str(text).expect("an envelope"));
    let strange =
        from_str::<Envelope<PaymentMethod>>(r#"{"code":"<script>"}"#).expect("an envelope");
    assert_eq!(
        strange.open::<CreateFromBrowser>(),
        Err(OpenError::Malformed)
    );
    let hollow =
        from_str::<Envelope<PaymentMethod>>(r#"{"code":"0","data":null}"#).expect("an envelope");
    assert_eq!(
        hollow.clone().open::<CreateFromBrowser>(),
        Err(OpenError::Malformed)
    );
    assert_eq!(hollow.accept::<CreateFromBrowser>(), Ok(None));
}

#[test]
fn routes_are_those_of_the_interface() {
    let customer = CustomerId::parse("cus_1").expect("an id");
    assert_eq!(
        ListFromBrowser::path(&customer),
        "/services/v3/payment_methods/list/cus_1"
    );
}
