//! What each address under `/payseal/` names, and by which route it is counted.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use axum::Router;
use axum::extract::MatchedPath;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use frame::{Answer, Folder, ask, host};

const SAVING: &str = "/payseal/{account}/{locale}";
const PAYING: &str = "/payseal/{account}/{locale}/pay";

/// A host with everything that has an address, which says by which route it answered.
fn built() -> (Folder, Router) {
    let folder = Folder::built();
    folder.write("loader/methods.js", b"methods();");
    folder.write("loader/payseal-1.0.0-rc.1.js", b"candidate();");
    let app = host(&folder).layer(from_fn(async |request: Request, next: Next| {
        let route = request.extensions().get::<MatchedPath>().cloned();
        let mut answer = next.run(request).await;
        let route = route.as_ref().map_or("none", MatchedPath::as_str);
        let route = route.parse().expect("a header");
        answer.headers_mut().insert("route", route);
        answer
    }));
    (folder, app)
}

async fn get(app: &Router, path: &str) -> Answer {
    let request = Request::get(path).body(axum::body::Body::empty());
    ask(app, request.expect("a request")).await
}

#[tokio::test]
async fn names_what_the_contract_names() {
    let (_folder, app) = built();
    for (path, route, begins) in [
        (
            "/payseal/12246002/en_US/pay/",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/12246002/C/pay/",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/12246002/zh_CN.UTF-8/pay/",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/12246002/zh_CN.gbk/pay/",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/12246002/en.UTF-8/pay/",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/12246002/zh-Hans/",
            SAVING,
            "<html lang=zh-Hans data-account",
        ),
        (
            "/payseal/12246002/zh-Hans",
            SAVING,
            "<html lang=zh-Hans data-account",
        ),
        (
            "/payseal/12246002/en/pay/",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/12246002/en/pay",
            PAYING,
            "<html lang=en data-pays",
        ),
        (
            "/payseal/assets/boot-1a.js",
            "/payseal/assets/{*name}",
            "boot();",
        ),
        (
            "/payseal/assets/texts-4d/en.json",
            "/payseal/assets/{*name}",
            "{}",
        ),
        (
            "/payseal/v1/payseal.js",
            "/payseal/v1/payseal.js",
            "newest();",
        ),
        (
            "/payseal/v1/methods.js",
            "/payseal/v1/methods.js",
            "methods();",
        ),
        (
            "/payseal/v1/parts/1a-_.js",
            "/payseal/v1/parts/{name}",
            "part();",
        ),
        (
            "/payseal/0.1.0/payseal.js",
            "/payseal/{version}/payseal.js",
            "pinned();",
        ),
        (
            "/payseal/1.0.0-rc.1/payseal.js",
            "/payseal/{version}/payseal.js",
            "candidate();",
        ),
        (
            "/payseal/account-unknown.js",
            "/payseal/account-unknown.js",
            "/**",
        ),
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let counted = answer
            .header("route")
            .map(|route| route.trim_end_matches('/'));
        assert_eq!(counted, Some(route), "{path}");
        assert!(
            answer.text().starts_with(begins),
            "{path}: {}",
            answer.text()
        );
    }
}

#[tokio::test]
async fn everything_else_is_nothing() {
    let (_folder, app) = built();
    let nothing = get(&app, "/payseal/").await;
    assert!(nothing.text().contains("There is nothing at this address."));
    for path in [
        "/payseal",
        "/payseal/",
        "/payseal/12246002",
        "/payseal/12246002/",
        "/payseal/12246002/en/x",
        "/payseal/12246002/en/x/y",
        "/payseal/12246002/en/pay/y",
        "/payseal/12246002/en//",
        "/payseal/sh.op/en/",
        "/payseal/assets/en/",
        "/payseal/v1/en/",
        "/payseal/12246002/../",
        "/payseal/12246002/%65n/",
        "/payseal/assets/boot%2D1a.js",
        "/payseal/%30.1.0/payseal.js",
        "/payseal/12246002/payseal.js",
        "/payseal/12246002/methods.js",
        "/payseal/12246002/methods.js/pay/",
        "/payseal/12246002/index.html",
        "/payseal/v1/secret.txt",
        "/payseal/v2/payseal.js",
        "/payseal/../payseal.js",
        "/payseal//payseal.js",
    ] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.body, nothing.body, "{path}");
        for name in ["content-type", "cache-control", "content-security-policy"] {
            assert_eq!(answer.header(name), nothing.header(name), "{path} {name}");
        }
    }
    let request = Request::post("/payseal/secret.txt").body(axum::body::Body::empty());
    let answer = ask(&app, request.expect("a request")).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    for path in ["/", "/other/12246002/en/"] {
        let answer = get(&app, path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("route"), Some("none"), "{path}");
    }
}
