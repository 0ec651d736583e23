//! Charges: what the issuer says, orders that are paid once, subscriptions, and reading it back.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::merchant::{Merchant, card, refused, success, text};
use crate::world::World;

const CHARGE: &str = "/V2022-03/confirmCharge";

#[tokio::test]
async fn a_saved_card_is_charged_with_no_shopper_present() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    let data = world.merchant.charge("o1", "7.00", &method).await;
    let trade_no = text(&data, "tradeNo");
    assert!(trade_no.len() == 22 && trade_no.bytes().all(|b| b.is_ascii_digit()));
    assert_eq!(
        data,
        json!({
            "redirectUrl": "", "orderStatus": "success", "orderInfo": "Transaction Approved",
            "remark": "thanks", "tradeNo": trade_no, "orderNo": "o1", "orderAmount": "7.00",
            "orderCurrency": "USD", "maskCardNo": "424242***4242"
        })
    );
}

#[tokio::test]
async fn a_decline_is_an_answer() {
    let world = World::new().await;
    for (number, info) in [
        ("4000000000000002", "Decline"),
        ("4000000000000077", "Decline"),
        ("4000000000009995", "Decline: insufficient funds"),
        ("4000000000009987", "Decline: lost card"),
        ("4000000000009979", "Decline: stolen card"),
        ("4000000000000119", "Decline: processing error"),
    ] {
        let method = world.merchant.save(number).await;
        let data = world
            .merchant
            .charge(number.get(10..).unwrap(), "1", &method)
            .await;
        assert_eq!(
            (&data["orderStatus"], &data["orderInfo"]),
            (&json!("fail"), &json!(info))
        );
    }
}

#[tokio::test]
async fn an_order_is_paid_once_and_may_be_tried_again_after_a_failure() {
    let world = World::new().await;
    let bad = world.merchant.save("4000000000000002").await;
    let good = world.merchant.save("4242424242424242").await;
    let failed = world.merchant.charge("o1", "7.00", &bad).await;
    assert_eq!(failed["orderStatus"], "fail");
    let paid = world.merchant.charge("o1", "7.00", &good).await;
    assert_eq!(paid["orderStatus"], "success");
    assert_ne!(paid["tradeNo"], failed["tradeNo"]);
    let again = world.merchant.charge("o1", "7.00", &good).await;
    assert_eq!(again["orderStatus"], "fail");
    assert_eq!(again["orderInfo"], "I0061_Duplicate Order");
    assert_eq!(again["tradeNo"], paid["tradeNo"]);
    // Another account's order of that number is another order.
    let mut other = world.merchant.clone();
    other.gateway_no = "12246003".to_owned();
    let theirs = other.save("4242424242424242").await;
    assert_eq!(
        other.charge("o1", "7.00", &theirs).await["orderStatus"],
        "success"
    );
}

#[tokio::test]
async fn of_many_charges_of_an_order_at_once_one_goes_through() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    let mut charges = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (merchant, method) = (world.merchant.clone(), method.clone());
        charges.spawn(async move { merchant.charge("o1", "7.00", &method).await });
    }
    let statuses = charges.join_all().await;
    let paid = statuses
        .iter()
        .filter(|data| data["orderStatus"] == "success");
    assert_eq!(paid.count(), 1);
}

async fn recurring(merchant: &Merchant, kind: &str, order: &str, pm: &str, cus: &str) -> Value {
    let body = json!({
        "customerPaymentMethodId": pm, "customerId": cus, "orderAmount": "9.90",
        "orderCurrency": "EUR", "orderNo": order, "tokenType": kind,
        "returnUrl": "http://shop.localhost/back"
    });
    merchant.post(CHARGE, body).await
}

#[tokio::test]
async fn later_charges_need_a_first_one_that_succeeded() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let method = merchant.save("4242424242424242").await;
    let envelope = recurring(merchant, "Recurring", "o0", &method, &customer).await;
    assert!(refused(&envelope, "P0002").contains("InitRecurring"));

    let envelope = recurring(merchant, "InitRecurring", "o1", &method, &customer).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "success");
    world
        .sandbox
        .clock()
        .advance(Duration::from_secs(7 * 24 * 3600));
    let envelope = recurring(merchant, "Recurring", "o2", &method, &customer).await;
    let data = success(&envelope, "00000");
    assert_eq!(
        (&data["orderStatus"], &data["redirectUrl"]),
        (&json!("success"), &json!(""))
    );

    // Of this pair only.
    let other = merchant.save("5555555555554444").await;
    let envelope = recurring(merchant, "Recurring", "o3", &other, &customer).await;
    refused(&envelope, "P0002");
    // Charging for a customer has bound the card to him.
    let query = "/V2022-03/payment_methods/{customerPaymentMethodId}";
    let found = merchant
        .get(query, &[("customerPaymentMethodId", &method)])
        .await;
    assert_eq!(found["data"]["customerId"], customer.as_str());
    let stranger = merchant.customer().await;
    let envelope = recurring(merchant, "InitRecurring", "o4", &method, &stranger).await;
    assert!(refused(&envelope, "P0002").contains("another customer"));

    let failing = merchant.save("4000000000000002").await;
    let envelope = recurring(merchant, "InitRecurring", "o5", &failing, &customer).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "fail");
    let envelope = recurring(merchant, "Recurring", "o6", &failing, &customer).await;
    refused(&envelope, "P0002");
    let envelope = recurring(merchant, "Recurring", "o7", &method, "").await;
    assert!(refused(&envelope, "P0002").contains("customerId"));
    let envelope = recurring(merchant, "Sometimes", "o8", &method, &customer).await;
    refused(&envelope, "P0002");
}

