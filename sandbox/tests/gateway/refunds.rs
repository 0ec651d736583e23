//! Refunds: what goes back, what does not, and who hears of it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::merchant::{Merchant, refused, success, text};
use crate::receiver::Receiver;
use crate::world::{Folder, World};
use payseal_sandbox::{Config, Sandbox};

const REFUND: &str = "/openApi/V2022-03/refund";

async fn pay(merchant: &Merchant, order: &str, amount: &str, callback: &str) -> String {
    let method = merchant.save("4242424242424242").await;
    let body = json!({
        "customerPaymentMethodId": method, "orderAmount": amount, "orderCurrency": "USD",
        "orderNo": order, "callbackUrl": callback
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    text(success(&envelope, "00000"), "tradeNo").to_owned()
}

fn wish(trade_no: &str, amount: &str, kind: &str, track: &str) -> Value {
    json!({
        "tradeNo": trade_no, "refundAmount": amount, "refundType": kind,
        "refundReason": "too cold", "merTrackNo": track, "remark": ""
    })
}

async fn find(merchant: &Merchant, batch_no: &str) -> Value {
    merchant
        .get(
            "/openApi/V2022-03/refund/{batchNo}",
            &[("batchNo", batch_no)],
        )
        .await
}

#[tokio::test]
async fn a_refund_is_pending_then_made_or_failed_by_the_clock_and_told() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let mut receiver = Receiver::start("success").await;
    for (order, amount, end) in [("o1", "7.00", "success"), ("o2", "7.79", "fail")] {
        let trade_no = pay(merchant, order, amount, &receiver.url).await;
        assert_eq!(receiver.next().await.json()["type"], "transaction.success");
        let body = wish(&trade_no, amount, "1", order);
        let begun = merchant.post(REFUND, body).await;
        let data = success(&begun, "0000");
        let batch_no = text(data, "batchNo");
        assert!(batch_no.len() == 6 && batch_no.bytes().all(|b| b.is_ascii_digit()));
        let date = text(data, "refundDate");
        let mut expected = json!({
            "batchNo": batch_no, "tradeNo": trade_no, "merTrackNo": order,
            "refundAmount": amount, "currency": "USD", "refundStatus": "pending",
            "refundReason": "too cold", "refundDate": date
        });
        assert_eq!(data, &expected);
        world.sandbox.clock().advance(Duration::from_secs(61));
        let heard = receiver.next().await;
        let said = heard.json();
        let noticed = text(&said["data"], "noticeDate");
        assert_eq!((noticed.len(), &noticed[10..11]), (19, " "));
        assert_eq!(
            heard.body,
            format!(
                "{{\"data\":{{\"reason\":\"too cold\",\"amount\":\"{amount}\",\
                 \"batchNo\":\"{batch_no}\",\"orderAmount\":\"{amount}\",\
                 \"orderNo\":\"{order}\",\"tradeNo\":\"{trade_no}\",\
                 \"orderCurrency\":\"USD\",\"noticeDate\":\"{noticed}\",\
                 \"currency\":\"USD\",\"merTrackNo\":\"{order}\"}},\"type\":\"refund.{end}\"}}"
            )
        );
        expected["refundStatus"] = json!(end);
        assert_eq!(success(&find(merchant, batch_no).await, "00000"), &expected);
    }
}

#[tokio::test]
async fn no_more_goes_back_than_was_paid() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let trade_no = pay(merchant, "o1", "7.00", "").await;
    let post = async |amount: &str, kind: &str, track: &str| {
        merchant
            .post(REFUND, wish(&trade_no, amount, kind, track))
            .await
    };
    let first = post("4.00", "2", "t1").await;
    // The same number is the same refund, and another one under it is none.
    let again = post("4.00", "2", "t1").await;
    assert_eq!(success(&first, "0000"), success(&again, "0000"));
    for (amount, kind, track, why) in [
        ("1.00", "2", "t1", "merTrackNo"),
        ("3.01", "2", "t2", "more than is left"),
        ("7.00", "1", "t2", "more than is left"),
        ("3.00", "1", "t2", "whole amount"),
        ("0.00", "2", "t2", "refundAmount"),
        ("-1.00", "2", "t2", "refundAmount"),
        ("1.001", "2", "t2", "refundAmount"),
        ("1.00", "3", "t2", "refundType"),
    ] {
        let envelope = post(amount, kind, track).await;
        let said = refused(&envelope, "P0002");
        assert!(said.contains(why), "{amount} {kind}: {said}");
    }
    // One that fails makes room again.
    let failing = post("2.79", "2", "t3").await;
    success(&failing, "0000");
    refused(&post("3.00", "2", "t4").await, "P0002");
    world.sandbox.clock().advance(Duration::from_secs(61));
    success(&post("3.00", "2", "t4").await, "0000");
    refused(&post("0.01", "2", "t5").await, "P0002");
}

