//! `event` and `webhook_endpoint`.

use serde_json::{Value as Json, json};

/// An event.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// `evt_…`
    pub id: String,
    /// The version that its object is written in.
    pub api_version: String,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// Its object.
    pub object: Json,
    /// What was before, of an update.
    pub previous_attributes: Option<Json>,
    /// How many endpoints have not acknowledged it.
    pub pending_webhooks: u32,
    /// The call that caused it, and its key; none when the clock did.
    pub request: (Option<String>, Option<String>),
    /// Such as `payment_intent.succeeded`.
    pub kind: String,
}

impl Event {
    /// The object.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let mut data = json!({ "object": self.object });
        if let (Some(previous), Json::Object(data)) = (&self.previous_attributes, &mut data) {
            data.insert("previous_attributes".to_owned(), previous.clone());
        }
        json!({
            "id": self.id,
            "object": "event",
            "api_version": self.api_version,
            "created": self.created,
            "data": data,
            "livemode": false,
            "pending_webhooks": self.pending_webhooks,
            "request": { "id": self.request.0, "idempotency_key": self.request.1 },
            "type": self.kind,
        })
    }
}

/// An endpoint of webhooks.
#[derive(Clone, PartialEq, Debug)]
pub struct WebhookEndpoint {
    /// `we_…`
    pub id: String,
    /// The version that its events are written in, when it named one.
    pub api_version: Option<String>,
    /// When it was made, in Unix seconds.
    pub created: i64,
    /// A note of the merchant's.
    pub description: Option<String>,
    /// Which events, or `*`.
    pub enabled_events: Vec<String>,
    /// Whether none are sent.
    pub disabled: bool,
    /// The merchant's texts.
    pub metadata: Json,
    /// Where they go.
    pub url: String,
}

impl WebhookEndpoint {
    /// The object. Its secret is told once, by whoever makes it.
    #[must_use]
    pub fn to_json(&self) -> Json {
        json!({
            "id": self.id,
            "object": "webhook_endpoint",
            "api_version": self.api_version,
            "application": null,
            "created": self.created,
            "description": self.description,
            "enabled_events": self.enabled_events,
            "livemode": false,
            "metadata": self.metadata,
            "status": if self.disabled { "disabled" } else { "enabled" },
            "url": self.url,
        })
    }

    /// Whether it hears of such an event.
    #[must_use]
    pub fn hears(&self, kind: &str) -> bool {
        !self.disabled
            && self
                .enabled_events
                .iter()
                .any(|one| one == "*" || one == kind)
    }
}
