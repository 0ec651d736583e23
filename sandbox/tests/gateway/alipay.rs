//! A merchant's server that speaks Alipay+: signs its calls, checks every answer, and hears notifications.

use std::time::Duration;

use payseal_alipay_plus::wire::keys::{PrivateKey, PublicKey};
use payseal_alipay_plus::wire::signature::{Content, Signature};
use payseal_alipay_plus::wire::time;
use payseal_engine::clock::Clock;
use reqwest::{Client, Response};
use serde_json::{Value, json};

use crate::receiver::{Heard, Receiver};
use crate::world::World;

/// What acknowledges a notification.
pub(crate) const ACKNOWLEDGED: &str =
    r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}"#;

pub(crate) struct Alipay {
    pub(crate) http: Client,
    pub(crate) url: String,
    pub(crate) client_id: String,
    pub(crate) clock: Clock,
    pub(crate) key: PrivateKey,
    pub(crate) gateway: PublicKey,
    /// What stands before the name of a call.
    pub(crate) base: &'static str,
}

/// A call that is signed, and may be spoilt before it is sent.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) path: String,
    pub(crate) client_id: String,
    pub(crate) time: String,
    pub(crate) body: String,
    pub(crate) signature: String,
}

impl Alipay {
    /// With the keys of the demo account, as `GET /sandbox/accounts` tells them.
    pub(crate) async fn of(world: &World) -> Self {
        Self::at(&world.url(), world.sandbox.clock()).await
    }

    /// The same of a gateway that is at an address.
    pub(crate) async fn at(url: &str, clock: Clock) -> Self {
        Self::named(url, clock, "SANDBOX_PAYSEAL_DEMO").await
    }

    /// With the keys of an account that the gateway tells.
    pub(crate) async fn named(url: &str, clock: Clock, client_id: &str) -> Self {
        let http = Client::new();
        let list = http.get(format!("{url}/sandbox/accounts")).send().await;
        let list: Value = list.unwrap().json().await.unwrap();
        let accounts = list["accounts"].as_array().unwrap().iter();
        let mut keys = accounts.map(|account| &account["alipayPlus"]);
        let keys = keys.find(|keys| keys["clientId"] == client_id).unwrap();
        let text = |name: &str| keys[name].as_str().unwrap().to_owned();
        Self {
            http,
            url: url.to_owned(),
            client_id: text("clientId"),
            clock,
            key: PrivateKey::parse(&text("merchantPrivateKey")).unwrap(),
            gateway: PublicKey::parse(&text("gatewayPublicKey")).unwrap(),
            base: "/ams/sandbox/api/v1",
        }
    }

    /// A world whose second account is one of this dialect's, with these lines in its section.
    pub(crate) async fn of_other(lines: &str) -> (World, Self) {
        let pem = |key: &PrivateKey| key.expose_pem().unwrap().to_string();
        let keys = PrivateKey::generate().unwrap();
        let section = format!(
            "client_id = \"SANDBOX_OTHER\"\nmerchant_private_key = \"\"\"{}\"\"\"\n\
             gateway_private_key = \"\"\"{}\"\"\"\n{lines}",
            pem(&keys),
            pem(&keys)
        );
        let world = World::with(|config| {
            let section = toml::from_str(&section).unwrap();
            let held = payseal_alipay_plus::credentials(section).unwrap();
            config.accounts[1].hold(held);
        })
        .await;
        let alipay = Self {
            client_id: "SANDBOX_OTHER".to_owned(),
            gateway: keys.public(),
            key: keys,
            ..Self::of(&world).await
        };
        (world, alipay)
    }

    pub(crate) fn sign(&self, name: &str, time: &str, body: &Value) -> Call {
        // Not compact, as the vendor's client writes it: the bytes count.
        self.sign_text(name, time, serde_json::to_string_pretty(body).unwrap())
    }

    pub(crate) fn sign_text(&self, name: &str, time: &str, body: String) -> Call {
        let path = format!("{}{name}", self.base);
        let content = Content {
            method: "POST",
            path: &path,
            client_id: &self.client_id,
            time,
            body: body.as_bytes(),
        };
        Call {
            signature: content.sign(&self.key).unwrap(),
            client_id: self.client_id.clone(),
            time: time.to_owned(),
            path,
            body,
        }
    }

    pub(crate) async fn send(&self, call: &Call) -> Response {
        self.http
            .post(format!("{}{}", self.url, call.path))
            .header("content-type", "application/json; charset=UTF-8")
            .header("client-id", &call.client_id)
            .header("request-time", &call.time)
            .header("signature", &call.signature)
            .body(call.body.clone())
            .send()
            .await
            .unwrap()
    }

