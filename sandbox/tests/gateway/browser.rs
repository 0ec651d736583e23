//! The routes that the frame calls.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::frame::Frame;
use crate::merchant::{card, refused, success, text};
use crate::world::World;

#[tokio::test]
async fn a_card_becomes_an_id() {
    let world = World::new().await;
    let envelope = world.merchant.save_as_frame(&card("378282246310005")).await;
    let data = success(&envelope, "0");
    assert_eq!(envelope["message"], "success");
    assert!(text(data, "customerPaymentMethodId").starts_with("pm_"));
    assert_eq!(
        data["card"],
        json!({"brand": "ae", "last4": "0005", "cardExpireMonth": "12", "cardExpireYear": "2040"})
    );
    assert_eq!(data["billingDetail"]["lastName"], "Lovelace");
}

#[tokio::test]
async fn a_token_serves_often_and_for_half_an_hour() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    assert!(token.len() >= 32 && token.bytes().all(|b| b.is_ascii_alphanumeric()));
    let save = async |token: &str| -> Value {
        let body = card("4242424242424242");
        world
            .merchant
            .browse(token, &body)
            .await
            .json()
            .await
            .unwrap()
    };
    success(&save(&token).await, "0");
    world.sandbox.clock().advance(Duration::from_secs(29 * 60));
    success(&save(&token).await, "0");
    world.sandbox.clock().advance(Duration::from_secs(61));
    let expired = save(&token).await;
    assert_eq!(
        expired,
        json!({
            "code": "L0005",
            "message": "check sign info error: the sessionToken is missing, unknown or expired",
            "data": null
        })
    );
    assert_eq!(save("").await, expired);
    assert_eq!(save(&"0".repeat(64)).await, expired);
    success(&save(&world.merchant.token().await).await, "0");
}

#[tokio::test]
async fn a_token_for_nobody_lists_and_binds_nobodys_cards() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let customer = merchant.customer().await;
    let owner = Frame::of(merchant, &customer).await;
    let kept = owner.keep("4242424242424242").await;
    assert_eq!(owner.list(&customer).await, [kept]);

    let nobody = Frame::open(merchant, json!({})).await;
    assert_eq!(nobody.list(&customer).await, [""; 0]);
    assert_eq!(nobody.list("cus_1").await, [""; 0]);
    let mut body = card("5555555555554444");
    let envelope = nobody.post("payment_methods", body.clone()).await;
    assert_eq!(success(&envelope, "0")["customerId"], Value::Null);
    body["customerId"] = customer.clone().into();
    let envelope = nobody.post("payment_methods", body.clone()).await;
    assert!(refused(&envelope, "P0002").contains("sessionToken has no customerId"));

    // The token of another customer of the same merchant speaks for that one only.
    let other = Frame::of(merchant, &merchant.customer().await).await;
    let envelope = other.get(&format!("payment_methods/list/{customer}")).await;
    refused(&envelope, "P0002");
    refused(&other.post("payment_methods", body).await, "P0002");
    assert_eq!(owner.list(&customer).await.len(), 1);
}

#[tokio::test]
async fn a_token_works_in_its_own_accounts_form_only() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    for (account, code) in [
        (Some("12246002"), "0"),
        (None, "0"),
        (Some("12246003"), "L0005"),
        (Some(""), "L0005"),
        (Some("1224600"), "L0005"),
    ] {
        let url = format!("{}/services/v3/session", world.url());
        let mut request = world.merchant.http.get(url).header("sessionToken", &token);
        if let Some(account) = account {
            request = request.header("x-payseal-account", account);
        }
        let envelope: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(envelope["code"], code, "{account:?} {envelope}");
    }
}

#[tokio::test]
async fn no_page_can_show_or_embed_an_answer() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    for token in [token.as_str(), "x"] {
        let body = card("4242424242424242");
        let response = world.merchant.browse(token, &body).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            (
                "content-security-policy",
                "default-src 'none'; frame-ancestors 'none'; sandbox",
            ),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(response.headers()[name], value, "{name}");
        }
    }
}

