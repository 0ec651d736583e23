//! What the frame does: calls the v3 routes with a session token, and says on which page it
//! stands.

use reqwest::Method;
use serde_json::{Value, json};

use crate::merchant::{Merchant, card, success, text};

pub(crate) struct Frame {
    merchant: Merchant,
    token: String,
    pub(crate) page: Option<&'static str>,
    /// The name that its tries to tokenise have.
    pub(crate) key: Option<String>,
}

impl Frame {
    /// A frame whose merchant asked for a session with this body.
    pub(crate) async fn open(merchant: &Merchant, features: Value) -> Self {
        let envelope = session(merchant, &features.to_string()).await;
        Self {
            merchant: merchant.clone(),
            token: text(success(&envelope, "00000"), "sessionToken").to_owned(),
            page: None,
            key: None,
        }
    }

    /// One for a customer, where consent is required.
    pub(crate) async fn of(merchant: &Merchant, customer: &str) -> Self {
        let features = json!({"customerId": customer, "consent": "required"});
        Self::open(merchant, features).await
    }

    pub(crate) async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Value {
        let url = format!("{}/services/v3/{path}", self.merchant.url);
        let mut request = self.merchant.http.request(method, url);
        request = request.header("sessionToken", &self.token);
        if let Some(page) = self.page {
            request = request.header("x-payseal-host", page);
        }
        if let Some(key) = &self.key {
            request = request.header("idempotency-key", key);
        }
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response.json().await.unwrap()
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.ask(Method::GET, path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        self.ask(Method::POST, path, Some(&body)).await
    }

    /// Sends a card, with a consent of this reach if there is one.
    pub(crate) async fn create(&self, number: &str, redisplay: Option<&str>) -> Value {
        let mut body = card(number);
        if let Some(redisplay) = redisplay {
            body["consent"] = json!({"textVersion": "en-2026-11", "redisplay": redisplay});
        }
        let envelope = self.post("payment_methods", body).await;
        success(&envelope, "0").clone()
    }

    /// The id of a card that was kept with a consent to be shown again.
    pub(crate) async fn keep(&self, number: &str) -> String {
        let data = self.create(number, Some("always")).await;
        text(&data, "customerPaymentMethodId").to_owned()
    }

    /// The ids of the customer's listed cards, in order.
    pub(crate) async fn list(&self, customer: &str) -> Vec<String> {
        let envelope = self.get(&format!("payment_methods/list/{customer}")).await;
        let list = success(&envelope, "0").as_array().unwrap();
        list.iter()
            .map(|item| text(item, "customerPaymentMethodId").to_owned())
            .collect()
    }
}

/// Asks for a session token with a body.
pub(crate) async fn session(merchant: &Merchant, body: &str) -> Value {
    let call = merchant.call(Method::POST, "/V2022-03/sessionToken", body);
    merchant.envelope(&call).await
}
