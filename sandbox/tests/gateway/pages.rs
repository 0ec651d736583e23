//! The gateway's own pages, the frame's routes beside them, and what is not there.

use payseal_engine::cards::CARDS;
use serde_json::Value;

use crate::world::World;

#[tokio::test]
async fn the_test_cards_are_listed_to_read_and_as_json() {
    let world = World::new().await;
    let get = async |path: &str| {
        let url = format!("{}{path}", world.url());
        let response = world.merchant.http.get(url).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response
    };
    let html = get("/sandbox/cards").await.text().await.unwrap();
    let json: Value = get("/sandbox/cards?format=json")
        .await
        .json()
        .await
        .unwrap();
    assert_eq!(json.as_array().unwrap().len(), CARDS.len());
    for (card, item) in CARDS.iter().zip(json.as_array().unwrap()) {
        assert!(html.contains(card.number), "{}", card.name);
        assert_eq!(item["number"], card.number);
        assert_eq!(item["name"], card.name);
        assert_eq!(item["brand"], card.brand_word());
    }
    assert!(
        get("/")
            .await
            .text()
            .await
            .unwrap()
            .contains("/sandbox/cards")
    );
    assert!(
        get("/sandbox/page.css")
            .await
            .text()
            .await
            .unwrap()
            .contains("main")
    );
}

/// A name of somebody else's that resolves to this machine is not the gateway's.
#[tokio::test]
async fn only_the_gateways_own_names_are_answered() {
    let world = World::new().await;
    let url = world.url();
    let (_, port) = url.rsplit_once(':').unwrap();
    let ask = async |path: &str, host: String| {
        let request = world.merchant.http.get(format!("{url}{path}"));
        request.header("host", host).send().await.unwrap().status()
    };
    for path in [
        "/",
        "/sandbox/cards",
        "/payseal/12246002/en/",
        "/payseal/v1/payseal.js",
        "/services/v3/session",
    ] {
        for name in ["pay.localhost", "localhost", "127.0.0.1"] {
            assert_eq!(ask(path, format!("{name}:{port}")).await, 200, "{path}");
        }
        for host in [
            format!("evil.example:{port}"),
            format!("shop.localhost:{port}"),
            "pay.localhost".to_owned(),
            "pay.localhost:1".to_owned(),
        ] {
            assert_eq!(ask(path, host).await, 421, "{path}");
        }
    }
}

#[tokio::test]
async fn the_frame_is_served_for_accounts_and_only_on_their_pages() {
    let world = World::new().await;
    let get = async |path: &str| {
        let url = format!("{}{path}", world.url());
        world.merchant.http.get(url).send().await.unwrap()
    };
    let document = get("/payseal/12246002/en/").await;
    assert_eq!(document.status(), 200);
    let policy = document.headers()["content-security-policy"]
        .to_str()
        .unwrap()
        .to_owned();
    let (checkout, shop) = (world.sandbox.checkout_origin(), world.sandbox.shop_origin());
    let ancestors = format!("frame-ancestors {checkout} {shop}");
    assert!(policy.contains(&ancestors), "{policy}");
    let html = document.text().await.unwrap();
    let host = world
        .sandbox
        .gateway_origin()
        .strip_prefix("http://")
        .unwrap();
    assert!(html.contains(host) && html.contains("test"), "{html}");
    assert_eq!(get("/payseal/99999999/en/").await.status(), 404);
    assert_eq!(get("/payseal/v1/payseal.js").await.status(), 200);
}

#[tokio::test]
async fn the_script_is_where_the_vendors_clients_look_for_it() {
    let world = World::new().await;
    for path in [
        "/static/v3/js/AsiabillPayment.min.js?v=1.5",
        "//static/v3/js/AsiabillPayment.min.js?v=2.0",
    ] {
        let url = format!("{}{path}", world.url());
        let response = world.merchant.http.get(url).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(
            response.headers()["content-type"],
            "text/javascript; charset=utf-8"
        );
        let script = response.text().await.unwrap();
        assert_eq!(script, "window.AsiabillPay=()=>{}");
    }
    for path in ["/static/v3/js/other.js", "//nothing", "/nothing"] {
        let url = format!("{}{path}", world.url());
        let response = world.merchant.http.get(url).send().await.unwrap();
        assert_eq!(response.status(), 404, "{path}");
    }
}
