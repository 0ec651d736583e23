//! Alipay+: a card that is kept only after its shopper was asked.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, status};
use crate::alipay_challenges::press;
use crate::merchant::card;
use crate::receiver::Receiver;
use crate::world::World;

const GOOD: &str = "4054695723100768";
const VAULT: &str = "/vaults/vaultPaymentMethod";
const BACK: &str = "http://shop.localhost/back";

fn asking(id: &str, number: &str, url: &str) -> Value {
    json!({
        "vaultingRequestId": id,
        "vaultingNotificationUrl": url,
        "redirectUrl": BACK,
        "paymentMethodDetail": {
            "paymentMethodType": "CARD",
            "card": {
                "cardNo": number, "cvv": "907", "expiryMonth": "12", "expiryYear": "40",
                "is3DSAuthentication": true,
            },
        },
        "env": { "terminalType": "WEB" },
    })
}

async fn stands(alipay: &Alipay, id: &str) -> Value {
    let inquiry = json!({ "vaultingRequestId": id });
    let answer = alipay.call("/vaults/inquireVaulting", inquiry).await;
    assert_eq!(code(&answer), "SUCCESS", "{answer}");
    answer
}

#[tokio::test]
async fn a_card_is_kept_when_its_shopper_has_passed_the_challenge() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let wish = asking("v1", GOOD, &receiver.url);
    let asked = alipay.call(VAULT, wish.clone()).await;
    assert_eq!(
        (status(&asked), code(&asked).as_str()),
        ("U", "VERIFICATION_IN_PROCESS"),
        "{asked}"
    );
    assert!(asked["paymentMethodDetail"].is_null());
    assert_eq!(
        alipay.call(VAULT, wish.clone()).await,
        asked,
        "the same again"
    );
    let waiting = stands(&alipay, "v1").await;
    assert_eq!(
        (&waiting["vaultingStatus"], &waiting["normalUrl"]),
        (&json!("PROCESSING"), &asked["normalUrl"])
    );
    let url = asked["normalUrl"].as_str().unwrap();
    let (page, name) = world.at_bank(url);
    let page = alipay
        .http
        .get(page)
        .header("host", name)
        .send()
        .await
        .unwrap();
    let html = page.text().await.unwrap();
    assert!(html.contains("confirm that this card is yours") && !html.contains("0.00"));
    assert!(receiver.is_quiet());

    let back = press(&world, url, "complete").await;
    assert_eq!(back.headers()["location"], BACK);
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(
        (&told["notifyType"], status(&told)),
        (&json!("VAULTING_RESULT"), "S")
    );
    assert_eq!(told["vaultingRequestId"], "v1");
    let kept = stands(&alipay, "v1").await;
    assert_eq!(kept["vaultingStatus"], "SUCCESS");
    assert_eq!(kept["paymentMethodDetail"], told["paymentMethodDetail"]);
    assert!(kept["normalUrl"].is_null());
    let again = alipay.call(VAULT, wish).await;
    assert_eq!(
        (code(&again).as_str(), &again["paymentMethodDetail"]),
        ("SUCCESS", &told["paymentMethodDetail"])
    );
    let token = told["paymentMethodDetail"]["card"]["cardToken"]
        .as_str()
        .unwrap();
    let paid = order("r1", token, "http://shop.localhost:9/");
    assert_eq!(alipay.code("/payments/pay", paid).await, "SUCCESS");
}

#[tokio::test]
async fn a_card_whose_shopper_did_not_pass_is_not_kept_and_that_is_told() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    for (id, answer) in [("v1", Some("fail")), ("v2", Some("cancel")), ("v3", None)] {
        let wish = asking(id, GOOD, &receiver.url);
        let asked = alipay.call(VAULT, wish.clone()).await;
        let url = asked["normalUrl"].as_str().unwrap();
        match answer {
            Some(answer) => {
                press(&world, url, answer).await;
            }
            None => world.sandbox.clock().advance(Duration::from_secs(14 * 60)),
        }
        let told = alipay.hear(&mut receiver).await;
        assert_eq!(
            (status(&told), code(&told).as_str()),
            ("F", "VERIFICATION_FAIL"),
            "{id}"
        );
        assert_eq!(told["vaultingRequestId"], id);
        let over = stands(&alipay, id).await;
        assert_eq!(over["vaultingStatus"], "FAIL");
        assert!(over["paymentMethodDetail"].is_null() && over["normalUrl"].is_null());
        assert_eq!(alipay.code(VAULT, wish).await, "VERIFICATION_FAIL");
        press(&world, url, "complete").await;
        assert_eq!(
            stands(&alipay, id).await["vaultingStatus"],
            "FAIL",
            "the first answer counts"
        );
    }
}

