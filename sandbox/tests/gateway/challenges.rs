//! Challenges: the issuer's page, its three buttons, and the signed way back.

use payseal_asiabill::wire::signature::{hmac, return_string};
use reqwest::{Response, redirect};
use serde_json::{Value, json};

use crate::merchant::{KEY, refused, success, text};
use crate::world::World;

pub(crate) async fn press(world: &World, address: &str, answer: &str) -> Response {
    let (address, secret) = address.split_once("?threeDsParam=").unwrap();
    let secret = secret.strip_suffix("&threeDsType=9").unwrap();
    let (url, name) = world.at_bank(address);
    reqwest::Client::builder()
        .redirect(redirect::Policy::none())
        .build()
        .unwrap()
        .post(url)
        .header("host", name)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("threeDsParam={secret}&answer={answer}"))
        .send()
        .await
        .unwrap()
}

pub(crate) async fn open(world: &World, address: &str) -> Response {
    let (url, name) = world.at_bank(address);
    let asked = world.merchant.http.get(url).header("host", name);
    asked.send().await.unwrap()
}

/// The way back: checks its signature and returns status and reason.
fn way_back(response: &Response) -> (String, String) {
    assert_eq!(response.status(), 303);
    let location = response.headers()["location"].to_str().unwrap();
    let (query, fragment) = location.split_once('#').unwrap();
    assert_eq!(fragment, "top");
    let query = query
        .strip_prefix("http://shop.localhost/back?basket=7&")
        .unwrap();
    let pairs: Vec<(&str, String)> = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(name, value)| {
            (
                name,
                value
                    .replace("%20", " ")
                    .replace("%3A", ":")
                    .replace("%2A", "*"),
            )
        })
        .collect();
    let borrowed: Vec<_> = pairs.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let find = |name| pairs.iter().find(|(n, _)| *n == name).unwrap().1.clone();
    let expected = hmac::sign(KEY.as_bytes(), &return_string(&borrowed)).to_upper_hex();
    assert_eq!(find("signInfo"), expected);
    assert_eq!(find("merNo"), "12246");
    assert_eq!(find("maskCardNo"), "400000***3220");
    (find("orderStatus"), find("orderInfo"))
}

#[tokio::test]
async fn three_buttons_lead_back_to_the_merchant_with_a_signed_result() {
    let world = World::new().await;
    let method = world.merchant.save("4000000000003220").await;
    for (answer, status, info) in [
        ("complete", "success", "Transaction Approved"),
        ("fail", "fail", "Decline: authentication failed"),
        ("cancel", "fail", "E0008_cancelled by the customer"),
    ] {
        let data = world.merchant.charge(answer, "7.00", &method).await;
        assert_eq!(data["orderStatus"], "pending");
        let address = text(&data, "redirectUrl");
        let page = open(&world, address).await;
        assert_eq!(page.status(), 200);
        let policy = page.headers()["content-security-policy"]
            .to_str()
            .unwrap()
            .to_owned();
        assert!(
            policy.ends_with("form-action 'self' http://shop.localhost"),
            "{policy}"
        );
        // It may stand in a dialog on the merchant's pages, and on nobody else's.
        let shop = world.sandbox.shop_origin();
        let checkout = world.sandbox.checkout_origin();
        let ancestors = format!("frame-ancestors {checkout} {shop} http://shop.localhost;");
        assert!(policy.contains(&ancestors), "{policy}");
        let html = page.text().await.unwrap();
        assert!(html.contains("$7.00"));
        for button in ["complete", "fail", "cancel", "hang"] {
            assert!(html.contains(&format!("data-testid=\"challenge-{button}\"")));
        }
        let expected = (status.to_owned(), info.to_owned());
        assert_eq!(way_back(&press(&world, address, answer).await), expected);
        // A second click, of whatever button, changes nothing.
        assert_eq!(way_back(&press(&world, address, "fail").await), expected);
        let envelope = world
            .merchant
            .get(
                "/openApi/V2022-03/orderInfo/{tradeNo}",
                &[("tradeNo", text(&data, "tradeNo"))],
            )
            .await;
        assert_eq!(success(&envelope, "00000")["tradeStatus"], status);
    }
}

async fn charge(world: &World, change: Value) -> Value {
    let mut body = json!({
        "orderAmount": "7.00", "orderCurrency": "USD", "orderNo": "o1",
        "returnUrl": "http://shop.localhost/back?basket=7#top"
    });
    for (name, value) in change.as_object().unwrap() {
        body[name] = value.clone();
    }
    world.merchant.post("/V2022-03/confirmCharge", body).await
}

#[tokio::test]
async fn one_challenge_allows_later_charges_without_the_shopper() {
    let world = World::new().await;
    let customer = world.merchant.customer().await;
    for (number, later) in [
        ("4000002500003155", "success"),
        ("4000000000003220", "fail"),
    ] {
        let method = world.merchant.save(number).await;
        let first = json!({
            "customerPaymentMethodId": method, "customerId": customer, "orderNo": number.get(11..),
            "tokenType": "InitRecurring"
        });
        let envelope = charge(&world, first).await;
        let data = success(&envelope, "00000");
        let next = json!({
            "customerPaymentMethodId": method, "customerId": customer,
            "orderNo": format!("later-{}", &number[11..]), "tokenType": "Recurring"
        });
        // Not before the challenge is answered.
        refused(&charge(&world, next.clone()).await, "P0002");
        press(&world, text(data, "redirectUrl"), "complete").await;
        let envelope = charge(&world, next).await;
        assert_eq!(success(&envelope, "00000")["orderStatus"], later);
    }
}