#[tokio::test]
async fn what_cannot_be_refunded_is_refused() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let paid = pay(merchant, "o1", "7.00", "").await;
    let pending = pay(merchant, "o2", "7.77", "").await;
    let mut other = merchant.clone();
    other.gateway_no = "12246003".to_owned();
    let begun = merchant.post(REFUND, wish(&paid, "1.00", "2", "t1")).await;
    let batch_no = text(success(&begun, "0000"), "batchNo").to_owned();
    for (envelope, why) in [
        (
            merchant
                .post(REFUND, wish(&pending, "1.00", "2", "t2"))
                .await,
            "succeeded",
        ),
        (
            merchant.post(REFUND, wish("1", "1.00", "2", "t2")).await,
            "tradeNo",
        ),
        (
            other.post(REFUND, wish(&paid, "1.00", "2", "t2")).await,
            "tradeNo",
        ),
        (find(&other, &batch_no).await, "batchNo"),
        (find(merchant, "999999").await, "batchNo"),
        (find(merchant, "x").await, "batchNo"),
        (
            merchant.post(REFUND, json!({"tradeNo": paid})).await,
            "refundAmount",
        ),
    ] {
        let said = refused(&envelope, "P0002");
        assert!(said.contains(why), "{said}");
    }
    let day = Duration::from_secs(24 * 60 * 60);
    world.sandbox.clock().advance(179 * day);
    success(
        &merchant.post(REFUND, wish(&paid, "1.00", "2", "t3")).await,
        "0000",
    );
    world.sandbox.clock().advance(2 * day);
    let late = merchant.post(REFUND, wish(&paid, "1.00", "2", "t4")).await;
    assert!(refused(&late, "P0002").contains("180 days"));
}

#[tokio::test]
async fn books_that_do_not_add_up_are_a_start_error_that_names_what_is_wrong() {
    let folder = Folder::new();
    let config = || Config {
        shop_port: 0,
        gateway_port: 0,
        db: Some(folder.path().join("books.sqlite").into()),
        frame_dir: Some(folder.frame()),
        ..Config::demo()
    };
    let sandbox = Sandbox::start(config()).await.unwrap();
    let (_, port) = sandbox.gateway_origin().rsplit_once(':').unwrap();
    let merchant = Merchant::new(&format!("http://127.0.0.1:{port}"), sandbox.clock());
    let trade_no = pay(&merchant, "o1", "7.00", "").await;
    let database = sandbox.database().unwrap().to_owned();
    sandbox.stop().await;
    Sandbox::start(config()).await.unwrap().stop().await;
    rusqlite::Connection::open(database)
        .unwrap()
        .execute("UPDATE entries SET amount = amount * 2", [])
        .unwrap();
    let error = Sandbox::start(config()).await.unwrap_err().to_string();
    assert!(
        error.contains(&trade_no) && error.contains("books.sqlite"),
        "{error}"
    );
}
