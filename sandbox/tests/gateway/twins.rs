//! The same card, kept more than once.

use std::time::Duration;

use payseal_engine::ledger::MOST_CARDS;
use reqwest::Method;
use serde_json::{Value, json};

use crate::frame::Frame;
use crate::merchant::{Merchant, card, refused, success, text};
use crate::world::World;

/// Keeps a card with an expiry and a consent, a second after what was done before.
async fn keep(world: &World, frame: &Frame, number: &str, year: &str, reach: &str) -> String {
    world.sandbox.clock().advance(Duration::from_secs(1));
    let mut body = card(number);
    body["card"]["cardExpireYear"] = year.into();
    body["consent"] = json!({"textVersion": "en-2026-11", "redisplay": reach});
    let envelope = frame.post("payment_methods", body).await;
    text(success(&envelope, "0"), "customerPaymentMethodId").to_owned()
}

/// What the form's list shows of each card: id, year, whether it is the default.
async fn listed(frame: &Frame, customer: &str) -> Vec<(String, String, bool)> {
    let envelope = frame.get(&format!("payment_methods/list/{customer}")).await;
    let list = success(&envelope, "0").as_array().unwrap().clone();
    list.iter()
        .map(|item| {
            let year = text(&item["card"], "cardExpireYear").to_owned();
            let id = text(item, "customerPaymentMethodId").to_owned();
            (id, year, item["isDefault"] == true)
        })
        .collect()
}

/// The ids that the merchant's server knows, newest first.
async fn known(merchant: &Merchant, customer: &str) -> Vec<String> {
    let list = "/V2022-03/payment_methods/list/{customerId}";
    let envelope = merchant.get(list, &[("customerId", customer)]).await;
    let all = success(&envelope, "00000").as_array().unwrap().clone();
    all.iter()
        .map(|item| text(item, "customerPaymentMethodId").to_owned())
        .collect()
}

#[tokio::test]
async fn a_card_that_is_kept_thrice_is_one_row_with_the_newest_expiry_and_consent() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let frame = Frame::of(merchant, &customer).await;
    let visa = "4242424242424242";
    let first = keep(&world, &frame, visa, "2040", "always").await;
    let default = format!("payment_methods/{first}/default");
    success(&frame.post(&default, json!({})).await, "0");
    let other = keep(&world, &frame, "5555555555554444", "2040", "always").await;
    let second = keep(&world, &frame, visa, "2043", "always").await;
    let third = keep(&world, &frame, visa, "2041", "always").await;
    let row = |id: &str, year: &str, default| (id.to_owned(), year.to_owned(), default);
    assert_eq!(
        listed(&frame, &customer).await,
        [row(&third, "2041", true), row(&other, "2040", false)],
        "the expiry that was said last, and the default stays the default"
    );
    assert_eq!(
        known(merchant, &customer).await,
        [&third, &second, &other, &first].map(Clone::clone),
        "the server keeps every id"
    );

    // The newest consent says how far it goes.
    let fourth = keep(&world, &frame, visa, "2041", "limited").await;
    assert_eq!(
        listed(&frame, &customer).await,
        [row(&other, "2040", false)]
    );
    let fifth = keep(&world, &frame, visa, "2044", "always").await;
    let shown = listed(&frame, &customer).await;
    assert_eq!(shown[0], row(&fifth, "2044", true));
    assert_eq!(known(merchant, &customer).await.len(), 6);

    // What the shopper changes about it is changed of all, and so is a charge by an older id.
    let body = json!({
        "customerPaymentMethodId": fifth,
        "card": {"cardExpireMonth": "03", "cardExpireYear": "2035"}
    });
    success(&frame.post("payment_methods/update", body).await, "0");
    for id in [&first, &second, &third, &fourth, &fifth] {
        let query = "/V2022-03/payment_methods/{customerPaymentMethodId}";
        let envelope = merchant
            .get(query, &[("customerPaymentMethodId", id)])
            .await;
        let card = &success(&envelope, "00000")["card"];
        assert_eq!(
            (&card["cardExpireMonth"], &card["cardExpireYear"]),
            (&json!("03"), &json!("2035"))
        );
    }
}

#[tokio::test]
async fn removing_a_card_removes_its_twins_and_nobody_elses() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let (customer, other) = (merchant.customer().await, merchant.customer().await);
    let (frame, stranger) = (
        Frame::of(merchant, &customer).await,
        Frame::of(merchant, &other).await,
    );
    let visa = "4242424242424242";
    let mut twins = Vec::new();
    for year in ["2040", "2041", "2042"] {
        twins.push(keep(&world, &frame, visa, year, "always").await);
    }
    let master = keep(&world, &frame, "5555555555554444", "2040", "always").await;
    let theirs = keep(&world, &stranger, visa, "2040", "always").await;
    // The merchant's server removes what it names, and no more.
    let detach = "/V2022-03/payment_methods/{customerPaymentMethodId}/detach";
    let ids = [("customerPaymentMethodId", twins[2].as_str())];
    success(&merchant.get(detach, &ids).await, "00000");
    assert_eq!(
        known(merchant, &customer).await,
        [&master, &twins[1], &twins[0]].map(Clone::clone)
    );
    // The shopper removes the card.
    let path = format!("payment_methods/{}/detach", twins[1]);
    success(&frame.post(&path, json!({})).await, "0");
    assert_eq!(known(merchant, &customer).await, [master]);
    assert_eq!(known(merchant, &other).await, [theirs]);
}

