//! Saving and charging: the merchant's half of "save first, pay later".

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::stage::{CHALLENGED, DECLINED, Shopper, Stage, VISA, another_shop};

const OK: StatusCode = StatusCode::OK;

async fn save(stage: &Stage, shopper: &mut Shopper, number: &str) -> String {
    let id = stage.tokenise(shopper, number).await;
    let kept = shopper
        .post("/api/cards", json!({ "customerPaymentMethodId": id }))
        .await;
    assert_eq!(kept.told(OK).await["customerPaymentMethodId"], json!(id));
    id
}

async fn charge(shopper: &mut Shopper, id: &str, amount: &str, attempt: &str) -> Value {
    let order = json!({ "customerPaymentMethodId": id, "amount": amount, "attempt": attempt });
    shopper.post("/api/charges", order).await.told(OK).await
}

#[tokio::test]
async fn a_saved_card_is_listed_and_charged_with_nobody_present() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    assert_eq!(
        shopper.get("/api/cards").await.told(OK).await,
        json!({ "cards": [] })
    );

    let id = save(&stage, &mut shopper, VISA).await;
    // Asked twice, it is kept once.
    shopper
        .post("/api/cards", json!({ "customerPaymentMethodId": id }))
        .await
        .told(OK)
        .await;
    let cards = shopper.get("/api/cards").await.told(OK).await;
    assert_eq!(
        cards,
        json!({ "cards": [{
            "customerPaymentMethodId": id, "brand": "visa", "last4": "4242",
            "expiryMonth": "12", "expiryYear": "2031", "expired": false,
        }]})
    );

    let receipt = charge(&mut shopper, &id, "24", "one").await;
    assert_eq!(receipt["status"], json!("succeeded"), "{receipt}");
    assert_eq!(
        (&receipt["amount"], &receipt["currency"]),
        (&json!("24.00"), &json!("USD"))
    );
    assert_eq!(receipt["card"], json!({ "brand": "visa", "last4": "4242" }));
    let trade = receipt["tradeNo"].as_str().unwrap();
    assert!(
        trade.len() == 22 && trade.bytes().all(|b| b.is_ascii_digit()),
        "{trade}"
    );

    let removed = shopper
        .delete(&format!("/api/cards/{id}"))
        .await
        .told(OK)
        .await;
    assert_eq!(removed, json!({ "removed": id }));
    assert_eq!(
        shopper.get("/api/cards").await.told(OK).await,
        json!({ "cards": [] })
    );
    let again = shopper.delete(&format!("/api/cards/{id}")).await;
    assert_eq!(again.error(StatusCode::NOT_FOUND).await, "card_unknown");
}

#[tokio::test]
async fn the_newest_card_comes_first() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let old = save(&stage, &mut shopper, VISA).await;
    stage.sandbox.clock().advance(Duration::from_secs(5));
    let new = save(&stage, &mut shopper, "5555555555554444").await;
    let told = shopper.get("/api/cards").await.told(OK).await;
    let of = |at: usize, member: &str| told["cards"][at][member].clone();
    assert_eq!(
        (of(0, "brand"), of(0, "customerPaymentMethodId")),
        (json!("mastercard"), json!(new))
    );
    assert_eq!(of(1, "customerPaymentMethodId"), json!(old));
}

#[tokio::test]
async fn one_attempt_is_one_order_however_often_it_is_made() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = save(&stage, &mut shopper, VISA).await;
    let first = charge(&mut shopper, &id, "24.00", "same").await;
    let second = charge(&mut shopper, &id, "24.00", "same").await;
    let other = charge(&mut shopper, &id, "24.00", "other").await;
    assert_eq!(first["orderNo"], second["orderNo"]);
    assert_ne!(first["orderNo"], other["orderNo"]);
    assert_eq!(first["status"], json!("succeeded"));
    assert_eq!(second["status"], json!("succeeded"));
    // The gateway's own word that the second asked for nothing new.
    assert!(
        second["info"].as_str().unwrap().starts_with("I0061"),
        "{second}"
    );
    assert_ne!(other["tradeNo"], first["tradeNo"]);
}

