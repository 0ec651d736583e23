//! A gateway that notes what it is asked, and the forwarder in front of it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, StatusCode, Uri, header};
use axum::response::IntoResponse;
use payseal_host::forward::{Upstream, router};
use payseal_host::operate::ConcurrencyLimit;
use tokio::net::TcpListener;

use crate::frame::{Answer, ask};

/// What it answers to any call.
pub(crate) const CREATED: &str = r#"{"code":"0","message":"success","data":{}}"#;

const PAGE: &str = "<h1>down</h1><script src=\"https://evil.example/x.js\"></script>";

/// What a gateway was asked.
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

pub(crate) type Log = Arc<Mutex<Vec<Asked>>>;

/// A gateway that notes what it is asked and answers by the path.
pub(crate) async fn gateway() -> (String, Log) {
    async fn note(
        State(log): State<Log>,
        method: Method,
        uri: Uri,
        headers: HeaderMap,
        body: Bytes,
    ) -> impl IntoResponse {
        let path = uri.to_string();
        let kind = [
            (header::CONTENT_TYPE, "application/json"),
            (header::SET_COOKIE, "a=b"),
        ];
        let answer = match path.as_str() {
            "/services/v3/payment_methods/list/cus_down" => {
                (StatusCode::SERVICE_UNAVAILABLE, kind, "{}".to_owned())
            }
            "/services/v3/payment_methods/list/cus_page" => {
                let kind = [
                    (header::CONTENT_TYPE, "text/html"),
                    (header::SET_COOKIE, "a=b"),
                ];
                (StatusCode::OK, kind, PAGE.to_owned())
            }
            "/services/v3/payment_methods/list/cus_flood" => {
                (StatusCode::OK, kind, "x".repeat(3 << 20))
            }
            "/services/v3/payment_methods/list/cus_move" => {
                // In the place of the cookie: an answer has two headers here.
                let kind = [
                    (header::CONTENT_TYPE, "application/json"),
                    (header::LOCATION, "/services/v3/payment_methods/list/cus_1"),
                ];
                (StatusCode::FOUND, kind, String::new())
            }
            "/services/v3/payment_methods/list/cus_slow" => std::future::pending().await,
            _ => (StatusCode::OK, kind, CREATED.to_owned()),
        };
        log.lock().expect("nobody panicked").push(Asked {
            method,
            path,
            headers,
            body,
        });
        answer
    }
    let log = Log::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let app = Router::new().fallback(note).with_state(Arc::clone(&log));
    tokio::spawn(axum::serve(listener, app).into_future());
    (origin, log)
}

pub(crate) fn forwarder(origin: &str, patience: Duration) -> Router {
    router(
        Upstream::new(origin, patience).expect("an address"),
        ConcurrencyLimit::of(256),
    )
}

pub(crate) async fn list(app: &Router, customer: &str) -> Answer {
    let path = format!("/services/v3/payment_methods/list/{customer}");
    ask(
        app,
        Request::get(path).body(Body::empty()).expect("a request"),
    )
    .await
}
