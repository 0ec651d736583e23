//! Alipay+, as its own clients write it: signed both ways. It has no customers: whose a card token is,
//! the merchant's server remembers. A card is kept in a vaulting session, as the sealed form does it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use payseal_alipay_plus::wire::keys::{PrivateKey, PublicKey};
use payseal_alipay_plus::wire::signature::{Content, Signature};
use payseal_alipay_plus::wire::time;
use payseal_conformance::{
    Capture, Driver, Order, Paid, Payer, Received, Refused, Status, Told, What,
};
use payseal_engine::clock::Clock;
use serde_json::{Value, json};

use crate::stage::Stage;

pub(crate) struct AlipayPlus {
    http: reqwest::Client,
    url: String,
    clock: Clock,
    client_id: String,
    key: PrivateKey,
    gateway: PublicKey,
    notify_url: String,
    next: AtomicU32,
    /// Card tokens with the customers that they are kept for.
    kept: Mutex<Vec<(String, String)>>,
}

impl AlipayPlus {
    pub(crate) async fn new(stage: &Stage) -> Self {
        let credential = async |name| stage.credential("alipayPlus", name).await;
        Self {
            http: reqwest::Client::new(),
            url: stage.url(),
            clock: stage.clock(),
            client_id: credential("clientId").await,
            key: PrivateKey::parse(&credential("merchantPrivateKey").await).unwrap(),
            gateway: PublicKey::parse(&credential("gatewayPublicKey").await).unwrap(),
            notify_url: stage.receiver.url.clone(),
            next: AtomicU32::new(1),
            kept: Mutex::default(),
        }
    }

    fn name(&self, kind: &str) -> String {
        format!("{kind}{}", self.next.fetch_add(1, Ordering::Relaxed))
    }

    async fn call(&self, name: &str, body: Value) -> Value {
        let (path, time) = (
            format!("/ams/sandbox/api/v1{name}"),
            time::write(self.clock.now()),
        );
        let body = body.to_string();
        let content = |client_id, time, body| Content {
            method: "POST",
            path: &path,
            client_id,
            time,
            body,
        };
        let signed = content(self.client_id.as_str(), time.as_str(), body.as_bytes());
        let request = self
            .http
            .post(format!("{}{path}", self.url))
            .header("content-type", "application/json; charset=UTF-8")
            .header("client-id", &self.client_id)
            .header("request-time", &time)
            .header("signature", signed.sign(&self.key).unwrap());
        let response = request.body(body.clone()).send().await.unwrap();
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        let (client_id, time) = (header("client-id"), header("response-time"));
        let signature = Signature::parse(&header("signature")).unwrap();
        let answer = response.bytes().await.unwrap();
        let answered = content(client_id.as_str(), time.as_str(), &answer);
        assert!(answered.is_signed(&signature, &self.gateway), "{name}");
        serde_json::from_slice(&answer).unwrap()
    }

    /// # Errors
    /// With the code of an answer that is none of success.
    async fn done(&self, name: &str, body: Value) -> Result<Value, Refused> {
        let answer = self.call(name, body).await;
        if answer["result"]["resultStatus"] == "S" {
            return Ok(answer);
        }
        Err(Refused {
            code: text(&answer["result"]["resultCode"]),
        })
    }
}

impl Driver for AlipayPlus {
    async fn create_customer(&self) -> String {
        self.name("customer-")
    }

    async fn save_card(&self, number: &str) -> String {
        let session = json!({
            "paymentMethodType": "CARD", "vaultingRequestId": self.name("vaulting-"),
            "vaultingNotificationUrl": self.notify_url,
        });
        let session = self.done("/vaults/createVaultingSession", session).await;
        let card = json!({
            "cardNo": number, "cardExpireMonth": "12", "cardExpireYear": "2040",
            "cardSecurityCode": "907"
        });
        let answer = self
            .http
            .post(format!("{}/services/v3/payment_methods", self.url))
            .header(
                "sessionToken",
                text(&session.unwrap()["vaultingSessionData"]),
            )
            .json(&json!({ "billingDetail": { "firstName": "Ada" }, "card": card }))
            .send()
            .await
            .unwrap();
        let answer: Value = answer.json().await.unwrap();
        text(&answer["data"]["customerPaymentMethodId"])
    }

    async fn payment_methods(&self, customer: &str) -> Vec<String> {
        let kept = self.kept.lock().unwrap();
        let own = kept.iter().filter(|(owner, _)| owner == customer);
        own.map(|(_, token)| token.clone()).collect()
    }

