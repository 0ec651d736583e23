//! Saved cards in the frame: listing, changing, removing and preferring them, by their own
//! customer's session only.

use std::time::Duration;

use serde_json::{Value, json};

use crate::frame::Frame;
use crate::merchant::{Merchant, refused, success, text};
use crate::world::World;

async fn charge(merchant: &Merchant, order: &str, method: &str, customer: &str) -> Value {
    let body = json!({
        "customerPaymentMethodId": method, "customerId": customer, "orderAmount": "7.00",
        "orderCurrency": "USD", "orderNo": order, "returnUrl": "http://shop.localhost/back"
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", body).await;
    success(&envelope, "00000").clone()
}

#[tokio::test]
async fn the_newest_come_first_with_everything_that_names_a_card() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::of(&world.merchant, &customer).await;
    let mut ids = Vec::new();
    for number in ["4242424242424242", "378282246310005", "5555555555554444"] {
        ids.insert(0, frame.keep(number).await);
        world.sandbox.clock().advance(Duration::from_secs(1));
    }
    assert_eq!(frame.list(&customer).await, ids);
    let envelope = frame.get(&format!("payment_methods/list/{customer}")).await;
    let item = &success(&envelope, "0")[1];
    assert_eq!(
        item["card"],
        json!({"brand": "ae", "last4": "0005", "cardExpireMonth": "12", "cardExpireYear": "2040"})
    );
    let name = (
        &item["billingDetail"]["firstName"],
        &item["billingDetail"]["lastName"],
    );
    assert_eq!(name, (&json!("Ada"), &json!("Lovelace")));
    assert_eq!(
        (&item["isDefault"], &item["allowRedisplay"]),
        (&json!(false), &json!("always"))
    );
    assert!(item["created"].as_i64().unwrap() > 1_600_000_000_000);
}

#[tokio::test]
async fn only_cards_to_be_shown_again_are_listed_and_the_merchants_server_sees_all() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let frame = Frame::of(merchant, &customer).await;
    let shown = frame.keep("4242424242424242").await;
    for reach in ["limited", "unspecified"] {
        let data = frame.create("5555555555554444", Some(reach)).await;
        assert_eq!(
            (&data["allowRedisplay"], &data["customerId"]),
            (&json!(reach), &json!(customer))
        );
    }
    assert_eq!(frame.list(&customer).await, [shown]);
    let list = "/V2022-03/payment_methods/list/{customerId}";
    let envelope = merchant.get(list, &[("customerId", &customer)]).await;
    let all = success(&envelope, "00000").as_array().unwrap();
    let reaches: Vec<&str> = all
        .iter()
        .map(|item| text(item, "allowRedisplay"))
        .collect();
    assert_eq!(reaches, ["unspecified", "limited", "always"]);
}

#[tokio::test]
async fn expiry_and_name_are_changed_and_the_rest_stays() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::of(&world.merchant, &customer).await;
    let id = frame.keep("4242424242424242").await;
    let update = async |mut body: Value| {
        body["customerPaymentMethodId"] = id.clone().into();
        frame.post("payment_methods/update", body).await
    };
    let card = json!({"cardExpireMonth": "03", "cardExpireYear": "2035"});
    let envelope = update(json!({"card": card})).await;
    let data = success(&envelope, "0");
    assert_eq!(
        (
            &data["card"]["cardExpireMonth"],
            &data["card"]["cardExpireYear"]
        ),
        (&json!("03"), &json!("2035"))
    );
    let envelope = update(json!({"billingDetail": {"lastName": "King"}})).await;
    let data = success(&envelope, "0");
    assert_eq!(data["billingDetail"]["firstName"], "Ada");
    assert_eq!(data["billingDetail"]["lastName"], "King");
    assert_eq!(data["billingDetail"]["email"], "ada@example.com");
    assert_eq!(data["card"]["cardExpireYear"], "2035");

    for (card, inner) in [
        (
            json!({"cardExpireMonth": "13", "cardExpireYear": "2035"}),
            "I0032",
        ),
        (json!({"cardExpireMonth": "01"}), "I0033"),
        (
            json!({"cardExpireMonth": "01", "cardExpireYear": "2020"}),
            "I0036",
        ),
        (json!({"cardSecurityCode": "12"}), "I0040"),
        (json!({"cardSecurityCode": "12x"}), "I0041"),
        (
            json!({"cardNo": "4242424242424242"}),
            "param is null or incorrect: cardNo",
        ),
    ] {
        let envelope = update(json!({"card": card})).await;
        let message = refused(&envelope, "P0002");
        assert!(message.starts_with(inner), "{card}: {message}");
    }
    let named = json!({"billingDetail": {"lastName": "4242 4242 4242 4242"}});
    refused(&update(named).await, "P0002");
}

