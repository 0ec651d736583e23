//! Alipay+: a card that is kept without a payment.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, sgd};
use crate::merchant::card;
use crate::receiver::Receiver;
use crate::world::World;

const GOOD: &str = "4054695723100768";

/// Where nobody listens.
const NOBODY: &str = "http://shop.localhost:9/";

fn session(id: &str, url: &str) -> Value {
    json!({
        "paymentMethodType": "CARD", "vaultingRequestId": id, "vaultingNotificationUrl": url,
    })
}

fn inquiry(id: &str) -> Value {
    json!({ "vaultingRequestId": id })
}

#[tokio::test]
async fn a_session_opens_the_sealed_form_and_its_card_is_told_and_paid_with() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let opened = alipay
        .call(
            "/vaults/createVaultingSession",
            session("v1", &receiver.url),
        )
        .await;
    assert_eq!(code(&opened), "SUCCESS", "{opened}");
    assert!(opened["vaultingSessionExpiryTime"].is_string());
    let token = opened["vaultingSessionData"].as_str().unwrap();
    let stands = alipay.call("/vaults/inquireVaulting", inquiry("v1")).await;
    assert_eq!(stands["vaultingStatus"], "PROCESSING");

    // As the form does it.
    let kept: Value = world
        .merchant
        .browse(token, &card(GOOD))
        .await
        .json()
        .await
        .unwrap();
    let id = &kept["data"]["customerPaymentMethodId"];
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["notifyType"], "VAULTING_RESULT");
    assert_eq!(told["vaultingRequestId"], "v1");
    let shown = &told["paymentMethodDetail"]["card"];
    assert_eq!((&shown["cardToken"], &shown["brand"]), (id, &json!("VISA")));
    assert_eq!(shown["maskedCardNo"], "************0768");
    let stands = alipay.call("/vaults/inquireVaulting", inquiry("v1")).await;
    assert_eq!(stands["vaultingStatus"], "SUCCESS");
    assert_eq!(stands["paymentMethodDetail"], told["paymentMethodDetail"]);
    let paid = order("r1", id.as_str().unwrap(), &receiver.url);
    assert_eq!(alipay.code("/payments/pay", paid).await, "SUCCESS");

    // Another card in the same session changes nothing; the same request again is the same.
    world
        .merchant
        .browse(token, &card("5162774114974622"))
        .await;
    let again = alipay
        .call(
            "/vaults/createVaultingSession",
            session("v1", &receiver.url),
        )
        .await;
    assert_eq!(again["vaultingSessionId"], opened["vaultingSessionId"]);
    let stands = alipay.call("/vaults/inquireVaulting", inquiry("v1")).await;
    assert_eq!(stands["paymentMethodDetail"], told["paymentMethodDetail"]);
}

#[tokio::test]
async fn a_session_for_a_buyer_lists_the_cards_that_they_let_be_kept_and_nobody_else_pays_with_them()
 {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let open = async |id: &str, buyer: &str| {
        let mut wish = session(id, NOBODY);
        wish["buyer"] = json!({ "referenceBuyerId": buyer });
        wish["paymentAmount"] = sgd("4200");
        let opened = alipay.call("/vaults/createVaultingSession", wish).await;
        assert_eq!(code(&opened), "SUCCESS", "{opened}");
        assert!(opened["customerId"].is_string(), "{opened}");
        opened["vaultingSessionData"].as_str().unwrap().to_owned()
    };
    let facts = async |token: &str| -> Value {
        let url = format!("{}/services/v3/session", world.url());
        let asked = alipay.http.get(url).header("sessionToken", token).send();
        let told: Value = asked.await.unwrap().json().await.unwrap();
        told["data"].clone()
    };
    let listed = async |token: &str| -> Value {
        let customer = facts(token).await["customerId"]
            .as_str()
            .unwrap()
            .to_owned();
        let url = format!(
            "{}/services/v3/payment_methods/list/{customer}",
            world.url()
        );
        let asked = alipay.http.get(url).header("sessionToken", token).send();
        let told: Value = asked.await.unwrap().json().await.unwrap();
        told["data"].clone()
    };
    let pay = async |id: &str, token: &Value, buyer: Option<&str>| {
        let mut wish = order(id, token.as_str().unwrap(), NOBODY);
        if let Some(buyer) = buyer {
            wish["order"]["buyer"] = json!({ "referenceBuyerId": buyer });
        }
        alipay.code("/payments/pay", wish).await
    };

    let token = open("v1", "ada").await;
    let told = facts(&token).await;
    assert_eq!(
        (&told["amount"], &told["currency"], &told["consent"]),
        (&json!("42.00"), &json!("SGD"), &json!("required"))
    );
    let mut typed = card(GOOD);
    typed["consent"] = json!({ "textVersion": "en-2", "redisplay": "always" });
    let kept: Value = world
        .merchant
        .browse(&token, &typed)
        .await
        .json()
        .await
        .unwrap();
    let id = &kept["data"]["customerPaymentMethodId"];
    assert_eq!(listed(&token).await, json!([]), "it has paid nothing yet");
    assert_eq!(pay("r1", id, Some("ada")).await, "SUCCESS");
    let again = open("v2", "ada").await;
    assert_eq!(listed(&again).await[0]["customerPaymentMethodId"], *id);
    assert_eq!(
        facts(&again).await["customerId"],
        facts(&token).await["customerId"]
    );

    // Another buyer sees nothing of it, and does not pay with it; a server that names nobody may.
    let other = open("v3", "grace").await;
    assert_eq!(listed(&other).await, json!([]));
    assert_eq!(pay("r2", id, Some("grace")).await, "INVALID_ACCESS_TOKEN");
    assert_eq!(pay("r3", id, None).await, "SUCCESS");
    // Nor does one whom no form was opened for.
    let stranger = pay("r4", id, Some("stranger")).await;
    assert_eq!(stranger, "INVALID_ACCESS_TOKEN");
    let free = json!(world.merchant.save(GOOD).await);
    assert_eq!(pay("r5", &free, Some("stranger")).await, "SUCCESS");
}

