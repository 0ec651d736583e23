//! AsiaBill's JSON for servers: golden texts, odd spellings, codes and routes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use payseal_asiabill::wire::charge::{
    ChallengeWish, Charge, ChargeRequest, ConfirmCharge, Device, Goods, InlineCard, OrderStatus,
    Recurrence,
};
use payseal_asiabill::wire::customer::{
    CreateCustomer, Customer, CustomerFields, DeleteCustomer, Listing,
};
use payseal_asiabill::wire::payment_methods::{
    DetachPaymentMethod, ListPaymentMethods, QueryPaymentMethod, UpdateRequest,
};
use payseal_asiabill::wire::session::{CreateSession, Session};
use payseal_core::wire::ids::{CustomerId, OrderNo, PaymentMethodId, SessionToken};
use payseal_core::wire::{Endpoint, Envelope, GatewayCode, Method, OpenError};
use serde_json::{from_str, json, to_string, to_value};

#[test]
fn a_charge_is_read_from_numbers_texts_and_unknown_members() {
    let body = r#"{"callbackUrl":"http:\/\/shop\/cb","customerPaymentMethodId":"pm_1","orderAmount":7.5,"orderCurrency":"USD","orderNo":"o1","isMobile":1,"tokenType":"","paymentMethod":"Credit Card","goodsDetails":[{"goodsCount":2,"goodsPrice":"3.75","goodsTitle":"Beans"}]}"#;
    let charge: ChargeRequest = from_str(body).expect("a charge");
    assert_eq!(charge.amount, "7.5");
    assert_eq!(charge.device, Device::PhoneWeb);
    assert_eq!(charge.token_type, Recurrence::Once);
    assert_eq!(charge.callback_url.as_deref(), Some("http://shop/cb"));
    assert_eq!(charge.goods_details[0].count, "2");
    assert!(
        from_str::<InlineCard>(body)
            .expect("no card")
            .card
            .is_none()
    );
    for (wrong, part) in [
        ("isMobile\":1", "isMobile\":9"),
        ("tokenType\":\"\"", "tokenType\":\"x\""),
    ] {
        assert!(
            from_str::<ChargeRequest>(&body.replace(wrong, part)).is_err(),
            "{part}"
        );
    }
    let inline = r#"{"customerPaymentMethod":{"card":{"cardNo":"4242424242424242"}}}"#;
    assert!(
        from_str::<InlineCard>(inline)
            .expect("a card")
            .card
            .is_some()
    );
}

#[test]
fn a_charge_is_written_in_texts_and_without_empty_members() {
    let mut charge = ChargeRequest::of_saved_card(
        PaymentMethodId::parse("pm_1").expect("an id"),
        CustomerId::parse("cus_1").ok(),
        OrderNo::parse("o1").expect("a number"),
        "7.00".to_owned(),
        "USD".to_owned(),
    );
    assert_eq!(
        to_string(&charge).expect("JSON"),
        r#"{"customerId":"cus_1","customerPaymentMethodId":"pm_1","isMobile":"0","orderAmount":"7.00","orderCurrency":"USD","orderNo":"o1"}"#
    );
    charge.token_type = Recurrence::First;
    charge.challenge = Some(ChallengeWish::Any);
    charge.goods_details = vec![Goods::default()];
    let written = to_value(&charge).expect("JSON");
    assert_eq!(written["tokenType"], "InitRecurring");
    assert_eq!(written["priorityThreeDSecure"], "any");
    assert_eq!(
        from_str::<ChargeRequest>(&written.to_string()).expect("a charge"),
        charge
    );
}

#[test]
fn a_declined_charge_is_an_answer() {
    let text = r#"{"code":"00000","message":"success","data":{"orderStatus":"fail","orderInfo":"I0061_Duplicate Order","tradeNo":"2022041810092544882449","orderNo":"o1","orderAmount":"7.00","orderCurrency":"USD","redirectUrl":"","riskInfos":{"ip":"x"}}}"#;
    let charge = from_str::<Envelope<Charge>>(text)
        .expect("an envelope")
        .open::<ConfirmCharge>()
        .expect("an answer");
    assert_eq!(charge.status, OrderStatus::Fail);
    assert_eq!(charge.redirect_url, None);
    let again: Charge = from_str(&to_string(&charge).expect("JSON")).expect("a charge");
    assert_eq!(again, charge);
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
    assert_eq!(with("00000").open::<CreateSession>(), Ok(()));
    assert_eq!(with("0000").open::<CreateSession>(), refused("0000"));
    assert_eq!(with("0000").open::<DeleteCustomer>(), Ok(()));
    assert_eq!(with("0000").open::<ConfirmCharge>(), Ok(()));
    assert_eq!(with("0").open::<QueryPaymentMethod>(), Ok(()));
    assert_eq!(Envelope::success::<DeleteCustomer>(()).code, "0000");
    assert_eq!(Envelope::success::<ConfirmCharge>(()).code, "00000");
}

#[test]
fn routes_and_methods_are_those_of_the_interface() {
    let id = PaymentMethodId::parse("pm_1").expect("an id");
    let customer = CustomerId::parse("cus_1").expect("an id");
    assert_eq!(CreateSession::path(&()), "/V2022-03/sessionToken");
    assert_eq!(DetachPaymentMethod::METHOD, Method::Get);
    assert_eq!(
        DetachPaymentMethod::path(&id),
        "/V2022-03/payment_methods/pm_1/detach"
    );
    assert_eq!(
        ListPaymentMethods::path(&customer),
        "/V2022-03/payment_methods/list/cus_1"
    );
    assert_eq!(DeleteCustomer::METHOD.as_str(), "DELETE");
    assert_eq!(CreateCustomer::METHOD, Method::Post);
}

#[test]
fn a_session_is_handed_on_but_not_printed() {
    let session: Session = from_str(r#"{"sessionToken":"tok_1","merNo":"12246"}"#).expect("one");
    assert_eq!(session.session_token.expose_token(), "tok_1");
    assert_eq!(format!("{session:?}"), "Session(..)");
    let session = Session {
        session_token: SessionToken::parse("tok_2").expect("a token"),
    };
    assert_eq!(
        to_value(&session).expect("JSON"),
        json!({"sessionToken": "tok_2"})
    );
}

#[test]
fn customers_and_their_lists_are_read_and_written() {
    let fields: CustomerFields =
        from_str(r#"{"customerId":"","email":"a@b.example","address":{"line1":"x"}}"#)
            .expect("one");
    assert_eq!(fields.customer, None);
    assert_eq!(
        to_string(&fields).expect("JSON"),
        r#"{"email":"a@b.example"}"#
    );
    let text =
        r#"{"page":{"total":"1","pageSize":10,"pageIndex":1},"list":[{"customerId":"cus_1"}]}"#;
    let listing: Listing<Customer> = from_str(text).expect("a list");
    assert_eq!(listing.page.total, 1);
    assert_eq!(listing.list[0].customer.as_str(), "cus_1");
    let update: UpdateRequest =
        from_str(r#"{"customerPaymentMethodId":"pm_1","card":{"cardExpireMonth":1}}"#)
            .expect("one");
    assert_eq!(
        update.card.and_then(|card| card.month).as_deref(),
        Some("1")
    );
}
