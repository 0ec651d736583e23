//! A merchant's server that asks by new connections, so that any of several processes may answer each call.

use std::time::Duration;

use reqwest::{Client, Method};
use serde_json::Value;

/// How long to wait before the test fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(40);

/// What was answered.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) is_done: bool,
    /// Whether it was answered before.
    pub(crate) is_replay: bool,
    pub(crate) body: Value,
}

impl Told {
    pub(crate) fn id(&self) -> &str {
        text(&self.body, "id")
    }
}

/// A merchant's server that asks whichever process takes the connection, each time a new one.
#[derive(Clone)]
pub(crate) struct Shop {
    http: Client,
    url: String,
    key: String,
}

impl Shop {
    pub(crate) async fn at(port: u16) -> Self {
        let http = Client::builder().pool_max_idle_per_host(0).build().unwrap();
        let url = format!("http://127.0.0.1:{port}");
        let told = http.get(format!("{url}/sandbox/accounts"));
        let told = told.header("accept", "application/json").send().await;
        let told: Value = told.unwrap().json().await.unwrap();
        let key = told["accounts"][0]["stripe"]["secretKey"].as_str().unwrap();
        let key = key.to_owned();
        Self { http, url, key }
    }

    /// One call; none when whoever was asked was killed before it answered.
    pub(crate) async fn ask(
        &self,
        method: Method,
        path: &str,
        body: &str,
        key: Option<&str>,
    ) -> Option<Told> {
        let mut request = self
            .http
            .request(method, format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {}", self.key))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned());
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let answer = request.send().await.ok()?;
        let is_done = answer.status() == 200;
        let is_replay = answer.headers().contains_key("idempotent-replayed");
        let body: Value = answer.json().await.ok()?;
        Some(Told {
            is_done,
            is_replay,
            body,
        })
    }

    /// Asks under a key until somebody answers.
    pub(crate) async fn post(&self, path: &str, body: &str, key: &str) -> Told {
        let asked = async {
            loop {
                if let Some(answer) = self.ask(Method::POST, path, body, Some(key)).await {
                    return answer;
                }
            }
        };
        tokio::time::timeout(PATIENCE, asked).await.expect("answer")
    }

    /// A whole list, from the newest on.
    pub(crate) async fn all(&self, list: &str) -> Vec<Value> {
        let mut all: Vec<Value> = Vec::new();
        loop {
            let after = all.last().map_or_else(String::new, |last| {
                format!("&starting_after={}", text(last, "id"))
            });
            let path = format!("/v1/{list}limit=100{after}");
            let page = self.ask(Method::GET, &path, "", None).await.unwrap().body;
            all.extend(page["data"].as_array().unwrap().iter().cloned());
            if page["has_more"] == false {
                return all;
            }
        }
    }

    /// Moves the clock of whoever takes the connection.
    pub(crate) async fn an_hour_later(&self) {
        let moved = self
            .http
            .post(format!("{}/sandbox/clock", self.url))
            .header("x-sandbox-token", "secret")
            .header("content-type", "application/json")
            .body(r#"{"advanceSeconds":3600}"#);
        assert!(moved.send().await.unwrap().status().is_success());
    }
}

pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name}: {value}"))
}
