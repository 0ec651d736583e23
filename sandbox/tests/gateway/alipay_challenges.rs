//! Alipay+: 3-D Secure, by `normalUrl` and the bank's page.

use std::time::Duration;

use payseal_alipay_plus::wire::time;
use payseal_engine::clock::Moment;
use reqwest::{Client, Response, redirect};
use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, status};
use crate::receiver::Receiver;
use crate::world::World;

pub(crate) async fn press(world: &World, url: &str, answer: &str) -> Response {
    let (url, name) = world.at_bank(url);
    let client = Client::builder().redirect(redirect::Policy::none());
    client
        .build()
        .unwrap()
        .post(url)
        .header("host", name)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("answer={answer}"))
        .send()
        .await
        .unwrap()
}

fn asking(id: &str, token: &str, url: &str) -> Value {
    let mut order = order(id, token, url);
    order["paymentMethod"]["paymentMethodMetaData"] = json!({ "is3DSAuthentication": true });
    order
}

#[tokio::test]
async fn the_shopper_answers_at_the_bank_and_comes_back() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save("4054695723100768").await;
    for (id, answer, code_then, stands_then) in [
        ("s1", "complete", "SUCCESS", "SUCCESS"),
        ("s2", "fail", "USER_PAYMENT_VERIFICATION_FAILED", "FAIL"),
        ("s3", "cancel", "USER_PAYMENT_VERIFICATION_FAILED", "FAIL"),
    ] {
        let asked = alipay
            .call("/payments/pay", asking(id, &token, &receiver.url))
            .await;
        assert_eq!(
            (status(&asked), code(&asked).as_str()),
            ("U", "PAYMENT_IN_PROCESS")
        );
        let url = asked["normalUrl"].as_str().unwrap();
        assert_eq!(asked["redirectActionForm"]["redirectUrl"], url);
        assert_eq!(
            asked["redirectActionForm"]["actionFormType"],
            "RedirectActionForm"
        );
        assert_eq!(alipay.inquire(id).await["paymentStatus"], "PROCESSING");
        let again = alipay
            .call("/payments/pay", asking(id, &token, &receiver.url))
            .await;
        assert_eq!(again, asked);
        let back = press(&world, url, answer).await;
        assert_eq!(
            back.headers()["location"],
            "http://shop.localhost/back?basket=7"
        );
        let told = alipay.hear(&mut receiver).await;
        assert_eq!(
            (code(&told).as_str(), told["paymentRequestId"].as_str()),
            (code_then, Some(id))
        );
        let stands = alipay.inquire(id).await;
        assert_eq!(stands["paymentStatus"], stands_then);
        let passed = &told["paymentResultInfo"]["threeDSResult"];
        assert_eq!(passed, &stands["paymentResultInfo"]["threeDSResult"]);
        assert_eq!(passed["challenged"] == true, stands_then == "SUCCESS");
        let again = alipay
            .code("/payments/pay", asking(id, &token, &receiver.url))
            .await;
        assert_eq!(again, code_then, "what came of it");
    }
}

#[tokio::test]
async fn the_shopper_is_asked_when_it_does_not_work_without_unless_that_is_forbidden() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let always = world.merchant.save("4000000000003220").await;
    let exempt = world.merchant.save("4035501000000008").await;
    let never = "http://shop.localhost:9/";
    for (id, token, data, expected) in [
        ("u1", &always, json!({}), "PAYMENT_IN_PROCESS"),
        (
            "u2",
            &always,
            json!({ "enableAuthenticationUpgrade": true }),
            "PAYMENT_IN_PROCESS",
        ),
        (
            "u3",
            &always,
            json!({ "is3DSAuthentication": false, "enableAuthenticationUpgrade": "false" }),
            "AUTHENTICATION_REQUIRED",
        ),
        (
            "u4",
            &always,
            json!({ "is3DSAuthentication": true, "enableAuthenticationUpgrade": false }),
            "PAYMENT_IN_PROCESS",
        ),
        (
            "u5",
            &always,
            json!({ "recurringType": "SCHEDULED" }),
            "AUTHENTICATION_REQUIRED",
        ),
        (
            "u6",
            &exempt,
            json!({ "is3DSAuthentication": true }),
            "SUCCESS",
        ),
    ] {
        let mut order = order(id, token, never);
        order["paymentMethod"]["paymentMethodMetaData"] = data;
        assert_eq!(alipay.code("/payments/pay", order).await, expected, "{id}");
    }
}

