//! Alipay+: a payment without a card, which the shopper pays on the gateway's own page.

use std::time::Duration;

use serde_json::{Value, json};

use crate::alipay::{ACKNOWLEDGED, Alipay, code, order, sgd, status};
use crate::hosted_page::Page;
use crate::receiver::Receiver;
use crate::world::World;

const GOOD: &str = "4054695723100768";
const BACK: &str = "http://shop.localhost/back?basket=7";

/// A payment that names no card.
fn without_card(id: &str, url: &str) -> Value {
    let mut order = order(id, "", url);
    order["paymentMethod"] = json!({ "paymentMethodType": "CARD" });
    order
}

/// Asks for a payment, and opens its page.
pub(crate) async fn opened<'a>(
    world: &'a World,
    alipay: &Alipay,
    order: Value,
) -> (Value, Page<'a>) {
    let asked = alipay.call("/payments/pay", order).await;
    assert_eq!(
        (status(&asked), code(&asked).as_str()),
        ("U", "PAYMENT_IN_PROCESS"),
        "{asked}"
    );
    let url = asked["normalUrl"].as_str().unwrap();
    assert_eq!(asked["redirectActionForm"]["redirectUrl"], url);
    let path = url.strip_prefix(world.sandbox.checkout_origin()).unwrap();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let page = Page {
        world,
        path: path.to_owned(),
        http: client.build().unwrap(),
    };
    (asked, page)
}

#[tokio::test]
async fn the_shopper_pays_on_the_gateways_own_page_and_the_merchant_is_told() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let mut wish = without_card("h1", &receiver.url);
    wish["paymentMethod"]["paymentMethodMetaData"] = json!({ "tokenize": true });
    let (asked, page) = opened(&world, &alipay, wish.clone()).await;
    let id = asked["paymentId"].as_str().unwrap();
    let html = page.html().await;
    assert!(html.contains("Coffee") && html.contains("value=\"card\""));
    // The shopper knows the order by its own number, and not by that of the request.
    assert!(
        html.contains("order-h1") && !html.contains(">h1<"),
        "{html}"
    );
    assert!(!html.contains("value=\"klarna\""), "it is a card payment");

    let declined = page.card("4054692760174822").await;
    let told = page.pay("a1", &declined).await;
    assert_eq!(told["decline"], "DO_NOT_HONOR", "{told}");
    let stands = alipay.inquire("h1").await;
    assert_eq!(
        stands["paymentStatus"], "PROCESSING",
        "there is another try"
    );
    assert_eq!(alipay.call("/payments/pay", wish.clone()).await, asked);

    world.sandbox.clock().advance(Duration::from_secs(60));
    assert!(receiver.is_quiet(), "nobody is told of a try");
    let good = page.card(GOOD).await;
    let told = page.pay("a2", &good).await;
    assert_eq!(
        (&told["status"], &told["next"]),
        (&json!("succeeded"), &json!(BACK))
    );
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(told["notifyType"], "PAYMENT_RESULT");
    assert_eq!(code(&told), "SUCCESS");
    assert_eq!(
        (&told["paymentRequestId"], &told["paymentId"]),
        (&json!("h1"), &json!(id))
    );
    assert_eq!(told["paymentCreateTime"], asked["paymentCreateTime"]);
    assert!(told["paymentTime"].as_str() > asked["paymentCreateTime"].as_str());
    assert_eq!(told["paymentResultInfo"]["cardToken"], good);

    let stands = alipay.inquire("h1").await;
    assert_eq!(
        (&stands["paymentStatus"], &stands["paymentId"]),
        (&json!("SUCCESS"), &json!(id))
    );
    assert_eq!(stands["paymentTime"], told["paymentTime"]);
    let again = alipay.call("/payments/pay", wish).await;
    assert_eq!(
        (code(&again).as_str(), &again["paymentId"]),
        ("SUCCESS", &json!(id))
    );
    let capture =
        json!({ "captureRequestId": "c1", "paymentId": id, "captureAmount": sgd("4200") });
    assert_eq!(alipay.code("/payments/capture", capture).await, "SUCCESS");
    let captured = alipay.hear(&mut receiver).await;
    assert_eq!(captured["paymentId"], id);
    let refund = json!({ "refundRequestId": "f1", "paymentId": id, "refundAmount": sgd("4200") });
    assert_eq!(alipay.code("/payments/refund", refund).await, "SUCCESS");
    let stands = alipay.inquire("h1").await;
    assert_eq!(
        stands["transactions"].as_array().unwrap().len(),
        2,
        "{stands}"
    );
}

#[tokio::test]
async fn the_bank_asks_on_the_page_and_money_is_taken_at_once_where_it_is_to_be() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let mut wish = without_card("h1", &receiver.url);
    wish["paymentFactor"] = json!({ "isAuthorization": true });
    let (asked, page) = opened(&world, &alipay, wish).await;
    let asking = page.card("4000000000003220").await;
    let told = page.pay("a1", &asking).await;
    assert_eq!(told["status"], "challenge", "{told}");
    let stands = alipay.inquire("h1").await;
    assert_eq!(stands["paymentStatus"], "PROCESSING");
    assert_eq!(
        stands["redirectActionForm"]["redirectUrl"],
        asked["normalUrl"]
    );
    page.at_bank(told["redirectUrl"].as_str().unwrap(), "complete")
        .await;
    assert_eq!(page.ask("a1").await["status"], "succeeded");
    let mut heard = [
        alipay.hear(&mut receiver).await,
        alipay.hear(&mut receiver).await,
    ];
    heard.sort_by_key(|heard| heard["notifyType"] != "PAYMENT_RESULT");
    assert_eq!(heard[0]["paymentId"], asked["paymentId"]);
    assert_eq!(heard[1]["notifyType"], "CAPTURE_RESULT");
    assert_eq!(heard[1]["paymentId"], asked["paymentId"]);
    let stands = alipay.inquire("h1").await;
    assert_eq!(
        stands["transactions"][0]["transactionId"],
        heard[1]["captureId"]
    );
}