#[tokio::test]
async fn a_removed_card_is_gone() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::of(&world.merchant, &customer).await;
    let (kept, id) = (
        frame.keep("5555555555554444").await,
        frame.keep("4242424242424242").await,
    );
    let path = format!("payment_methods/{id}/detach");
    let envelope = frame.post(&path, json!({})).await;
    assert_eq!(
        success(&envelope, "0")["customerPaymentMethodId"],
        id.as_str()
    );
    assert_eq!(frame.list(&customer).await, [kept]);
    refused(&frame.post(&path, json!({})).await, "P0002");
}

#[tokio::test]
async fn one_card_at_most_is_the_default() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::of(&world.merchant, &customer).await;
    let ids = [
        frame.keep("4242424242424242").await,
        frame.keep("5555555555554444").await,
    ];
    let defaults = async || -> Vec<bool> {
        let envelope = frame.get(&format!("payment_methods/list/{customer}")).await;
        let list = success(&envelope, "0").as_array().unwrap().clone();
        list.iter().map(|item| item["isDefault"] == true).collect()
    };
    assert_eq!(defaults().await, [false, false]);
    for (id, expected) in [(&ids[0], [false, true]), (&ids[1], [true, false])] {
        for _ in 0..2 {
            let path = format!("payment_methods/{id}/default");
            let envelope = frame.post(&path, json!({})).await;
            assert_eq!(success(&envelope, "0")["isDefault"], true);
            assert_eq!(defaults().await, expected);
        }
    }
}

#[tokio::test]
async fn nobody_touches_the_cards_of_another() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let frame = Frame::of(merchant, &customer).await;
    let id = frame.keep("4242424242424242").await;
    let stranger = Frame::of(merchant, &merchant.customer().await).await;
    let nobody = Frame::open(merchant, json!({})).await;
    for (other, said) in [(&stranger, "no payment method"), (&nobody, "no customerId")] {
        let body = json!({"customerPaymentMethodId": id, "billingDetail": {"lastName": "King"}});
        for envelope in [
            other.post("payment_methods/update", body).await,
            other
                .post(&format!("payment_methods/{id}/detach"), json!({}))
                .await,
            other
                .post(&format!("payment_methods/{id}/default"), json!({}))
                .await,
        ] {
            assert!(refused(&envelope, "P0002").contains(said), "{envelope}");
        }
    }
    let list = format!("payment_methods/list/{customer}");
    refused(&stranger.get(&list).await, "P0002");
    let mut body = crate::merchant::card("4242424242424242");
    body["customerId"] = customer.clone().into();
    refused(&stranger.post("payment_methods", body).await, "P0002");
    assert_eq!(frame.list(&customer).await, [id]);
}

#[tokio::test]
async fn a_fresh_security_code_is_judged_and_counts_for_one_charge_and_a_quarter_of_an_hour() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let frame = Frame::of(merchant, &customer).await;
    let id = frame.keep("4000000000000101").await;
    let hand_in = async || {
        let body = json!({"customerPaymentMethodId": id, "card": {"cardSecurityCode": "907"}});
        let envelope = frame.post("payment_methods/update", body).await;
        // As a whole value: ids and times are digits too, and may hold these three by chance.
        assert!(!success(&envelope, "0").to_string().contains("\"907\""));
    };
    assert_eq!(
        charge(merchant, "o1", &id, &customer).await["orderStatus"],
        "success"
    );
    hand_in().await;
    let declined = charge(merchant, "o2", &id, &customer).await;
    assert_eq!(declined["orderInfo"], "Decline: incorrect cvc");
    assert_eq!(
        charge(merchant, "o2", &id, &customer).await["orderStatus"],
        "success"
    );
    hand_in().await;
    world
        .sandbox
        .clock()
        .advance(Duration::from_secs(15 * 60 + 1));
    assert_eq!(
        charge(merchant, "o3", &id, &customer).await["orderStatus"],
        "success"
    );

    // Of any other card, whatever is typed is right.
    let plain = frame.keep("4242424242424242").await;
    let body = json!({"customerPaymentMethodId": plain, "card": {"cardSecurityCode": "907"}});
    success(&frame.post("payment_methods/update", body).await, "0");
    assert_eq!(
        charge(merchant, "o4", &plain, &customer).await["orderStatus"],
        "success"
    );
}
