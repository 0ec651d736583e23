//! One test per header that seals the frame: each goes red when its header goes.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use frame::{Answer, get};

const DOCUMENT: &str = "/payseal/12246002/en/";
const LIVE: &str = "/payseal/12246003/en/";
const ASSET: &str = "/payseal/assets/frame-2b.wasm";
const LOADER: &str = "/payseal/v1/payseal.js";
const PINNED: &str = "/payseal/0.1.0/payseal.js";
const PART: &str = "/payseal/v1/parts/1a-_.js";
const UNKNOWN: &str = "/payseal/99999999/en/";
const SCRIPT: &str = "/payseal/account-unknown.js";
const NOTHING: &str = "/payseal/";
const EVERY: [&str; 8] = [
    DOCUMENT, LIVE, ASSET, LOADER, PINNED, UNKNOWN, SCRIPT, NOTHING,
];

/// The sources of one directive of an answer's policy.
fn directive<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    let policy = answer.header("content-security-policy")?;
    policy
        .split(';')
        .map(str::trim)
        .find_map(|directive| directive.strip_prefix(name)?.strip_prefix(' '))
}

#[tokio::test]
async fn content_security_policy_allows_the_document_itself_and_nothing_else() {
    let answer = get(DOCUMENT).await;
    for (name, sources) in [
        ("default-src", "'none'"),
        (
            "script-src",
            "'self' 'sha256-BoYdILVZAmAQfhxvCgsBo5rtKe9f5WOaIkiGVKr7Y94=' 'wasm-unsafe-eval'",
        ),
        (
            "style-src",
            "'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='",
        ),
        ("img-src", "'self'"),
        ("font-src", "'self'"),
        ("connect-src", "'self'"),
        ("form-action", "'none'"),
        ("base-uri", "'none'"),
        ("frame-src", "'none'"),
        ("require-trusted-types-for", "'script'"),
        ("trusted-types", "'none'"),
    ] {
        assert_eq!(directive(&answer, name), Some(sources), "{name}");
    }
    let policy = answer.header("content-security-policy").expect("a policy");
    assert_eq!(
        policy.split(';').count(),
        12,
        "a directive without a test: {policy}"
    );
}

#[tokio::test]
async fn frame_ancestors_are_the_accounts_own_origins_alone() {
    for (path, ancestors) in [
        (DOCUMENT, "http://shop.localhost:4000 https://b.example"),
        (LIVE, "https://shop.example"),
        ("/payseal/12246004/en/", "'none'"),
    ] {
        assert_eq!(
            directive(&get(path).await, "frame-ancestors"),
            Some(ancestors),
            "{path}"
        );
    }
}

#[tokio::test]
async fn permissions_policy_denies_every_power_but_autofill() {
    let answer = get(DOCUMENT).await;
    let policy = answer.header("permissions-policy").expect("a policy");
    let denied: Vec<_> = policy
        .split(", ")
        .map(|entry| entry.strip_suffix("=()").expect("a denial"))
        .collect();
    assert_eq!(denied.len(), 33, "a power without a test: {policy}");
    for name in [
        "accelerometer",
        "autoplay",
        "camera",
        "clipboard-read",
        "clipboard-write",
        "compute-pressure",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "gamepad",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
        "keyboard-map",
        "local-fonts",
        "magnetometer",
        "microphone",
        "midi",
        "otp-credentials",
        "payment",
        "picture-in-picture",
        "publickey-credentials-create",
        "publickey-credentials-get",
        "screen-wake-lock",
        "serial",
        "storage-access",
        "sync-xhr",
        "unload",
        "usb",
        "window-management",
        "xr-spatial-tracking",
    ] {
        assert!(denied.contains(&name), "{name}");
    }
    // What is not listed keeps its default: the document itself may use it.
    assert!(!denied.contains(&"autofill"));
}

#[tokio::test]
async fn referrer_of_the_shopper_is_told_to_nobody() {
    for path in EVERY {
        assert_eq!(
            get(path).await.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn content_type_is_never_guessed() {
    for path in EVERY {
        assert_eq!(
            get(path).await.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn origin_agent_cluster_is_asked_for_by_the_document() {
    assert_eq!(
        get(DOCUMENT).await.header("origin-agent-cluster"),
        Some("?1")
    );
}

#[tokio::test]
async fn an_isolated_page_can_embed_the_document() {
    for path in [DOCUMENT, UNKNOWN] {
        let answer = get(path).await;
        assert_eq!(
            answer.header("cross-origin-embedder-policy"),
            Some("require-corp"),
            "{path}"
        );
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            Some("cross-origin"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn only_the_loader_may_be_loaded_by_other_origins() {
    for path in [LOADER, PINNED, PART] {
        let answer = get(path).await;
        assert_eq!(
            answer.header("cross-origin-resource-policy"),
            Some("cross-origin"),
            "{path}"
        );
        assert_eq!(
            answer.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
        assert_eq!(answer.header("timing-allow-origin"), Some("*"), "{path}");
    }
    let (asset, script) = (get(ASSET).await, get(SCRIPT).await);
    for own in [&asset, &script] {
        assert_eq!(
            own.header("cross-origin-resource-policy"),
            Some("same-origin")
        );
    }
    for answer in [asset, script, get(DOCUMENT).await, get(UNKNOWN).await] {
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

#[tokio::test]
async fn cache_keeps_what_never_changes_and_not_the_document() {
    for (path, cache) in [
        (DOCUMENT, "no-store"),
        (LIVE, "no-store"),
        (UNKNOWN, "no-store"),
        (ASSET, "public, max-age=31536000, immutable"),
        (PINNED, "public, max-age=31536000, immutable"),
        (PART, "public, max-age=31536000, immutable"),
        (LOADER, "public, max-age=300"),
        (SCRIPT, "public, max-age=300"),
        (NOTHING, "no-store"),
    ] {
        assert_eq!(
            get(path).await.header("cache-control"),
            Some(cache),
            "{path}"
        );
    }
}

#[tokio::test]
async fn strict_transport_security_holds_for_a_live_account() {
    let header = "strict-transport-security";
    assert_eq!(get(LIVE).await.header(header), Some("max-age=63072000"));
    assert_eq!(get(DOCUMENT).await.header(header), None);
}

#[tokio::test]
async fn the_page_that_says_nothing_is_here_can_do_nothing() {
    let answer = get(NOTHING).await;
    for name in ["default-src", "form-action", "base-uri", "frame-ancestors"] {
        assert_eq!(directive(&answer, name), Some("'none'"), "{name}");
    }
    assert!(!answer.text().contains("<script"));
}

#[tokio::test]
async fn the_page_for_an_unknown_account_can_run_its_one_script_in_any_page() {
    let answer = get(UNKNOWN).await;
    for (name, sources) in [
        ("default-src", Some("'none'")),
        ("script-src", Some("'self'")),
        ("form-action", Some("'none'")),
        ("base-uri", Some("'none'")),
        ("require-trusted-types-for", Some("'script'")),
        ("trusted-types", Some("'none'")),
        ("frame-ancestors", None),
    ] {
        assert_eq!(directive(&answer, name), sources, "{name}");
    }
    assert_eq!(answer.text().matches("<script").count(), 1);
    assert_eq!(answer.header("x-frame-options"), None);
}
