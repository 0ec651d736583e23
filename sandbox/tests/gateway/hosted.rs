//! The gateway's own payment page over real HTTP: what it shows, for how long, and to whom.

use std::time::Duration;

use payseal_asiabill::client::{Account, Client, ConsultRequest};
use serde_json::{Value, json};

use crate::hosted_page::{OPEN, location, member, open, order, signed};
use crate::merchant::{refused, text};
use crate::world::World;

#[tokio::test]
async fn the_page_shows_the_order_and_every_way_that_it_can_use() {
    let world = World::new().await;
    let page = open(&world, order("o1")).await;
    let answer = page.get(&page.path).await;
    let policy = answer.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(policy.contains("require-trusted-types-for 'script'"));
    assert_eq!(answer.headers()["referrer-policy"], "same-origin");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let html = answer.text().await.unwrap();
    for part in [
        "€7.00",
        "Harbour Coffee",
        "o1",
        "&lt;b&gt;Tea",
        "× 2",
        "value=\"card\" checked",
    ] {
        assert!(html.contains(part), "{part}");
    }
    for (word, is_there) in [
        ("ideal", true),
        ("klarna", true),
        ("bcmc", false),
        ("GCASH", false),
    ] {
        assert_eq!(
            html.contains(&format!("value=\"{word}\"")),
            is_there,
            "{word}"
        );
    }
    let chinese = page
        .get(&format!("{}?lang=zh", page.path))
        .await
        .text()
        .await
        .unwrap();
    assert!(chinese.contains("lang=\"zh-Hans\"") && chinese.contains("总计"));
    assert!(chinese.contains("href=\"?lang=en\"") && !chinese.contains("lang=ar\""));
    // Whom a link led to another language finds the way to their own.
    let own = page.request(reqwest::Method::GET, &format!("{}?lang=de", page.path));
    let own = own
        .header("accept-language", "ar, en")
        .send()
        .await
        .unwrap();
    let own = own.text().await.unwrap();
    assert!(own.contains("href=\"?lang=ar\"") && own.contains("العربية"));
    assert!(own.contains("href=\"?lang=en\""));
    // What was chosen stays chosen, also on the pages that the shopper is led through.
    let later = page.request(reqwest::Method::GET, &page.path);
    let later = later.header("cookie", "lang=zh-Hans").send().await.unwrap();
    assert!(later.text().await.unwrap().contains("lang=\"zh-Hans\""));

    let mut only = order("o2");
    only["paymentMethod"] = "IDEAL".into();
    let page = open(&world, only).await;
    let html = page.html().await;
    assert!(html.contains("value=\"ideal\"") && !html.contains("value=\"card\""));
}

#[tokio::test]
async fn what_cannot_wait_there_is_refused() {
    let world = World::new().await;
    for (member, value, reason) in [
        ("returnUrl", json!("javascript:alert(1)"), "returnUrl"),
        ("returnUrl", Value::Null, "returnUrl"),
        ("orderAmount", json!("0"), "orderAmount"),
        ("orderCurrency", json!("ZZZ"), "orderCurrency"),
        ("paymentMethod", json!("cash"), "paymentMethod"),
        ("paymentMethod", json!("GCASH"), "orderCurrency"),
        ("paymentMethod", json!("bcmc"), "billing country"),
        ("customerId", json!("cus_1"), "customerId"),
        ("remark", json!("4242424242424242"), "card number"),
    ] {
        let mut body = order("o1");
        body[member] = value;
        let envelope = world.merchant.post(OPEN, body).await;
        assert!(refused(&envelope, "P0002").contains(reason), "{envelope}");
    }
}

#[tokio::test]
async fn an_order_waits_for_half_an_hour() {
    let world = World::new().await;
    let page = open(&world, order("o1")).await;
    let visa = page.card("4242424242424242").await;
    world.sandbox.clock().advance(Duration::from_secs(29 * 60));
    assert!(page.html().await.contains("value=\"card\""));
    world.sandbox.clock().advance(Duration::from_secs(61));
    assert!(page.html().await.contains("This payment page has expired"));
    assert_eq!(page.pay("a1", &visa).await["decline"], "processing_error");
    assert_eq!(
        location(&page.post("provider", "method=ideal").await),
        page.path
    );
    let pairs = signed(&world, &location(&page.post("cancel", "").await));
    assert_eq!(member(&pairs, "orderInfo"), "E0008_the checkout expired");
    assert_eq!(page.payments("o1").await.len(), 1);
}

