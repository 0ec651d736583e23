//! A customer of the merchant's who came before: a cookie that the merchant knows them by, and two
//! cards that they keep.

use anyhow::{Context as _, ensure};
use payseal_e2e::{Outcome, pages::TestCard, stage::Stage};
use reqwest::Client;
use serde_json::{Value, json};

use crate::merchant::here;

pub(crate) struct Customer {
    /// The gateway's id.
    pub(crate) id: String,
    /// The line that gives the browser the cookie.
    pub(crate) cookie: String,
    /// The ids of the cards, the newer one first.
    pub(crate) cards: [String; 2],
}

/// What they keep: no card that is typed on the street.
const KEPT: [TestCard; 2] = [TestCard::UNIONPAY, TestCard::AMEX];

impl Customer {
    /// Makes them known to the merchant and to the gateway.
    pub(crate) async fn of(stage: &Stage) -> Outcome<Self> {
        let http = Client::new();
        let name = |origin: &str| origin.trim_start_matches("http://").to_owned();
        let (shop, gateway) = (here(stage.shop())?, here(stage.gateway())?);
        let greeted = http
            .get(format!("{shop}/api/me"))
            .header("host", name(stage.merchant()))
            .send()
            .await?;
        let cookie = greeted.headers().get("set-cookie").context("a cookie")?;
        let cookie = cookie.to_str()?.to_owned();
        let crumb = cookie.split(';').next().unwrap_or_default().to_owned();
        let ask = async |path: &str, body: Value| -> Outcome<Value> {
            let asked = http
                .post(format!("{shop}{path}"))
                .header("host", name(stage.merchant()))
                .header("cookie", &crumb)
                .json(&body);
            let answer = asked.send().await?;
            let status = answer.status();
            let told = answer.text().await?;
            ensure!(status.is_success(), "{path}: {status} {told}");
            Ok(serde_json::from_str(&told)?)
        };
        let mut cards = Vec::new();
        for card in KEPT {
            let token = ask("/api/session-token", json!({})).await?;
            let (month, year) = card.expiry.split_at(2);
            let typed = json!({ "card": {
                "cardNo": card.number, "cardExpireMonth": month,
                "cardExpireYear": format!("20{year}"), "cardSecurityCode": card.cvc,
            },
            // They agreed when they saved it.
            "consent": { "textVersion": "en-1", "redisplay": "always" } });
            let made: Value = http
                .post(format!("{gateway}/services/v3/payment_methods"))
                .header("sessionToken", text(&token, "/sessionToken")?)
                .header("x-payseal-host", stage.merchant())
                .json(&typed)
                .send()
                .await?
                .json()
                .await?;
            let id = text(&made, "/data/customerPaymentMethodId")?;
            let kept = ask("/api/cards", json!({ "customerPaymentMethodId": id })).await?;
            ensure!(text(&kept, "/customerPaymentMethodId")? == id, "{kept}");
            cards.insert(0, id);
        }
        let token = ask("/api/session-token?for=cards", json!({})).await?;
        Ok(Self {
            id: text(&token, "/customerId")?,
            cookie,
            cards: cards.try_into().ok().context("two cards")?,
        })
    }
}

fn text(value: &Value, at: &str) -> Outcome<String> {
    let found = value.pointer(at).and_then(Value::as_str);
    Ok(found
        .with_context(|| format!("no {at} in {value}"))?
        .to_owned())
}
