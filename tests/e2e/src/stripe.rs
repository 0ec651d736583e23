//! A merchant's server of Stripe's guide: what it calls the sandbox's API with.

use anyhow::{Context as _, ensure};
use serde_json::Value;

use crate::{Outcome, stage::Stage};

/// The merchant of the demo account.
#[derive(Debug)]
pub struct Merchant {
    api: String,
    http: reqwest::Client,
    secret_key: String,
    /// The key that its pages have.
    pub publishable_key: String,
    /// What its webhooks are signed with.
    pub webhook_secret: String,
}

impl Merchant {
    /// The merchant of this stage's sandbox.
    ///
    /// # Errors
    /// When the sandbox does not tell its keys.
    pub async fn of(stage: &Stage) -> Outcome<Self> {
        let (_, port) = stage.gateway().rsplit_once(':').context("a port")?;
        let api = format!("http://127.0.0.1:{port}");
        let http = reqwest::Client::new();
        let asked = http.get(format!("{api}/sandbox/accounts"));
        let told = asked.header("accept", "application/json").send().await?;
        let told: Value = told.json().await?;
        let key = |name: &str| text(&told, &format!("/accounts/0/stripe/{name}"));
        Ok(Self {
            secret_key: key("secretKey")?,
            publishable_key: key("publishableKey")?,
            webhook_secret: key("webhookSecret")?,
            api,
            http,
        })
    }

    /// A call with the secret key.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn call(&self, method: &str, path: &str, body: &str) -> Outcome<Value> {
        let request = self
            .http
            .request(method.parse()?, format!("{}/v1/{path}", self.api))
            .bearer_auth(&self.secret_key)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.to_owned());
        let told = request.send().await?;
        let (status, told) = (told.status(), told.json::<Value>().await?);
        ensure!(status.is_success(), "{method} {path}: {told}");
        Ok(told)
    }

    /// An intent: its id and its client secret.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn intent(&self, rest: &str) -> Outcome<(String, String)> {
        let body =
            format!("amount=1099&currency=usd&automatic_payment_methods[enabled]=true{rest}");
        let made = self.call("POST", "payment_intents", &body).await?;
        Ok((text(&made, "/id")?, text(&made, "/client_secret")?))
    }

    /// How an intent stands.
    ///
    /// # Errors
    /// When there is none of this id.
    pub async fn status(&self, id: &str) -> Outcome<String> {
        let path = format!("payment_intents/{id}");
        text(&self.call("GET", &path, "").await?, "/status")
    }

    /// The client secret of a customer session that keeps, shows and removes payment methods; `rest` says more.
    ///
    /// # Errors
    /// When it is refused.
    pub async fn customer_session(&self, customer: &str, rest: &str) -> Outcome<String> {
        let element = "components[payment_element]";
        let features = ["save", "redisplay", "remove"]
            .map(|one| format!("&{element}[features][payment_method_{one}]=enabled"))
            .concat();
        let rest = rest.replace("[features]", &format!("{element}[features]"));
        let body = format!("customer={customer}&{element}[enabled]=true{features}{rest}");
        let made = self.call("POST", "customer_sessions", &body).await?;
        text(&made, "/client_secret")
    }
}

/// A text of an object.
///
/// # Errors
/// When there is none.
pub fn text(object: &Value, pointer: &str) -> Outcome<String> {
    let found = object.pointer(pointer).and_then(Value::as_str);
    Ok(found
        .with_context(|| format!("no {pointer} in {object}"))?
        .to_owned())
}
