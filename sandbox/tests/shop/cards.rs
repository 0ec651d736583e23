//! Saved cards: each visitor's own, kept by the gateway, and out of reach for anybody else.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::stage::{DECLINED, OK, Shopper, Stage, VISA, another_shop};

#[tokio::test]
async fn a_saved_card_is_listed_and_charged_with_nobody_present() {
    let stage = Stage::start().await;
    let mut shopper = stage.shopper();
    assert_eq!(
        shopper.get("/api/cards").await.told(OK).await,
        json!({ "cards": [] })
    );

    let id = stage.save(&mut shopper, VISA).await;
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

    let receipt = shopper.charge(&id, "24", "one").await;
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
    let old = stage.save(&mut shopper, VISA).await;
    stage.sandbox.clock().advance(Duration::from_secs(5));
    let new = stage.save(&mut shopper, "5555555555554444").await;
    let told = shopper.get("/api/cards").await.told(OK).await;
    let of = |at: usize, member: &str| told["cards"][at][member].clone();
    assert_eq!(
        (of(0, "brand"), of(0, "customerPaymentMethodId")),
        (json!("mastercard"), json!(new))
    );
    assert_eq!(of(1, "customerPaymentMethodId"), json!(old));
}

#[tokio::test]
async fn nobody_reaches_another_visitors_card() {
    let stage = Stage::start().await;
    let (mut owner, mut other) = (stage.shopper(), stage.shopper());
    let id = stage.save(&mut owner, VISA).await;
    stage.save(&mut other, DECLINED).await;

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

/// What a page could read with its own token, whoever's cards it names.
#[tokio::test]
async fn a_visitors_token_speaks_for_nobody_else_and_on_no_other_page() {
    let stage = Stage::start().await;
    let (mut owner, mut other) = (stage.shopper(), stage.shopper());
    let id = stage.save(&mut owner, VISA).await;
    let me = owner.get("/api/me").await.told(OK).await;
    let customer = me["customerId"].as_str().unwrap().to_owned();
    let list = async |shopper: &mut Shopper, page: &str| -> serde_json::Value {
        let told = shopper.post("/api/session-token", json!({})).await;
        let token = told.told(OK).await;
        let url = format!(
            "{}/services/v3/payment_methods/list/{customer}",
            stage.gateway()
        );
        let request = reqwest::Client::new()
            .get(url)
            .header("sessionToken", token["sessionToken"].as_str().unwrap())
            .header("x-payseal-host", page);
        request.send().await.unwrap().json().await.unwrap()
    };
    let here = owner.site().to_owned();
    assert_eq!(list(&mut owner, &here).await["code"], json!("0"));
    assert_eq!(
        list(&mut owner, "http://evil.example").await["code"],
        json!("L0005")
    );
    let told = list(&mut other, &here).await;
    assert_eq!(told["code"], json!("P0002"), "{told}");
    assert!(!told.to_string().contains(&id));
    let mut guest = stage.shopper();
    guest.get("/?guest=1").await;
    assert_eq!(list(&mut guest, &here).await["data"], json!([]));
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
        guest.charge(&id, "24.00", "one").await["status"],
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
    let id = stage.save(&mut before, VISA).await;
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
