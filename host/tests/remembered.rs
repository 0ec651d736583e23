//! Which answers may be given again to whoever asks at the same address: those at addresses that we give. An address
//! can be written in many ways, and whoever writes them all must not drive out what others ask for.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use frame::{Folder, host};
use tower::ServiceExt as _;

#[tokio::test]
async fn answers_at_addresses_that_may_be_written_at_will_are_not_remembered() {
    let app = host(&Folder::built());
    for (path, is_remembered) in [
        ("/payseal/12246002/en/", true),
        ("/payseal/12246002/en/pay", true),
        ("/payseal/v1/payseal.js", true),
        ("/v3/stripe.js", true),
        ("/payseal/12246002/xx/", false),
        ("/payseal/12246002/en-GB/", false),
        ("/payseal/12246002/zh_CN.UTF-8/pay", false),
        ("/anything/stripe.js", false),
    ] {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let answer = app.clone().oneshot(request).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        // What it was made of goes with it, and nothing else does.
        assert_eq!(
            answer.extensions().len(),
            usize::from(is_remembered),
            "{path}"
        );
    }
}
