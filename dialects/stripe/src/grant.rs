//! What a customer session grants to the page that has its secret: whose payment methods the payment element
//! shows, which of them, and what may be done with them.

use payseal_engine::ledger::Fault;
use payseal_engine::secret;
use serde_json::{Value as Json, json};

use crate::desk::{Desk, Kept, kinds};

/// Why a secret grants nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotGranted {
    /// No customer session has it, or its customer is gone.
    Unknown,
    /// The time of its session is over.
    Expired,
}

/// What a customer session grants.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grant {
    /// Whose payment methods these are: `cus_…`.
    pub customer: String,
    /// The account that he is: `acct_…`.
    pub customer_account: Option<String>,
    /// Until when, in Unix seconds.
    pub expires_at: i64,
    /// The features of the payment element.
    pub features: Features,
}

/// What the payment element may do; by default nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Features {
    /// Which saved payment methods it shows, by their `allow_redisplay`; none when it shows none at all.
    pub shows: Option<Vec<String>>,
    /// How many it shows at most.
    pub limit: usize,
    /// Whether it asks the shopper to save what he types.
    pub saves: bool,
    /// What is saved is for: `on_session` or `off_session`. None when the intent says it.
    pub save_usage: Option<String>,
    /// Whether the shopper may remove one, which detaches it.
    pub removes: bool,
}

/// How many payment methods a checkout session shows at most: the sandbox's choice, the most of a customer
/// session.
const MOST_IN_CHECKOUT: usize = 10;

/// The types that are shown again.
const REDISPLAYABLE: [&str; 5] = ["au_becs_debit", "bancontact", "card", "ideal", "sepa_debit"];

impl Grant {
    /// What a client secret, `cuss_secret_…`, grants.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of_secret(
        desk: Desk<'_>,
        client_secret: &str,
    ) -> Result<Result<Self, NotGranted>, Fault> {
        let id = secret::fingerprint(client_secret);
        let Some(kept) = desk.find(kinds::CUSTOMER_SESSION, &id)? else {
            return Ok(Err(NotGranted::Unknown));
        };
        let customer = kept.text("customer").unwrap_or_default().to_owned();
        let found = desk.find(kinds::CUSTOMER, &customer)?;
        if found.is_none_or(|customer| customer.is_deleted()) {
            return Ok(Err(NotGranted::Unknown));
        }
        let expires_at = kept.get("expires_at").as_i64().unwrap_or_default();
        if expires_at <= desk.now() {
            return Ok(Err(NotGranted::Expired));
        }
        Ok(Ok(Self::of(&kept)))
    }

    /// What the client secret of a checkout session grants: the payment methods of the customer whom the merchant
    /// named. One who was made when it was confirmed has none that its page did not just send.
    ///
    /// # Errors
    /// When the store fails.
    pub(crate) fn of_checkout(desk: Desk<'_>, session: &Kept) -> Result<Option<Self>, Fault> {
        let customer = session.text("customer").unwrap_or_default();
        let is_named = session.secret("made_customer").is_null();
        let found = desk.find(kinds::CUSTOMER, customer)?;
        if !is_named || found.is_none_or(|customer| customer.is_deleted()) {
            return Ok(None);
        }
        Ok(Some(Self {
            customer: customer.to_owned(),
            customer_account: session.text("customer_account").map(str::to_owned),
            expires_at: session.get("expires_at").as_i64().unwrap_or_default(),
            features: Features::of_checkout(session),
        }))
    }

    /// As [`Self::of`] reads it again: what a form's session is kept with.
    pub(crate) fn kept(&self) -> Json {
        let features = &self.features;
        let word = |is_on: bool| if is_on { "enabled" } else { "disabled" };
        json!({
            "customer": self.customer,
            "customer_account": self.customer_account,
            "expires_at": self.expires_at,
            "components": { "payment_element": { "enabled": true, "features": {
                "payment_method_allow_redisplay_filters": features.shows.clone().unwrap_or_default(),
                "payment_method_redisplay": word(features.shows.is_some()),
                "payment_method_redisplay_limit": features.limit,
                "payment_method_remove": word(features.removes),
                "payment_method_save": word(features.saves),
                "payment_method_save_usage": features.save_usage,
            } } },
        })
    }

    /// What was kept of a customer session, or of a form's session that was opened by its secret.
    pub(crate) fn of(kept: &Kept) -> Self {
        Self {
            customer: kept.text("customer").unwrap_or_default().to_owned(),
            customer_account: kept.text("customer_account").map(str::to_owned),
            expires_at: kept.get("expires_at").as_i64().unwrap_or_default(),
            features: Features::of(kept),
        }
    }

    /// The saved payment methods that the payment element shows, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn shown(&self, desk: Desk<'_>) -> Result<Vec<Kept>, Fault> {
        let Some(filters) = &self.features.shows else {
            return Ok(Vec::new());
        };
        let all = desk.all(kinds::PAYMENT_METHOD, Some(&self.customer))?;
        let shown = all.into_iter().filter(|method| {
            let redisplay = method.text("allow_redisplay").unwrap_or("unspecified");
            REDISPLAYABLE.contains(&method.text("type").unwrap_or_default())
                && filters.iter().any(|one| one == redisplay)
        });
        Ok(shown.take(self.features.limit).collect())
    }
}

