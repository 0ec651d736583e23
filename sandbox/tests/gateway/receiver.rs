//! A merchant's webhook receiver: keeps what it hears, and answers what it is told to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::routing::post;
use payseal_asiabill::wire::signature::{SignedHeaders, hmac, message_string};
use serde_json::Value;
use tokio::sync::mpsc;

use crate::merchant::KEY;

/// How long to wait before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// One webhook as it came.
#[derive(Debug)]
pub(crate) struct Heard {
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    pub(crate) path: String,
}

#[derive(Clone)]
struct Ear {
    heard: mpsc::UnboundedSender<Heard>,
    answer: Arc<Mutex<&'static str>>,
}

pub(crate) struct Receiver {
    pub(crate) url: String,
    heard: mpsc::UnboundedReceiver<Heard>,
    answer: Arc<Mutex<&'static str>>,
}

impl Receiver {
    pub(crate) async fn start(answer: &'static str) -> Self {
        let (sender, heard) = mpsc::unbounded_channel();
        let answer = Arc::new(Mutex::new(answer));
        let ear = Ear {
            heard: sender,
            answer: answer.clone(),
        };
        let app = Router::new().route("/{*path}", post(hear)).with_state(ear);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        // By name: the sandbox has to know its own machine's names without a resolver.
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            url: format!("http://shop.localhost:{port}/hook?of=shop"),
            heard,
            answer,
        }
    }

    pub(crate) fn answer(&self, answer: &'static str) {
        *self.answer.lock().unwrap() = answer;
    }

    /// The next webhook; its signature is checked.
    pub(crate) async fn next(&mut self) -> Heard {
        let heard = self.heard().await;
        heard.check_signature();
        heard
    }

    /// The next webhook, of whichever dialect.
    pub(crate) async fn heard(&mut self) -> Heard {
        let heard = tokio::time::timeout(PATIENCE, self.heard.recv()).await;
        heard.expect("a webhook").unwrap()
    }

    /// Whether none has come that was not taken.
    pub(crate) fn is_quiet(&mut self) -> bool {
        self.heard.try_recv().is_err()
    }
}

async fn hear(State(ear): State<Ear>, uri: Uri, headers: HeaderMap, body: Bytes) -> &'static str {
    let answer = *ear.answer.lock().unwrap();
    // The test may have ended.
    let _ = ear.heard.send(Heard {
        headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
        path: uri.to_string(),
    });
    answer
}

impl Heard {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().unwrap()
    }

    /// When it was sent, in milliseconds on the gateway's clock.
    pub(crate) fn time(&self) -> i64 {
        self.header("request-time").parse().unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// Type and reason.
    pub(crate) fn gist(&self) -> (String, String) {
        let json = self.json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&json["type"]), text(&json["data"]["orderInfo"]))
    }

    fn check_signature(&self) {
        let string = message_string(
            &SignedHeaders {
                gateway_no: "12246002",
                id: self.header("request-id"),
                time: self.header("request-time"),
                version: Some("V2022-03"),
            },
            &[],
            &[],
            self.body.as_bytes(),
        );
        let expected = hmac::sign(KEY.as_bytes(), &string).to_upper_hex();
        assert_eq!(self.header("sign-info"), expected);
    }
}
