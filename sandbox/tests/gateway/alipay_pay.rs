//! Alipay+: a card that the sealed form kept is paid with, and the merchant is told.

use std::time::Duration;

use payseal_alipay_plus::wire::time;
use serde_json::json;

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, sgd, status, with_card};
use crate::receiver::Receiver;
use crate::world::World;

const MINUTE: Duration = Duration::from_secs(60);
const GOOD: &str = "4054695723100768";

#[tokio::test]
async fn a_card_that_the_form_kept_is_held_and_the_merchant_is_told() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save(GOOD).await;
    let paid = alipay
        .call("/payments/pay", order("r1", &token, &receiver.url))
        .await;
    assert_eq!(
        (status(&paid), code(&paid).as_str()),
        ("S", "SUCCESS"),
        "{paid}"
    );
    assert_eq!(paid["paymentAmount"], sgd("4200"));
    assert_eq!(paid["paymentResultInfo"]["cardNo"], "************0768");
    assert_eq!(paid["paymentResultInfo"]["cardBrand"], "VISA");
    assert!(paid["normalUrl"].is_null() && paid["authExpiryTime"].is_string());

    let stands = alipay.inquire("r1").await;
    assert_eq!(stands["paymentStatus"], "SUCCESS");
    assert_eq!(stands["paymentId"], paid["paymentId"]);
    assert!(
        stands["transactions"].is_null(),
        "nothing was captured: {stands}"
    );

    assert!(receiver.is_quiet(), "it comes three seconds later");
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["notifyType"], "PAYMENT_RESULT");
    assert_eq!(code(&told), "SUCCESS");
    assert_eq!(told["paymentRequestId"], "r1");
    assert_eq!(told["paymentId"], paid["paymentId"]);
    world.sandbox.clock().advance(30 * 60 * MINUTE);
    assert!(receiver.is_quiet(), "it was acknowledged");
}

#[tokio::test]
async fn money_is_taken_at_once_unless_it_is_to_be_held_and_both_are_told() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save(GOOD).await;
    for (id, factor) in [
        (
            "a1",
            json!({ "isAuthorization": true, "captureMode": "AUTOMATIC" }),
        ),
        ("a2", json!({ "isAuthorization": true })),
    ] {
        let mut order = order(id, &token, &receiver.url);
        order["paymentFactor"] = factor;
        assert_eq!(alipay.code("/payments/pay", order).await, "SUCCESS");
        let mut told = [
            alipay.hear(&mut receiver).await,
            alipay.hear(&mut receiver).await,
        ];
        told.sort_by_key(|told| told["notifyType"] != "PAYMENT_RESULT");
        assert_eq!(told[0]["notifyType"], "PAYMENT_RESULT");
        assert_eq!(told[1]["notifyType"], "CAPTURE_RESULT");
        assert_eq!(told[1]["paymentId"], told[0]["paymentId"]);
        let stands = alipay.inquire(id).await;
        assert_eq!(stands["transactions"][0]["transactionType"], "CAPTURE");
        assert_eq!(
            stands["transactions"][0]["transactionId"],
            told[1]["captureId"]
        );
    }
}

#[tokio::test]
async fn a_notification_comes_again_until_it_is_acknowledged() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start("not this").await;
    let token = world.merchant.save(GOOD).await;
    alipay
        .call("/payments/pay", order("r1", &token, &receiver.url))
        .await;
    world.sandbox.clock().advance(Duration::from_secs(3));
    let first = receiver.heard().await;
    let told = alipay.check(&first);
    for minutes in [2, 10, 10, 60, 120, 360, 900] {
        world.sandbox.clock().advance(minutes * MINUTE);
        let again = receiver.heard().await;
        assert_eq!(alipay.check(&again), told);
    }
    world.sandbox.clock().advance(2 * 900 * MINUTE);
    assert!(receiver.is_quiet(), "eight times, and no more");
}

#[tokio::test]
async fn the_same_request_has_the_same_result_and_another_under_its_id_is_refused() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let token = world.merchant.save(GOOD).await;
    let mut order = order("r1", &token, "http://shop.localhost:9/");
    let first = alipay.call("/payments/pay", order.clone()).await;
    // Neither the order nor where it is told counts.
    order["order"]["referenceOrderId"] = "other".into();
    order["paymentNotifyUrl"] = "http://shop.localhost:9/other".into();
    assert_eq!(alipay.call("/payments/pay", order.clone()).await, first);
    let id = json!({ "paymentRequestId": "r1" });
    assert_eq!(alipay.code("/payments/cancel", id).await, "SUCCESS");
    assert_eq!(
        alipay.call("/payments/pay", order.clone()).await,
        first,
        "it was final"
    );
    let mut dearer = order.clone();
    dearer["paymentAmount"] = sgd("4201");
    assert_eq!(
        alipay.code("/payments/pay", dearer).await,
        "REPEAT_REQ_INCONSISTENT"
    );
    order["paymentMethod"]["paymentMethodId"] = "pm_other".into();
    assert_eq!(
        alipay.code("/payments/pay", order).await,
        "REPEAT_REQ_INCONSISTENT"
    );
}

