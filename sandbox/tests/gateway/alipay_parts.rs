//! Alipay+: captures in parts, of an account that may; and which code a capture has that cannot be made.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, sgd, status, with_card};
use crate::receiver::Receiver;

const GOOD: &str = "4054695723100768";
const NOWHERE: &str = "http://shop.localhost:9/";
const IN_PARTS: &str = "takes_card_numbers = true\ncaptures_in_parts = true\n";
const SEVEN_DAYS: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A payment of 42 dollars whose money is held.
async fn held(alipay: &Alipay, id: &str, url: &str) -> String {
    let paid = alipay.call("/payments/pay", with_card(id, GOOD, url)).await;
    assert_eq!(code(&paid), "SUCCESS", "{paid}");
    paid["paymentId"].as_str().unwrap().to_owned()
}

fn part(id: &str, payment: &str, value: &str) -> Value {
    json!({
        "captureRequestId": id, "paymentId": payment, "captureAmount": sgd(value),
        "isLastCapture": false,
    })
}

fn last(id: &str, payment: &str, value: &str) -> Value {
    json!({ "captureRequestId": id, "paymentId": payment, "captureAmount": sgd(value) })
}

#[tokio::test]
async fn an_account_that_may_captures_in_parts_and_never_more_than_was_authorised() {
    let (_world, alipay) = Alipay::of_other(IN_PARTS).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let payment = held(&alipay, "r1", &receiver.url).await;
    alipay.hear(&mut receiver).await;
    let first = alipay
        .call("/payments/capture", part("c1", &payment, "1000"))
        .await;
    assert_eq!(
        (status(&first), &first["captureAmount"]),
        ("S", &sgd("1000")),
        "{first}"
    );
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(
        told["notifyType"], "CAPTURE_RESULT",
        "and the payment is not told again"
    );
    assert_eq!(
        (&told["captureAmount"], &told["captureId"]),
        (&sgd("1000"), &first["captureId"])
    );
    assert_eq!(
        alipay
            .call("/payments/capture", part("c1", &payment, "1000"))
            .await,
        first
    );
    let other = alipay
        .code("/payments/capture", part("c1", &payment, "1001"))
        .await;
    assert_eq!(other, "REPEAT_REQ_INCONSISTENT");
    let more = alipay
        .code("/payments/capture", part("c2", &payment, "3201"))
        .await;
    assert_eq!(more, "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT");
    let id = json!({ "paymentId": payment });
    assert_eq!(
        alipay.code("/payments/cancel", id).await,
        "ORDER_STATUS_INVALID"
    );

    let mut second = part("c3", &payment, "1200");
    second["isLastCapture"] = Value::Null;
    second["captureType"] = "NON_FINAL".into();
    assert_eq!(alipay.code("/payments/capture", second).await, "SUCCESS");
    // What neither says that more is to come is the last: the rest goes back.
    assert_eq!(
        alipay
            .code("/payments/capture", last("c4", &payment, "500"))
            .await,
        "SUCCESS"
    );
    let over = alipay
        .code("/payments/capture", last("c5", &payment, "1"))
        .await;
    assert_eq!(over, "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT");
    let stands = alipay.inquire("r1").await;
    let amounts: Vec<&Value> = stands["transactions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["transactionAmount"]["value"])
        .collect();
    assert_eq!(amounts, ["1000", "1200", "500"]);
    let refund = |id: &str, value: &str| json!({ "refundRequestId": id, "paymentId": payment, "refundAmount": sgd(value) });
    let more = alipay.code("/payments/refund", refund("f1", "2701")).await;
    assert_eq!(more, "REFUND_AMOUNT_EXCEED");
    assert_eq!(
        alipay.code("/payments/refund", refund("f2", "2700")).await,
        "SUCCESS"
    );
}

#[tokio::test]
async fn what_was_captured_goes_back_while_the_rest_is_held() {
    let (_world, alipay) = Alipay::of_other(IN_PARTS).await;
    let payment = held(&alipay, "r1", NOWHERE).await;
    let refund = async |id: &str, value: &str| {
        let wish =
            json!({ "refundRequestId": id, "paymentId": payment, "refundAmount": sgd(value) });
        alipay.code("/payments/refund", wish).await
    };
    assert_eq!(refund("f0", "1").await, "ORDER_STATUS_INVALID");
    let capture = async |body: Value| alipay.code("/payments/capture", body).await;
    assert_eq!(capture(part("c1", &payment, "1000")).await, "SUCCESS");
    // Never more than was taken, and what is held is not the merchant's.
    assert_eq!(refund("f1", "1001").await, "REFUND_AMOUNT_EXCEED");
    assert_eq!(refund("f2", "1000").await, "SUCCESS");
    assert_eq!(refund("f3", "1").await, "REFUND_AMOUNT_EXCEED");
    let id = json!({ "paymentId": payment });
    assert_eq!(alipay.code("/payments/cancel", id).await, "PROCESS_FAIL");
    // The rest is still there to be taken, and can go back then.
    assert_eq!(
        capture(part("c2", &payment, "3201")).await,
        "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT"
    );
    assert_eq!(capture(last("c3", &payment, "3200")).await, "SUCCESS");
    assert_eq!(refund("f4", "3200").await, "SUCCESS");
    assert_eq!(refund("f5", "1").await, "REFUND_AMOUNT_EXCEED");
}

#[tokio::test]
async fn what_is_left_goes_back_after_seven_days() {
    let (world, alipay) = Alipay::of_other(IN_PARTS).await;
    let payment = held(&alipay, "r1", NOWHERE).await;
    assert_eq!(
        alipay
            .code("/payments/capture", part("c1", &payment, "1000"))
            .await,
        "SUCCESS"
    );
    world
        .sandbox
        .clock()
        .advance(SEVEN_DAYS + Duration::from_secs(1));
    for (id, value) in [("c2", "1"), ("c3", "9999")] {
        let late = alipay
            .code("/payments/capture", part(id, &payment, value))
            .await;
        assert_eq!(late, "AUTH_EXPIRED", "before what is said of the amount");
    }
    let stands = alipay.inquire("r1").await;
    assert_eq!(stands["transactions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_capture_that_says_two_things_is_refused() {
    let (_world, alipay) = Alipay::of_other(IN_PARTS).await;
    let payment = held(&alipay, "r1", NOWHERE).await;
    let mut wish = part("c1", &payment, "1000");
    wish["captureType"] = "FINAL".into();
    assert_eq!(
        alipay.code("/payments/capture", wish).await,
        "PARAM_ILLEGAL"
    );
    assert!(alipay.inquire("r1").await["transactions"].is_null());
}

#[tokio::test]
async fn an_account_that_may_not_captures_all_at_once_whatever_it_says() {
    let (world, alipay) = Alipay::of_other("takes_card_numbers = true\n").await;
    let payment = held(&alipay, "r1", NOWHERE).await;
    let less = alipay
        .call("/payments/capture", part("c1", &payment, "4199"))
        .await;
    assert_eq!(
        (status(&less), code(&less).as_str()),
        ("F", "PARAM_ILLEGAL")
    );
    assert_eq!(
        alipay
            .code("/payments/capture", part("c2", &payment, "4200"))
            .await,
        "SUCCESS"
    );
    let again = alipay
        .code("/payments/capture", part("c3", &payment, "1"))
        .await;
    assert_eq!(again, "MULTI_CAPTURE_NOT_SUPPORTED");

    // Cancelled stands before too late, and too late before too much.
    let cancelled = held(&alipay, "r2", NOWHERE).await;
    let late = held(&alipay, "r3", NOWHERE).await;
    let id = json!({ "paymentId": cancelled });
    assert_eq!(alipay.code("/payments/cancel", id).await, "SUCCESS");
    world
        .sandbox
        .clock()
        .advance(SEVEN_DAYS + Duration::from_secs(1));
    for (id, payment, expected) in [
        ("c4", &cancelled, "AUTH_CANCELLED"),
        ("c5", &late, "AUTH_EXPIRED"),
    ] {
        let refused = alipay
            .code("/payments/capture", last(id, payment, "4201"))
            .await;
        assert_eq!(refused, expected);
    }
}

#[tokio::test]
async fn money_is_held_for_seven_days_to_the_second() {
    let (world, alipay) = Alipay::of_other("takes_card_numbers = true\n").await;
    let payment = held(&alipay, "r1", NOWHERE).await;
    world
        .sandbox
        .clock()
        .advance(SEVEN_DAYS - Duration::from_secs(30));
    let in_time = alipay
        .code("/payments/capture", last("c1", &payment, "4200"))
        .await;
    assert_eq!(in_time, "SUCCESS");
}