#[tokio::test]
async fn a_decline_is_a_receipt_and_a_challenge_waits() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let declined = save(&stage, &mut shopper, DECLINED).await;
    let receipt = charge(&mut shopper, &declined, "24.00", "one").await;
    assert_eq!(receipt["status"], json!("declined"), "{receipt}");
    assert_eq!(receipt["info"], json!("Decline"));

    let challenged = save(&stage, &mut shopper, CHALLENGED).await;
    let receipt = charge(&mut shopper, &challenged, "24.00", "two").await;
    assert_eq!(receipt["status"], json!("pending"), "{receipt}");
    let url = receipt["redirectUrl"].as_str().expect("a way to the bank");
    assert!(url.starts_with(stage.sandbox.gateway_origin()), "{url}");
}

#[tokio::test]
async fn only_the_gateway_can_say_that_an_order_is_paid() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = save(&stage, &mut shopper, CHALLENGED).await;
    let receipt = charge(&mut shopper, &id, "24.00", "one").await;
    let query = stage
        .answer_challenge(receipt["redirectUrl"].as_str().unwrap(), "complete")
        .await;

    let told = shopper
        .get(&format!("/api/returned?{query}"))
        .await
        .told(OK)
        .await;
    assert_eq!(told["status"], json!("succeeded"), "{told}");
    for member in ["orderNo", "tradeNo", "amount", "currency"] {
        assert_eq!(told[member], receipt[member], "{member}");
    }
    assert_eq!(told["card"]["last4"], json!("3220"));
    // The page's own members are nobody's business.
    shopper
        .get(&format!("/api/returned?{query}&locale=en"))
        .await
        .told(OK)
        .await;

    for forged in [
        query.replace("orderAmount=24.00", "orderAmount=1.00"),
        query.replace("orderStatus=success", "orderStatus=pending"),
        query.replace("signInfo=", "signInfo=0"),
        format!("{query}&orderStatus=success"),
        query.split("signInfo").next().unwrap().to_owned(),
        String::new(),
    ] {
        let answer = shopper.get(&format!("/api/returned?{forged}")).await;
        assert_eq!(
            answer.error(StatusCode::FORBIDDEN).await,
            "return_unproven",
            "{forged}"
        );
    }
}

#[tokio::test]
async fn the_catalogue_says_what_things_cost() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = save(&stage, &mut shopper, VISA).await;
    for (order, amount) in [
        (json!({ "item": "harbour-blend" }), "24.00"),
        (
            json!({ "items": [{ "slug": "tidewater-ethiopia", "count": 2 }] }),
            "39.00",
        ),
    ] {
        let mut order = order;
        order["customerPaymentMethodId"] = json!(id);
        let receipt = shopper.post("/api/charges", order).await.told(OK).await;
        assert_eq!(receipt["amount"], json!(amount));
    }
    for order in [
        json!({}),
        json!({ "item": "anchor" }),
        json!({ "items": [] }),
        json!({ "items": [{ "slug": "harbour-blend", "count": 0 }] }),
        json!({ "item": "harbour-blend", "amount": "1.00" }),
        json!({ "amount": "0.10" }),
        json!({ "amount": "1e2" }),
        json!({ "amount": 24 }),
        json!({ "amount": "24.00", "cardNo": "4242424242424242" }),
        json!({ "amount": "24.00", "attempt": "" }),
    ] {
        let mut order = order;
        order["customerPaymentMethodId"] = json!(id);
        let answer = shopper.post("/api/charges", order.clone()).await;
        assert_eq!(
            answer.error(StatusCode::BAD_REQUEST).await,
            "option_invalid",
            "{order}"
        );
    }
}

#[tokio::test]
async fn nobody_reaches_another_visitors_card() {
    let stage = Stage::start().await;
    let (mut owner, mut other) = (stage.shopper(), stage.shopper());
    let id = save(&stage, &mut owner, VISA).await;
    save(&stage, &mut other, DECLINED).await;

    let named = json!({ "customerPaymentMethodId": id });
    let kept = other.post("/api/cards", named).await;
    assert_eq!(kept.error(StatusCode::NOT_FOUND).await, "card_unknown");
    let order = json!({ "customerPaymentMethodId": id, "amount": "24.00" });
    let charged = other.post("/api/charges", order).await;
    assert_eq!(charged.error(StatusCode::NOT_FOUND).await, "card_unknown");
    let removed = other.delete(&format!("/api/cards/{id}")).await;
    assert_eq!(removed.error(StatusCode::NOT_FOUND).await, "card_unknown");
    let unknown = other.delete("/api/cards/pm_0000000000000000000").await;
    assert_eq!(unknown.error(StatusCode::NOT_FOUND).await, "card_unknown");
    let mine = owner.get("/api/cards").await.told(OK).await;
    assert_eq!(mine["cards"][0]["customerPaymentMethodId"], json!(id));
}

