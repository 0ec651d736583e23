//! Intent rows in SQL. Where an intent stands is not written: it is read from its attempts.

use super::{Connection, Row, SqlRows, bound, named, numbered};
use payseal_core::money::{Currency, Money};

use crate::clock::Moment;
use crate::store::{
    AttemptStatus, CancelReason, CaptureMode, DeclineReason, Intent, IntentRows, IntentStatus,
    PaymentMethodType, StoreError, Usage,
};

const UNREADABLE: StoreError = StoreError::Unreadable("intents");

/// Each intent, with the one attempt that is open or has paid, when there is one.
const SELECT: &str = "SELECT i.*, a.status AS status, a.reason AS reason FROM intents i
    LEFT JOIN payments a ON a.intent = i.id
        AND a.status IN ('requires_action', 'processing', 'requires_capture', 'succeeded')";

fn read(row: &Row<'_>) -> Result<Intent, StoreError> {
    let (usage, currency): (String, String) = (row.get("usage")?, row.get("currency")?);
    let (minor, allowed): (i64, String) = (row.get("amount")?, row.get("allowed")?);
    let (Some(usage), Some(currency), Ok(minor)) = (
        Usage::from_db_word(&usage),
        Currency::parse(&currency),
        u64::try_from(minor),
    ) else {
        return Err(UNREADABLE);
    };
    let allowed: Option<Vec<_>> = allowed
        .split_whitespace()
        .map(PaymentMethodType::from_db_word)
        .collect();
    let payment_method: Option<String> = row.get("payment_method")?;
    Ok(Intent {
        id: row.get("id")?,
        account: row.get("account")?,
        dialect: row.get("dialect")?,
        reference: row.get("reference")?,
        amount: Money::from_minor(minor, currency),
        capture: if row.get("manual")? {
            CaptureMode::Manual
        } else {
            CaptureMode::Automatic
        },
        usage,
        customer: row.get("customer")?,
        allowed: allowed.ok_or(UNREADABLE)?,
        last_decline: word(row, "last_decline", DeclineReason::from_db_word)?,
        expires: row.get::<Option<i64>>("expires")?.map(Moment::from_millis),
        created: Moment::from_millis(row.get("created")?),
        status: status(row, payment_method.is_some())?,
        payment_method,
    })
}

fn status(row: &Row<'_>, has_method: bool) -> Result<IntentStatus, StoreError> {
    if let Some(reason) = word(row, "canceled", CancelReason::from_db_word)? {
        return Ok(IntentStatus::Canceled(reason));
    }
    let (status, reason): (Option<String>, Option<String>) =
        (row.get("status")?, row.get("reason")?);
    let Some(status) = status else {
        return Ok(if has_method {
            IntentStatus::RequiresConfirmation
        } else {
            IntentStatus::RequiresPaymentMethod
        });
    };
    let attempt = AttemptStatus::from_db_words(&status, reason.as_deref());
    Ok(match attempt.ok_or(UNREADABLE)? {
        AttemptStatus::RequiresAction => IntentStatus::RequiresAction,
        AttemptStatus::Processing(awaited) => IntentStatus::Processing(awaited),
        AttemptStatus::RequiresCapture => IntentStatus::RequiresCapture,
        AttemptStatus::Succeeded => IntentStatus::Succeeded,
        AttemptStatus::Failed(_) | AttemptStatus::Canceled(_) => return Err(UNREADABLE),
    })
}

/// A word that may be there, read by `read`.
fn word<T>(
    row: &Row<'_>,
    column: &str,
    read: fn(&str) -> Option<T>,
) -> Result<Option<T>, StoreError> {
    let found: Option<String> = row.get(column)?;
    found.map(|word| read(&word).ok_or(UNREADABLE)).transpose()
}

/// One page, newest first: of a customer or of all, after the last one of a page or from the start.
pub(in crate::store) fn page(has_customer: bool, has_before: bool) -> String {
    let of_customer = if has_customer {
        "i.customer = :customer"
    } else {
        "TRUE"
    };
    let older = if has_before {
        "i.rowid < (SELECT rowid FROM intents WHERE id = :before)"
    } else {
        "TRUE"
    };
    format!(
        "{SELECT} WHERE i.account = :account AND i.dialect = :dialect AND {of_customer} AND {older}
         ORDER BY i.rowid DESC LIMIT :take"
    )
}

