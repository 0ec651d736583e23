//! Stripe, as its own clients write it: forms, keys, an idempotency key with each call. A payment is known by
//! its intent; a card is kept by a page, with the publishable key.

use payseal_conformance::{
    Capture, Driver, Order, Paid, Payer, Received, Refused, Status, Told, What,
};
use payseal_stripe::wire::signature;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::stage::Stage;

pub(crate) struct Stripe {
    http: reqwest::Client,
    url: String,
    secret_key: String,
    publishable_key: String,
    webhook_secret: String,
}

/// A call: with which key, and what it says.
struct Call<'a> {
    key: &'a str,
    method: &'a str,
    path: &'a str,
    form: &'a [(&'a str, &'a str)],
    idempotency: Option<&'a str>,
}

impl Stripe {
    pub(crate) async fn new(stage: &Stage) -> Self {
        let credential = async |name| stage.credential("stripe", name).await;
        let stripe = Self {
            http: reqwest::Client::new(),
            url: stage.url(),
            secret_key: credential("secretKey").await,
            publishable_key: credential("publishableKey").await,
            webhook_secret: credential("webhookSecret").await,
        };
        let form = [
            ("url", stage.receiver.url.as_str()),
            ("enabled_events[]", "payment_intent.succeeded"),
        ];
        stripe.post("/v1/webhook_endpoints", &form).await.unwrap();
        stripe
    }

