//! Money that is held: captured or let go, once, within seven days.

use std::time::Duration;

use serde_json::{Value, json};

use crate::merchant::{Merchant, refused, success, text};
use crate::receiver::Receiver;
use crate::world::World;

const BASES: [&str; 2] = [
    "/V2022-03/AuthorizeInterface",
    "/openApi/V2022-03/AuthorizeInterface",
];

async fn charge(merchant: &Merchant, order: &str, capture: &str, callback: &str) -> String {
    let method = merchant.save("4242424242424242").await;
    let body = json!({
        "customerPaymentMethodId": method, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": order, "capture": capture, "callbackUrl": callback
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    let data = success(&envelope, "00000");
    assert_eq!(data["orderStatus"], "success");
    text(data, "tradeNo").to_owned()
}

async fn operate(merchant: &Merchant, base: usize, kind: Value, trade_no: &str) -> Value {
    let body = json!({"authType": kind, "tradeNo": trade_no, "remark": "", "operator": "robin"});
    merchant.post(BASES[base], body).await
}

async fn status(merchant: &Merchant, trade_no: &str) -> String {
    let envelope = merchant
        .get(
            "/openApi/V2022-03/orderInfo/{tradeNo}",
            &[("tradeNo", trade_no)],
        )
        .await;
    text(success(&envelope, "00000"), "tradeStatus").to_owned()
}

async fn refund(merchant: &Merchant, trade_no: &str) -> Value {
    let body = json!({"tradeNo": trade_no, "refundAmount": "7.00", "refundType": "1"});
    merchant.post("/openApi/V2022-03/refund", body).await
}

#[tokio::test]
async fn held_money_is_taken_or_let_go_on_either_base_and_told() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let mut receiver = Receiver::start("success").await;
    for (base, kind, word, stands) in [
        (0, json!("1"), "captured", "success"),
        (1, json!(2), "void", "fail"),
    ] {
        let order = format!("o{base}");
        let trade_no = charge(merchant, &order, "manual", &receiver.url).await;
        assert_eq!(receiver.next().await.json()["type"], "transaction.success");
        assert!(refused(&refund(merchant, &trade_no).await, "P0002").contains("capture it first"));
        let envelope = operate(merchant, base, kind, &trade_no).await;
        let expected = json!({
            "tradeNo": trade_no, "orderNo": order, "orderStatus": "success", "orderInfo": "Success"
        });
        assert_eq!(success(&envelope, "00000"), &expected);
        let heard = receiver.next().await;
        assert_eq!(
            heard.body,
            format!(
                "{{\"data\":{{\"orderAmount\":\"7.00\",\"orderNo\":\"{order}\",\
                 \"tradeNo\":\"{trade_no}\",\"orderCurrency\":\"USD\",\
                 \"orderStatus\":\"{stands}\",\"operationResult\":\"Success\"}},\
                 \"type\":\"pre-authorized.{word}\"}}"
            )
        );
        assert_eq!(status(merchant, &trade_no).await, stands);
        for kind in ["1", "2"] {
            let again = operate(merchant, base, json!(kind), &trade_no).await;
            let data = success(&again, "00000");
            assert_eq!(data["orderStatus"], "fail");
            assert!(text(data, "orderInfo").starts_with("A0008_"), "{data}");
        }
        let back = refund(merchant, &trade_no).await;
        if word == "captured" {
            success(&back, "0000");
        } else {
            assert!(refused(&back, "P0002").contains("succeeded"));
        }
    }
    // What was let go makes room for another try of the same order.
    charge(merchant, "o1", "automatic", "").await;
}

#[tokio::test]
async fn after_seven_days_it_goes_back_by_itself() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let mut receiver = Receiver::start("success").await;
    let trade_no = charge(merchant, "o1", "manual", &receiver.url).await;
    receiver.next().await;
    let day = Duration::from_secs(24 * 60 * 60);
    world
        .sandbox
        .clock()
        .advance(7 * day - Duration::from_secs(60));
    assert_eq!(status(merchant, &trade_no).await, "success");
    world.sandbox.clock().advance(Duration::from_secs(61));
    let heard = loop {
        let heard = receiver.next().await.json();
        // Acknowledged while the clock jumped, the first report may come twice.
        if heard["type"] != "transaction.success" {
            break heard;
        }
    };
    assert_eq!(heard["type"], "pre-authorized.void");
    assert_eq!(status(merchant, &trade_no).await, "fail");
    let late = operate(merchant, 0, json!("1"), &trade_no).await;
    let data = success(&late, "00000");
    assert!(text(data, "orderInfo").starts_with("A0009_"), "{data}");
}

