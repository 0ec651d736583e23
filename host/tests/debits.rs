//! The form for bank accounts: a document for each way to debit, per account and locale.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use frame::{Folder, ask, host};

#[tokio::test]
async fn form_for_an_account_is_served_for_each_way_to_debit_where_it_was_built() {
    let folder = Folder::built();
    let document = |way: &str| {
        format!(
            "<html lang=en data-debit={way} data-account=\"{{{{account}}}}\">{{{{merchant}}}}</html>"
        )
    };
    folder.write(
        "sepa_debit/en/index.html",
        document("sepa_debit").as_bytes(),
    );
    let app = host(&folder);
    let asked = async |path: &str| {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        ask(&app, request).await
    };
    for locale in ["en", "en/", "xx/", "zh-Hans/"] {
        let answer = asked(&format!("/payseal/12246002/sepa_debit/{locale}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{locale}");
        let start = "<html lang=en data-debit=sepa_debit data-account=\"12246002\">Harbour";
        assert!(answer.text().starts_with(start), "{locale}");
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(
            policy.contains("frame-ancestors http://shop.localhost:4000"),
            "{policy}"
        );
    }
    // The card's own documents are where they were.
    assert!(
        asked("/payseal/12246002/en/")
            .await
            .text()
            .starts_with("<html lang=en data-account")
    );
    for path in [
        "12246002/au_becs_debit/en/",
        "12246002/giro/en/",
        "12246002/sepa_debit/",
    ] {
        let answer = asked(&format!("/payseal/{path}")).await;
        assert!(!answer.text().contains("data-debit"), "{path}");
    }
}
