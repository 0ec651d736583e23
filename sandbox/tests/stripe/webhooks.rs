//! Endpoints, events and deliveries.

use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use data_encoding::HEXLOWER;
use payseal_engine::secret::hmac_sha256;
use serde_json::Value;
use tokio::sync::mpsc;

use crate::world::{World, id};

/// A delivery as it came.
pub(crate) struct Heard {
    pub(crate) signature: String,
    pub(crate) body: String,
}

impl Heard {
    /// Whether it is signed with a secret, as Stripe's clients check it.
    pub(crate) fn is_signed_with(&self, secret: &str) -> bool {
        let part = |name: &str| {
            let mut parts = self.signature.split(',');
            parts
                .find_map(|part| part.strip_prefix(name))
                .unwrap_or_default()
        };
        let signed = format!("{}.{}", part("t="), self.body);
        let right = hmac_sha256(secret.as_bytes(), signed.as_bytes());
        HEXLOWER.encode(&right) == part("v1=")
    }

    pub(crate) fn event(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Whom a receiver tells what it hears, and how it answers.
type Hears = (mpsc::UnboundedSender<Heard>, StatusCode);

/// A merchant's receiver of webhooks.
pub(crate) struct Receiver {
    pub(crate) url: String,
    heard: mpsc::UnboundedReceiver<Heard>,
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        Self::answering(StatusCode::OK).await
    }

    async fn answering(status: StatusCode) -> Self {
        let (sender, heard) = mpsc::unbounded_channel();
        let hear =
            async |State((sender, status)): State<Hears>, headers: HeaderMap, body: Bytes| {
                let signature = headers
                    .get("stripe-signature")
                    .and_then(|value| value.to_str().ok());
                let heard = Heard {
                    signature: signature.unwrap_or_default().to_owned(),
                    body: String::from_utf8(body.to_vec()).unwrap(),
                };
                let _ = sender.send(heard);
                status
            };
        let app = Router::new()
            .route("/hook", post(hear))
            .with_state((sender, status));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self {
            url: format!("http://localhost:{port}/hook"),
            heard,
        }
    }

    pub(crate) async fn next(&mut self) -> Heard {
        let heard = tokio::time::timeout(Duration::from_secs(30), self.heard.recv()).await;
        heard.expect("a delivery").unwrap()
    }
}

#[tokio::test]
async fn an_endpoint_hears_of_what_it_asked_for_and_the_signature_holds() {
    let world = World::new().await;
    let mut receiver = Receiver::start().await;
    let body = format!(
        "url={}&enabled_events[]=customer.created&enabled_events[]=customer.deleted",
        receiver.url
    );
    let endpoint = world.post("/v1/webhook_endpoints", &body).await.ok();
    assert_eq!(endpoint["secret"], world.webhook_secret);
    let path = format!("/v1/webhook_endpoints/{}", endpoint["id"].as_str().unwrap());
    assert!(world.get(&path).await.ok().get("secret").is_none());
    let headers = [("idempotency-key", "k1")];
    let made = world
        .call_with("POST", "/v1/customers", "email=a@b.example", &headers)
        .await;
    let heard = receiver.next().await;
    assert!(heard.is_signed_with(&world.webhook_secret));
    assert!(!heard.is_signed_with("whsec_other"));
    let event = heard.event();
    assert_eq!(event["type"], "customer.created");
    assert_eq!(event["data"]["object"], made.body);
    assert_eq!(event["request"]["id"], made.header("request-id"));
    assert_eq!(event["request"]["idempotency_key"], "k1");
    let customer = made.body["id"].as_str().unwrap();
    // It did not ask for updates, and hears next that the customer is gone.
    world
        .post(&format!("/v1/customers/{customer}"), "name=Ada")
        .await
        .ok();
    world
        .call("DELETE", &format!("/v1/customers/{customer}"), "")
        .await
        .ok();
    assert_eq!(receiver.next().await.event()["type"], "customer.deleted");
    let events = world.get("/v1/events").await.ok();
    let types: Vec<&str> = events["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        types,
        ["customer.deleted", "customer.updated", "customer.created"]
    );
    let updated = &events["data"][1]["data"]["previous_attributes"];
    assert_eq!(*updated, serde_json::json!({"name": null}));
    let one = world
        .get(&format!(
            "/v1/events/{}",
            events["data"][0]["id"].as_str().unwrap()
        ))
        .await
        .ok();
    assert_eq!(one, events["data"][0]);
    world.post(&path, "disabled=true").await.ok();
    world.call("DELETE", &path, "").await.ok();
    assert_eq!(world.get(&path).await.status, 404);
}

#[tokio::test]
async fn an_endpoint_that_is_gone_or_disabled_is_not_told_again() {
    let world = World::new().await;
    let mut receiver = Receiver::answering(StatusCode::SERVICE_UNAVAILABLE).await;
    let body = format!("url={}&enabled_events[]=*", receiver.url);
    for end in ["disable", "delete"] {
        let endpoint = world.post("/v1/webhook_endpoints", &body).await.ok();
        let path = format!("/v1/webhook_endpoints/{}", endpoint["id"].as_str().unwrap());
        world.customer().await;
        assert_eq!(receiver.next().await.event()["type"], "customer.created");
        match end {
            "disable" => world.post(&path, "disabled=true").await.ok(),
            _ => world.call("DELETE", &path, "").await.ok(),
        };
        world.wait(2 * 60 * 60);
        // Were the first event sent again, it would come before this one.
        let other = world.post("/v1/webhook_endpoints", &body).await.ok();
        let customer = world.customer().await;
        let heard = receiver.next().await.event();
        assert_eq!(heard["data"]["object"]["id"], customer, "{end}");
        let path = format!("/v1/webhook_endpoints/{}", other["id"].as_str().unwrap());
        world.call("DELETE", &path, "").await.ok();
    }
}

#[tokio::test]
async fn an_account_has_sixteen_endpoints_at_most() {
    let world = World::new().await;
    let body = "url=http://localhost:9/&enabled_events[]=customer.created";
    for _ in 0..16 {
        world.post("/v1/webhook_endpoints", body).await.ok();
    }
    let more = world.post("/v1/webhook_endpoints", body).await;
    assert_eq!(more.refused(), (400, "", ""));
}

#[tokio::test]
async fn an_event_is_told_for_thirty_days() {
    let world = World::new().await;
    world.customer().await;
    let old = world.events("customer.created").await;
    let path = format!("/v1/events/{}", id(&old[0]));
    world.wait(30 * 24 * 60 * 60 - 60);
    world.customer().await;
    assert_eq!(world.events("customer.created").await.len(), 2);
    world.get(&path).await.ok();
    world.wait(120);
    assert_eq!(world.events("customer.created").await.len(), 1);
    let gone = world.get(&path).await;
    assert_eq!(gone.refused(), (404, "resource_missing", "id"));
}