#[tokio::test]
async fn nobody_pays_after_fourteen_minutes_or_what_was_cancelled() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save("4054695723100768").await;
    let asked = alipay
        .call("/payments/pay", asking("e1", &token, &receiver.url))
        .await;
    world
        .sandbox
        .clock()
        .advance(Duration::from_secs(14 * 60 + 1));
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(
        (status(&told), code(&told).as_str()),
        ("F", "ORDER_IS_CLOSED")
    );
    press(&world, asked["normalUrl"].as_str().unwrap(), "complete").await;
    let stands = alipay.inquire("e1").await;
    assert_eq!(
        (&stands["paymentStatus"], &stands["paymentResultCode"]),
        (&json!("FAIL"), &json!("ORDER_IS_CLOSED"))
    );
    let again = alipay
        .code("/payments/pay", asking("e1", &token, &receiver.url))
        .await;
    assert_eq!(again, "ORDER_IS_CLOSED");

    let asked = alipay
        .call("/payments/pay", asking("e2", &token, &receiver.url))
        .await;
    let by_request = json!({ "paymentRequestId": "e2" });
    assert_eq!(alipay.code("/payments/cancel", by_request).await, "SUCCESS");
    press(&world, asked["normalUrl"].as_str().unwrap(), "complete").await;
    assert_eq!(alipay.inquire("e2").await["paymentStatus"], "CANCELLED");
    let again = alipay
        .code("/payments/pay", asking("e2", &token, &receiver.url))
        .await;
    assert_eq!(again, "ORDER_IS_CANCELED");
}

#[tokio::test]
async fn it_was_paid_when_the_shopper_had_answered_and_not_when_it_began() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let token = world.merchant.save("4054695723100768").await;
    let clock = world.sandbox.clock();
    for (id, mode) in [("t1", "MANUAL"), ("t2", "AUTOMATIC")] {
        let began = clock.now();
        let mut wish = asking(id, &token, &receiver.url);
        wish["paymentFactor"] = json!({ "captureMode": mode });
        let asked = alipay.call("/payments/pay", wish).await;
        let begun = clock.now();
        assert!(asked["paymentTime"].is_null() && asked["authExpiryTime"].is_null());
        clock.advance(Duration::from_secs(5 * 60));
        let pressing = clock.now();
        press(&world, asked["normalUrl"].as_str().unwrap(), "complete").await;
        let pressed = clock.now();
        let mut told = alipay.hear(&mut receiver).await;
        if mode == "AUTOMATIC" {
            let other = alipay.hear(&mut receiver).await;
            let (paid, captured) = match told["notifyType"] == "PAYMENT_RESULT" {
                true => (told, other),
                false => (other, told),
            };
            assert_eq!(captured["captureTime"], paid["paymentTime"]);
            told = paid;
        }
        let stands = alipay.inquire(id).await;
        // A moment is told to the second, and is one of those between the two that the clock showed.
        let second = |time: Moment| time.millis() / 1000;
        let week = Duration::from_secs(7 * 24 * 60 * 60);
        for (name, earliest, latest) in [
            ("paymentCreateTime", began, begun),
            ("paymentTime", pressing, pressed),
            ("authExpiryTime", pressing.after(week), pressed.after(week)),
        ] {
            assert_eq!(told[name], stands[name], "{name}");
            let read = time::read(stands[name].as_str().unwrap()).unwrap();
            let (earliest, latest) = (second(earliest), second(latest));
            assert!(
                (earliest..=latest).contains(&second(read)),
                "{name}: {read:?} is not between {earliest} and {latest}"
            );
        }
        if mode == "AUTOMATIC" {
            let captured = &stands["transactions"][0]["transactionTime"];
            assert_eq!(captured, &stands["paymentTime"]);
        }
    }
}