    async fn call(&self, call: Call<'_>) -> (u16, Value) {
        let url = format!("{}{}", self.url, call.path);
        let mut request = self.http.request(call.method.parse().unwrap(), url);
        request = request.bearer_auth(call.key);
        if let Some(key) = call.idempotency {
            request = request.header("idempotency-key", key);
        }
        if call.method == "POST" {
            let pairs = call.form.iter().map(|(name, value)| {
                let value = utf8_percent_encode(value, NON_ALPHANUMERIC);
                format!("{name}={value}")
            });
            let kind = "application/x-www-form-urlencoded";
            let body = pairs.collect::<Vec<_>>().join("&");
            request = request.header("content-type", kind).body(body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        (status, response.json().await.unwrap())
    }

    /// # Errors
    /// With the code of an answer that is none of success.
    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Value, Refused> {
        let call = Call {
            key: &self.secret_key,
            method: "POST",
            path,
            form,
            idempotency: None,
        };
        done(self.call(call).await)
    }

    async fn get(&self, path: &str) -> Value {
        let call = Call {
            key: &self.secret_key,
            method: "GET",
            path,
            form: &[],
            idempotency: None,
        };
        done(self.call(call).await).unwrap()
    }
}

impl Driver for Stripe {
    async fn create_customer(&self) -> String {
        let form = [("name", "Ada")];
        text(&self.post("/v1/customers", &form).await.unwrap()["id"])
    }

    async fn save_card(&self, number: &str) -> String {
        let form = [
            ("type", "card"),
            ("card[number]", number),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2040"),
            ("card[cvc]", "907"),
        ];
        let call = Call {
            key: &self.publishable_key,
            method: "POST",
            path: "/v1/payment_methods",
            form: &form,
            idempotency: None,
        };
        text(&done(self.call(call).await).unwrap()["id"])
    }

    async fn payment_methods(&self, customer: &str) -> Vec<String> {
        let path = format!("/v1/payment_methods?customer={customer}");
        let list = self.get(&path).await;
        let all = list["data"].as_array().unwrap().iter();
        all.map(|one| text(&one["id"])).collect()
    }

    async fn pay(&self, order: &Order<'_>) -> Result<Paid, Refused> {
        let amount = order.minor.to_string();
        let mut form = vec![
            ("amount", amount.as_str()),
            ("currency", "usd"),
            ("confirm", "true"),
            ("return_url", order.return_url),
            (
                "capture_method",
                match order.capture {
                    Capture::Automatic => "automatic",
                    Capture::Manual => "manual",
                },
            ),
        ];
        match order.payer {
            Payer::Once { payment_method } => form.push(("payment_method", payment_method)),
            Payer::Saves {
                customer,
                payment_method,
            } => form.extend([
                ("payment_method", payment_method),
                ("customer", customer),
                ("setup_future_usage", "off_session"),
            ]),
            Payer::Saved {
                customer,
                payment_method,
            } => form.extend([("payment_method", payment_method), ("customer", customer)]),
        }
        let call = Call {
            key: &self.secret_key,
            method: "POST",
            path: "/v1/payment_intents",
            form: &form,
            idempotency: Some(order.key),
        };
        let answered = self.call(call).await;
        // A decline has its intent inside.
        let intent = if answered.0 == 402 {
            answered.1["error"]["payment_intent"].clone()
        } else {
            done(answered)?
        };
        let challenge = &intent["next_action"]["redirect_to_url"]["url"];
        Ok(Paid {
            payment: text(&intent["id"]),
            status: status_of(&intent),
            challenge: challenge.as_str().map(str::to_owned),
        })
    }

    async fn status(&self, payment: &str) -> Status {
        let path = format!("/v1/payment_intents/{payment}");
        status_of(&self.get(&path).await)
    }

    async fn capture(&self, payment: &str) -> Result<(), Refused> {
        let path = format!("/v1/payment_intents/{payment}/capture");
        self.post(&path, &[]).await.map(drop)
    }

    async fn void(&self, payment: &str) -> Result<(), Refused> {
        let path = format!("/v1/payment_intents/{payment}/cancel");
        self.post(&path, &[]).await.map(drop)
    }

    async fn refund(&self, payment: &str, minor: u64, key: &str) -> Result<String, Refused> {
        let amount = minor.to_string();
        let call = Call {
            key: &self.secret_key,
            method: "POST",
            path: "/v1/refunds",
            form: &[("payment_intent", payment), ("amount", amount.as_str())],
            idempotency: Some(key),
        };
        Ok(text(&done(self.call(call).await)?["id"]))
    }

    async fn is_refunded(&self, _payment: &str, refund: &str) -> Option<bool> {
        let stands = self.get(&format!("/v1/refunds/{refund}")).await;
        match text(&stands["status"]).as_str() {
            "succeeded" => Some(true),
            "failed" | "canceled" => Some(false),
            _ => None,
        }
    }

    async fn webhook(&self, received: &Received) -> Option<Told> {
        let signed = received.header("stripe-signature").unwrap();
        let time = signed.strip_prefix("t=").unwrap().split(',').next();
        let time = time.unwrap().parse().unwrap();
        let expected = signature::header(&[&self.webhook_secret], time, &received.body);
        assert_eq!(signed, expected);
        let event: Value = serde_json::from_slice(&received.body).unwrap();
        let what = match text(&event["type"]).as_str() {
            "payment_intent.succeeded" => What::Succeeded,
            "payment_intent.payment_failed" => What::Declined,
            _ => return None,
        };
        Some(Told {
            payment: text(&event["data"]["object"]["id"]),
            what,
        })
    }

    fn acknowledgement(&self) -> (u16, String) {
        (204, String::new())
    }
}

fn done((status, answer): (u16, Value)) -> Result<Value, Refused> {
    if status == 200 {
        return Ok(answer);
    }
    let error = &answer["error"];
    let code = error["code"].as_str().or(error["type"].as_str());
    Err(Refused {
        code: code.unwrap_or_default().to_owned(),
    })
}

fn status_of(intent: &Value) -> Status {
    match text(&intent["status"]).as_str() {
        "succeeded" => Status::Succeeded,
        "requires_capture" => Status::Held,
        "requires_action" => Status::RequiresAction,
        "processing" => Status::Processing,
        "canceled" => Status::Canceled,
        _ => Status::Declined {
            for_funds: intent["last_payment_error"]["decline_code"] == "insufficient_funds",
        },
    }
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("{value}"))
        .to_owned()
}