#[tokio::test]
async fn an_amount_of_77_cents_settles_after_a_minute() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    let data = world.merchant.charge("o1", "3.77", &method).await;
    assert_eq!(
        (&data["orderStatus"], &data["redirectUrl"]),
        (&json!("pending"), &json!(""))
    );
    let trade_no = text(&data, "tradeNo");
    let again = world.merchant.charge("o1", "3.77", &method).await;
    assert_eq!(again["orderInfo"], "I0061_Duplicate Order");

    let find = "/openApi/V2022-03/orderInfo/{tradeNo}";
    let read = async || {
        let envelope = world.merchant.get(find, &[("tradeNo", trade_no)]).await;
        success(&envelope, "00000").clone()
    };
    world.sandbox.clock().advance(Duration::from_secs(50));
    assert_eq!(read().await["tradeStatus"], "pending");
    world.sandbox.clock().advance(Duration::from_secs(11));
    let item = read().await;
    assert_eq!(item["tradeStatus"], "success");
    assert_eq!(item["tradeInfo"], "Transaction Approved");
    assert_eq!(item["tradeAmount"], "3.77");
}

#[tokio::test]
async fn transactions_are_found_by_number_order_or_time() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    let mut numbers = Vec::new();
    for order in ["o1", "o2", "o3"] {
        let data = world.merchant.charge(order, "5", &method).await;
        numbers.insert(0, text(&data, "tradeNo").to_owned());
        world.sandbox.clock().advance(Duration::from_secs(1));
    }
    let list = async |query: &[(&'static str, &str)]| -> Vec<String> {
        let call = world
            .merchant
            .call(Method::GET, "/openApi/V2022-03/transactions", "");
        let envelope = world.merchant.envelope(&call.with_query(query)).await;
        let list = success(&envelope, "00000")["list"].as_array().unwrap();
        list.iter()
            .map(|item| text(item, "tradeNo").to_owned())
            .collect()
    };
    assert_eq!(list(&[]).await, numbers);
    assert_eq!(list(&[("orderNo", "o2")]).await, numbers[1..2]);
    assert_eq!(
        list(&[("pageSize", "1"), ("pageIndex", "3")]).await,
        numbers[2..]
    );
    // A known number is found whatever day is asked for beside it.
    let day = [
        ("startTime", "2022-03-26T00:00:00"),
        ("endTime", "2022-03-26T23:59:59"),
    ];
    let with_number = [day[0], day[1], ("tradeNo", numbers[0].as_str())];
    assert_eq!(list(&with_number).await, numbers[..1]);
    assert_eq!(list(&day).await, [""; 0]);
    assert_eq!(list(&[("tradeNo", "1")]).await, [""; 0]);
    let find = "/openApi/V2022-03/orderInfo/{tradeNo}";
    refused(
        &world.merchant.get(find, &[("tradeNo", "1")]).await,
        "P0002",
    );
}

#[tokio::test]
async fn what_cannot_be_charged_is_refused_with_the_reason() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    for (member, value, said) in [
        ("orderAmount", json!("-1"), "orderAmount"),
        ("orderAmount", json!("0.00"), "zero"),
        ("orderAmount", json!("1.001"), "orderAmount"),
        ("orderCurrency", json!("ZZZ"), "orderCurrency"),
        (
            "customerPaymentMethodId",
            json!("pm_1"),
            "customerPaymentMethodId",
        ),
        (
            "customerPaymentMethodId",
            json!(""),
            "customerPaymentMethodId is missing",
        ),
        ("customerId", json!("cus_1"), "customerId"),
        ("remark", json!("4242-4242-4242-4242"), "must not hold"),
        ("remark", json!("x".repeat(501)), "remark"),
        ("orderNo", json!("4242424242424242"), "must not hold"),
    ] {
        let mut body = json!({
            "customerPaymentMethodId": method, "orderAmount": 7, "orderCurrency": "USD",
            "orderNo": "o1"
        });
        body[member] = value;
        let envelope = world.merchant.post(CHARGE, body).await;
        let message = refused(&envelope, "P0002");
        assert!(message.contains(said), "{member}: {message}");
    }
    // None of that has used up the order; numbers are as good as texts.
    let body = json!({
        "customerPaymentMethodId": method, "orderAmount": 700, "orderCurrency": "JPY",
        "orderNo": "o1", "isMobile": "1"
    });
    let envelope = world.merchant.post(CHARGE, body).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "success");
}

#[tokio::test]
async fn a_merchant_who_may_touch_cards_sends_one_along() {
    let world = World::new().await;
    let body = json!({
        "customerPaymentMethod": card("5105105105105100"), "orderAmount": "7.00",
        "orderCurrency": "USD", "orderNo": "o1"
    });
    let envelope = world.merchant.post(CHARGE, body).await;
    let data = success(&envelope, "00000");
    assert_eq!(data["orderStatus"], "success");
    assert_eq!(data["maskCardNo"], "510510***5100");
}

#[tokio::test]
async fn a_card_whose_last_month_is_over_is_declined() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    world
        .sandbox
        .clock()
        .advance(Duration::from_secs(15 * 366 * 24 * 3600));
    let data = world.merchant.charge("o1", "7.00", &method).await;
    assert_eq!(data["orderInfo"], "Decline: expired card");
}
