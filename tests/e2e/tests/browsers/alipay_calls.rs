//! The signed calls of a merchant's server with Alipay+.

use anyhow::{Context as _, ensure};
use axum::http::HeaderMap;
use payseal_alipay_plus::wire::{
    keys::{PrivateKey, PublicKey},
    signature::{Content, Signature},
};
use payseal_e2e::{Outcome, stage::Stage};
use serde_json::{Value, json};

/// The call's time: the gateway takes any.
const TIME: &str = "2026-11-20T15:36:25+00:00";

/// The shopper, as the merchant calls them.
pub(crate) const BUYER: &str = "shopper-7";

/// The merchant's side of the gateway's interface.
pub(crate) struct Calls {
    /// Where shoppers come back to, and the gateway tells how things ended.
    origin: String,
    gateway: String,
    http: reqwest::Client,
    client_id: String,
    key: PrivateKey,
    gateway_key: PublicKey,
}

impl Calls {
    /// With the keys of the demo account, as the gateway tells them.
    pub(crate) async fn of(stage: &Stage) -> Outcome<Self> {
        let (_, port) = stage.gateway().rsplit_once(':').context("a port")?;
        let gateway = format!("http://127.0.0.1:{port}");
        let http = reqwest::Client::new();
        let list = http.get(format!("{gateway}/sandbox/accounts")).send();
        let list: Value = list.await?.json().await?;
        let told = |name: &str| -> Outcome<String> {
            let text = list.pointer(&format!("/accounts/0/alipayPlus/{name}"));
            Ok(text.and_then(Value::as_str).context("a key")?.to_owned())
        };
        Ok(Self {
            origin: stage.merchant().to_owned(),
            client_id: told("clientId")?,
            key: PrivateKey::parse(&told("merchantPrivateKey")?)?,
            gateway_key: PublicKey::parse(&told("gatewayPublicKey")?)?,
            gateway,
            http,
        })
    }

    /// Signs a call, and checks that the gateway signed its answer.
    pub(crate) async fn call(&self, name: &str, body: &Value) -> Outcome<Value> {
        let path = format!("/ams/sandbox/api/v1{name}");
        let sent = body.to_string();
        let content = Content {
            method: "POST",
            path: &path,
            client_id: &self.client_id,
            time: TIME,
            body: sent.as_bytes(),
        };
        let answer = self
            .http
            .post(format!("{}{path}", self.gateway))
            .header("client-id", &self.client_id)
            .header("request-time", TIME)
            .header("signature", content.sign(&self.key)?)
            .header("content-type", "application/json; charset=UTF-8")
            .body(sent)
            .send()
            .await?;
        let headers = answer.headers().clone();
        let body = answer.text().await?;
        ensure!(
            self.is_signed(&headers, "response-time", &path, &body),
            "{name}: no signature: {body}"
        );
        Ok(serde_json::from_str(&body)?)
    }

    /// Whether the gateway signed this.
    pub(crate) fn is_signed(
        &self,
        headers: &HeaderMap,
        time: &str,
        path: &str,
        body: &str,
    ) -> bool {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let content = Content {
            method: "POST",
            path,
            client_id: header("client-id").unwrap_or_default(),
            time: header(time).unwrap_or_default(),
            body: body.as_bytes(),
        };
        Signature::parse(header("signature").unwrap_or_default())
            .is_ok_and(|signature| content.is_signed(&signature, &self.gateway_key))
    }

    /// The body of a payment of 42 in a currency.
    pub(crate) fn payment(&self, order: &str, token: &str, currency: &str, capture: &str) -> Value {
        let amount = json!({ "currency": currency, "value": "4200" });
        json!({
            "productCode": "CASHIER_PAYMENT",
            "paymentRequestId": order,
            "order": {
                "referenceOrderId": order, "orderDescription": "Coffee", "orderAmount": amount,
                "buyer": { "referenceBuyerId": BUYER },
            },
            "paymentAmount": amount,
            "paymentMethod": { "paymentMethodType": "CARD", "paymentMethodId": token },
            "paymentRedirectUrl": format!("{}/returned?from=bank", self.origin),
            "paymentNotifyUrl": format!("{}/notify", self.origin),
            "paymentFactor": { "isAuthorization": true, "captureMode": capture },
            "env": { "terminalType": "WEB" },
        })
    }
}
