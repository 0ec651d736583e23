//! Stripe's envelope of an error, which its clients turn into their classes.

use std::ops::Deref;

use serde_json::{Map, Value as Json, json};

use super::decline::Decline;

/// What family an error is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The request is wrong.
    InvalidRequest,
    /// A key of idempotency was used for something else.
    Idempotency,
    /// The card was declined.
    Card,
    /// The sandbox failed.
    Api,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request_error",
            Self::Idempotency => "idempotency_error",
            Self::Card => "card_error",
            Self::Api => "api_error",
        }
    }
}

/// A refusal or a decline, as it is answered.
#[derive(Clone, PartialEq, Debug)]
pub struct ApiError(Box<Told>);

/// What an error tells.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The status of the answer.
    pub status: u16,
    /// The family.
    pub kind: Kind,
    /// Which one, where Stripe has a code for it.
    pub code: Option<&'static str>,
    /// Why the issuer declined.
    pub decline_code: Option<&'static str>,
    /// What the merchant may do about a decline.
    pub advice_code: Option<&'static str>,
    /// Which parameter it is about, as it was written: `a[b]`.
    pub param: Option<String>,
    /// A sentence for the developer. Never with a value that may be a card.
    pub message: String,
    /// The objects inside: `charge`, `payment_intent`, `payment_method`, `setup_intent`.
    pub objects: Map<String, Json>,
}

impl Deref for ApiError {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.0
    }
}

impl ApiError {
    fn new(status: u16, kind: Kind, message: impl Into<String>) -> Self {
        Self(Box::new(Told {
            status,
            kind,
            code: None,
            decline_code: None,
            advice_code: None,
            param: None,
            message: message.into(),
            objects: Map::new(),
        }))
    }

    /// The same with another status.
    #[must_use]
    pub fn answered(mut self, status: u16) -> Self {
        self.0.status = status;
        self
    }

    /// The request is wrong.
    #[must_use]
    pub fn invalid(message: impl Into<String>) -> Self {
        Self::new(400, Kind::InvalidRequest, message)
    }

    /// There is no such thing under an id in the path.
    #[must_use]
    pub fn no_such_in_path(kind: &str, id: &str, param: &str) -> Self {
        Self::no_such(kind, id, param).answered(404)
    }

    /// There is no such thing under an id in the body or the query.
    #[must_use]
    pub fn no_such(kind: &str, id: &str, param: &str) -> Self {
        Self::invalid(format!("No such {kind}: '{}'", told(id)))
            .coded("resource_missing")
            .about(param)
    }

    /// A path, or a method at a path, that has nothing.
    #[must_use]
    pub fn no_such_path(method: &str, path: &str) -> Self {
        Self::invalid(format!("Unrecognized request URL ({method}: {path}).")).answered(404)
    }

    /// The key is none, or not of this sandbox.
    #[must_use]
    pub fn unauthenticated(message: impl Into<String>) -> Self {
        Self::new(401, Kind::InvalidRequest, message)
    }

