//! The forwarded calls, against a gateway that listens on this machine.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;
mod gateway;

use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use frame::ask;
use gateway::{CREATED, forwarder, gateway, list};
use payseal_host::forward::BODY_LIMIT;
use tokio::net::TcpListener;

const CREATE: &str = "/services/v3/payment_methods";
const LIST: &str = "/services/v3/payment_methods/list/cus_1";
const CARD: &str = r#"{"card":{"cardNo":"4242424242424242","cardSecurityCode":"012"}}"#;

#[tokio::test]
async fn forwarding_passes_a_card_unchanged_and_nothing_else_of_the_browser() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    let request = Request::post(CREATE)
        .header("content-type", "text/plain")
        .header("accept", "text/html")
        .header("accept-language", "de")
        .header("user-agent", "a browser")
        .header("referer", "https://shop.example/cart")
        .header("sessionToken", "tok_1")
        .header("x-payseal-host", "https://shop.example")
        .header("x-payseal-account", "12246002")
        .header("idempotency-key", "7d1f2f0a-6b1c")
        .header("cookie", "mine=1")
        .header("x-forwarded-host", "evil.example")
        .body(Body::from(CARD))
        .expect("a request");
    let answer = ask(&app, request).await;
    assert_eq!((answer.status, answer.text()), (StatusCode::OK, CREATED));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(
        answer.header("cross-origin-resource-policy"),
        Some("same-origin")
    );
    assert_eq!(answer.header("set-cookie"), None);
    let log = log.lock().expect("nobody panicked");
    let [asked] = log.as_slice() else {
        panic!("asked {} times", log.len());
    };
    assert_eq!(
        (&asked.method, asked.path.as_str()),
        (&Method::POST, CREATE)
    );
    assert_eq!(asked.body, CARD);
    for (name, value) in [
        ("sessiontoken", "tok_1"),
        ("x-payseal-host", "https://shop.example"),
        ("x-payseal-account", "12246002"),
        ("idempotency-key", "7d1f2f0a-6b1c"),
        ("content-type", "application/json"),
        ("accept", "application/json"),
    ] {
        assert_eq!(asked.headers.get(name).expect(name), value);
    }
    for name in asked.headers.keys() {
        // The latter are of the connection to the gateway, not of the browser.
        let expected = [
            "sessiontoken",
            "x-payseal-host",
            "x-payseal-account",
            "idempotency-key",
        ];
        let own = [
            "content-type",
            "accept",
            "host",
            "content-length",
            "x-request-id",
        ];
        assert!(expected.iter().chain(&own).any(|it| it == name), "{name}");
    }
}

#[tokio::test]
async fn client_address_is_what_the_proxy_says_and_no_other() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    for (said, told) in [
        (vec!["203.0.113.7"], Some("203.0.113.7")),
        (vec!["8.8.8.8, 203.0.113.7"], Some("203.0.113.7")),
        (vec!["8.8.8.8", "2001:db8::1"], Some("2001:db8::1")),
        (vec!["4242424242424242"], None),
        (vec!["203.0.113.7, <script>"], None),
        (vec![], None),
    ] {
        let mut request = Request::post(CREATE);
        for said in &said {
            request = request.header("x-forwarded-for", *said);
        }
        ask(&app, request.body(Body::from(CARD)).expect("a request")).await;
        let asked = log.lock().expect("nobody panicked").pop().expect("a call");
        let passed: Vec<_> = asked.headers.get_all("x-forwarded-for").iter().collect();
        assert_eq!(passed, told.into_iter().collect::<Vec<_>>(), "{said:?}");
    }
}

#[tokio::test]
async fn forwarding_passes_every_call_of_the_frame_on_as_it_is() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    let change = r#"{"customerPaymentMethodId":"pm_1","card":{"cardExpireYear":"2031"}}"#;
    let calls = [
        (Method::POST, CREATE, CARD),
        (Method::GET, LIST, ""),
        (Method::GET, "/services/v3/session", ""),
        (Method::POST, "/services/v3/payment_methods/update", change),
        (
            Method::POST,
            "/services/v3/payment_methods/pm_1/detach",
            "{}",
        ),
        (
            Method::POST,
            "/services/v3/payment_methods/pm_1/default",
            "{}",
        ),
    ];
    for (method, path, body) in calls {
        let request = Request::builder()
            .method(&method)
            .uri(path)
            .header("sessionToken", "tok_1")
            .header("x-payseal-host", "https://shop.example")
            .body(Body::from(body))
            .expect("a request");
        let answer = ask(&app, request).await;
        assert_eq!(answer.text(), CREATED, "{method} {path}");
        let asked = log.lock().expect("nobody panicked").pop().expect(path);
        assert_eq!((asked.method, &*asked.path), (method, path));
        assert_eq!(asked.body, body, "{path}");
        assert_eq!(asked.headers["sessiontoken"], "tok_1", "{path}");
        assert_eq!(asked.headers["x-payseal-host"], "https://shop.example");
    }
}