#[tokio::test]
async fn each_mistake_names_its_field() {
    let world = World::new().await;
    for (member, value, inner) in [
        ("cardNo", "", "I0026_"),
        ("cardNo", "42424242424242", "I0027_"),
        ("cardNo", "4242 4242 4242 4242", "I0028_"),
        ("cardNo", "4242424242424241", "I0030_"),
        ("cardNo", "4111111111111111", "I0030_"),
        ("cardExpireMonth", "", "I0031_"),
        ("cardExpireMonth", "13", "I0032_"),
        ("cardExpireMonth", "00", "I0032_"),
        ("cardExpireMonth", "1x", "I0032_"),
        ("cardExpireYear", "", "I0033_"),
        ("cardExpireYear", "40", "I0034_"),
        ("cardExpireYear", "2020", "I0036_"),
        ("cardExpireYear", "2099", "I0037_"),
        ("cardSecurityCode", "", "I0039_"),
        ("cardSecurityCode", "12", "I0040_"),
        ("cardSecurityCode", "1234", "I0040_"),
        ("cardSecurityCode", "12x", "I0041_"),
    ] {
        let mut body = card("4242424242424242");
        body["card"][member] = value.into();
        let envelope = world.merchant.save_as_frame(&body).await;
        let message = refused(&envelope, "P0002");
        assert!(message.starts_with(inner), "{member} {value:?}: {message}");
        assert!(value.len() < 4 || !message.contains(value), "{message}");
    }
    let envelope = world.merchant.save_as_frame(&json!({})).await;
    assert!(refused(&envelope, "P0002").contains("card is missing"));
}

#[tokio::test]
async fn cards_that_the_issuer_refuses_are_not_kept() {
    let world = World::new().await;
    for (number, message) in [
        (
            "4111111111111111",
            "I0030_the sandbox accepts published test cards only; see /sandbox/cards",
        ),
        ("4000000000000069", "I0038_the card is expired"),
        ("4000000000000127", "I0041_the security code is incorrect"),
    ] {
        let envelope = world.merchant.save_as_frame(&card(number)).await;
        assert_eq!(refused(&envelope, "P0002"), message);
    }
}

#[tokio::test]
async fn one_card_finds_the_gateway_down() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let response = world
        .merchant
        .browse(&token, &card("4000000000004954"))
        .await;
    assert_eq!(response.status(), 503);
    let kind = response.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(kind.starts_with("text/html"), "{kind}");
    assert!(response.text().await.unwrap().contains("<h1>"));
}

#[tokio::test]
async fn one_card_is_answered_a_minute_later_by_the_sandboxs_clock() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let merchant = world.merchant.clone();
    let slow = tokio::spawn(async move {
        let response = merchant.browse(&token, &card("4000000000009235")).await;
        response.json::<Value>().await.unwrap()
    });
    // Requests that are made meanwhile are answered; the slow one is not.
    world.merchant.save("4242424242424242").await;
    assert!(!slow.is_finished());
    let clock = world.sandbox.clock();
    let started = Instant::now();
    while !slow.is_finished() {
        clock.advance(Duration::from_secs(61));
        tokio::task::yield_now().await;
        assert!(started.elapsed() < Duration::from_secs(30));
    }
    success(&slow.await.unwrap(), "0");
}

#[tokio::test]
async fn a_stop_does_not_wait_for_the_slow_card() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let body = card("4000000000009235").to_string();
    let address = world.url().replace("http://", "");
    let mut line = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /services/v3/payment_methods HTTP/1.1\r\nhost: {address}\r\n\
         sessionToken: {token}\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    line.write_all(head.as_bytes()).await.unwrap();
    // This is said when the gateway begins to read the body: from here on it is at work on it.
    let mut said = [0; 25];
    line.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"HTTP/1.1 100 Continue\r\n\r\n");
    line.write_all(body.as_bytes()).await.unwrap();

    let started = Instant::now();
    world.sandbox.stop().await;
    assert!(started.elapsed() < Duration::from_secs(20));
    let mut answer = String::new();
    line.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
}

#[tokio::test]
async fn a_customer_id_that_is_no_text_is_an_unknown_customer() {
    let world = World::new().await;
    let token = world.merchant.token().await;
    let url = format!("{}/services/v3/payment_methods/list/%ff", world.url());
    let request = world.merchant.http.get(url).header("sessionToken", token);
    let envelope: Value = request.send().await.unwrap().json().await.unwrap();
    refused(&envelope, "P0002");
}