#[tokio::test]
async fn a_guest_pays_once_and_keeps_nothing() {
    let stage = Stage::start().await;
    let mut guest = stage.shopper();
    guest.get("/checkout?guest=1").await;
    assert_eq!(
        guest.get("/api/me").await.told(OK).await["signedIn"],
        json!(false)
    );
    let id = stage.tokenise(&mut guest, VISA).await;
    let named = json!({ "customerPaymentMethodId": id });
    let kept = guest.post("/api/cards", named).await;
    assert_eq!(kept.error(StatusCode::FORBIDDEN).await, "guest");
    assert_eq!(
        guest
            .get("/api/cards")
            .await
            .error(StatusCode::FORBIDDEN)
            .await,
        "guest"
    );
    assert_eq!(
        charge(&mut guest, &id, "24.00", "one").await["status"],
        json!("succeeded")
    );

    guest.get("/?guest=0").await;
    assert_eq!(
        guest.get("/api/me").await.told(OK).await["signedIn"],
        json!(true)
    );
}

#[tokio::test]
async fn a_shop_that_was_started_again_finds_its_customer() {
    let stage = Stage::start().await;
    let mut before = stage.shopper();
    let id = save(&stage, &mut before, VISA).await;
    let mut after = another_shop(&stage.gateway(), stage.sandbox.gateway_origin()).await;
    after.cookie = before.cookie.clone();
    let cards = after.get("/api/cards").await.told(OK).await;
    assert_eq!(
        cards["cards"][0]["customerPaymentMethodId"],
        json!(id),
        "{cards}"
    );
    assert_eq!(after.cookie, before.cookie);
}

#[tokio::test]
async fn the_shop_follows_the_gateways_clock() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    let id = save(&stage, &mut shopper, VISA).await;
    for span in [31 * 60, 7 * 24 * 3600] {
        stage.sandbox.clock().advance(Duration::from_secs(span));
        let token = shopper
            .post("/api/session-token", json!({}))
            .await
            .told(OK)
            .await;
        assert_eq!(token["expiresIn"], json!(1800));
        let receipt = charge(&mut shopper, &id, "24.00", &span.to_string()).await;
        assert_eq!(receipt["status"], json!("succeeded"));
        let late = stage.sandbox.clock().now().millis() - receipt["at"].as_i64().unwrap();
        assert!(late.abs() < 60_000, "the receipt is {late} ms off");
    }
}

#[tokio::test]
async fn a_gateway_that_is_away_is_said_so() {
    // A port that was free a moment ago and that nobody listens on.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let gateway = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let mut shopper = another_shop(&gateway, "http://pay.localhost:4001").await;
    let bad = StatusCode::BAD_GATEWAY;
    let order = json!({ "customerPaymentMethodId": "pm_1", "amount": "24.00" });
    let token = shopper.post("/api/session-token", json!({})).await;
    assert_eq!(token.error(bad).await, "gateway_unreachable");
    let charged = shopper.post("/api/charges", order).await;
    assert_eq!(charged.error(bad).await, "gateway_unreachable");
    // The pages are there all the same.
    assert_eq!(shopper.get("/save").await.0.status(), OK);
}

#[tokio::test]
async fn a_page_of_another_site_changes_nothing() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("origin", "http://pay.localhost:4001")],
        &[("host", "shop.example")],
    ] {
        let answer = shopper
            .ask(Method::POST, "/api/session-token", Some(json!({})), headers)
            .await;
        assert_eq!(
            answer.error(StatusCode::FORBIDDEN).await,
            "foreign",
            "{headers:?}"
        );
    }
    let own = [("sec-fetch-site", "same-origin")];
    let answer = shopper
        .ask(Method::POST, "/api/session-token", Some(json!({})), &own)
        .await;
    assert_eq!(answer.0.headers()["cache-control"], "no-store");
    answer.told(OK).await;
}
