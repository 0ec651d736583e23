//! Alipay+: the plan of conformance, A-1 to A-5, by what the vendor's client writes.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{code, status};
use crate::alipay_recorded::Plan;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn plan_a1_consult() {
    let plan = Plan::new().await;
    let told = plan.send("consult", &[]).await;
    let option = &told["paymentOptions"][0];
    assert_eq!((status(&told), &option["enabled"]), ("S", &json!(true)));
    assert_eq!(option["paymentMethodRegion"], json!(["GLOBAL"]));
    let detail = &option["paymentOptionDetail"];
    assert_eq!(detail["funding"], json!(["CREDIT", "DEBIT"]));
    assert!(detail["supportCardBrands"][0]["logo"]["logoUrl"].is_string());
    assert_eq!(
        plan.code("consult from nowhere", &[]).await,
        "PARAM_ILLEGAL"
    );
    assert_eq!(plan.alipay.base, "/ams/sandbox/api/v1");

    let (path, body) = plan.body("consult", &[]);
    let good = plan.alipay.sign_text(path, "1795189025000", body);
    let answer = plan.alipay.send(&good).await;
    assert!(
        !answer.headers()["signature"]
            .to_str()
            .unwrap()
            .ends_with("signature=")
    );
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(code(&answer), "SUCCESS", "in milliseconds");
    let mut flipped = good.clone();
    flipped.body = flipped.body.replace("4200", "4201");
    let mut of_nobody = good;
    of_nobody.client_id = "SANDBOX_NOBODY".to_owned();
    for (call, expected) in [
        (flipped, "INVALID_SIGNATURE"),
        (of_nobody, "CLIENT_INVALID"),
    ] {
        let answer = plan.alipay.send(&call).await;
        assert_eq!(answer.status(), 200);
        assert!(
            answer.headers()["signature"]
                .to_str()
                .unwrap()
                .ends_with("signature=")
        );
        let answer: Value = answer.json().await.unwrap();
        assert_eq!((status(&answer), code(&answer).as_str()), ("F", expected));
    }
}

#[tokio::test]
async fn plan_a2_held_and_captured() {
    let mut plan = Plan::new().await;
    let paid = plan.send("pay", &[("@paymentRequestId@", "a2")]).await;
    assert_eq!((status(&paid), code(&paid).as_str()), ("S", "SUCCESS"));
    let payment = paid["paymentId"].as_str().unwrap();
    // That it holds, and holds no longer when it is changed, is checked wherever it is heard.
    let told = plan.hear().await;
    assert_eq!(
        (&told["notifyType"], &told["paymentId"]),
        (&json!("PAYMENT_RESULT"), &json!(payment))
    );
    let stands = plan.stands("a2").await;
    assert_eq!(stands["paymentStatus"], "SUCCESS");
    assert!(stands["authExpiryTime"].is_string() && stands["transactions"].is_null());
    let done = plan.capture("c2", payment, "4200").await;
    let told = plan.hear().await;
    assert_eq!(
        (&told["notifyType"], &told["captureId"]),
        (&json!("CAPTURE_RESULT"), &done["captureId"])
    );
    let stands = plan.stands("a2").await;
    let first = &stands["transactions"][0];
    assert_eq!(
        (&first["transactionType"], &first["transactionStatus"]),
        (&json!("CAPTURE"), &json!("SUCCESS"))
    );
    let back = plan.refund("f2", payment, "1000").await;
    let told = plan.hear().await;
    assert_eq!(
        (&told["notifyType"], &told["refundId"]),
        (&json!("REFUND_RESULT"), &back["refundId"])
    );
    let stands = plan
        .send("inquiryRefund", &[("@refundRequestId@", "f2")])
        .await;
    assert_eq!(stands["refundStatus"], "SUCCESS");
    let more = plan.refund("f3", payment, "3201").await;
    assert_eq!(code(&more), "REFUND_AMOUNT_EXCEED");
}