impl Features {
    /// Those of a checkout session. What the shopper ticks is kept as the session says, when it is confirmed.
    pub(crate) fn of_checkout(session: &Kept) -> Self {
        let options = session.get("saved_payment_method_options");
        let enabled = |name: &str| options.get(name).and_then(Json::as_str) == Some("enabled");
        let filters = options
            .get("allow_redisplay_filters")
            .and_then(Json::as_array);
        let words = |all: &Vec<Json>| {
            all.iter()
                .filter_map(Json::as_str)
                .map(str::to_owned)
                .collect()
        };
        Self {
            shows: Some(filters.map_or_else(|| vec!["always".to_owned()], words)),
            limit: MOST_IN_CHECKOUT,
            saves: enabled("payment_method_save"),
            save_usage: None,
            removes: enabled("payment_method_remove"),
        }
    }

    fn of(session: &Kept) -> Self {
        let element = session.get("components").get("payment_element");
        let Some(features) = element.and_then(|element| element.get("features")) else {
            return Self::default();
        };
        let enabled = |name: &str| features.get(name).and_then(Json::as_str) == Some("enabled");
        let filters = features.get("payment_method_allow_redisplay_filters");
        let filters = filters.and_then(Json::as_array).into_iter().flatten();
        let filters = filters
            .filter_map(Json::as_str)
            .map(str::to_owned)
            .collect();
        let limit = features.get("payment_method_redisplay_limit");
        let usage = features.get("payment_method_save_usage");
        Self {
            shows: enabled("payment_method_redisplay").then_some(filters),
            limit: limit
                .and_then(Json::as_u64)
                .and_then(|limit| usize::try_from(limit).ok())
                .unwrap_or_default(),
            saves: enabled("payment_method_save"),
            save_usage: usage.and_then(Json::as_str).map(str::to_owned),
            removes: enabled("payment_method_remove"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::Duration;

    use payseal_engine::clock::Clock;
    use payseal_engine::ledger::Ledger;
    use payseal_engine::store::SqliteStore;
    use serde_json::Map;

    use super::*;

    const SECRET: &str = "cuss_secret_1";

    fn ledger(clock: &Clock) -> Ledger {
        let store = SqliteStore::open(Path::new(":memory:"), crate::NAME).unwrap();
        Ledger::new(Box::new(store), clock.clone(), &[])
    }

    fn keep(desk: Desk<'_>, features: Json) {
        let customer = Kept::new(json!({ "id": "cus_1" }));
        desk.save(kinds::CUSTOMER, &customer).unwrap();
        let session = Kept {
            id: secret::fingerprint(SECRET),
            owner: Some("cus_1".to_owned()),
            object: json!({
                "components": { "payment_element": { "enabled": true, "features": features } },
                "customer": "cus_1",
                "expires_at": desk.now() + 1800,
            }),
            hidden: Map::new(),
        };
        desk.save(kinds::CUSTOMER_SESSION, &session).unwrap();
        for (number, redisplay) in ["always", "limited", "always", "unspecified", "always"]
            .iter()
            .enumerate()
        {
            let id = format!("pm_{number}");
            let method = json!({ "id": id, "type": "card", "allow_redisplay": redisplay });
            let method = Kept::new(method).owned_by(Some("cus_1"));
            desk.save(kinds::PAYMENT_METHOD, &method).unwrap();
        }
    }

    fn all(filters: Json, limit: u64) -> Json {
        json!({
            "payment_method_allow_redisplay_filters": filters,
            "payment_method_redisplay": "enabled",
            "payment_method_redisplay_limit": limit,
            "payment_method_remove": "disabled",
            "payment_method_save": "enabled",
            "payment_method_save_usage": "off_session",
        })
    }

    /// What is granted, and the ids that are shown.
    async fn granted(ledger: &Ledger) -> Result<(Features, Vec<String>), NotGranted> {
        let found = ledger.run(|book| {
            let desk = Desk { book, account: "1" };
            Ok(match Grant::of_secret(desk, SECRET)? {
                Err(why) => Err(why),
                Ok(grant) => {
                    let shown = grant.shown(desk)?.into_iter().map(|one| one.id);
                    Ok((grant.features.clone(), shown.collect()))
                }
            })
        });
        found.await.unwrap()
    }

    #[tokio::test]
    async fn a_secret_grants_what_its_session_says() {
        for (features, ids) in [
            (all(json!(["always"]), 3), vec!["pm_4", "pm_2", "pm_0"]),
            (all(json!(["always"]), 1), vec!["pm_4"]),
            (
                all(json!(["limited", "unspecified"]), 10),
                vec!["pm_3", "pm_1"],
            ),
            (json!({ "payment_method_redisplay": "disabled" }), vec![]),
        ] {
            let ledger = ledger(&Clock::new());
            let kept = features.clone();
            let keeping = ledger.run(move |book| {
                keep(Desk { book, account: "1" }, kept);
                Ok(())
            });
            keeping.await.unwrap();
            let (granted, shown) = granted(&ledger).await.unwrap();
            assert_eq!(shown, ids, "{features}");
            let saves = features.get("payment_method_save").is_some();
            assert_eq!(granted.saves, saves);
            assert_eq!(granted.save_usage.is_some(), saves);
            assert!(!granted.removes);
        }
    }

    #[tokio::test]
    async fn a_secret_grants_nothing_after_its_time_or_its_customer() {
        let clock = Clock::new();
        let ledger = ledger(&clock);
        assert_eq!(granted(&ledger).await, Err(NotGranted::Unknown));
        let keeping = ledger.run(|book| {
            keep(Desk { book, account: "1" }, all(json!([]), 3));
            Ok(())
        });
        keeping.await.unwrap();
        assert_eq!(granted(&ledger).await.unwrap().1, [""; 0]);
        clock.advance(Duration::from_secs(1799));
        assert!(granted(&ledger).await.is_ok());
        clock.advance(Duration::from_secs(1));
        assert_eq!(granted(&ledger).await, Err(NotGranted::Expired));
        let deleting = ledger.run(|book| {
            let deleted = Kept::new(json!({ "id": "cus_1", "deleted": true }));
            Desk { book, account: "1" }.save(kinds::CUSTOMER, &deleted)
        });
        deleting.await.unwrap();
        assert_eq!(granted(&ledger).await, Err(NotGranted::Unknown));
    }
}
