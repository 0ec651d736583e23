//! The list of accounts: what it says, and to whom.

use reqwest::Response;
use serde_json::{Value, json};

use crate::world::World;

async fn ask(world: &World, headers: &[(&'static str, &str)]) -> Response {
    let url = format!("{}/sandbox/accounts", world.url());
    let mut request = world.merchant.http.get(url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap()
}

#[tokio::test]
async fn the_accounts_are_there_for_programs_and_for_people() {
    let world = World::new().await;
    let answer = ask(&world, &[("accept", "application/json")]).await;
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(
        answer.headers()["cross-origin-resource-policy"],
        "same-origin"
    );
    let mut list: Value = answer.json().await.unwrap();
    // The keys of the other dialect are this machine's own.
    let first = list["accounts"][0].as_object_mut().unwrap();
    let alipay = first.remove("alipayPlus").unwrap();
    for (name, begin) in [
        ("clientId", "SANDBOX_"),
        ("merchantPrivateKey", "-----BEGIN RSA PRIVATE KEY-----\n"),
        ("gatewayPublicKey", "-----BEGIN PUBLIC KEY-----\n"),
    ] {
        assert!(alipay[name].as_str().unwrap().starts_with(begin), "{name}");
    }
    let (checkout, shop) = (world.sandbox.checkout_origin(), world.sandbox.shop_origin());
    let keys = &list["accounts"][0]["stripe"];
    for (name, prefix) in [
        ("secretKey", "sk_test_"),
        ("publishableKey", "pk_test_"),
        ("webhookSecret", "whsec_"),
    ] {
        assert!(keys[name].as_str().unwrap().starts_with(prefix), "{name}");
    }
    assert_eq!(
        list["accounts"][0],
        json!({
            "name": "Harbour Coffee",
            "origins": [checkout, shop],
            "asiabill": {"gatewayNo": "12246002", "signkey": "12H4567r"},
            "stripe": keys,
        })
    );
    assert_eq!(list["accounts"][1]["asiabill"]["gatewayNo"], "12246003");
    let page = ask(&world, &[("accept", "text/html,*/*;q=0.8")]).await;
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(page.headers()["cache-control"], "no-store");
    let html = page.text().await.unwrap();
    for part in [
        "<title>Accounts</title>",
        "Harbour Coffee",
        shop,
        "12H4567r",
    ] {
        assert!(html.contains(part), "{part}");
    }
}

#[tokio::test]
async fn the_accounts_are_shown_to_no_other_origin_and_under_no_other_name() {
    let world = World::new().await;
    let (_, port) = world.sandbox.gateway_origin().rsplit_once(':').unwrap();
    let own = format!("http://127.0.0.1:{port}");
    for headers in [
        &[("sec-fetch-site", "same-origin"), ("origin", &*own)][..],
        &[("sec-fetch-site", "none")],
        &[
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "document"),
        ],
    ] {
        let answer = ask(&world, headers).await;
        assert_eq!(answer.status(), 200, "{headers:?}");
        let allows = answer.headers().get("access-control-allow-origin");
        assert!(allows.is_none());
    }
    let shop = world.sandbox.shop_origin();
    for headers in [
        &[("sec-fetch-site", "cross-site")][..],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "http://evil.example")],
        &[("origin", "null")],
        &[("origin", shop)],
        &[("sec-fetch-site", "cross-site"), ("accept", "text/html")],
        &[
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
            ("sec-fetch-dest", "iframe"),
        ],
        &[("x-forwarded-for", "192.0.2.1")],
        &[("via", "1.1 tunnel.example")],
    ] {
        let answer = ask(&world, headers).await;
        assert_eq!(answer.status(), 403, "{headers:?}");
        assert!(!answer.text().await.unwrap().contains("12H4567r"));
    }
    for (name, status) in [
        ("pay.localhost", 200),
        ("evil.example", 421),
        ("bank.localhost", 404),
        ("checkout.localhost", 404),
    ] {
        let answer = ask(&world, &[("host", &format!("{name}:{port}"))]).await;
        assert_eq!(answer.status(), status, "{name}");
    }
}
