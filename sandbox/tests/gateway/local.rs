//! Paying on a provider's page: what each button does, and what comes of a payment put off.

use std::time::Duration;

use payseal_asiabill::client::{Account, Client};
use reqwest::{Response, redirect};
use serde_json::{Value, json};

use crate::merchant::{Merchant, refused, success, text};
use crate::receiver::Receiver;
use crate::world::World;

const PAY: &str = "/V2022-03/local_payment";

/// Each provider's word, its name and a currency it takes.
const PROVIDERS: [(&str, &str, &str, &str); 10] = [
    ("Alipay", "Alipay", "CNY", "7.00"),
    ("WeChatPay", "WeChat Pay", "CNY", "7.00"),
    ("klarna", "Klarna", "EUR", "7.00"),
    ("ideal", "iDEAL", "EUR", "7.00"),
    ("bcmc", "Bancontact", "EUR", "7.00"),
    ("giropay", "giropay", "EUR", "7.00"),
    ("p24", "Przelewy24", "PLN", "7.00"),
    ("GCASH", "GCash", "PHP", "7.00"),
    ("KAKAOPAY", "Kakao Pay", "KRW", "7000"),
    ("sepa", "SEPA Direct Debit", "EUR", "7.00"),
];

fn order(provider: &str, currency: &str, amount: &str, order: &str) -> Value {
    json!({
        "paymentMethod": provider, "orderNo": order, "orderAmount": amount,
        "orderCurrency": currency, "returnUrl": "http://shop.localhost/back?basket=7",
        "goodsDetails": [], "customerIp": "127.0.0.1", "isMobile": "0"
    })
}

async fn begin(merchant: &Merchant, body: Value) -> Value {
    let envelope = merchant.post(PAY, body).await;
    let data = success(&envelope, "0000").clone();
    assert_eq!(data["orderStatus"], "pending", "{data}");
    data
}

async fn press(world: &World, data: &Value, answer: &str) -> Response {
    let address = text(data, "redirectUrl");
    let (address, query) = address.split_once('?').unwrap();
    let (url, name) = world.at_bank(address);
    let secret = query.split('&').next().unwrap();
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .build()
        .unwrap()
        .post(url)
        .header("host", name)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("{secret}&answer={answer}"))
        .send()
        .await
        .unwrap()
}

async fn page(world: &World, data: &Value, more: &str) -> String {
    let address = text(data, "redirectUrl");
    let (url, name) = world.at_bank(&format!("{address}{more}"));
    let asked = world.merchant.http.get(url).header("host", name);
    asked.send().await.unwrap().text().await.unwrap()
}

async fn stands(merchant: &Merchant, data: &Value) -> String {
    let envelope = merchant
        .get(
            "/openApi/V2022-03/orderInfo/{tradeNo}",
            &[("tradeNo", text(data, "tradeNo"))],
        )
        .await;
    text(success(&envelope, "00000"), "tradeStatus").to_owned()
}

/// What the merchant's crate reads in the address of the way back.
fn told(world: &World, response: &Response) -> String {
    assert_eq!(response.status(), 303);
    let location = response.headers()["location"].to_str().unwrap();
    let url = reqwest::Url::parse(location).unwrap();
    assert!(location.starts_with("http://shop.localhost/back?basket=7&"));
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let query: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let client = Client::new(&world.url(), Account::new("12246002", "12H4567r")).unwrap();
    client.returned(&query).unwrap();
    let status = query.iter().find(|(name, _)| *name == "orderStatus");
    status.unwrap().1.to_owned()
}

#[tokio::test]
async fn every_provider_asks_in_its_name_and_does_what_is_pressed() {
    let world = World::new().await;
    let merchant = &world.merchant;
    for (at, (word, name, currency, amount)) in PROVIDERS.into_iter().enumerate() {
        let slow = word == "sepa";
        for (answer, back, later) in [
            (
                "complete",
                if slow { "pending" } else { "success" },
                "success",
            ),
            ("fail", "fail", "fail"),
            ("cancel", "fail", "fail"),
            ("later", "pending", "success"),
        ] {
            let number = format!("o{at}{answer}");
            let data = begin(merchant, order(word, currency, amount, &number)).await;
            assert_eq!(text(&data, "orderAmount"), amount);
            let scanned = word == "WeChatPay";
            if scanned {
                let html = page(&world, &data, "").await;
                assert!(html.contains("challenge-code") && !html.contains("challenge-complete"));
                let asked = page(&world, &data, "&asked=1").await;
                assert!(
                    asked.contains("heard from your phone yet")
                        && !html.contains("heard from your phone yet")
                );
            }
            let html = page(&world, &data, if scanned { "&here=1" } else { "" }).await;
            assert!(
                html.contains(&format!("<h1>Pay with {name}</h1>")),
                "{html}"
            );
            assert!(html.replace(',', "").contains(amount), "{html}");
            for button in ["complete", "fail", "cancel", "later"] {
                assert!(html.contains(&format!("data-testid=\"challenge-{button}\"")));
            }
            assert!(!html.contains("challenge-hang"), "{html}");
            assert_eq!(
                told(&world, &press(&world, &data, answer).await),
                back,
                "{word} {answer}"
            );
            // The first answer counts, whatever is pressed after it.
            assert_eq!(told(&world, &press(&world, &data, "cancel").await), back);
            assert_eq!(stands(merchant, &data).await, back, "{word} {answer}");
            world.sandbox.clock().advance(Duration::from_secs(61));
            assert_eq!(stands(merchant, &data).await, later, "{word} {answer}");
        }
    }
}

