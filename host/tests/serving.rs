//! What is served at which address, and what is not.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use std::sync::Arc;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use frame::{Folder, ask, get, host};
use payseal_core::bridge::message::CrashCode;
use payseal_host::{AccountView, Accounts, Config, router};

#[tokio::test]
async fn document_is_that_of_the_account_and_locale() {
    for (path, lang, mode) in [
        ("/payseal/12246002/en/", "en", "test"),
        ("/payseal/12246002/zh-Hans/", "zh-Hans", "test"),
        ("/payseal/12246003/en", "en", "live"),
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        let text = answer.text();
        assert!(text.starts_with(&format!("<html lang={lang} ")), "{path}");
        assert!(text.contains(&format!("data-mode=\"{mode}\"")), "{path}");
        assert!(text.contains(">pay.localhost:4001 "), "{path}");
    }
    let text = get("/payseal/12246002/en/").await;
    assert!(text.text().contains(
        "data-account=\"12246002\" data-origins=\"http://shop.localhost:4000 https://b.example\""
    ));
}

#[tokio::test]
async fn locale_that_was_not_built_falls_back_without_a_redirect() {
    for (asked, served) in [
        ("zh-CN", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("EN-gb", "en"),
        ("xx", "en"),
        ("en_US", "en"),
        ("zh_CN", "zh-Hans"),
        ("C", "en"),
    ] {
        let answer = get(&format!("/payseal/12246002/{asked}/")).await;
        assert_eq!(answer.status, StatusCode::OK, "{asked}");
        assert!(
            answer.text().starts_with(&format!("<html lang={served} ")),
            "{asked}"
        );
    }
}

#[tokio::test]
async fn account_that_is_unknown_gets_a_page_that_says_what_to_do_and_repeats_nothing() {
    let answer = get("/payseal/99999999/en/").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text().contains("Check the account number"));
    for own in ["99999999", "data-account", "<form", "<input"] {
        assert!(!answer.text().contains(own), "{own}");
    }
}

#[tokio::test]
async fn account_that_is_unknown_is_told_by_a_script_as_the_protocol_does() {
    let page = get("/payseal/99999999/en/").await;
    let (_, rest) = page.text().split_once("<script src=\"").expect("a script");
    let (address, _) = rest.split_once('"').expect("its address");
    let script = get(address).await;
    assert_eq!(script.status, StatusCode::OK);
    assert_eq!(
        script.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    let code = serde_json::to_value(CrashCode::AccountUnknown).expect("a code");
    let code = code.as_str().expect("a text");
    let said = format!("{{ crashed: {{ code: '{code}' }} }}");
    assert!(script.text().contains(&said), "{}", script.text());
}

#[tokio::test]
async fn files_have_their_types() {
    for (name, kind) in [
        ("boot-1a.js", "text/javascript; charset=utf-8"),
        ("frame-2b.wasm", "application/wasm"),
        ("frame-3c.css", "text/css; charset=utf-8"),
        ("texts-4d/en.json", "application/json"),
    ] {
        let answer = get(&format!("/payseal/assets/{name}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        assert_eq!(answer.header("content-type"), Some(kind));
    }
    assert_eq!(get("/payseal/v1/payseal.js").await.text(), "newest();");
    assert_eq!(get("/payseal/0.1.0/payseal.js").await.text(), "pinned();");
}

#[tokio::test]
async fn what_is_not_of_the_build_cannot_be_reached() {
    for path in [
        "/payseal/assets/../secret.txt",
        "/payseal/assets/..%2fsecret.txt",
        "/payseal/assets/%2e%2e/secret.txt",
        "/payseal/assets/..\\secret.txt",
        "/payseal/assets//secret.txt",
        "/payseal/assets/texts-4d/../../secret.txt",
        "/payseal/assets/boot-1a.js.br",
        "/payseal/assets/",
        "/payseal/assets/texts-4d/",
        "/payseal/../secret.txt",
        "/payseal/secret.txt",
        "/payseal/0.2.0/payseal.js",
        "/payseal/..%2f0.1.0/payseal.js",
        "/payseal/12246002/..%2fzh-Hans/",
        "/payseal/v1/parts/payseal.js",
        "/payseal/v1/parts/..%2fpayseal.js",
        "/payseal/v1/parts/",
        "/payseal",
        "/payseal/",
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text().contains("not for the web"), "{path}");
    }
}

#[tokio::test]
async fn only_reading_is_allowed() {
    let app = host(&Folder::built());
    for path in [
        "/payseal/12246002/en/",
        "/payseal/assets/boot-1a.js",
        "/payseal/v1/payseal.js",
    ] {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
            let request = Request::builder().method(&method).uri(path);
            let answer = ask(&app, request.body(Body::empty()).expect("a request")).await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
        }
        let request = Request::head(path).body(Body::empty()).expect("a request");
        let answer = ask(&app, request).await;
        assert_eq!(answer.status, StatusCode::OK, "HEAD {path}");
        assert!(answer.body.is_empty(), "HEAD {path}");
    }
}

async fn encoded(path: &str, accepted: &str) -> frame::Answer {
    let request = Request::get(path).header("accept-encoding", accepted);
    let request = request.body(Body::empty()).expect("a request");
    ask(&host(&Folder::built()), request).await
}

#[tokio::test]
async fn brotli_goes_to_those_who_take_it() {
    let asset = "/payseal/assets/boot-1a.js";
    for (accepted, body) in [
        ("gzip, deflate, br", "brotli of boot"),
        ("BR;q=0.5", "brotli of boot"),
        ("br;q=0, gzip", "boot();"),
        ("gzip", "boot();"),
        ("brx", "boot();"),
    ] {
        let answer = encoded(asset, accepted).await;
        assert_eq!(answer.text(), body, "{accepted}");
        let encoding = (body != "boot();").then_some("br");
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert_eq!(answer.header("vary"), Some("accept-encoding"));
    }
    let plain = encoded("/payseal/assets/frame-3c.css", "br").await;
    assert_eq!(
        (plain.header("content-encoding"), plain.text()),
        (None, "p{}")
    );
}

#[tokio::test]
async fn document_is_compressed_and_unpacks_to_itself() {
    let plain = get("/payseal/12246002/en/").await;
    let small = encoded("/payseal/12246002/en/", "br").await;
    assert_eq!(small.header("content-encoding"), Some("br"));
    assert!(small.body.len() * 3 < plain.body.len());
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut small.body.as_ref(), &mut unpacked).expect("brotli");
    assert_eq!(unpacked, plain.body);
}