    /// The key is one, and may not do this.
    #[must_use]
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, Kind::InvalidRequest, message)
    }

    /// The key of idempotency is in use, or was used for something else.
    #[must_use]
    pub fn idempotency(status: u16, message: impl Into<String>) -> Self {
        Self::new(status, Kind::Idempotency, message)
    }

    /// The card was declined.
    #[must_use]
    pub fn declined(decline: Decline) -> Self {
        let mut error = Self::new(402, Kind::Card, decline.message);
        error.0.code = Some(decline.code);
        error.0.decline_code = decline.decline_code;
        error.0.advice_code = decline.advice_code;
        error.0.param = decline.param.map(str::to_owned);
        error
    }

    /// The sandbox failed. Why is in its log.
    #[must_use]
    pub fn broken() -> Self {
        let message = "The sandbox failed. Its log says why.";
        Self::new(500, Kind::Api, message)
    }

    /// The same with a code.
    #[must_use]
    pub fn coded(mut self, code: &'static str) -> Self {
        self.0.code = Some(code);
        self
    }

    /// The same about a parameter.
    #[must_use]
    pub fn about(mut self, param: impl Into<String>) -> Self {
        self.0.param = Some(param.into());
        self
    }

    /// The same with an object inside.
    #[must_use]
    pub fn with(mut self, name: &str, object: Json) -> Self {
        self.0.objects.insert(name.to_owned(), object);
        self
    }

    /// The body of the answer.
    #[must_use]
    pub fn to_json(&self) -> Json {
        json!({ "error": self.inside() })
    }

    /// What `last_payment_error` and `last_setup_error` keep of it: no intent inside itself.
    #[must_use]
    pub fn kept(&self) -> Json {
        let mut kept = self.inside();
        kept.remove("payment_intent");
        kept.remove("setup_intent");
        Json::Object(kept)
    }

    fn inside(&self) -> Map<String, Json> {
        let mut error = self.objects.clone();
        let mut put = |name: &str, value: Option<&str>| {
            if let Some(value) = value {
                error.insert(name.to_owned(), Json::from(value));
            }
        };
        put("type", Some(self.kind.word()));
        put("code", self.code);
        put("decline_code", self.decline_code);
        put("advice_code", self.advice_code);
        put("param", self.param.as_deref());
        put("message", Some(&self.message));
        let doc_url = self.code.map(doc_url);
        put("doc_url", doc_url.as_deref());
        error
    }
}

fn doc_url(code: &str) -> String {
    format!(
        "https://stripe.com/docs/error-codes/{}",
        code.replace('_', "-")
    )
}

/// What was sent, as far as it may be told back: no control characters, no long text, and nothing
/// that may be a card.
#[must_use]
pub fn told(sent: &str) -> String {
    if payseal_engine::card_in_text::mentioned_in(sent) {
        return "…".to_owned();
    }
    sent.chars().filter(|c| !c.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use payseal_engine::store::DeclineReason;

    use super::*;

    #[test]
    fn a_decline_has_all_that_clients_read() {
        let error = ApiError::declined(Decline::of(DeclineReason::InsufficientFunds))
            .with("payment_intent", json!({"id": "pi_1"}))
            .with("charge", json!("ch_1"));
        assert_eq!(error.status, 402);
        assert_eq!(
            error.to_json(),
            json!({"error": {
                "type": "card_error",
                "code": "card_declined",
                "decline_code": "insufficient_funds",
                "advice_code": "try_again_later",
                "message": "Your card has insufficient funds.",
                "doc_url": "https://stripe.com/docs/error-codes/card-declined",
                "payment_intent": {"id": "pi_1"},
                "charge": "ch_1",
            }})
        );
        assert!(error.kept().get("payment_intent").is_none());
        assert_eq!(error.kept()["charge"], "ch_1");
    }

    #[test]
    fn an_unknown_id_is_404_in_a_path_and_400_elsewhere() {
        let path = ApiError::no_such_in_path("payment_intent", "pi_x", "intent");
        let body = ApiError::no_such("price", "price_x", "line_items[0][price]");
        assert_eq!((path.status, body.status), (404, 400));
        assert_eq!(path.message, "No such payment_intent: 'pi_x'");
        assert_eq!(body.code, Some("resource_missing"));
        assert_eq!(body.to_json()["error"]["param"], "line_items[0][price]");
        assert!(body.to_json()["error"].get("decline_code").is_none());
    }

    #[test]
    fn nothing_that_may_be_a_card_is_told_back() {
        let error = ApiError::no_such("customer", "4242 4242 4242 4242", "id");
        assert_eq!(error.message, "No such customer: '…'");
        assert_eq!(told(&"x".repeat(500)).len(), 120);
        assert_eq!(told("a\r\nb"), "ab");
    }
}
