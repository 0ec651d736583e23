//! What is written down is what is served, and one changed byte or header is noticed.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use std::process::{Command, Output};

use frame::{CONFIGURATION, Folder, ask, host};
use payseal_host::build::Build;
use payseal_host::evidence::Inventory;

async fn inventory(folder: &Folder) -> Inventory {
    let build = Build::read(folder.path()).expect("a build");
    let accounts = ["12246002".to_owned()];
    let taken = Inventory::take(&host(folder), &build, &accounts).await;
    taken.expect("everything is served")
}

#[tokio::test]
async fn evidence_has_every_address_with_a_purpose_and_the_hash_of_what_is_served() {
    let folder = Folder::built();
    let kept = inventory(&folder).await;
    let paths: Vec<_> = kept.items.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "/payseal/0.1.0/payseal.js",
            "/payseal/12246002/en/",
            "/payseal/12246002/en/pay/",
            "/payseal/12246002/zh-Hans/",
            "/payseal/account-unknown.js",
            "/payseal/assets/boot-1a.js",
            "/payseal/assets/frame-2b.wasm",
            "/payseal/assets/frame-3c.css",
            "/payseal/assets/texts-4d/en.json",
            "/payseal/v1/parts/1a-_.js",
            "/payseal/v1/payseal.js",
            "/static/v3/js/AsiabillPayment.min.js",
            "/v3/stripe.js",
        ]
    );
    assert!(kept.items.values().all(|item| !item.purpose.is_empty()));
    let boot = &kept.items["/payseal/assets/boot-1a.js"];
    // Of `boot();`, by another tool.
    assert_eq!((boot.bytes, boot.integrity.as_str()), (7, BOOT));
    for path in paths {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty());
        let answer = ask(&host(&folder), request.expect("a request")).await;
        let item = &kept.items[path];
        assert_eq!(item.bytes, answer.text().len(), "{path}");
        let policy = item.headers.get("content-security-policy");
        assert_eq!(
            policy.map(String::as_str),
            answer.header("content-security-policy")
        );
    }
}

const BOOT: &str = "sha384-PUu/Sbf+qEbDBqErbtFup7yWqMHktHpQDWGOtc8rwylBd4gu0qDYYWqkWGNd4TBd";

#[tokio::test]
async fn evidence_of_the_same_build_has_no_difference_and_one_byte_is_one() {
    let folder = Folder::built();
    let kept = inventory(&folder).await;
    assert_eq!(kept.differences(&inventory(&folder).await), [""; 0]);
    folder.write("assets/boot-1a.js", b"boot(); ");
    folder.remove("assets/frame-3c.css");
    folder.write("assets/other-5e.js", b"1");
    let found = kept.differences(&inventory(&folder).await);
    assert_eq!(found.len(), 5, "{found:#?}");
    for (part, what) in [
        (
            "/payseal/assets/boot-1a.js has other bytes: sha384-",
            "bytes",
        ),
        ("/payseal/assets/boot-1a.js has another etag", "a header"),
        (
            "/payseal/assets/boot-1a.js has another content-length",
            "a length",
        ),
        (
            "/payseal/assets/frame-3c.css is not served any more",
            "a loss",
        ),
        ("/payseal/assets/other-5e.js is new", "a new file"),
    ] {
        assert!(
            found.iter().any(|it| it.starts_with(part)),
            "{what}: {found:#?}"
        );
    }
}

#[tokio::test]
async fn evidence_takes_another_header_for_a_difference() {
    let folder = Folder::built();
    let now = inventory(&folder).await;
    let mut kept = now.clone();
    let document = kept
        .items
        .get_mut("/payseal/12246002/en/")
        .expect("a document");
    let policy = document.headers.get_mut("content-security-policy");
    policy.expect("a policy").push_str("; script-src *");
    document.headers.remove("x-content-type-options");
    let found = kept.differences(&now);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found
            .iter()
            .any(|it| it.contains("content-security-policy"))
    );
    assert!(
        found
            .iter()
            .any(|it| it.contains("\"nosniff\" instead of nothing"))
    );
}

fn program(folder: &Folder, command: &str) -> Output {
    folder.write("host.toml", CONFIGURATION.as_bytes());
    Command::new(env!("CARGO_BIN_EXE_payseal-host"))
        .arg(command)
        .arg(folder.path().join("host.toml"))
        .arg(folder.path().join("evidence.json"))
        .output()
        .expect("it starts")
}

#[test]
fn evidence_is_written_down_and_verified_by_the_program() {
    let folder = Folder::built();
    assert!(program(&folder, "evidence").status.success());
    assert!(program(&folder, "verify").status.success());
    folder.write("assets/frame-2b.wasm", b"\0asn");
    let verified = program(&folder, "verify");
    assert!(!verified.status.success());
    let said = String::from_utf8_lossy(&verified.stdout);
    assert!(
        said.contains("/payseal/assets/frame-2b.wasm has other bytes"),
        "{said}"
    );
    folder.write("evidence.json", b"{}");
    assert!(!program(&folder, "verify").status.success());
}
