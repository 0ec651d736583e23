//! Alipay+: capture, cancel and refund of a payment.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, sgd, status};
use crate::receiver::Receiver;
use crate::world::World;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A payment of 42 dollars whose money is held.
async fn held(world: &World, alipay: &Alipay, id: &str, url: &str) -> String {
    let token = world.merchant.save("4054695723100768").await;
    let paid = alipay.call("/payments/pay", order(id, &token, url)).await;
    assert_eq!(code(&paid), "SUCCESS");
    paid["paymentId"].as_str().unwrap().to_owned()
}

fn capture(id: &str, payment: &str, value: &str) -> Value {
    json!({ "captureRequestId": id, "paymentId": payment, "captureAmount": sgd(value) })
}

fn refund(id: &str, payment: &str, value: &str) -> Value {
    json!({ "refundRequestId": id, "paymentId": payment, "refundAmount": sgd(value) })
}

const NOWHERE: &str = "http://shop.localhost:9/";

#[tokio::test]
async fn held_money_is_captured_whole_and_once() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let payment = held(&world, &alipay, "r1", &receiver.url).await;
    alipay.hear(&mut receiver).await;
    for (id, value, code) in [
        ("c1", "4201", "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT"),
        ("c2", "4199", "PARAM_ILLEGAL"),
    ] {
        assert_eq!(
            alipay
                .code("/payments/capture", capture(id, &payment, value))
                .await,
            code
        );
    }
    let mut euros = capture("c3", &payment, "4200");
    euros["captureAmount"]["currency"] = "EUR".into();
    assert_eq!(
        alipay.code("/payments/capture", euros).await,
        "CURRENCY_NOT_SUPPORT"
    );
    assert_eq!(
        alipay
            .code("/payments/capture", capture("c4", "none", "4200"))
            .await,
        "AUTH_NOT_FOUND"
    );

    let done = alipay
        .call("/payments/capture", capture("c5", &payment, "4200"))
        .await;
    assert_eq!(status(&done), "S", "{done}");
    assert!(done["captureId"].is_string() && done["captureTime"].is_string());
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["notifyType"], "CAPTURE_RESULT");
    assert_eq!(
        (&told["captureRequestId"], &told["captureId"]),
        (&json!("c5"), &done["captureId"])
    );
    let stands = alipay.inquire("r1").await;
    let transaction = &stands["transactions"][0];
    assert_eq!(transaction["transactionRequestId"], "c5");
    assert_eq!(transaction["transactionStatus"], "SUCCESS");

    assert_eq!(
        alipay
            .call("/payments/capture", capture("c5", &payment, "4200"))
            .await,
        done
    );
    let other = alipay
        .code("/payments/capture", capture("c5", &payment, "1"))
        .await;
    assert_eq!(other, "REPEAT_REQ_INCONSISTENT");
    let again = alipay
        .code("/payments/capture", capture("c6", &payment, "4200"))
        .await;
    assert_eq!(again, "MULTI_CAPTURE_NOT_SUPPORTED");
}

#[tokio::test]
async fn money_that_is_held_for_seven_days_goes_back() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let payment = held(&world, &alipay, "r1", NOWHERE).await;
    world
        .sandbox
        .clock()
        .advance(7 * DAY + Duration::from_secs(1));
    assert_eq!(
        alipay
            .code("/payments/capture", capture("c1", &payment, "4200"))
            .await,
        "AUTH_EXPIRED"
    );
    let id = json!({ "paymentId": payment });
    assert_eq!(
        alipay.code("/payments/cancel", id).await,
        "CANCEL_WINDOW_EXCEED"
    );
    assert_eq!(alipay.inquire("r1").await["paymentStatus"], "CANCELLED");
}

#[tokio::test]
async fn a_payment_is_cancelled_by_either_id_and_never_after_it_was_captured() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let payment = held(&world, &alipay, "r1", NOWHERE).await;
    let by_request = json!({ "paymentRequestId": "r1" });
    let done = alipay.call("/payments/cancel", by_request.clone()).await;
    assert_eq!(status(&done), "S", "{done}");
    assert_eq!(done["paymentId"], payment.as_str());
    assert!(done["cancelTime"].is_string());
    assert_eq!(alipay.inquire("r1").await["paymentStatus"], "CANCELLED");
    assert_eq!(
        alipay
            .code("/payments/capture", capture("c1", &payment, "4200"))
            .await,
        "AUTH_CANCELLED"
    );
    assert_eq!(
        alipay
            .code("/payments/refund", refund("f1", &payment, "1"))
            .await,
        "ORDER_IS_CANCELED"
    );
    assert_eq!(
        alipay.call("/payments/cancel", by_request).await,
        done,
        "the same again"
    );
    let unknown = json!({ "paymentId": "none" });
    assert_eq!(
        alipay.code("/payments/cancel", unknown).await,
        "ORDER_NOT_EXIST"
    );

    let captured = held(&world, &alipay, "r2", NOWHERE).await;
    alipay
        .call("/payments/capture", capture("c2", &captured, "4200"))
        .await;
    let by_id = json!({ "paymentId": captured });
    assert_eq!(
        alipay.code("/payments/cancel", by_id.clone()).await,
        "ORDER_STATUS_INVALID"
    );
    alipay
        .call("/payments/refund", refund("f2", &captured, "1"))
        .await;
    assert_eq!(alipay.code("/payments/cancel", by_id).await, "PROCESS_FAIL");
}

