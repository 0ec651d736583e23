//! The shop's webhook receiver: whom it believes, and that it hears each report once.

use payseal_asiabill::wire::signature::{SignedHeaders, hmac, message_string};
use reqwest::Client;
use serde_json::json;

use crate::checkout::{attempt, card, pay};
use crate::stage::{CHALLENGED, OK, Shopper, Stage};

#[tokio::test]
async fn only_young_reports_that_the_gateway_signed_are_heard() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = card(&stage, &mut shopper, CHALLENGED, false).await;
    let told = pay(&mut shopper, attempt(&id, "one")).await;
    let body = json!({ "data": {
        "transactionType": "Sale", "orderAmount": "24.00", "orderNo": told["orderNo"],
        "tradeNo": told["tradeNo"], "orderCurrency": "USD", "orderInfo": "Transaction Approved",
        "orderStatus": "success", "remark": ""
    }, "type": "transaction.success" })
    .to_string();
    let now = stage.sandbox.clock().now().millis();
    let report = async |shopper: &Shopper, key: &str, time: i64, times: usize| -> String {
        let time = time.to_string();
        let string = message_string(
            &SignedHeaders {
                gateway_no: "12246002",
                id: "id1",
                time: &time,
                version: Some("V2022-03"),
            },
            &[],
            &[],
            body.as_bytes(),
        );
        let signature = hmac::sign(key.as_bytes(), &string).to_upper_hex();
        let mut said = String::new();
        for _ in 0..times {
            let request = Client::new()
                .post(format!("{}/api/webhooks/asiabill", shopper.site()))
                .header("gateway-no", "12246002")
                .header("request-id", "id1")
                .header("request-time", &time)
                .header("version", "V2022-03")
                .header("sign-info", &signature)
                .body(body.clone());
            let answer = request.send().await.unwrap();
            assert!(answer.headers().get("set-cookie").is_none());
            said = answer.text().await.unwrap();
        }
        said
    };
    let path = format!("/api/orders/{}", told["orderNo"].as_str().unwrap());
    for (key, time) in [("00000000", now), ("12H4567r", now - 11 * 60 * 1000)] {
        assert_ne!(report(&shopper, key, time, 1).await, "success");
        let order = shopper.get(&path).await.told(OK).await;
        assert_eq!(order["status"], json!("challenge"), "{order}");
    }
    assert_eq!(report(&shopper, "12H4567r", now, 3).await, "success");
    let order = shopper.get(&path).await.told(OK).await;
    assert_eq!(order["status"], json!("succeeded"), "{order}");
}
