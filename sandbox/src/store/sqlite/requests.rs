//! Session and request-id rows in SQL.

use payseal_core::money::{Currency, Money};
use rusqlite::{Connection, Row, named_params};

use super::collect;
use crate::clock::Moment;
use crate::store::{Features, Session, StoreError};

pub(super) fn insert_session(
    connection: &Connection,
    token_hash: &str,
    session: &Session,
    now: Moment,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("DELETE FROM sessions WHERE expires <= ?1")?
        .execute([now.millis()])?;
    let features = &session.features;
    let amount = features
        .amount
        .map(|amount| i64::try_from(amount.minor()).map_err(|_| StoreError::Unwritable))
        .transpose()?;
    connection
        .prepare_cached(
            "INSERT INTO sessions (token_hash, account, expires, customer, cvc_again,
             consent_required, origins, amount, currency) VALUES (:token_hash, :account,
             :expires, :customer, :cvc_again, :consent_required, :origins, :amount, :currency)",
        )?
        .execute(named_params! {
            ":token_hash": token_hash,
            ":account": session.account,
            ":expires": session.expires.millis(),
            ":customer": features.customer,
            ":cvc_again": features.cvc_again,
            ":consent_required": features.consent_required,
            ":origins": features.origins.join(" "),
            ":amount": amount,
            ":currency": features.amount.map(|amount| amount.currency().code()),
        })?;
    Ok(())
}

pub(super) fn session(
    connection: &Connection,
    token_hash: &str,
) -> Result<Option<Session>, StoreError> {
    let sql = "SELECT * FROM sessions WHERE token_hash = ?1";
    Ok(collect(connection, sql, [token_hash], read_session)?.pop())
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
    let origins: String = row.get("origins")?;
    Ok(Session {
        account: row.get("account")?,
        expires: Moment::from_millis(row.get("expires")?),
        features: Features {
            customer: row.get("customer")?,
            cvc_again: row.get("cvc_again")?,
            consent_required: row.get("consent_required")?,
            origins: origins.split_whitespace().map(str::to_owned).collect(),
            amount,
        },
    })
}

pub(super) fn burn(
    connection: &Connection,
    account: &str,
    request_id: &str,
    now: Moment,
    since: Moment,
) -> Result<bool, StoreError> {
    connection
        .prepare_cached("DELETE FROM request_ids WHERE seen < ?1")?
        .execute([since.millis()])?;
    let added = connection
        .prepare_cached(
            "INSERT INTO request_ids (account, request_id, seen) VALUES (?1, ?2, ?3)
             ON CONFLICT DO NOTHING",
        )?
        .execute((account, request_id, now.millis()))?;
    Ok(added == 1)
}
