//! A card that a shopper kept at an earlier visit, for scenarios that begin with it: the calls that the
//! shop's page and the form would make, without either. How a card is saved there has scenarios of its own.

use anyhow::{Context as _, ensure};
use reqwest::Client;
use serde_json::{Value, json};

use super::{Host, TestCard};
use crate::{
    Outcome,
    stage::Stage,
    tap::{Canned, Sent},
};

/// The cookie by which the shop knows this shopper; every stage has a shop of its own.
const COOKIE: &str = "harbour=5e1fc0ffee5e1fc0ffee5e1fc0ffee5e1fc0ffee5e1fc0ffee5e1fc0ffee5e1f";

impl Host {
    /// Opens a page with nothing on it, after which the shop knows the shopper.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn be_known(&self) -> Outcome {
        let greeting = Canned {
            status: 200,
            headers: vec![
                ("content-type", "text/html; charset=utf-8".to_owned()),
                (
                    "set-cookie",
                    format!("{COOKIE}; Path=/; HttpOnly; SameSite=Lax"),
                ),
            ],
            body: "<!doctype html><html lang=en><head><title>known</title></head></html>"
                .to_owned(),
            sent: Sent::Whole,
        };
        self.stage().tap.answer("/known-shopper", greeting);
        self.open("/known-shopper").await
    }

    /// Makes the shopper one who has kept this card, and gives its id.
    ///
    /// # Errors
    /// When the shop or the gateway refuses it.
    pub async fn keep(&self, card: &TestCard) -> Outcome<String> {
        self.be_known().await?;
        let shop = self.stage().shop();
        keep_at(self.stage(), shop, shop, COOKIE, card).await
    }
}

/// Saves a card with the gateway and has the shop keep it, for whom the shop knows by a cookie. A page of
/// `origin` might have done it; the shop answers at `shop`.
///
/// # Errors
/// When one of them refuses.
pub async fn keep_at(
    stage: &Stage,
    shop: &str,
    origin: &str,
    cookie: &str,
    card: &TestCard,
) -> Outcome<String> {
    let http = Client::new();
    let (shop, gateway) = (here(shop)?, here(stage.gateway())?);
    let name = origin.trim_start_matches("http://");
    let ask = async |path: &str, body: Value| -> Outcome<Value> {
        let asked = http
            .post(format!("{shop}{path}"))
            .header("host", name)
            .header("cookie", cookie)
            .json(&body);
        let answer = asked.send().await?;
        let status = answer.status();
        let told = answer.text().await?;
        ensure!(status.is_success(), "{path}: {status} {told}");
        Ok(serde_json::from_str(&told)?)
    };
    let token = ask("/api/session-token", json!({})).await?;
    let (month, year) = card
        .expiry
        .split_at_checked(2)
        .context("a month and a year")?;
    let typed = json!({
        "card": {
            "cardNo": card.number, "cardExpireMonth": month,
            "cardExpireYear": format!("20{year}"), "cardSecurityCode": card.cvc,
        },
        // They agreed when they saved it.
        "consent": { "textVersion": "en-1", "redisplay": "always" },
    });
    let made: Value = http
        .post(format!("{gateway}/services/v3/payment_methods"))
        .header("sessionToken", text_at(&token, "/sessionToken")?)
        .header("x-payseal-host", origin)
        .json(&typed)
        .send()
        .await?
        .json()
        .await?;
    let id = text_at(&made, "/data/customerPaymentMethodId")?;
    let kept = ask("/api/cards", json!({ "customerPaymentMethodId": id })).await?;
    ensure!(text_at(&kept, "/customerPaymentMethodId")? == id, "{kept}");
    Ok(id)
}

/// `http://127.0.0.1:PORT` of `http://name.localhost:PORT`, which only browsers resolve.
///
/// # Errors
/// When the origin has no port.
pub fn here(origin: &str) -> Outcome<String> {
    let (_, port) = origin.rsplit_once(':').context("an origin with a port")?;
    Ok(format!("http://127.0.0.1:{port}"))
}

/// The text at a place in a JSON value.
///
/// # Errors
/// When there is none.
pub fn text_at(value: &Value, at: &str) -> Outcome<String> {
    let found = value.pointer(at).and_then(Value::as_str);
    Ok(found
        .with_context(|| format!("no {at} in {value}"))?
        .to_owned())
}
