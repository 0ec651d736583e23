//! Alipay+: Korean cards by number, by the token that is made of them, and on the gateway's own page.

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, sgd, status, with_card};
use crate::alipay_hosted::opened;
use crate::merchant::card as typed;
use crate::receiver::Receiver;
use crate::world::World;

const GOOD: &str = "4054695723100768";
const NOWHERE: &str = "http://shop.localhost:9/";
const HYUNDAI: &str = "9490220011669217";

fn won() -> Value {
    json!({ "currency": "KRW", "value": "42000" })
}

#[tokio::test]
async fn a_korean_card_by_number_is_captured_automatically_in_won() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let mut wish = with_card("n1", HYUNDAI, &receiver.url);
    wish["paymentAmount"] = won();
    wish["paymentFactor"] = json!({ "captureMode": "AUTOMATIC" });
    let data = &mut wish["paymentMethod"]["paymentMethodMetaData"];
    // What a Korean card has beside its number is not looked at, and nobody is asked.
    data["dateOfBirth"] = "900101".into();
    data["cardPasswordDigest"] = "12".into();
    data["is3DSAuthentication"] = true.into();
    data["tokenize"] = true.into();
    let metadata = "/paymentMethod/paymentMethodMetaData/selectedCardBrand";
    wish["paymentMethod"]["paymentMethodMetaData"]["selectedCardBrand"] = "HYUNDAI".into();
    for (pointer, value, expected) in [
        (
            "/paymentFactor/captureMode",
            json!("MANUAL"),
            "PARAM_ILLEGAL",
        ),
        ("/paymentAmount", sgd("4200"), "CURRENCY_NOT_SUPPORT"),
        (
            metadata,
            json!("KOOKMIN"),
            "SELECTED_CARD_BRAND_NOT_AVAILABLE",
        ),
    ] {
        let mut wrong = wish.clone();
        *wrong.pointer_mut(pointer).unwrap() = value;
        assert_eq!(alipay.code("/payments/pay", wrong).await, expected);
    }
    let paid = alipay.call("/payments/pay", wish).await;
    assert_eq!(
        (status(&paid), code(&paid).as_str()),
        ("S", "SUCCESS"),
        "{paid}"
    );
    let info = &paid["paymentResultInfo"];
    assert_eq!(
        (
            &info["cardBrand"],
            &info["paymentMethodRegion"],
            &info["cardNo"]
        ),
        (&json!("HYUNDAI"), &json!("KR"), &json!("************9217"))
    );
    let mut told = [
        alipay.hear(&mut receiver).await,
        alipay.hear(&mut receiver).await,
    ];
    told.sort_by_key(|told| told["notifyType"] != "PAYMENT_RESULT");
    assert_eq!(told[1]["notifyType"], "CAPTURE_RESULT");

    // The form lets its brand through, and its token is no other card.
    let session = json!({
        "paymentMethodType": "CARD", "vaultingRequestId": "v1", "vaultingNotificationUrl": receiver.url,
    });
    let opened = alipay.call("/vaults/createVaultingSession", session).await;
    let session = opened["vaultingSessionData"].as_str().unwrap();
    world.merchant.browse(session, &typed(HYUNDAI)).await;
    let kept = alipay.hear(&mut receiver).await;
    let kept = &kept["paymentMethodDetail"]["card"];
    assert_eq!(kept["brand"], "HYUNDAI", "{kept}");
    let token = kept["cardToken"].as_str().unwrap();
    let mut later = order("n2", token, NOWHERE);
    later["paymentAmount"] = won();
    assert_eq!(
        alipay.code("/payments/pay", later.clone()).await,
        "PARAM_ILLEGAL"
    );
    later["paymentFactor"] = json!({});
    assert_eq!(alipay.code("/payments/pay", later).await, "SUCCESS");
    let mut dollars = order("n3", token, NOWHERE);
    dollars["paymentFactor"] = json!({});
    assert_eq!(
        alipay.code("/payments/pay", dollars).await,
        "CURRENCY_NOT_SUPPORT"
    );
}

#[tokio::test]
async fn a_korean_card_does_not_pay_on_the_page_what_is_captured_by_hand() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    for (id, mode, expected) in [
        ("p1", "MANUAL", "declined"),
        ("p2", "AUTOMATIC", "succeeded"),
    ] {
        let mut wish = order(id, "", NOWHERE);
        wish["paymentMethod"] = json!({ "paymentMethodType": "CARD" });
        wish["paymentAmount"] = won();
        wish["paymentFactor"] = json!({ "captureMode": mode });
        let (_, page) = opened(&world, &alipay, wish).await;
        let korean = page.card(HYUNDAI).await;
        assert_eq!(page.pay("a1", &korean).await["status"], expected, "{mode}");
        if expected == "declined" {
            let other = page.card(GOOD).await;
            assert_eq!(page.pay("a2", &other).await["status"], "succeeded");
        }
    }
}