    /// Calls, checks the answer's signature, and returns it.
    pub(crate) async fn call(&self, name: &str, body: Value) -> Value {
        let body = serde_json::to_string_pretty(&body).unwrap();
        self.call_text(name, body).await
    }

    /// The same with a body that is written already.
    pub(crate) async fn call_text(&self, name: &str, body: String) -> Value {
        let call = self.sign_text(name, "2026-11-20T15:36:25+00:00", body);
        let response = self.send(&call).await;
        assert_eq!(response.status(), 200, "{name}");
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        let (client_id, time) = (header("client-id"), header("response-time"));
        let signature = Signature::parse(&header("signature")).unwrap();
        let body = response.text().await.unwrap();
        let content = Content {
            method: "POST",
            path: &call.path,
            client_id: &client_id,
            time: &time,
            body: body.as_bytes(),
        };
        assert!(content.is_signed(&signature, &self.gateway), "{body}");
        assert!(time::read(&time).is_some() && client_id == self.client_id);
        assert!(
            !body.contains("null"),
            "the vendor's client stumbles over null: {body}"
        );
        serde_json::from_str(&body).unwrap()
    }

    /// The result code of a call.
    pub(crate) async fn code(&self, name: &str, body: Value) -> String {
        code(&self.call(name, body).await)
    }

    pub(crate) async fn inquire(&self, request_id: &str) -> Value {
        let body = json!({ "paymentRequestId": request_id });
        let answer = self.call("/payments/inquiryPayment", body).await;
        assert_eq!(code(&answer), "SUCCESS", "{answer}");
        answer
    }

    /// The next notification, which comes three seconds after what it tells; its signature is checked.
    pub(crate) async fn hear(&self, receiver: &mut Receiver) -> Value {
        self.clock.advance(Duration::from_secs(3));
        self.check(&receiver.heard().await)
    }

    pub(crate) fn check(&self, heard: &Heard) -> Value {
        let content = |body| Content {
            method: "POST",
            path: &heard.path,
            client_id: heard.header("client-id"),
            time: heard.header("request-time"),
            body,
        };
        let signature = Signature::parse(heard.header("signature")).unwrap();
        assert!(content(heard.body.as_bytes()).is_signed(&signature, &self.gateway));
        assert!(!content(b"{}").is_signed(&signature, &self.gateway));
        assert_eq!(heard.header("client-id"), self.client_id);
        heard.json()
    }
}

/// The code of an answer or a notification.
pub(crate) fn code(answer: &Value) -> String {
    answer["result"]["resultCode"].as_str().unwrap().to_owned()
}

/// The letter that says how a call went.
pub(crate) fn status(answer: &Value) -> &str {
    answer["result"]["resultStatus"].as_str().unwrap()
}

/// A payment of 42 dollars with a card token, captured by hand.
pub(crate) fn order(request_id: &str, token: &str, notify_url: &str) -> Value {
    json!({
        "productCode": "CASHIER_PAYMENT",
        "paymentRequestId": request_id,
        "order": {
            "referenceOrderId": format!("order-{request_id}"),
            "orderDescription": "Coffee",
            "orderAmount": sgd("4200"),
        },
        "paymentAmount": sgd("4200"),
        "paymentMethod": { "paymentMethodType": "CARD", "paymentMethodId": token },
        "paymentRedirectUrl": "http://shop.localhost/back?basket=7",
        "paymentNotifyUrl": notify_url,
        "paymentFactor": { "isAuthorization": true, "captureMode": "MANUAL" },
        "env": { "terminalType": "WEB" },
    })
}

/// The same with a card that a certified merchant sends.
pub(crate) fn with_card(request_id: &str, number: &str, notify_url: &str) -> Value {
    let mut order = order(request_id, "", notify_url);
    order["paymentMethod"] = json!({
        "paymentMethodType": "CARD",
        "paymentMethodMetaData": {
            "cardNo": number, "cvv": "907", "expiryMonth": "12", "expiryYear": "40",
            "cardholderName": { "firstName": "Ada", "lastName": "Lovelace" },
            "billingAddress": { "region": "SG", "zipCode": "018956" },
        },
    });
    order
}

/// An amount in Singapore dollars.
pub(crate) fn sgd(value: &str) -> Value {
    json!({ "currency": "SGD", "value": value })
}
