//! Alipay+ attacked: bodies that lie about their shape, texts of every script, and receivers of notifications that
//! lead elsewhere or never answer.

use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::routing::any;
use serde_json::json;
use tokio::sync::mpsc;

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, with_card};
use crate::alipay_hosted::opened;
use crate::alipay_races::{capture, held};
use crate::receiver::Receiver;
use crate::world::World;

const GOOD: &str = "4054695723100768";
const NOWHERE: &str = "http://shop.localhost:9/";
const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_body_that_is_not_what_it_says_moves_nothing() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let id = held(&alipay, "r1").await;
    let good = capture("c", &id).to_string();
    let twice = good.replacen('{', "{\"paymentId\":\"none\",", 1);
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    for body in [
        twice,
        deep,
        good.replacen('{', "\u{feff}{", 1),
        good.replace("\"c\"", "\"\\ud800\""),
        good.replace("\"c\"", "\"c\\u0000\""),
        good.replace("\"c\"", &format!("\"{}\"", "漢".repeat(65))),
        good.replace("\"c\"", "[\"c\"]"),
        good.replace("\"c\"", "{}"),
        good.replace("\"c\"", "true"),
        // A card's number is no id.
        good.replace("\"c\"", "\"4242424242424242\""),
        good.replace("\"4200\"", "\"4200 \""),
        good.replace("\"4200\"", "\"+4200\""),
        good.replace("\"4200\"", "\"4.2e3\""),
        good.replace("\"4200\"", "4200.0"),
        good.replace("\"4200\"", "-4200"),
        good.replace("\"4200\"", "\"四二〇〇\""),
        good.replace("\"4200\"", "99999999999999999999999999"),
        good.replace("\"SGD\"", "\"sgd\""),
        good.replace("\"SGD\"", "\"S\u{ff27}D\""),
        good.replace("\"SGD\"", "702"),
        format!("{good}{good}"),
        format!("[{good}]"),
        good.replace(&id, &"9".repeat(4096)),
        String::new(),
    ] {
        let answer = alipay.call_text("/payments/capture", body.clone()).await;
        let said: String = body.chars().take(200).collect();
        assert_eq!(code(&answer), "PARAM_ILLEGAL", "{said}");
    }
    let stands = alipay.inquire("r1").await;
    assert!(stands["transactions"].is_null(), "{stands}");
    // And none of those is remembered under the id.
    assert_eq!(
        code(&alipay.call_text("/payments/capture", good).await),
        "SUCCESS"
    );
}

#[tokio::test]
async fn texts_of_every_script_come_back_as_they_went() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    // Sixty-four of four bytes each, and what JavaScript takes for the end of a line.
    let id = format!("{}\u{2028}", "🏮".repeat(63));
    let token = world.merchant.save(GOOD).await;
    let mut wish = order(&id, &token, &receiver.url);
    wish["order"]["referenceOrderId"] = "訂單-٤٢-עברית".into();
    wish["order"]["orderDescription"] = "<b>☕\u{202e}</b>&'\"".into();
    let paid = alipay.call("/payments/pay", wish.clone()).await;
    assert_eq!(
        (code(&paid).as_str(), &paid["paymentRequestId"]),
        ("SUCCESS", &json!(id))
    );
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["paymentRequestId"], id.as_str());
    assert_eq!(alipay.inquire(&id).await["paymentId"], paid["paymentId"]);
    assert_eq!(alipay.call("/payments/pay", wish.clone()).await, paid);
    // On the gateway's own page nothing of them is markup.
    wish["paymentRequestId"] = "page".into();
    wish["paymentMethod"] = json!({ "paymentMethodType": "CARD" });
    let (_, page) = opened(&world, &alipay, wish).await;
    let html = page.html().await;
    assert!(
        html.contains("訂單-٤٢-עברית") && html.contains("&lt;b&gt;☕"),
        "{html}"
    );
    assert!(!html.contains("<b>☕"), "{html}");
}

/// A receiver that answers with a redirect to another path, or never, and says where it was called.
async fn strange_receiver(answers: bool) -> (String, mpsc::UnboundedReceiver<String>) {
    let (heard, calls) = mpsc::unbounded_channel();
    let ear = move |request: Request| async move {
        let path = request.uri().path().to_owned();
        let _ = heard.send(path);
        if !answers {
            std::future::pending::<()>().await;
        }
        (
            StatusCode::TEMPORARY_REDIRECT,
            [("location", "/elsewhere")],
            ACKNOWLEDGED,
        )
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let app = Router::new().fallback(any(ear));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (format!("http://shop.localhost:{port}/hook"), calls)
}

#[tokio::test]
async fn a_receiver_that_leads_elsewhere_or_never_answers_is_told_again_and_holds_up_nobody() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save(GOOD).await;
    for answers in [true, false] {
        let (url, mut calls) = strange_receiver(answers).await;
        let id = format!("to-{answers}");
        alipay.call("/payments/pay", order(&id, &token, &url)).await;
        for wait in [Duration::from_secs(3), 2 * MINUTE, 10 * MINUTE] {
            world.sandbox.clock().advance(wait);
            let path = tokio::time::timeout(Duration::from_secs(30), calls.recv()).await;
            assert_eq!(path.unwrap().unwrap(), "/hook", "nobody is led elsewhere");
        }
        // Meanwhile another merchant's server hears what is its own.
        let id = format!("of-{answers}");
        alipay
            .call("/payments/pay", order(&id, &token, &receiver.url))
            .await;
        assert_eq!(
            alipay.hear(&mut receiver).await["paymentRequestId"],
            id.as_str()
        );
    }
}

#[tokio::test]
async fn a_moment_that_is_ages_away_breaks_nothing() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    for (until, expected) in [("0", "PARAM_ILLEGAL"), ("-1", "PARAM_ILLEGAL")] {
        let mut wish = with_card("r1", GOOD, NOWHERE);
        wish["paymentExpiryTime"] = until.into();
        assert_eq!(
            alipay.code("/payments/pay", wish).await,
            expected,
            "{until}"
        );
    }
    for (id, until) in [("r1", "999999999999999"), ("r2", "9999-12-31T23:59:59Z")] {
        let mut wish = order(id, "", NOWHERE);
        wish["paymentMethod"] = json!({ "paymentMethodType": "CARD" });
        wish["paymentExpiryTime"] = until.into();
        let (_, page) = opened(&world, &alipay, wish).await;
        let card = page.card(GOOD).await;
        assert_eq!(page.pay("a1", &card).await["status"], "succeeded");
        assert_eq!(alipay.inquire(id).await["paymentStatus"], "SUCCESS");
    }
}
