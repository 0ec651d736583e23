//! What comes after a sale: a bank takes money back, money is paid out, goods are sent; and how a
//! payment reads then.

use payseal_asiabill::client::{
    Account, AuthType, CallError, CaptureStatus, Client, LogisticsRequest, RefundRequest,
    RefundType, SessionRequest, Transaction,
};
use payseal_asiabill::wire::charge::{ChargeRequest, OrderStatus};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::merchant::refused;
use crate::receiver::Receiver;
use crate::world::World;

fn client(world: &World) -> Client {
    Client::new(&world.url(), Account::new("12246002", "12H4567r")).unwrap()
}

/// Charges 7.00 USD and returns the payment's number.
async fn sell(world: &World, order_no: &str, more: Value) -> TradeNo {
    let card = world.merchant.save("4242424242424242").await;
    let mut body = json!({
        "customerPaymentMethodId": card, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": order_no, "isMobile": "0", "webSite": "shop.localhost"
    });
    body.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    let envelope = world.merchant.post("/V2022-03/confirmCharge", body).await;
    TradeNo::parse(envelope["data"]["tradeNo"].as_str().unwrap()).unwrap()
}

async fn remote(world: &World, trade_no: &TradeNo, what: &str, body: Value) -> Response {
    world
        .merchant
        .http
        .post(format!(
            "{}/sandbox/payments/{trade_no}/{what}",
            world.url()
        ))
        .header("x-sandbox-token", world.sandbox.admin_token())
        .json(&body)
        .send()
        .await
        .unwrap()
}

fn refund(trade_no: &TradeNo, amount: &str, number: &str) -> RefundRequest {
    RefundRequest {
        trade_no: trade_no.to_string(),
        refund_amount: amount.to_owned(),
        refund_type: RefundType::Partial,
        refund_reason: String::new(),
        mer_track_no: number.to_owned(),
    }
}

fn reads(found: &Transaction) -> (OrderStatus, Option<CaptureStatus>, &str, &str) {
    (
        found.trade_status,
        found.capture_status,
        found.refunded_amount.as_deref().unwrap(),
        found.chargeback_amount.as_deref().unwrap(),
    )
}

#[tokio::test]
async fn a_bank_takes_back_what_is_left_once() {
    let world = World::new().await;
    let client = client(&world);
    let mut receiver = Receiver::start("success").await;
    let trade_no = sell(&world, "o1", json!({"callbackUrl": receiver.url})).await;
    assert_eq!(receiver.next().await.gist().0, "transaction.success");
    client
        .refund(&refund(&trade_no, "2.00", "r1"))
        .await
        .unwrap();

    let told = remote(
        &world,
        &trade_no,
        "chargeback",
        json!({"reason": "10.4 Fraud"}),
    )
    .await;
    assert_eq!(told.status(), 200);
    let told: Value = told.json().await.unwrap();
    assert_eq!(
        (&told["amount"], &told["currency"]),
        (&json!("5.00"), &json!("USD"))
    );
    let heard = receiver.next().await;
    let body = heard.json();
    assert_eq!(body["type"], "chargeback.success");
    assert_eq!(body["data"]["amount"], "5.00");
    assert_eq!(body["data"]["reason"], "10.4 Fraud");
    assert_eq!(body["data"]["batchNo"], told["batchNo"]);
    assert_eq!(body["data"]["orderAmount"], "7.00");
    let info = &body["data"]["chargebackInfo"];
    assert!(
        info["replyDeadline"].as_str() > info["cpdDate"].as_str(),
        "{info}"
    );

    let list = client.list_chargebacks(1, 10).await.unwrap();
    assert_eq!((list.page.total, list.list.len()), (1, 1));
    assert_eq!(
        (&list.list[0].trade_no, &*list.list[0].amount),
        (&trade_no, "5.00")
    );
    let found = client.find_transaction(&trade_no).await.unwrap();
    assert_eq!(
        reads(&found),
        (
            OrderStatus::Success,
            Some(CaptureStatus::Captured),
            "2.00",
            "5.00"
        )
    );
    // Nothing is left to give or to take.
    assert!(matches!(
        client.refund(&refund(&trade_no, "0.01", "r2")).await,
        Err(CallError::Refused { .. })
    ));
    assert_eq!(
        remote(&world, &trade_no, "chargeback", json!({}))
            .await
            .status(),
        422
    );
    let reply = world
        .merchant
        .call(Method::POST, "/openApi/V2022-03/chargebacks", "{}");
    refused(&world.merchant.envelope(&reply).await, "S0001");
}