#[tokio::test]
async fn money_goes_back_in_parts_and_never_more_than_was_taken() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let payment = held(&world, &alipay, "r1", &receiver.url).await;
    alipay.hear(&mut receiver).await;
    let early = alipay
        .code("/payments/refund", refund("f0", &payment, "1000"))
        .await;
    assert_eq!(early, "ORDER_STATUS_INVALID");
    alipay
        .call("/payments/capture", capture("c1", &payment, "4200"))
        .await;
    alipay.hear(&mut receiver).await;

    let mut wish = refund("f1", &payment, "1000");
    wish["refundNotifyUrl"] = format!("{}&refunds", receiver.url).into();
    let done = alipay.call("/payments/refund", wish.clone()).await;
    assert_eq!(status(&done), "S", "{done}");
    assert!(done["refundTime"].is_string());
    world.sandbox.clock().advance(Duration::from_secs(3));
    let told = receiver.heard().await;
    assert_eq!(told.path, "/hook?of=shop&refunds");
    let told = alipay.check(&told);
    assert_eq!(
        (&told["notifyType"], &told["refundStatus"]),
        (&json!("REFUND_RESULT"), &json!("SUCCESS"))
    );
    assert_eq!(
        (&told["refundRequestId"], &told["refundId"]),
        (&json!("f1"), &done["refundId"])
    );
    assert!(told["paymentId"].is_null());
    assert_eq!(
        alipay.call("/payments/refund", wish).await,
        done,
        "the same again"
    );
    for named in [
        json!({ "refundRequestId": "f1" }),
        json!({ "refundId": done["refundId"] }),
    ] {
        let stands = alipay.call("/payments/inquiryRefund", named).await;
        assert_eq!(
            (&stands["refundStatus"], &stands["refundAmount"]),
            (&json!("SUCCESS"), &sgd("1000"))
        );
    }
    let other = alipay
        .code("/payments/refund", refund("f1", &payment, "1001"))
        .await;
    assert_eq!(other, "REPEAT_REQ_INCONSISTENT");
    let more = alipay
        .code("/payments/refund", refund("f2", &payment, "3201"))
        .await;
    assert_eq!(more, "REFUND_AMOUNT_EXCEED");
    assert_eq!(
        alipay
            .code("/payments/refund", refund("f3", &payment, "3200"))
            .await,
        "SUCCESS"
    );
    assert_eq!(
        alipay
            .code("/payments/refund", refund("f4", &payment, "1"))
            .await,
        "REFUND_AMOUNT_EXCEED"
    );
    let unknown = json!({ "refundRequestId": "none" });
    assert_eq!(
        alipay.code("/payments/inquiryRefund", unknown).await,
        "ORDER_NOT_EXIST"
    );
    let all = alipay.inquire("r1").await;
    assert_eq!(all["transactions"].as_array().unwrap().len(), 3, "{all}");
}

#[tokio::test]
async fn a_refund_that_may_take_its_time_ends_with_a_notification() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let payment = held(&world, &alipay, "r1", &receiver.url).await;
    alipay.hear(&mut receiver).await;
    alipay
        .call("/payments/capture", capture("c1", &payment, "4200"))
        .await;
    alipay.hear(&mut receiver).await;
    let mut wish = refund("f1", &payment, "1000");
    wish["isAsyncRefund"] = true.into();
    let begun = alipay.call("/payments/refund", wish.clone()).await;
    assert_eq!(
        (status(&begun), code(&begun).as_str()),
        ("U", "REFUND_IN_PROCESS")
    );
    let by_request = json!({ "refundRequestId": "f1" });
    let stands = alipay
        .call("/payments/inquiryRefund", by_request.clone())
        .await;
    assert_eq!(stands["refundStatus"], "PROCESSING");
    world.sandbox.clock().advance(Duration::from_secs(61));
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["notifyType"], "REFUND_RESULT");
    let stands = alipay.call("/payments/inquiryRefund", by_request).await;
    assert_eq!(stands["refundStatus"], "SUCCESS");
    assert_eq!(
        alipay.code("/payments/refund", wish).await,
        "SUCCESS",
        "what came of it"
    );
}