#[tokio::test]
async fn a_card_of_before_there_were_fingerprints_is_known_again() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let frame = Frame::of(&world.merchant, &customer).await;
    let first = keep(&world, &frame, "4242424242424242", "2040", "always").await;
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let changed = database.execute("UPDATE payment_methods SET fingerprint = NULL", []);
    assert_eq!(changed.unwrap(), 1);
    let second = keep(&world, &frame, "4242424242424242", "2041", "always").await;
    let shown = listed(&frame, &customer).await;
    assert_eq!(shown, [(second, "2041".to_owned(), false)]);
    assert_ne!(first, shown[0].0);
}

/// The keyed hash is for comparing inside, and its key is each account's own.
#[tokio::test]
async fn no_answer_has_a_fingerprint_and_no_two_accounts_have_the_same() {
    let world = World::in_a_file().await;
    let customer = world.merchant.customer().await;
    let mut frame = Frame::of(&world.merchant, &customer).await;
    frame.key = Some("a-key".to_owned());
    let mut other = world.merchant.clone();
    other.gateway_no = "12246003".to_owned();
    let id = frame.keep("4242424242424242").await;
    other.save("4242424242424242").await;
    let database = rusqlite::Connection::open(world.sandbox.database().unwrap()).unwrap();
    let read = |sql: &str| -> Vec<String> {
        let mut rows = database.prepare(sql).unwrap();
        let rows = rows.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let secrets = [
        read("SELECT fingerprint FROM payment_methods"),
        read("SELECT key FROM fingerprint_keys"),
        read("SELECT request FROM tokenisations"),
    ];
    assert_eq!(secrets.each_ref().map(Vec::len), [2, 2, 1]);
    assert_ne!(secrets[0][0], secrets[0][1]);
    assert_ne!(secrets[1][0], secrets[1][1]);
    // All that the fingerprint is of, under no key: it must not be that.
    for plain in ["4242424242424242", "4:card16:4242424242424242"] {
        let plain = payseal_engine::secret::fingerprint(plain);
        assert!(!secrets[0].contains(&plain));
    }
    let (query, list, body) = (
        [("customerPaymentMethodId", id.as_str())],
        format!("payment_methods/list/{customer}"),
        json!({"customerPaymentMethodId": id, "billingDetail": {"lastName": "King"}}),
    );
    let told: Vec<Value> = vec![
        frame.get("session").await,
        frame.get(&list).await,
        frame
            .post("payment_methods", card("5555555555554444"))
            .await,
        frame.post("payment_methods/update", body).await,
        world
            .merchant
            .get(
                "/V2022-03/payment_methods/{customerPaymentMethodId}",
                &query,
            )
            .await,
        world.merchant.charge("o1", "7.00", &id).await,
        world
            .merchant
            .envelope(
                &world
                    .merchant
                    .call(Method::GET, "/openApi/V2022-03/transactions", ""),
            )
            .await,
        frame
            .post(&format!("payment_methods/{id}/detach"), json!({}))
            .await,
    ];
    for answer in told {
        let answer = answer.to_string();
        for secret in secrets.iter().flatten() {
            assert!(!answer.contains(secret), "{answer}");
        }
    }
}

#[tokio::test]
async fn a_customer_has_so_many_cards_and_is_never_kept_from_paying() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let create = async |customer: Option<&str>| {
        let mut body = card("4242424242424242");
        if let Some(customer) = customer {
            body["customerId"] = customer.into();
        }
        merchant.post("/V2022-03/payment_methods", body).await
    };
    for _ in 0..MOST_CARDS {
        success(&create(Some(&customer)).await, "00000");
    }
    let words = format!("has {MOST_CARDS} cards");
    assert!(refused(&create(Some(&customer)).await, "P0002").contains(&words));
    let envelope = create(None).await;
    let free = text(success(&envelope, "00000"), "customerPaymentMethodId").to_owned();
    let attach = "/V2022-03/payment_methods/{customerPaymentMethodId}/{customerId}/attach";
    let ids = [
        ("customerPaymentMethodId", free.as_str()),
        ("customerId", customer.as_str()),
    ];
    assert!(refused(&merchant.get(attach, &ids).await, "P0002").contains(&words));
    let pay = json!({
        "customerPaymentMethodId": free, "customerId": customer, "orderAmount": "7.00",
        "orderCurrency": "USD", "orderNo": "o1", "returnUrl": "http://shop.localhost/back"
    });
    let envelope = merchant.post("/V2022-03/confirmCharge", pay).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "success");
    assert_eq!(known(merchant, &customer).await.len(), MOST_CARDS);
    // One that is his already is bound again without counting twice.
    let first = known(merchant, &customer).await.remove(0);
    let ids = [
        ("customerPaymentMethodId", first.as_str()),
        ("customerId", customer.as_str()),
    ];
    success(&merchant.get(attach, &ids).await, "00000");
}