#[tokio::test]
async fn money_is_paid_out_and_the_merchant_hears_it() {
    let world = World::new().await;
    let mut receiver = Receiver::start("success").await;
    let trade_no = sell(&world, "o1", json!({"callbackUrl": receiver.url})).await;
    receiver.next().await;
    assert_eq!(
        remote(&world, &trade_no, "clear", json!({})).await.status(),
        204
    );
    let (kind, _) = receiver.next().await.gist();
    assert_eq!(kind, "transaction.clear");
    let unknown = TradeNo::parse("2022051811043674149462").unwrap();
    assert_eq!(
        remote(&world, &unknown, "clear", json!({})).await.status(),
        422
    );
    let stranger = world
        .merchant
        .http
        .post(format!(
            "{}/sandbox/payments/{trade_no}/chargeback",
            world.url()
        ))
        .send()
        .await
        .unwrap();
    assert_eq!(stranger.status(), 403);
}

#[tokio::test]
async fn what_is_held_taken_or_let_go_reads_so() {
    let world = World::new().await;
    let client = client(&world);
    let manual = json!({"capture": "manual"});
    let (one, two) = (
        sell(&world, "o1", manual.clone()).await,
        sell(&world, "o2", manual).await,
    );
    let found = client.find_transaction(&one).await.unwrap();
    assert_eq!(found.capture_status, Some(CaptureStatus::Held));
    // A bank takes nothing back that was never taken.
    assert_eq!(
        remote(&world, &one, "chargeback", json!({})).await.status(),
        422
    );
    client.authorize(&one, AuthType::Capture, "").await.unwrap();
    client.authorize(&two, AuthType::Void, "").await.unwrap();
    for (order_no, expected) in [("o1", CaptureStatus::Captured), ("o2", CaptureStatus::Void)] {
        let order_no = OrderNo::parse(order_no).unwrap();
        let list = client.list_transactions(&order_no).await.unwrap().list;
        assert_eq!(list[0].capture_status, Some(expected), "{order_no}");
    }
    let card = world.merchant.save("4000000000000002").await;
    let charge: ChargeRequest = serde_json::from_value(json!({
        "customerPaymentMethodId": card, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": "o3"
    }))
    .unwrap();
    let declined = client
        .confirm_charge(&charge)
        .await
        .unwrap()
        .trade_no
        .unwrap();
    let found = client.find_transaction(&declined).await.unwrap();
    assert_eq!(
        reads(&found),
        (OrderStatus::Fail, Some(CaptureStatus::None), "0.00", "0.00")
    );
}

#[tokio::test]
async fn where_goods_are_is_kept_for_what_was_sold() {
    let world = World::new().await;
    let client = client(&world);
    let trade_no = sell(&world, "o1", json!({})).await;
    let wish = |order_no: &str, tracking_no: &str| LogisticsRequest {
        trade_no: trade_no.to_string(),
        order_no: order_no.to_owned(),
        lc_code: "DHL".to_owned(),
        tracking_no: tracking_no.to_owned(),
        tracking_web: None,
    };
    assert!(client.find_logistics(&trade_no).await.is_err());
    for tracking_no in ["JD0001", "JD0002"] {
        let told = client
            .upload_logistics(&wish("o1", tracking_no))
            .await
            .unwrap();
        assert_eq!((&told.trade_no, &*told.status), (&trade_no, "success"));
    }
    let envelope = world
        .merchant
        .get(
            "/openApi/V2022-03/logistics/{tradeNo}",
            &[("tradeNo", trade_no.as_str())],
        )
        .await;
    assert_eq!(envelope["data"]["trackingNo"], "JD0002");
    for wrong in [wish("another", "JD0003"), wish("o1", "4242424242424242")] {
        assert!(matches!(
            client.upload_logistics(&wrong).await,
            Err(CallError::Refused { .. })
        ));
    }
}

#[tokio::test]
async fn a_token_is_asked_for_with_its_purpose() {
    let world = World::new().await;
    let client = client(&world);
    let wish = SessionRequest {
        amount: Some("7.00".to_owned()),
        currency: Some("USD".to_owned()),
        ..SessionRequest::default()
    };
    let token = client
        .create_session_for(&wish)
        .await
        .unwrap()
        .session_token;
    let facts: Value = world
        .merchant
        .http
        .get(format!("{}/services/v3/session", world.url()))
        .header("sessionToken", token.expose_token())
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    assert_eq!(facts["data"]["amount"], "7.00", "{facts}");
    let half = SessionRequest {
        currency: None,
        ..wish
    };
    assert!(client.create_session_for(&half).await.is_err());
}