    async fn pay(&self, order: &Order<'_>) -> Result<Paid, Refused> {
        let token = match order.payer {
            Payer::Once { payment_method } | Payer::Saved { payment_method, .. } => payment_method,
            Payer::Saves {
                customer,
                payment_method,
            } => {
                let pair = (customer.to_owned(), payment_method.to_owned());
                self.kept.lock().unwrap().push(pair);
                payment_method
            }
        };
        let amount = dollars(order.minor);
        let body = json!({
            "productCode": "CASHIER_PAYMENT", "paymentRequestId": order.key,
            "order": {
                "referenceOrderId": order.key, "orderDescription": "Coffee", "orderAmount": amount,
            },
            "paymentAmount": amount,
            "paymentMethod": { "paymentMethodType": "CARD", "paymentMethodId": token },
            "paymentFactor": {
                "isAuthorization": true,
                "captureMode": match order.capture {
                    Capture::Automatic => "AUTOMATIC",
                    Capture::Manual => "MANUAL",
                },
            },
            "paymentRedirectUrl": order.return_url, "paymentNotifyUrl": self.notify_url,
            "env": { "terminalType": "WEB" },
        });
        let answer = self.call("/payments/pay", body).await;
        let Some(payment) = answer["paymentId"].as_str() else {
            return Err(Refused {
                code: text(&answer["result"]["resultCode"]),
            });
        };
        Ok(Paid {
            payment: payment.to_owned(),
            status: self.status(payment).await,
            challenge: answer["normalUrl"].as_str().map(str::to_owned),
        })
    }

    async fn status(&self, payment: &str) -> Status {
        let body = json!({ "paymentId": payment });
        let stands = self.done("/payments/inquiryPayment", body).await.unwrap();
        let is_captured = || {
            let all = stands["transactions"].as_array();
            let mut all = all.into_iter().flatten();
            all.any(|one| one["transactionType"] == "CAPTURE")
        };
        match text(&stands["paymentStatus"]).as_str() {
            "SUCCESS" if is_captured() => Status::Succeeded,
            "SUCCESS" => Status::Held,
            "PROCESSING" if stands["redirectActionForm"].is_object() => Status::RequiresAction,
            "PROCESSING" | "PENDING" => Status::Processing,
            "CANCELLED" => Status::Canceled,
            _ => Status::Declined {
                for_funds: stands["paymentResultCode"] == "USER_BALANCE_NOT_ENOUGH",
            },
        }
    }

    async fn capture(&self, payment: &str) -> Result<(), Refused> {
        let by_id = json!({ "paymentId": payment });
        let stands = self.done("/payments/inquiryPayment", by_id).await?;
        let body = json!({
            "captureRequestId": self.name("capture-"), "paymentId": payment,
            "captureAmount": stands["paymentAmount"],
        });
        self.done("/payments/capture", body).await.map(drop)
    }

    async fn void(&self, payment: &str) -> Result<(), Refused> {
        let body = json!({ "paymentId": payment });
        self.done("/payments/cancel", body).await.map(drop)
    }

    async fn refund(&self, payment: &str, minor: u64, key: &str) -> Result<String, Refused> {
        let body = json!({
            "refundRequestId": key, "paymentId": payment, "refundAmount": dollars(minor),
        });
        let answer = self.done("/payments/refund", body).await?;
        Ok(text(&answer["refundId"]))
    }

    async fn is_refunded(&self, _payment: &str, refund: &str) -> Option<bool> {
        let body = json!({ "refundId": refund });
        let stands = self.done("/payments/inquiryRefund", body).await.unwrap();
        match text(&stands["refundStatus"]).as_str() {
            "SUCCESS" => Some(true),
            "FAIL" => Some(false),
            _ => None,
        }
    }

    async fn webhook(&self, received: &Received) -> Option<Told> {
        let header = |name| received.header(name).unwrap();
        let content = Content {
            method: "POST",
            path: &received.target,
            client_id: header("client-id"),
            time: header("request-time"),
            body: &received.body,
        };
        let signature = Signature::parse(header("signature")).unwrap();
        assert!(content.is_signed(&signature, &self.gateway));
        let told: Value = serde_json::from_slice(&received.body).unwrap();
        let what = match (
            told["notifyType"].as_str()?,
            &told["result"]["resultStatus"],
        ) {
            ("PAYMENT_RESULT", status) if status == "S" => What::Succeeded,
            ("PAYMENT_RESULT", _) => What::Declined,
            // A refund is told of without its payment.
            _ => return None,
        };
        Some(Told {
            payment: text(&told["paymentId"]),
            what,
        })
    }

    fn acknowledgement(&self) -> (u16, String) {
        let result = json!({
            "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success",
        });
        (200, json!({ "result": result }).to_string())
    }
}

fn dollars(minor: u64) -> Value {
    json!({ "currency": "USD", "value": minor.to_string() })
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value}"))
        .to_owned()
}
