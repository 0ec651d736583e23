//! The scripts that stand where vendors' own scripts stand, at those scripts' addresses.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use axum::http::StatusCode;
use frame::get;

#[tokio::test]
async fn the_script_for_pages_made_for_the_vendors_is_served_at_both_of_its_addresses() {
    let plain = get("/payseal/v1/payseal.js").await;
    for path in [
        "/static/v3/js/AsiabillPayment.min.js",
        "//static/v3/js/AsiabillPayment.min.js?v=2.0",
    ] {
        let answer = get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.text(), "vendor();", "{path}");
        for name in [
            "content-type",
            "cache-control",
            "cross-origin-resource-policy",
            "access-control-allow-origin",
        ] {
            assert_eq!(answer.header(name), plain.header(name), "{path} {name}");
        }
    }
    let other = get("/static/v3/js/payseal.js").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_script_for_pages_made_for_stripe_is_served_under_every_release() {
    for path in ["/v3/stripe.js", "/endive/stripe.js", "/basil/stripe.js?a=1"] {
        let answer = get(path).await;
        assert_eq!(
            (answer.status, answer.text()),
            (StatusCode::OK, "stripe();"),
            "{path}"
        );
    }
    for path in [
        "/v4/stripe.js",
        "/Endive/stripe.js",
        "/a.b/stripe.js",
        "/endive/other.js",
        "/%65ndive/stripe.js",
    ] {
        assert_eq!(get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