#[tokio::test]
async fn plan_a3_captured_at_once() {
    let mut plan = Plan::new().await;
    for (id, mode) in [
        ("a31", "\"captureMode\": \"AUTOMATIC\""),
        ("a32", "\"captureMode\": \"\""),
    ] {
        let automatic = "\"captureMode\": \"AUTOMATIC\"";
        let changes = [("@paymentRequestId@", id), (automatic, mode)];
        let paid = plan.send("pay at once", &changes).await;
        let told = plan.hear_both().await;
        assert_eq!(told[0]["notifyType"], "PAYMENT_RESULT");
        assert_eq!(told[1]["notifyType"], "CAPTURE_RESULT");
        let by_hand = plan
            .capture(id, paid["paymentId"].as_str().unwrap(), "4200")
            .await;
        assert_eq!(code(&by_hand), "ORDER_STATUS_INVALID");
    }
}

#[tokio::test]
async fn plan_a4_cancelled() {
    let mut plan = Plan::new().await;
    let payment = plan.held("a4").await;
    let by_request = [("@paymentRequestId@", "a4")];
    let done = plan.send("cancel by request", &by_request).await;
    assert!(
        status(&done) == "S" && done["cancelTime"].is_string(),
        "{done}"
    );
    assert_eq!(plan.stands("a4").await["paymentStatus"], "CANCELLED");
    assert_eq!(
        code(&plan.capture("c4", &payment, "4200").await),
        "AUTH_CANCELLED"
    );
    assert_eq!(
        plan.send("cancel by request", &by_request).await,
        done,
        "the same again"
    );
    assert_eq!(plan.cancel("none").await, "ORDER_NOT_EXIST");
    assert_eq!(plan.code("cancel nothing", &[]).await, "PARAM_ILLEGAL");
    let captured = plan.held("a43").await;
    plan.capture("c43", &captured, "4200").await;
    assert_eq!(plan.cancel(&captured).await, "ORDER_STATUS_INVALID");
}

#[tokio::test]
async fn plan_a5_rules() {
    let mut plan = Plan::new().await;
    let payment = plan.held("a5").await;
    let late = plan.held("a52").await;
    let above = plan.capture("c51", &payment, "4201").await;
    assert_eq!(code(&above), "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT");
    let below = plan.capture("c52", &payment, "4199").await;
    assert_eq!(
        (status(&below), code(&below).as_str()),
        ("F", "PARAM_ILLEGAL"),
        "our choice"
    );
    let euros = [
        ("@captureRequestId@", "c53"),
        ("@paymentId@", payment.as_str()),
        ("SGD", "EUR"),
    ];
    assert_eq!(plan.code("capture", &euros).await, "CURRENCY_NOT_SUPPORT");

    let done = plan.capture("c54", &payment, "4200").await;
    assert!(done["captureId"].is_string());
    assert_eq!(plan.capture("c54", &payment, "4200").await, done);
    let back = plan.refund("f5", &payment, "1").await;
    assert_eq!(plan.refund("f5", &payment, "1").await, back);
    let again = plan.send("pay", &[("@paymentRequestId@", "a5")]).await;
    assert_eq!(again["paymentId"], payment.as_str());
    let other = [("@paymentRequestId@", "a5"), ("\"4200\"", "\"1\"")];
    for other in [
        code(&plan.capture("c54", &payment, "1").await),
        code(&plan.refund("f5", &payment, "2").await),
        plan.code("pay", &other).await,
    ] {
        assert_eq!(other, "REPEAT_REQ_INCONSISTENT");
    }

    plan.world
        .sandbox
        .clock()
        .advance(7 * DAY + Duration::from_secs(1));
    assert_eq!(
        code(&plan.capture("c55", &late, "4200").await),
        "AUTH_EXPIRED"
    );
    assert_eq!(plan.stands("a52").await["paymentStatus"], "CANCELLED");
    let at_once = plan
        .send("pay by issuer", &[("@paymentRequestId@", "a55")])
        .await;
    assert_eq!(code(&at_once), "PAYMENT_IN_PROCESS");
    let by_hand = [("@paymentRequestId@", "a56"), ("AUTOMATIC", "MANUAL")];
    let by_hand = plan.send("pay by issuer", &by_hand).await;
    assert_eq!(
        (status(&by_hand), code(&by_hand).as_str()),
        ("F", "PARAM_ILLEGAL"),
        "our choice"
    );
}
