//! A sandbox for one test, and a server that calls it with the demo account's keys.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use payseal_sandbox::{Config, Sandbox};
use reqwest::header::HeaderMap;
use serde_json::Value;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// An answer.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answered {
    /// What was asked for.
    pub(crate) fn ok(self) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        self.body
    }

    /// The refusal: status, code and parameter.
    pub(crate) fn refused(&self) -> (u16, &str, &str) {
        let error = &self.body["error"];
        let text = |name: &str| error[name].as_str().unwrap_or_default();
        assert!(self.status >= 400, "{}", self.body);
        (self.status, text("code"), text("param"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    }
}

pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) secret_key: String,
    pub(crate) publishable_key: String,
    pub(crate) webhook_secret: String,
    client: reqwest::Client,
    folder: PathBuf,
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("stripe-{}-{number}", std::process::id()));
        for name in [
            "en/index.html",
            "pay/en/index.html",
            "assets/frame-1.css",
            "loader/payseal.js",
            "loader/AsiabillPayment.min.js",
            "loader/stripe.js",
        ] {
            let path = folder.join("frame").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "{{account}}").unwrap();
        }
        let mut config = Config::demo();
        config.shop_port = 0;
        config.gateway_port = 0;
        config.frame_dir = Some(folder.join("frame"));
        let sandbox = Sandbox::start(config).await.unwrap();
        let client = reqwest::Client::new();
        let mut world = Self {
            sandbox,
            secret_key: String::new(),
            publishable_key: String::new(),
            webhook_secret: String::new(),
            client,
            folder,
        };
        let url = format!("{}/sandbox/accounts", world.url());
        let asked = world.client.get(url).header("accept", "application/json");
        let told: Value = asked.send().await.unwrap().json().await.unwrap();
        let keys = told["accounts"][0]["stripe"].clone();
        let key = |name: &str| keys[name].as_str().unwrap_or_default().to_owned();
        world.secret_key = key("secretKey");
        world.publishable_key = key("publishableKey");
        world.webhook_secret = key("webhookSecret");
        world
    }

    /// The gateway by its address, since not every resolver knows `*.localhost`.
    pub(crate) fn url(&self) -> String {
        let (_, port) = self.sandbox.gateway_origin().rsplit_once(':').unwrap();
        format!("http://127.0.0.1:{port}")
    }

    /// A call with the secret key.
    pub(crate) async fn call(&self, method: &str, path: &str, body: &str) -> Answered {
        self.call_with(method, path, body, &[]).await
    }

    /// A call with further headers; `authorization` replaces the secret key.
    pub(crate) async fn call_with(
        &self,
        method: &str,
        path: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> Answered {
        let method = method.parse().unwrap();
        let url = format!("{}{path}", self.url());
        let mut request = self.client.request(method, url).body(body.to_owned());
        request = request.header("content-type", "application/x-www-form-urlencoded");
        if !headers.iter().any(|(name, _)| *name == "authorization") {
            request = request.bearer_auth(&self.secret_key);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        Answered {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.json().await.unwrap(),
        }
    }

    /// A call of the interface's second version, which says what it says in JSON.
    pub(crate) async fn second(&self, method: &str, path: &str, body: &Value) -> Answered {
        let url = format!("{}{path}", self.url());
        let mut request = self.client.request(method.parse().unwrap(), url);
        if !body.is_null() {
            request = request.json(body);
        }
        let response = request.bearer_auth(&self.secret_key).send().await.unwrap();
        Answered {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.json().await.unwrap(),
        }
    }

    pub(crate) async fn post(&self, path: &str, body: &str) -> Answered {
        self.call("POST", path, body).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answered {
        self.call("GET", path, "").await
    }

    /// A call with the publishable key.
    pub(crate) async fn page(&self, method: &str, path: &str, body: &str) -> Answered {
        let bearer = format!("Bearer {}", self.publishable_key);
        let headers = [("authorization", bearer.as_str())];
        self.call_with(method, path, body, &headers).await
    }

    /// What the sealed form sends when a card is typed: its session, and the page that it says it is on.
    pub(crate) fn frame(&self, token: &str, account: &str, page: &str) -> reqwest::RequestBuilder {
        let url = format!("{}/services/v3/payment_methods", self.url());
        let request = self.client.post(url).header("sessionToken", token);
        request
            .header("x-payseal-account", account)
            .header("x-payseal-host", page)
    }

    /// What the sealed form asks with its session on a page of the demo shop's.
    pub(crate) async fn form(&self, token: &str, method: &str, path: &str) -> Value {
        let url = format!("{}/services/v3/{path}", self.url());
        let request = self.client.request(method.parse().unwrap(), url);
        let request = request
            .header("sessionToken", token)
            .header("x-payseal-account", &self.publishable_key)
            .header("x-payseal-host", self.sandbox.shop_origin());
        request.send().await.unwrap().json().await.unwrap()
    }

    /// What it sends with its session there.
    pub(crate) async fn form_with(&self, token: &str, path: &str, body: &Value) -> Value {
        let url = format!("{}/services/v3/{path}", self.url());
        let request = self.client.post(url).json(body);
        let request = request
            .header("sessionToken", token)
            .header("x-payseal-account", &self.publishable_key)
            .header("x-payseal-host", self.sandbox.shop_origin());
        request.send().await.unwrap().json().await.unwrap()
    }

    /// What a browser asks before it lets a page call.
    pub(crate) async fn preflight(&self, path: &str, origin: &str) -> HeaderMap {
        let url = format!("{}{path}", self.url());
        let asked = self.client.request("OPTIONS".parse().unwrap(), url);
        let asked = asked
            .header("origin", origin)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization");
        asked.send().await.unwrap().headers().clone()
    }

    /// Lets time go by.
    pub(crate) fn wait(&self, seconds: u64) {
        let time = std::time::Duration::from_secs(seconds);
        self.sandbox.clock().advance(time);
    }

    /// The events of a type, newest first.
    pub(crate) async fn events(&self, kind: &str) -> Vec<Value> {
        let list = self.get(&format!("/v1/events?type={kind}")).await.ok();
        list["data"].as_array().unwrap().clone()
    }

    /// A customer's id.
    pub(crate) async fn customer(&self) -> String {
        id(&self
            .post("/v1/customers", "email=ada@shop.example")
            .await
            .ok())
    }
}

/// The id of an object.
pub(crate) fn id(object: &Value) -> String {
    object["id"].as_str().unwrap().to_owned()
}
