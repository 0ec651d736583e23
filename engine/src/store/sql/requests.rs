//! Session and request-id rows in SQL.

use payseal_core::card::{Brand, CvcPolicies, CvcPolicy};
use payseal_core::money::{Currency, Money};

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::store::{Features, Session, SessionRows, SignedRequest, StoreError};

/// Brands that do not require their code, as `maestro=optional` with a space between.
fn write_policies(policies: CvcPolicies) -> String {
    let said = Brand::ALL.into_iter().filter_map(|brand| {
        let policy = policies.of(Some(brand));
        let said = policy != CvcPolicy::Required;
        said.then(|| format!("{}={}", brand.slug(), policy.word()))
    });
    said.collect::<Vec<_>>().join(" ")
}

fn read_policies(written: &str) -> Result<CvcPolicies, StoreError> {
    let none = CvcPolicies::default();
    written.split_whitespace().try_fold(none, |all, said| {
        let pair = said
            .split_once('=')
            .and_then(|(slug, word)| Brand::from_slug(slug).zip(CvcPolicy::from_word(word)));
        let (brand, policy) = pair.ok_or(StoreError::Unreadable("sessions"))?;
        Ok(all.with(brand, policy))
    })
}

fn read_session(row: &Row<'_>) -> Result<Session, StoreError> {
    let (minor, currency): (Option<i64>, Option<String>) =
        (row.get("amount")?, row.get("currency")?);
    let amount = match (minor, currency) {
        (Some(minor), Some(currency)) => {
            let minor = u64::try_from(minor).ok();
            let money = minor.zip(Currency::parse(&currency));
            let (minor, currency) = money.ok_or(StoreError::Unreadable("sessions"))?;
            Some(Money::from_minor(minor, currency))
        }
        _ => None,
    };
    let (origins, policies): (String, String) = (row.get("origins")?, row.get("cvc_policy")?);
    Ok(Session {
        token_hash: row.get("token_hash")?,
        account: row.get("account")?,
        dialect: row.get("dialect")?,
        expires: Moment::from_millis(row.get("expires")?),
        features: Features {
            customer: row.get("customer")?,
            new_customer: row.get("new_customer")?,
            cvc_again: row.get("cvc_again")?,
            cvc_policies: read_policies(&policies)?,
            consent_required: row.get("consent_required")?,
            origins: origins.split_whitespace().map(str::to_owned).collect(),
            amount,
        },
    })
}

impl<C: Connection> SessionRows for SqlRows<C> {
    fn insert_session(&self, session: &Session, now: Moment) -> Result<(), StoreError> {
        self.execute(
            "DELETE FROM sessions WHERE expires <= ?1",
            numbered![now.millis()],
        )?;
        let features = &session.features;
        let amount = features
            .amount
            .map(|amount| i64::try_from(amount.minor()).map_err(|_| StoreError::Unwritable))
            .transpose()?;
        self.execute(
            "INSERT INTO sessions (token_hash, account, expires, customer, cvc_again,
                 consent_required, origins, amount, currency, cvc_policy, dialect, new_customer) VALUES
                 (:token_hash, :account, :expires, :customer, :cvc_again, :consent_required,
                 :origins, :amount, :currency, :cvc_policy, :dialect, :new_customer)",
            named! {
                ":token_hash": session.token_hash,
                ":account": session.account,
                ":expires": session.expires.millis(),
                ":customer": features.customer,
                ":new_customer": features.new_customer,
                ":cvc_again": features.cvc_again,
                ":consent_required": features.consent_required,
                ":origins": features.origins.join(" "),
                ":amount": amount,
                ":currency": features.amount.map(|amount| amount.currency().code()),
                ":cvc_policy": write_policies(features.cvc_policies),
                ":dialect": session.dialect,
            },
        )?;
        Ok(())
    }

    fn session(&self, token_hash: &str) -> Result<Option<Session>, StoreError> {
        let sql = "SELECT * FROM sessions WHERE token_hash = ?1";
        Ok(self.all(sql, numbered![token_hash], read_session)?.pop())
    }

    fn burn_request(
        &self,
        request: &SignedRequest,
        now: Moment,
        since: Moment,
    ) -> Result<bool, StoreError> {
        for forget in [
            "DELETE FROM request_ids WHERE seen < ?1",
            "DELETE FROM signed_strings WHERE seen < ?1",
        ] {
            self.execute(forget, numbered![since.millis()])?;
        }
        let id = self.execute(
            "INSERT INTO request_ids (account, request_id, seen) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING",
            numbered![&request.account, request.id.expose_hash(), now.millis()],
        )?;
        let string = self.execute(
            "INSERT INTO signed_strings (hash, seen) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            numbered![&request.string_hash, now.millis()],
        )?;
        Ok(id == 1 && string == 1)
    }

    fn note_moment(&self, now: Moment) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO latest_moment (id, moment) VALUES (1, ?1)
                 ON CONFLICT (id) DO UPDATE SET moment = excluded.moment
                 WHERE latest_moment.moment < excluded.moment",
            numbered![now.millis()],
        )?;
        Ok(())
    }

    fn latest_moment(&self) -> Result<Option<Moment>, StoreError> {
        let found = self.value("SELECT moment FROM latest_moment", numbered![])?;
        Ok(found.map(Moment::from_millis))
    }
}
