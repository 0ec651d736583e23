//! A merchant's server: signs calls and reads envelopes.

use std::sync::atomic::{AtomicU64, Ordering};

use payseal_asiabill::wire::signature::{SignedHeaders, hmac, message_string};
use payseal_engine::clock::Clock;
use reqwest::{Method, Response};
use serde_json::{Value, json};

pub(crate) const KEY: &str = "12H4567r";

static NEXT: AtomicU64 = AtomicU64::new(0);

/// A request that is signed, and may be spoilt before it is sent.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) path_values: Vec<(&'static str, String)>,
    pub(crate) query: Vec<(&'static str, String)>,
    pub(crate) body: String,
    pub(crate) gateway_no: String,
    pub(crate) id: String,
    pub(crate) time: String,
    pub(crate) key: String,
}

#[derive(Clone)]
pub(crate) struct Merchant {
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
    pub(crate) gateway_no: String,
    clock: Clock,
}

impl Merchant {
    pub(crate) fn new(url: &str, clock: Clock) -> Self {
        Self {
            http: reqwest::Client::new(),
            url: url.to_owned(),
            gateway_no: "12246002".to_owned(),
            clock,
        }
    }

    pub(crate) fn call(&self, method: Method, path: &str, body: &str) -> Call {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let process = std::process::id();
        Call {
            method,
            path: path.to_owned(),
            path_values: Vec::new(),
            query: Vec::new(),
            body: body.to_owned(),
            gateway_no: self.gateway_no.clone(),
            id: format!("{process}x{number}x{}", self.clock.now().millis()),
            time: self.clock.now().millis().to_string(),
            key: KEY.to_owned(),
        }
    }

    pub(crate) async fn send(&self, call: &Call) -> Response {
        let signature = call.signature();
        self.send_signed(call, &signature).await
    }

    pub(crate) async fn send_signed(&self, call: &Call, signature: &str) -> Response {
        let query: Vec<String> = call
            .query
            .iter()
            .map(|(name, value)| format!("{name}={}", value.replace(':', "%3A")))
            .collect();
        let query = if query.is_empty() {
            String::new()
        } else {
            format!("?{}", query.join("&"))
        };
        self.http
            .request(
                call.method.clone(),
                format!("{}{}{query}", self.url, call.path),
            )
            .header("gateway-no", &call.gateway_no)
            .header("request-id", &call.id)
            .header("request-time", &call.time)
            .header("sign-info", signature)
            .header("content-type", "application/json;charset=UTF-8")
            .body(call.body.clone())
            .send()
            .await
            .unwrap()
    }

    /// Sends a call, checks the answer's status and signature, and returns the envelope.
    pub(crate) async fn envelope(&self, call: &Call) -> Value {
        let response = self.send(call).await;
        assert_eq!(response.status(), 200, "{}", call.path);
        let header = |name: &str| {
            let value = response.headers().get(name);
            value.map_or("", |v| v.to_str().unwrap()).to_owned()
        };
        let (no, id, time) = (
            header("gateway-no"),
            header("response-id"),
            header("response-time"),
        );
        let signature = header("sign-info");
        assert_eq!((no.as_str(), id.as_str()), (&*call.gateway_no, &*call.id));
        assert_eq!(time.len(), 13);
        assert_eq!(header("content-type"), "application/json;charset=UTF-8");
        let body = response.text().await.unwrap();
        let string = message_string(
            &SignedHeaders {
                gateway_no: &no,
                id: &id,
                time: &time,
                version: None,
            },
            &[],
            &[],
            body.as_bytes(),
        );
        let expected = hmac::sign(KEY.as_bytes(), &string).to_upper_hex();
        assert_eq!(signature, expected, "{body}");
        assert!(!body.contains(KEY));
        assert!(!body.contains("\": "), "not compact: {body}");
        serde_json::from_str(&body).unwrap()
    }

    /// Sends a call of somebody who proved nothing, and returns the envelope: it is not signed.
    pub(crate) async fn unsigned(&self, call: &Call) -> Value {
        let response = self.send(call).await;
        assert_eq!(response.status(), 200, "{}", call.path);
        assert!(response.headers().get("sign-info").is_none());
        assert_eq!(response.headers()["response-time"].len(), 13);
        response.json().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        self.envelope(&self.call(Method::POST, path, &body.to_string()))
            .await
    }