#[tokio::test]
async fn the_merchant_hears_of_it_and_can_give_it_back() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let mut receiver = Receiver::start("success").await;
    let mut body = order("Alipay", "USD", "7.00", "o1");
    body["callbackUrl"] = json!(receiver.url);
    let data = begin(merchant, body).await;
    assert_eq!(receiver.next().await.json()["type"], "transaction.pending");
    press(&world, &data, "complete").await;
    assert_eq!(receiver.next().await.json()["type"], "transaction.success");
    let wish = json!({"tradeNo": data["tradeNo"], "refundAmount": "7.00", "refundType": "1"});
    let refund = merchant.post("/openApi/V2022-03/refund", wish).await;
    assert_eq!(success(&refund, "0000")["refundStatus"], "pending");
    // Paid is paid, by a card as well.
    let again = merchant
        .post(PAY, order("Alipay", "USD", "7.00", "o1"))
        .await;
    let again = success(&again, "0000");
    assert_eq!(
        (&again["orderStatus"], &again["redirectUrl"]),
        (&json!("fail"), &json!(""))
    );
    assert!(text(again, "orderInfo").starts_with("I0061"));
}

#[tokio::test]
async fn what_cannot_be_paid_so_is_refused() {
    let world = World::new().await;
    for (member, value, why) in [
        (
            "paymentMethod",
            json!("Credit Card"),
            "paymentMethod is one of Alipay",
        ),
        (
            "orderCurrency",
            json!("EUR"),
            "does not pay in this orderCurrency",
        ),
        ("orderCurrency", json!("???"), "orderCurrency"),
        ("orderAmount", json!("0"), "orderAmount"),
        ("orderAmount", json!("7.001"), "orderAmount"),
        ("orderAmount", json!([]), "orderAmount"),
        ("orderNo", json!(""), "orderNo"),
        ("returnUrl", json!(null), "returnUrl"),
        ("returnUrl", json!("javascript:alert(1)"), "returnUrl"),
        (
            "remark",
            json!("my card is 4242424242424242"),
            "card number",
        ),
    ] {
        let mut body = order("WeChatPay", "CNY", "7.00", "o1");
        body[member] = value.clone();
        let envelope = world.merchant.post(PAY, body).await;
        let said = refused(&envelope, "P0002");
        assert!(said.contains(why), "{member} {value}: {said}");
    }
}

#[tokio::test]
async fn a_banks_own_question_cannot_be_put_off() {
    let world = World::new().await;
    let method = world.merchant.save("4000000000003220").await;
    let data = world.merchant.charge("o1", "7.00", &method).await;
    let page = press(&world, &data, "later").await;
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("challenge-waiting"));
    assert_eq!(stands(&world.merchant, &data).await, "pending");
}

#[tokio::test]
async fn a_code_is_answered_by_a_telephone_and_none_is_shown_on_one() {
    let world = World::new().await;
    let merchant = &world.merchant;
    let data = begin(merchant, order("WeChatPay", "CNY", "7.00", "o1")).await;
    let on_phone = page(&world, &data, "&phone=1").await;
    assert!(on_phone.contains("name=\"phone\"") && on_phone.contains("challenge-complete"));
    let answered = press(&world, &data, "complete&phone=1").await;
    assert_eq!(answered.status(), 200);
    assert!(
        answered
            .text()
            .await
            .unwrap()
            .contains("Continue where you scanned the code")
    );
    // The screen that shows the code goes on when it is asked again.
    assert_eq!(
        told(&world, &press(&world, &data, "cancel").await),
        "success"
    );

    let mut body = order("WeChatPay", "CNY", "7.00", "o2");
    body["isMobile"] = 1.into();
    let data = begin(merchant, body).await;
    let html = page(&world, &data, "").await;
    assert!(!html.contains("challenge-code") && html.contains("challenge-complete"));
}