#[tokio::test]
async fn a_session_says_which_brands_consult_offers_for_its_amount_and_regions() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let all = |names: &[&'static str]| {
        names
            .iter()
            .map(|name| (*name, true))
            .collect::<BTreeMap<_, _>>()
    };
    let global = json!(all(&[
        "visa", "master", "ae", "discover", "diner", "jcb", "unionPay", "maestro"
    ]));
    let brazil = json!(all(&["visa", "master", "ae", "diner", "elo", "hipercard"]));
    for (at, (more, brands)) in [
        (json!({}), &global),
        (json!({ "paymentAmount": sgd("4200") }), &global),
        (
            json!({ "paymentAmount": { "currency": "BRL", "value": "4200" },
                    "allowedPaymentMethodRegions": ["BR"] }),
            &brazil,
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let mut wish = session(&format!("b{at}"), NOBODY);
        let more = more.as_object().unwrap().clone();
        wish.as_object_mut().unwrap().extend(more);
        let opened = alipay.call("/vaults/createVaultingSession", wish).await;
        let token = opened["vaultingSessionData"].as_str().unwrap();
        let url = format!("{}/services/v3/session", world.url());
        let asked = alipay.http.get(url).header("sessionToken", token).send();
        let told: Value = asked.await.unwrap().json().await.unwrap();
        assert_eq!(told["data"]["brands"], *brands, "{told}");
    }
}

#[tokio::test]
async fn a_session_that_nobody_used_fails_when_it_is_over() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let opened = session("v1", "http://shop.localhost:9/");
    alipay.call("/vaults/createVaultingSession", opened).await;
    world.sandbox.clock().advance(Duration::from_secs(31 * 60));
    let stands = alipay.call("/vaults/inquireVaulting", inquiry("v1")).await;
    assert_eq!(stands["vaultingStatus"], "FAIL");
    let unknown = alipay
        .code("/vaults/inquireVaulting", inquiry("none"))
        .await;
    assert_eq!(unknown, "VAULTING_NOT_EXIST");
    let wrong = json!({ "paymentMethodType": "ALIPAY_CN", "vaultingRequestId": "v2",
                        "vaultingNotificationUrl": "http://shop.localhost:9/" });
    let refused = alipay.code("/vaults/createVaultingSession", wrong).await;
    assert_eq!(refused, "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_certified_merchant_keeps_a_card_itself() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let vault = |id: &str, number: &str| {
        json!({
            "vaultingRequestId": id,
            "vaultingNotificationUrl": receiver.url,
            "redirectUrl": "http://shop.localhost/back",
            "paymentMethodDetail": {
                "paymentMethodType": "CARD",
                "card": {
                    "cardNo": number, "cvv": "907", "expiryMonth": "12", "expiryYear": "40",
                },
            },
            "env": { "terminalType": "WEB" },
        })
    };
    let wish = vault("v1", GOOD);
    let wrong = vault("v2", "4054695723100769");
    let kept = alipay
        .call("/vaults/vaultPaymentMethod", wish.clone())
        .await;
    assert_eq!(code(&kept), "SUCCESS", "{kept}");
    let token = kept["paymentMethodDetail"]["card"]["cardToken"].clone();
    assert_eq!(
        alipay.call("/vaults/vaultPaymentMethod", wish).await,
        kept,
        "the same again"
    );
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["paymentMethodDetail"]["card"]["cardToken"], token);
    let paid = order("r1", token.as_str().unwrap(), "http://shop.localhost:9/");
    assert_eq!(alipay.code("/payments/pay", paid).await, "SUCCESS");
    assert_eq!(
        alipay.code("/vaults/vaultPaymentMethod", wrong).await,
        "PARAM_ILLEGAL"
    );
}
