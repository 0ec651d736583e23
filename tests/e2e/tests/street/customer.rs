//! A customer of the merchant's who came before: a cookie that the merchant knows them by, and two
//! cards that they keep.

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome,
    pages::{TestCard, here, keep_at, text_at},
    stage::Stage,
};
use reqwest::Client;
use serde_json::{Value, json};

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
        let name = stage.merchant().trim_start_matches("http://");
        let shop = here(stage.shop())?;
        let greeted = http
            .get(format!("{shop}/api/me"))
            .header("host", name)
            .send()
            .await?;
        let cookie = greeted.headers().get("set-cookie").context("a cookie")?;
        let cookie = cookie.to_str()?.to_owned();
        let crumb = cookie.split(';').next().unwrap_or_default();
        let mut cards = Vec::new();
        for card in &KEPT {
            let id = keep_at(stage, stage.shop(), stage.merchant(), crumb, card).await?;
            cards.insert(0, id);
        }
        let asked = http
            .post(format!("{shop}/api/session-token?for=cards"))
            .header("host", name)
            .header("cookie", crumb)
            .json(&json!({}));
        let answer = asked.send().await?;
        ensure!(
            answer.status().is_success(),
            "no token: {}",
            answer.status()
        );
        let token: Value = answer.json().await?;
        Ok(Self {
            id: text_at(&token, "/customerId")?,
            cookie,
            cards: cards.try_into().ok().context("two cards")?,
        })
    }
}