#[tokio::test]
async fn forwarding_puts_no_page_of_the_gateway_on_the_frames_origin() {
    let (origin, _) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    let answer = list(&app, "cus_page").await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert_eq!(
        answer.text(),
        r#"{"code":"S0001","message":"the gateway's answer is not JSON; whether it acted is not known","data":null}"#
    );
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("set-cookie"), None);
}

#[tokio::test]
async fn forwarding_makes_an_answer_opened_as_a_page_powerless() {
    let (origin, _) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    // Of the gateway, of the gateway in trouble, not JSON, and of the router itself.
    for path in [
        LIST,
        "/services/v3/payment_methods/list/cus_down",
        "/services/v3/payment_methods/list/cus_page",
        CREATE,
    ] {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let answer = ask(&app, request).await;
        for (name, value) in [
            (
                "content-security-policy",
                "default-src 'none'; frame-ancestors 'none'; sandbox",
            ),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn forwarding_reaches_nothing_else_of_the_gateway() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    for (method, path) in [
        (Method::POST, "/V2022-03/confirmCharge"),
        (Method::POST, "/V2022-03/payment_methods"),
        (Method::POST, "/services/v3/confirmCharge"),
        (Method::GET, CREATE),
        (Method::POST, LIST),
        (Method::DELETE, LIST),
        (Method::GET, "/services/v3/payment_methods/list/cus_1/more"),
        (Method::GET, "/services/v3/payment_methods/pm_1"),
        (Method::POST, "/services/v3/payment_methods/pm_1"),
        (Method::GET, "/services/v3/payment_methods/pm_1/detach"),
        (Method::POST, "/services/v3/payment_methods/pm_1/attach"),
        (Method::POST, "/services/v3/session"),
        (Method::GET, "/sandbox/clock"),
    ] {
        let request = Request::builder().method(&method).uri(path);
        let answer = ask(&app, request.body(Body::empty()).expect("a request")).await;
        assert!(answer.status.is_client_error(), "{method} {path}");
    }
    let odd = list(&app, "..%2f..%2fV2022-03%2fcustomers").await;
    assert!(odd.text().contains(r#""code":"P0002""#), "{}", odd.text());
    let odd = Request::post("/services/v3/payment_methods/%2e%2e%2f..%2fx/detach");
    let odd = ask(&app, odd.body(Body::empty()).expect("a request")).await;
    assert!(odd.text().contains(r#""code":"P0002""#), "{}", odd.text());
    assert!(log.lock().expect("nobody panicked").is_empty());
    assert_eq!(list(&app, "cus_1").await.text(), CREATED);
}

#[tokio::test]
async fn forwarding_drops_a_query() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    list(&app, "cus_1?x=1").await;
    assert_eq!(log.lock().expect("nobody panicked")[0].path, LIST);
}

#[tokio::test]
async fn forwarding_keeps_a_body_that_is_too_large_here() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    let post = |size: usize| Request::post(CREATE).body(Body::from(vec![b' '; size]));
    let answer = ask(&app, post(BODY_LIMIT + 1).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(log.lock().expect("nobody panicked").is_empty());
    let answer = ask(&app, post(BODY_LIMIT).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[tokio::test]
async fn retry_is_not_made_of_a_gateway_in_trouble_whose_answer_is_passed_on() {
    let (origin, log) = gateway().await;
    let app = forwarder(&origin, Duration::from_secs(20));
    let down = list(&app, "cus_down").await;
    assert_eq!(
        (down.status, down.text()),
        (StatusCode::SERVICE_UNAVAILABLE, "{}")
    );
    assert_eq!(log.lock().expect("nobody panicked").len(), 1);
    let moved = list(&app, "cus_move").await;
    assert_eq!(moved.status, StatusCode::FOUND);
    assert_eq!(moved.header("location"), None);
    let flood = list(&app, "cus_flood").await;
    assert_eq!(flood.status, StatusCode::BAD_GATEWAY);
    assert!(flood.text().contains("too large"), "{}", flood.text());
}

#[tokio::test]
async fn forwarding_without_a_gateway_is_a_bad_gateway_in_its_own_envelope() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let app = forwarder(&origin, Duration::from_secs(20));
    let request = Request::post(CREATE)
        .body(Body::from(CARD))
        .expect("a request");
    let answer = ask(&app, request).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert_eq!(
        answer.text(),
        r#"{"code":"S0001","message":"the gateway cannot be reached; nothing was sent to it","data":null}"#
    );
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn timeout_ends_the_wait_for_a_gateway() {
    let (origin, _) = gateway().await;
    let app = forwarder(&origin, Duration::from_millis(50));
    let answer = list(&app, "cus_slow").await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert!(
        answer.text().contains("did not answer in time"),
        "{}",
        answer.text()
    );
}