#[tokio::test]
async fn the_page_is_apart_from_the_card_form_and_answers_only_its_own() {
    let world = World::new().await;
    let page = open(&world, order("o1")).await;
    // Its paths are not the gateway's, nor the gateway's its.
    let on_gateway = world
        .merchant
        .http
        .get(format!("{}{}", world.url(), page.path));
    assert_eq!(on_gateway.send().await.unwrap().status(), 404);
    for path in [
        "/payseal/v1/payseal.js",
        "/services/v3/session",
        "/sandbox/cards",
    ] {
        assert_eq!(page.get(path).await.status(), 404, "{path}");
    }
    for (name, value) in [
        ("origin", world.sandbox.shop_origin()),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let forged = page
            .http
            .post(format!("{}{}/cancel", world.url(), page.path))
            .header(
                "host",
                world
                    .sandbox
                    .checkout_origin()
                    .strip_prefix("http://")
                    .unwrap(),
            )
            .header(name, value)
            .send()
            .await
            .unwrap();
        assert_eq!(forged.status(), 403, "{name}: {value}");
    }
    assert!(page.html().await.contains("value=\"card\""));
    assert_eq!(page.get("/c/unknown").await.status(), 404);
    assert_eq!(page.get("/back/unknown").await.status(), 404);
    // Its token does not work on a merchant's page.
    let token: Value = page.post("session", "").await.json().await.unwrap();
    let elsewhere = world
        .merchant
        .http
        .get(format!("{}/services/v3/session", world.url()))
        .header("sessionToken", text(&token, "sessionToken"))
        .header("x-payseal-host", world.sandbox.shop_origin())
        .send()
        .await
        .unwrap();
    refused(&elsewhere.json().await.unwrap(), "L0005");
}

#[tokio::test]
async fn an_order_is_told_which_ways_it_has_and_why_not_the_others() {
    let world = World::new().await;
    let client = Client::new(&world.url(), Account::new("12246002", "12H4567r")).unwrap();
    let wish = ConsultRequest {
        order_amount: "20000.00".to_owned(),
        order_currency: "EUR".to_owned(),
        country: Some("NL".to_owned()),
        is_mobile: String::new(),
    };
    let answer = client.consult(&wish).await.unwrap();
    let of = |word: &str| {
        answer
            .methods
            .iter()
            .find(|one| one.payment_method == word)
            .unwrap()
    };
    let (card, ideal) = (of("Credit Card"), of("ideal"));
    assert!(card.enabled && card.reusable && card.flow == "form");
    assert!(card.brands.contains(&"visa".to_owned()));
    assert!(ideal.enabled && !ideal.reusable && ideal.flow == "redirect");
    for (device, flow) in [(None, "qr"), (Some("0"), "qr"), (Some("1"), "redirect")] {
        let wish = ConsultRequest {
            is_mobile: device.unwrap_or_default().to_owned(),
            ..wish.clone()
        };
        let told = client.consult(&wish).await.unwrap();
        let mut methods = told.methods.iter();
        let scanned = methods
            .find(|one| one.payment_method == "WeChatPay")
            .unwrap();
        assert_eq!(scanned.flow, flow, "{device:?}");
    }
    for (word, reason) in [
        ("klarna", "amount_above_maximum"),
        ("bcmc", "country_not_supported"),
        ("GCASH", "currency_not_supported"),
    ] {
        assert_eq!(
            (of(word).enabled, of(word).reason.as_deref()),
            (false, Some(reason)),
            "{word}"
        );
    }
    // Every mark is where it is said to be.
    let page = open(&world, order("o1")).await;
    for method in answer.methods.iter().filter(|one| one.flow != "form") {
        let logo = method.logo.as_deref().unwrap();
        let path = logo.strip_prefix(world.sandbox.gateway_origin()).unwrap();
        let url = format!("{}{path}", world.url());
        let mark = world.merchant.http.get(url).send().await.unwrap();
        assert_eq!(mark.status(), 200, "{logo}");
        assert_eq!(page.get(path).await.status(), 200, "{logo}");
        assert_eq!(mark.headers()["content-type"], "image/svg+xml");
    }
}