/// Whose time to be paid is over.
pub(in crate::store) fn due() -> String {
    format!("{SELECT} WHERE i.expires <= ?1 ORDER BY i.expires")
}

impl<C: Connection> IntentRows for SqlRows<C> {
    fn put_intent(&self, intent: &Intent) -> Result<(), StoreError> {
        let minor = i64::try_from(intent.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let allowed: Vec<_> = intent.allowed.iter().map(|kind| kind.db_word()).collect();
        let canceled = intent.status.cancel_reason().map(CancelReason::db_word);
        self.execute(
            "INSERT INTO intents (id, account, dialect, reference, amount, currency, manual, usage,
             customer, payment_method, allowed, last_decline, canceled, expires, created)
             VALUES (:id, :account, :dialect, :reference, :amount, :currency, :manual, :usage,
             :customer, :payment_method, :allowed, :last_decline, :canceled, :expires, :created)
             ON CONFLICT (id) DO UPDATE SET amount = excluded.amount, currency = excluded.currency,
             manual = excluded.manual, usage = excluded.usage, customer = excluded.customer,
             payment_method = excluded.payment_method, allowed = excluded.allowed,
             last_decline = excluded.last_decline, canceled = excluded.canceled,
             expires = excluded.expires",
            named! {
                ":id": intent.id,
                ":account": intent.account,
                ":dialect": intent.dialect,
                ":reference": intent.reference,
                ":amount": minor,
                ":currency": intent.amount.currency().code(),
                ":manual": intent.capture == CaptureMode::Manual,
                ":usage": intent.usage.db_word(),
                ":customer": intent.customer,
                ":payment_method": intent.payment_method,
                ":allowed": allowed.join(" "),
                ":last_decline": intent.last_decline.map(DeclineReason::db_word),
                ":canceled": canceled,
                ":expires": intent.expires.map(Moment::millis),
                ":created": intent.created.millis(),
            },
        )?;
        Ok(())
    }

    fn intent(&self, id: &str) -> Result<Option<Intent>, StoreError> {
        let sql = format!("{SELECT} WHERE i.id = ?1");
        Ok(self.all(&sql, numbered![id], read)?.pop())
    }

    fn intent_by_reference(
        &self,
        account: &str,
        dialect: &str,
        reference: &str,
    ) -> Result<Option<Intent>, StoreError> {
        let sql = format!("{SELECT} WHERE i.account = ?1 AND i.dialect = ?2 AND i.reference = ?3");
        Ok(self
            .all(&sql, numbered![account, dialect, reference], read)?
            .pop())
    }

    fn intents(
        &self,
        account: &str,
        dialect: &str,
        customer: Option<&str>,
        before: Option<&str>,
        take: u64,
    ) -> Result<Vec<Intent>, StoreError> {
        let sql = page(customer.is_some(), before.is_some());

        self.all(
            &sql,
            named! {
                ":account": account,
                ":dialect": dialect,
                ":customer": customer,
                ":before": before,
                ":take": bound(take),
            },
            read,
        )
    }

    fn intents_due(&self, now: Moment) -> Result<Vec<Intent>, StoreError> {
        self.all(&due(), numbered![now.millis()], read)
    }

    // Of another account than an attempt, or canceled while one is open or has paid.
    fn broken_intent(&self) -> Result<Option<String>, StoreError> {
        let sql = "SELECT i.id FROM payments p LEFT JOIN intents i ON i.id = p.intent
        WHERE i.account IS DISTINCT FROM p.account OR (i.canceled IS NOT NULL
            AND p.status IN ('requires_action', 'processing', 'requires_capture', 'succeeded'))
        ORDER BY p.rowid LIMIT 1";
        let read = |row: &Row<'_>| Ok(row.first::<Option<String>>()?.unwrap_or_default());
        Ok(self.all(sql, numbered![], read)?.pop())
    }
}