#[tokio::test]
async fn the_merchant_has_every_shopper_asked_on_the_page() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    for (id, asks) in [
        ("h1", json!(true)),
        ("h2", json!(false)),
        ("h3", json!(null)),
    ] {
        let mut wish = without_card(id, &receiver.url);
        wish["paymentMethod"]["paymentMethodMetaData"] = json!({ "is3DSAuthentication": asks });
        let (_, page) = opened(&world, &alipay, wish).await;
        let good = page.card(GOOD).await;
        let told = page.pay("a1", &good).await;
        if asks != json!(true) {
            assert_eq!(told["status"], "succeeded", "{id}: {told}");
            alipay.hear(&mut receiver).await;
            continue;
        }
        assert_eq!(told["status"], "challenge", "{told}");
        page.at_bank(told["redirectUrl"].as_str().unwrap(), "complete")
            .await;
        let told = alipay.hear(&mut receiver).await;
        assert_eq!(code(&told), "SUCCESS");
        let passed = &told["paymentResultInfo"]["threeDSResult"];
        assert_eq!(passed["challenged"], true, "{told}");
    }
}

#[tokio::test]
async fn what_nobody_pays_in_time_is_closed_and_told() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let wish = without_card("h1", &receiver.url);
    let (asked, page) = opened(&world, &alipay, wish.clone()).await;
    let good = page.card(GOOD).await;
    let declined = page.card("4054692760174822").await;
    page.pay("a1", &declined).await;
    world.sandbox.clock().advance(Duration::from_secs(13 * 60));
    assert!(page.html().await.contains("value=\"card\""));
    assert!(receiver.is_quiet());
    world.sandbox.clock().advance(Duration::from_secs(61));
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(
        (status(&told), code(&told).as_str()),
        ("F", "ORDER_IS_CLOSED")
    );
    assert_eq!(told["paymentId"], asked["paymentId"]);
    assert!(page.html().await.contains("This payment page has expired"));
    assert_eq!(page.pay("a2", &good).await["status"], "declined");
    assert_eq!(page.post("cancel", "").await.headers()["location"], BACK);
    world.sandbox.clock().advance(Duration::from_secs(60));
    assert!(receiver.is_quiet(), "the way back closes nothing again");
    let stands = alipay.inquire("h1").await;
    assert_eq!(
        (&stands["paymentStatus"], &stands["paymentResultCode"]),
        (&json!("FAIL"), &json!("ORDER_IS_CLOSED"))
    );
    assert_eq!(alipay.code("/payments/pay", wish).await, "ORDER_IS_CLOSED");
    let capture = json!({
        "captureRequestId": "c1", "paymentId": asked["paymentId"], "captureAmount": sgd("4200"),
    });
    assert_eq!(
        alipay.code("/payments/capture", capture).await,
        "ORDER_STATUS_INVALID"
    );
}

#[tokio::test]
async fn what_the_merchant_cancels_or_the_shopper_leaves_is_paid_no_longer() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut receiver = Receiver::start(ACKNOWLEDGED).await;
    let wish = without_card("h1", &receiver.url);
    let (asked, page) = opened(&world, &alipay, wish.clone()).await;
    let good = page.card(GOOD).await;
    let id = json!({ "paymentId": asked["paymentId"] });
    assert_eq!(alipay.code("/payments/cancel", id).await, "SUCCESS");
    assert_eq!(page.pay("a1", &good).await["status"], "declined");
    assert_eq!(alipay.inquire("h1").await["paymentStatus"], "CANCELLED");
    assert_eq!(
        alipay.code("/payments/pay", wish).await,
        "ORDER_IS_CANCELED"
    );

    let (_, page) = opened(&world, &alipay, without_card("h2", &receiver.url)).await;
    let left = page.post("cancel", "").await;
    assert_eq!(left.headers()["location"], BACK);
    let told = alipay.hear(&mut receiver).await;
    assert_eq!(
        (code(&told).as_str(), &told["paymentRequestId"]),
        ("ORDER_IS_CLOSED", &json!("h2"))
    );
    assert_eq!(page.pay("a1", &good).await["status"], "declined");
    assert_eq!(alipay.inquire("h2").await["paymentStatus"], "FAIL");
}

#[tokio::test]
async fn nobody_types_a_card_where_the_shopper_is_away() {
    let world = World::new().await;
    let alipay = Alipay::of(&world).await;
    let mut wish = without_card("h1", "http://shop.localhost:9/");
    wish["paymentMethod"]["paymentMethodMetaData"] = json!({ "recurringType": "SCHEDULED" });
    let refused = alipay.code("/payments/pay", wish).await;
    assert_eq!(refused, "INVALID_PAYMENT_METHOD_META_DATA");
}
