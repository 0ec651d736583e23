//! One account in two dialects: AsiaBill's calls neither see nor touch what was paid in Alipay+.

use reqwest::Method;
use serde_json::json;

use crate::alipay::{Alipay, code, order, sgd};
use crate::merchant::{refused, success};
use crate::world::World;

#[tokio::test]
async fn asiabill_knows_nothing_of_a_payment_that_was_made_in_another_dialect() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let alipay = Alipay::of(&world).await;
    let token = merchant.save("4054695723100768").await;
    let paid = alipay
        .call(
            "/payments/pay",
            order("r1", &token, "http://shop.localhost:9/"),
        )
        .await;
    let held = paid["paymentId"].as_str().unwrap();
    let by_number = [("tradeNo", held)];
    for (path, body) in [
        (
            "/V2022-03/AuthorizeInterface",
            json!({"authType": "2", "tradeNo": held}),
        ),
        (
            "/openApi/V2022-03/refund",
            json!({"tradeNo": held, "refundAmount": "42.00", "refundType": "1"}),
        ),
        (
            "/openApi/V2022-03/logistics",
            json!({"tradeNo": held, "orderNo": "r1", "lcCode": "DHL", "trackingNo": "JD1"}),
        ),
    ] {
        refused(&merchant.post(path, body).await, "P0002");
    }
    for path in ["orderInfo", "logistics"] {
        let path = format!("/openApi/V2022-03/{path}/{{tradeNo}}");
        refused(&merchant.get(&path, &by_number).await, "P0002");
    }
    let list = merchant.call(Method::GET, "/openApi/V2022-03/transactions", "");
    let envelope = merchant.envelope(&list.with_query(&by_number)).await;
    assert_eq!(success(&envelope, "00000")["list"], json!([]));

    // It is as it was: its own dialect captures it, and gives it back.
    let capture =
        json!({"captureRequestId": "c1", "paymentId": held, "captureAmount": sgd("4200")});
    assert_eq!(alipay.code("/payments/capture", capture).await, "SUCCESS");
    let refund = json!({"refundRequestId": "b1", "paymentId": held, "refundAmount": sgd("100")});
    let refund = alipay.call("/payments/refund", refund).await;
    assert_eq!(code(&refund), "SUCCESS", "{refund}");
    let number = refund["refundId"].as_str().unwrap();
    let find = "/openApi/V2022-03/refund/{batchNo}";
    refused(&merchant.get(find, &[("batchNo", number)]).await, "P0002");
}