#[tokio::test]
async fn what_holds_nothing_cannot_be_captured() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let trade_no = charge(merchant, "o1", "automatic", "").await;
    let envelope = operate(merchant, 0, json!("1"), &trade_no).await;
    let data = success(&envelope, "00000");
    assert!(text(data, "orderInfo").starts_with("A0007_"), "{data}");
    for (kind, trade_no, why) in [
        (json!("3"), trade_no.as_str(), "authType"),
        (json!(null), trade_no.as_str(), "authType"),
        (json!("1"), "2022051811043674149462", "tradeNo"),
    ] {
        let envelope = operate(merchant, 0, kind, trade_no).await;
        assert!(refused(&envelope, "P0002").contains(why), "{envelope}");
    }
    let method = merchant.save("4242424242424242").await;
    let body = json!({
        "customerPaymentMethodId": method, "orderAmount": "7.00", "orderCurrency": "USD",
        "orderNo": "o2", "capture": "later"
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    assert!(refused(&envelope, "P0002").contains("capture is"));
    let long = json!({"authType": "1", "tradeNo": trade_no, "remark": "x".repeat(101)});
    let envelope = merchant.post(BASES[0], long).await;
    assert!(refused(&envelope, "P0002").contains("A0010"));
}

#[tokio::test]
async fn a_first_charge_that_was_let_go_begins_no_series() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let method = merchant.save("4242424242424242").await;
    let charge = async |order: &str, token_type: &str| {
        let body = json!({
            "customerPaymentMethodId": method, "customerId": customer, "orderAmount": "7.00",
            "orderCurrency": "USD", "orderNo": order, "tokenType": token_type, "capture": "manual"
        });
        merchant.post("/V2022-03/confirmCharge", body).await
    };
    let first = charge("o1", "InitRecurring").await;
    let trade_no = text(success(&first, "00000"), "tradeNo").to_owned();
    success(&charge("o2", "Recurring").await, "00000");
    success(&operate(merchant, 0, json!("2"), &trade_no).await, "00000");
    assert!(refused(&charge("o3", "Recurring").await, "P0002").contains("InitRecurring"));
}

/// A first charge that was let go takes away its own agreement, and no other's.
#[tokio::test]
async fn a_series_goes_on_while_one_of_its_first_charges_stands() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let method = merchant.save("4242424242424242").await;
    let charge = async |order: &str, token_type: &str, capture: &str| {
        let body = json!({
            "customerPaymentMethodId": method, "customerId": customer, "orderAmount": "7.00",
            "orderCurrency": "USD", "orderNo": order, "tokenType": token_type, "capture": capture
        });
        merchant.post("/V2022-03/confirmCharge", body).await
    };
    for (order, void) in [("b1", true), ("b2", false)] {
        success(
            &charge(&format!("{order}-a"), "InitRecurring", "automatic").await,
            "00000",
        );
        let second = charge(order, "InitRecurring", "manual").await;
        let trade_no = text(success(&second, "00000"), "tradeNo");
        if void {
            success(&operate(merchant, 0, json!("2"), trade_no).await, "00000");
        } else {
            let week = Duration::from_secs(7 * 24 * 60 * 60 + 1);
            world.sandbox.clock().advance(week);
        }
        assert_eq!(status(merchant, trade_no).await, "fail");
        let later = charge(&format!("{order}-b"), "Recurring", "automatic").await;
        assert_eq!(success(&later, "00000")["orderStatus"], "success");
    }
}
