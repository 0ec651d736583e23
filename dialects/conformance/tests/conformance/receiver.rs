//! A merchant's webhook receiver: keeps what it hears, and answers what it is told to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use payseal_conformance::Received;
use payseal_engine::clock::Clock;
use tokio::sync::mpsc;

/// How long to wait before a test fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to listen before nothing has come, while nothing is due either.
const A_MOMENT: Duration = Duration::from_millis(400);

type Answer = (u16, String);

#[derive(Clone)]
struct Ear {
    heard: mpsc::UnboundedSender<Received>,
    answer: Arc<Mutex<Answer>>,
}

pub(crate) struct Receiver {
    /// Its address, by a name that the sandbox has to know without a resolver.
    pub(crate) url: String,
    heard: mpsc::UnboundedReceiver<Received>,
    answer: Arc<Mutex<Answer>>,
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let (sender, heard) = mpsc::unbounded_channel();
        let answer = Arc::new(Mutex::new((500, String::new())));
        let ear = Ear {
            heard: sender,
            answer: Arc::clone(&answer),
        };
        let app = Router::new().fallback(hear).with_state(ear);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            url: format!("http://shop.localhost:{port}/hook"),
            heard,
            answer,
        }
    }

    /// What is answered from now on.
    pub(crate) fn answer(&self, status: u16, body: &str) {
        *self.answer.lock().unwrap() = (status, body.to_owned());
    }

    /// The next webhook; the clock is moved on by `step` while none comes.
    pub(crate) async fn next(&mut self, clock: &Clock, step: Duration) -> Received {
        let waiting = async {
            loop {
                let heard = tokio::time::timeout(A_MOMENT, self.heard.recv()).await;
                match heard {
                    Ok(heard) => return heard.unwrap(),
                    Err(_) => clock.advance(step),
                }
            }
        };
        tokio::time::timeout(PATIENCE, waiting)
            .await
            .expect("a webhook")
    }

    /// Whether another one comes, now or within `step`.
    pub(crate) async fn hears(&mut self, clock: &Clock, step: Duration) -> bool {
        for _ in 0..2 {
            let heard = tokio::time::timeout(A_MOMENT, self.heard.recv()).await;
            if heard.is_ok() {
                return true;
            }
            clock.advance(step);
        }
        false
    }
}

async fn hear(
    State(ear): State<Ear>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    let (status, said) = ear.answer.lock().unwrap().clone();
    let headers = headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    // The test may have ended.
    let _ = ear.heard.send(Received {
        target: uri.to_string(),
        headers,
        body: body.to_vec(),
    });
    (StatusCode::from_u16(status).unwrap(), said)
}