#[tokio::test]
async fn what_comes_again_after_its_time_is_answered_as_it_was_and_a_new_one_is_refused() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let token = world.merchant.save(GOOD).await;
    let until = world.sandbox.clock().now().after(MINUTE);
    let timely = |id: &str| {
        let mut order = order(id, &token, "http://shop.localhost:9/");
        order["paymentExpiryTime"] = time::write(until).into();
        order
    };
    let first = alipay.call("/payments/pay", timely("r1")).await;
    assert_eq!(code(&first), "SUCCESS", "{first}");
    world.sandbox.clock().advance(2 * MINUTE);
    assert_eq!(alipay.call("/payments/pay", timely("r1")).await, first);
    let late = alipay.code("/payments/pay", timely("r2")).await;
    assert_eq!(late, "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_card_that_a_certified_merchant_sends_is_judged_and_its_token_told() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let mut order = with_card("k1", GOOD, &receiver.url);
    order["paymentMethod"]["paymentMethodMetaData"]["tokenize"] = true.into();
    let paid = alipay.call("/payments/pay", order).await;
    assert_eq!(code(&paid), "SUCCESS", "{paid}");
    let told = alipay.hear(&mut receiver).await;
    let token = told["paymentResultInfo"]["cardToken"].as_str().unwrap();
    assert_eq!(told["paymentResultInfo"]["cardNo"], "************0768");
    let mut again = crate::alipay::order("k2", token, &receiver.url);
    again["paymentMethod"]["paymentMethodMetaData"] = json!({ "isCardOnFile": true });
    let paid = alipay.call("/payments/pay", again).await;
    assert_eq!(paid["paymentResultInfo"]["cardNo"], "************0768");

    for (id, number, code) in [
        ("b1", "4054692760174822", "DO_NOT_HONOR"),
        ("b2", "5162770472561357", "DO_NOT_HONOR"),
        ("b3", "4000000000009995", "USER_BALANCE_NOT_ENOUGH"),
        ("b4", "4000000000009979", "FRAUD_REJECT"),
        ("b5", "4054695723100769", "INVALID_CARD_NUMBER"),
        ("b6", "4111111111111111", "CARD_NOT_SUPPORTED"),
    ] {
        let answer = alipay
            .call("/payments/pay", with_card(id, number, &receiver.url))
            .await;
        assert_eq!(
            (status(&answer), super::alipay::code(&answer).as_str()),
            ("F", code)
        );
    }
    for (member, value, code) in [
        ("expiryYear", "20", "INVALID_EXPIRATION_DATE"),
        ("expiryMonth", "13", "INVALID_PAYMENT_METHOD_META_DATA"),
        ("cvv", "12", "INVALID_PAYMENT_METHOD_META_DATA"),
        (
            "selectedCardBrand",
            "MASTERCARD",
            "SELECTED_CARD_BRAND_NOT_AVAILABLE",
        ),
    ] {
        let mut order = with_card("c1", GOOD, &receiver.url);
        order["paymentMethod"]["paymentMethodMetaData"][member] = value.into();
        assert_eq!(alipay.code("/payments/pay", order).await, code, "{member}");
    }
}

#[tokio::test]
async fn what_cannot_be_paid_says_why() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let token = world.merchant.save(GOOD).await;
    let good = order("x", &token, "http://shop.localhost:9/");
    for (pointer, value, code) in [
        (
            "/paymentMethod/paymentMethodId",
            json!("pm_unknown"),
            "INVALID_ACCESS_TOKEN",
        ),
        (
            "/paymentMethod/paymentMethodType",
            json!("ALIPAY_CN"),
            "NO_PAY_OPTIONS",
        ),
        (
            "/paymentAmount/currency",
            json!("ZZZ"),
            "CURRENCY_NOT_SUPPORT",
        ),
        ("/paymentAmount/value", json!("11"), "RISK_REJECT"),
        (
            "/paymentAmount/value",
            json!("10000000001"),
            "PAYMENT_AMOUNT_EXCEED_LIMIT",
        ),
        ("/paymentAmount/value", json!("0"), "PARAM_ILLEGAL"),
        (
            "/paymentRedirectUrl",
            json!("javascript:alert(1)"),
            "PARAM_ILLEGAL",
        ),
        (
            "/paymentRequestId",
            json!("4242424242424242"),
            "PARAM_ILLEGAL",
        ),
    ] {
        let mut order = good.clone();
        *order.pointer_mut(pointer).unwrap() = value;
        assert_eq!(alipay.code("/payments/pay", order).await, code, "{pointer}");
    }
    assert_eq!(
        alipay.code("/payments/pay", good).await,
        "SUCCESS",
        "nothing was kept of those"
    );
}

#[tokio::test]
async fn a_card_number_is_refused_from_whoever_is_not_certified() {
    let (_world, alipay) = Alipay::of_other("").await;
    let answer = alipay.code(
        "/payments/pay",
        with_card("k1", GOOD, "http://shop.localhost:9/"),
    );
    assert_eq!(answer.await, "ACCESS_DENIED");
    let gone = json!({ "paymentRequestId": "k1" });
    assert_eq!(
        alipay.code("/payments/inquiryPayment", gone).await,
        "ORDER_NOT_EXIST"
    );
}