    /// A GET whose path ends in values of path parameters.
    pub(crate) async fn get(&self, template: &str, values: &[(&'static str, &str)]) -> Value {
        let call = self.call(Method::GET, template, "").with_path(values);
        self.envelope(&call).await
    }

    pub(crate) async fn token(&self) -> String {
        let call = self.call(Method::POST, "/V2022-03/sessionToken", "");
        let envelope = self.envelope(&call).await;
        text(success(&envelope, "00000"), "sessionToken").to_owned()
    }

    pub(crate) async fn customer(&self) -> String {
        let envelope = self
            .post("/V2022-03/customers", json!({"firstName": "Ada"}))
            .await;
        text(success(&envelope, "00000"), "customerId").to_owned()
    }

    /// Saves a card as the frame does, and returns its id.
    pub(crate) async fn save(&self, number: &str) -> String {
        let envelope = self.save_as_frame(&card(number)).await;
        text(success(&envelope, "0"), "customerPaymentMethodId").to_owned()
    }

    pub(crate) async fn save_as_frame(&self, body: &Value) -> Value {
        let token = self.token().await;
        self.browse(&token, body).await.json().await.unwrap()
    }

    pub(crate) async fn browse(&self, token: &str, body: &Value) -> Response {
        self.http
            .post(format!("{}/services/v3/payment_methods", self.url))
            .header("sessionToken", token)
            .header("content-type", "application/json")
            .body(body.to_string())
            .send()
            .await
            .unwrap()
    }

    pub(crate) async fn charge(&self, order_no: &str, amount: &str, method: &str) -> Value {
        let body = json!({
            "customerPaymentMethodId": method, "customerIp": "127.0.0.1", "isMobile": 0,
            "orderAmount": amount, "orderCurrency": "USD", "orderNo": order_no,
            "returnUrl": "http://shop.localhost/back?basket=7#top", "tokenType": "",
            "webSite": "shop.localhost", "remark": "thanks"
        });
        let envelope = self.post("/V2022-03/confirmCharge", body).await;
        success(&envelope, "00000").clone()
    }
}

impl Call {
    pub(crate) fn with_path(mut self, values: &[(&'static str, &str)]) -> Self {
        for (name, value) in values {
            self.path = self.path.replace(&format!("{{{name}}}"), value);
            self.path_values.push((name, (*value).to_owned()));
        }
        self
    }

    pub(crate) fn with_query(mut self, values: &[(&'static str, &str)]) -> Self {
        for (name, value) in values {
            self.query.push((name, (*value).to_owned()));
        }
        self
    }

    pub(crate) fn signature(&self) -> String {
        let borrow = |pairs: &[(&'static str, String)]| -> Vec<(&str, String)> { pairs.to_vec() };
        let (path, query) = (borrow(&self.path_values), borrow(&self.query));
        let string = message_string(
            &SignedHeaders {
                gateway_no: &self.gateway_no,
                id: &self.id,
                time: &self.time,
                version: None,
            },
            &path
                .iter()
                .map(|(n, v)| (*n, v.as_str()))
                .collect::<Vec<_>>(),
            &query
                .iter()
                .map(|(n, v)| (*n, v.as_str()))
                .collect::<Vec<_>>(),
            self.body.as_bytes(),
        );
        hmac::sign(self.key.as_bytes(), &string).to_lower_hex()
    }
}

/// A create call's body for a test card.
pub(crate) fn card(number: &str) -> Value {
    let cvc = if number.len() == 15 { "7391" } else { "907" };
    json!({
        "billingDetail": {"firstName": "Ada", "lastName": "Lovelace", "email": "ada@example.com"},
        "card": {
            "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2040",
            "cardSecurityCode": cvc
        }
    })
}

/// The data of an envelope that must have succeeded.
#[track_caller]
pub(crate) fn success<'a>(envelope: &'a Value, code: &str) -> &'a Value {
    assert_eq!(envelope["code"], code, "{envelope}");
    &envelope["data"]
}

/// Asserts a refusal and returns its message.
#[track_caller]
pub(crate) fn refused<'a>(envelope: &'a Value, code: &str) -> &'a str {
    assert_eq!(envelope["code"], code, "{envelope}");
    assert_eq!(envelope["data"], Value::Null, "{envelope}");
    envelope["message"].as_str().unwrap()
}

#[track_caller]
pub(crate) fn text<'a>(data: &'a Value, member: &str) -> &'a str {
    data[member]
        .as_str()
        .unwrap_or_else(|| panic!("{member} of {data}"))
}