#[tokio::test]
async fn a_newer_attempt_closes_a_challenge_that_was_left_open() {
    let world = World::new().await;
    let asked = world.merchant.save("4000000000003220").await;
    let plain = world.merchant.save("4242424242424242").await;
    let left = world.merchant.charge("o1", "7.00", &asked).await;
    let paid = world.merchant.charge("o1", "7.00", &plain).await;
    assert_eq!(paid["orderStatus"], "success");
    let (status, info) = way_back(&press(&world, text(&left, "redirectUrl"), "complete").await);
    assert_eq!(status, "fail");
    assert_eq!(info, "E0008_replaced by a newer attempt");
}

#[tokio::test]
async fn a_merchant_may_ask_for_a_challenge_and_must_say_where_to_return() {
    let world = World::new().await;
    let method = world.merchant.save("4242424242424242").await;
    let wish = json!({"customerPaymentMethodId": method, "priorityThreeDSecure": "any"});
    let envelope = charge(&world, wish.clone()).await;
    assert_eq!(success(&envelope, "00000")["orderStatus"], "pending");
    for address in ["", "javascript:alert(1)", "http://"] {
        let mut wish = wish.clone();
        wish["returnUrl"] = address.into();
        let envelope = charge(&world, wish).await;
        assert!(refused(&envelope, "P0002").contains("returnUrl"));
    }
}

#[tokio::test]
async fn a_bank_that_never_answers_leaves_the_challenge_open() {
    let world = World::new().await;
    let method = world.merchant.save("4000000000003220").await;
    let data = world.merchant.charge("o1", "7.00", &method).await;
    let address = text(&data, "redirectUrl");
    for _ in 0..2 {
        let page = press(&world, address, "hang").await;
        assert_eq!(page.status(), 200);
        let html = page.text().await.unwrap();
        assert!(
            html.contains("challenge-waiting") && !html.contains("<button"),
            "{html}"
        );
    }
    let find = "/openApi/V2022-03/orderInfo/{tradeNo}";
    let envelope = world
        .merchant
        .get(find, &[("tradeNo", text(&data, "tradeNo"))])
        .await;
    assert_eq!(success(&envelope, "00000")["tradeStatus"], "pending");
    let (status, _) = way_back(&press(&world, address, "complete").await);
    assert_eq!(status, "success");
}

#[tokio::test]
async fn a_challenge_may_be_answered_well_and_declined_after_it() {
    let world = World::new().await;
    for (number, info) in [
        ("4000008400001629", "Decline"),
        ("4000008260003178", "Decline: insufficient funds"),
    ] {
        let method = world.merchant.save(number).await;
        let data = world
            .merchant
            .charge(number.get(9..).unwrap(), "7.00", &method)
            .await;
        let back = press(&world, text(&data, "redirectUrl"), "complete").await;
        let location = back.headers()["location"].to_str().unwrap();
        assert!(location.contains("orderStatus=fail"), "{location}");
        let envelope = world
            .merchant
            .get(
                "/openApi/V2022-03/orderInfo/{tradeNo}",
                &[("tradeNo", text(&data, "tradeNo"))],
            )
            .await;
        assert_eq!(success(&envelope, "00000")["tradeInfo"], info);
    }
}

#[tokio::test]
async fn some_cards_need_no_challenge_or_fail_the_one_that_is_asked_for() {
    let world = World::new().await;
    for (number, plain, asked) in [
        ("4000000032200000", "success", "success"),
        ("4000000000003055", "success", "pending"),
        ("4000000000003097", "success", "fail"),
        ("4000008400001280", "fail", "fail"),
        ("4000002760003184", "pending", "pending"),
    ] {
        let method = world.merchant.save(number).await;
        for (wish, expected) in [("automatic", plain), ("any", asked)] {
            let envelope = charge(
                &world,
                json!({
                    "customerPaymentMethodId": method, "priorityThreeDSecure": wish,
                    "orderNo": format!("{wish}-{}", &number[6..])
                }),
            )
            .await;
            assert_eq!(
                success(&envelope, "00000")["orderStatus"],
                expected,
                "{number}"
            );
        }
    }
}

#[tokio::test]
async fn an_unknown_challenge_says_so() {
    let world = World::new().await;
    let origin = world.sandbox.bank_origin().to_owned();
    let path = "/services/v3/threeDsCheck?threeDsParam=x&threeDsType=9";
    let response = open(&world, &format!("{origin}{path}")).await;
    assert_eq!(response.status(), 404);
    assert!(
        response
            .text()
            .await
            .unwrap()
            .contains("Go back to the shop")
    );
}

#[tokio::test]
async fn the_bank_is_a_party_of_its_own() {
    let world = World::new().await;
    let method = world.merchant.save("4000000000003220").await;
    let data = world.merchant.charge("bank", "7.00", &method).await;
    let address = text(&data, "redirectUrl");
    let bank = world.sandbox.bank_origin();
    assert!(address.starts_with(&format!("{bank}/")), "{address}");
    assert_ne!(bank, world.sandbox.gateway_origin());
    let home = open(&world, &format!("{bank}/")).await;
    assert!(home.text().await.unwrap().contains("the bank of a Payseal"));
    // It has nothing of the gateway's: no call, no card form, no clock.
    for path in [
        "/services/v3/payment_methods/list",
        "/V2022-03/customers",
        "/payseal/v1/payseal.js",
        "/payseal/12246002/en/",
        "/sandbox/clock",
    ] {
        let answer = open(&world, &format!("{bank}{path}")).await;
        assert_eq!(answer.status(), 404, "{path}");
    }
    // Addresses from before it had an origin of its own show the same page.
    let before = address.replace(bank, &world.url());
    let page = world.merchant.http.get(before).send().await.unwrap();
    assert_eq!(page.status(), 200);
    assert!(page.text().await.unwrap().contains("challenge-complete"));
}