#[tokio::test]
async fn an_issuer_that_asks_nobody_answers_at_once() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    for (id, number, expected) in [
        ("v1", "4035501000000008", "SUCCESS"),
        ("v2", "4000000000003097", "VERIFICATION_FAIL"),
        ("v3", "4054692760174822", "VERIFICATION_FAIL"),
    ] {
        let wish = asking(id, number, "http://shop.localhost:9/");
        let answer = alipay.call(VAULT, wish).await;
        assert_eq!(code(&answer), expected, "{answer}");
        assert_eq!(
            answer["paymentMethodDetail"].is_object(),
            expected == "SUCCESS"
        );
    }
}

#[tokio::test]
async fn an_id_under_which_a_card_was_sent_opens_no_session() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let session = json!({
        "paymentMethodType": "CARD", "vaultingRequestId": "v1", "vaultingNotificationUrl": receiver.url,
    });
    let asked = alipay.call(VAULT, asking("v1", GOOD, &receiver.url)).await;
    for stage in ["waiting", "kept"] {
        let refused = alipay
            .code("/vaults/createVaultingSession", session.clone())
            .await;
        assert_eq!(refused, "REPEAT_REQ_INCONSISTENT", "{stage}");
        press(&world, asked["normalUrl"].as_str().unwrap(), "complete").await;
    }
    assert_eq!(code(&alipay.hear(&mut receiver).await), "SUCCESS");
    assert_eq!(stands(&alipay, "v1").await["vaultingStatus"], "SUCCESS");
}

#[tokio::test]
async fn a_session_that_asks_keeps_its_card_after_the_challenge() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let mut wish = json!({
        "paymentMethodType": "CARD", "vaultingRequestId": "s1",
        "vaultingNotificationUrl": receiver.url, "is3DSAuthentication": true,
    });
    let open = "/vaults/createVaultingSession";
    let nowhere = alipay.code(open, wish.clone()).await;
    assert_eq!(
        nowhere, "PARAM_ILLEGAL",
        "the shopper comes back to nothing"
    );
    wish["redirectUrl"] = BACK.into();
    let opened = alipay.call(open, wish).await;
    let token = opened["vaultingSessionData"].as_str().unwrap();
    for (answer, expected) in [("fail", "VERIFICATION_FAIL"), ("complete", "SUCCESS")] {
        let kept = world.merchant.browse(token, &card(GOOD)).await;
        let kept: Value = kept.json().await.unwrap();
        let waiting = stands(&alipay, "s1").await;
        assert_eq!(waiting["vaultingStatus"], "PROCESSING", "{waiting}");
        assert!(waiting["paymentMethodDetail"].is_null(), "{waiting}");
        // Another card meanwhile changes nothing.
        world.merchant.browse(token, &card(GOOD)).await;
        assert_eq!(stands(&alipay, "s1").await, waiting);
        world.sandbox.clock().advance(Duration::from_secs(4));
        assert!(
            receiver.is_quiet(),
            "nobody is told before the shopper answered"
        );
        let back = press(&world, waiting["normalUrl"].as_str().unwrap(), answer).await;
        assert_eq!(back.headers()["location"], BACK);
        let told = alipay.hear(&mut receiver).await;
        assert_eq!(code(&told), expected, "{told}");
        let token = &kept["data"]["customerPaymentMethodId"];
        let shown = &told["paymentMethodDetail"]["card"]["cardToken"];
        assert_eq!(shown == token, answer == "complete", "{told}");
    }
    assert_eq!(stands(&alipay, "s1").await["vaultingStatus"], "SUCCESS");
}