#[tokio::test]
async fn cache_answers_a_loader_that_did_not_change() {
    let app = host(&Folder::built());
    let path = "/payseal/v1/payseal.js";
    let first = get(path).await;
    let tag = first.header("etag").expect("a tag");
    let again = Request::get(path).header("if-none-match", tag);
    let answer = ask(&app, again.body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
    assert!(answer.body.is_empty());
    let other = Request::get(path).header("if-none-match", "W/\"other\"");
    let answer = ask(&app, other.body(Body::empty()).expect("a request")).await;
    assert_eq!(answer.status, StatusCode::OK);
}

struct Nobody;

impl Accounts for Nobody {
    fn find(&self, _: &str) -> Option<AccountView> {
        None
    }
}

fn start(folder: &Folder) -> Result<(), String> {
    let config = Config {
        frame_dir: folder.path().to_owned(),
        accounts: Arc::new(Nobody),
        public_gateway: "pay.example".to_owned(),
    };
    router(config).map(drop).map_err(|error| error.to_string())
}

#[test]
fn a_folder_without_a_build_is_refused_with_the_command_that_makes_one() {
    assert_eq!(start(&Folder::built()), Ok(()));
    for part in [
        "en",
        "assets",
        "loader",
        "loader/payseal.js",
        "loader/AsiabillPayment.min.js",
    ] {
        let folder = Folder::built();
        folder.remove(part);
        let error = start(&folder).expect_err(part);
        assert!(
            error.contains(part) && error.contains("cargo xtask build"),
            "{error}"
        );
    }
    let error = start(&Folder::empty()).expect_err("nothing is there");
    assert!(error.contains("cargo xtask build"), "{error}");
    let folder = Folder::built();
    folder.write("en/index.html", b"{{title}}");
    let error = start(&folder).expect_err("an unknown place");
    assert!(error.contains("a place named title"), "{error}");
}

#[test]
fn links_out_of_the_build_are_not_followed() {
    let folder = Folder::built();
    let link = folder.path().join("assets/link.txt");
    std::os::unix::fs::symlink(folder.path().join("secret.txt"), link).expect("a link");
    let app = host(&folder);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let request = Request::get("/payseal/assets/link.txt").body(Body::empty());
    let answer = runtime.block_on(ask(&app, request.expect("a request")));
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
