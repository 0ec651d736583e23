//! Payment and agreement rows in SQL.

use super::{Connection, Row, SqlRows, bound, named, numbered};
use payseal_core::money::{Currency, Money};

use crate::clock::Moment;
use crate::store::{AttemptStatus, CaptureMode, Payment, PaymentRows, Provider, StoreError, Usage};

/// Each attempt, with what its intent says of whose it is.
const SELECT: &str = "SELECT p.*, i.dialect AS dialect, i.reference AS reference,
    (SELECT CAST(coalesce(sum(c.amount), 0) AS BIGINT) FROM captures c WHERE c.payment_id = p.id) AS captured
    FROM payments p JOIN intents i ON i.id = p.intent";

const COLUMNS: &str = "id, account, intent, customer, payment_method, card, provider, usage,
    amount, currency, manual, status, reason, legacy_words, remark, return_url, callback_url, challenge_hash, settles,
    created";

fn read(row: &Row<'_>) -> Result<Payment, StoreError> {
    let usage: String = row.get("usage")?;
    let (status, reason): (String, Option<String>) = (row.get("status")?, row.get("reason")?);
    let currency: String = row.get("currency")?;
    let (minor, captured): (i64, i64) = (row.get("amount")?, row.get("captured")?);
    let (Some(usage), Some(status), Some(currency), Ok(minor), Ok(captured)) = (
        Usage::from_db_word(&usage),
        AttemptStatus::from_db_words(&status, reason.as_deref()),
        Currency::parse(&currency),
        u64::try_from(minor),
        u64::try_from(captured),
    ) else {
        return Err(StoreError::Unreadable("payments"));
    };
    Ok(Payment {
        id: row.get("id")?,
        account: row.get("account")?,
        dialect: row.get("dialect")?,
        intent: row.get("intent")?,
        reference: row.get("reference")?,
        customer: row.get("customer")?,
        payment_method: row.get("payment_method")?,
        card: row.get("card")?,
        provider: match row.get::<Option<String>>("provider")? {
            Some(word) => {
                Some(Provider::from_db_word(&word).ok_or(StoreError::Unreadable("payments"))?)
            }
            None => None,
        },
        usage,
        amount: Money::from_minor(minor, currency),
        capture: if row.get("manual")? {
            CaptureMode::Manual
        } else {
            CaptureMode::Automatic
        },
        captured: Money::from_minor(captured, currency),
        status,
        legacy_words: row.get("legacy_words")?,
        remark: row.get("remark")?,
        return_url: row.get("return_url")?,
        callback_url: row.get("callback_url")?,
        challenge_hash: row.get("challenge_hash")?,
        settles: row.get::<Option<i64>>("settles")?.map(Moment::from_millis),
        created: Moment::from_millis(row.get("created")?),
    })
}

/// One page, newest first.
pub(in crate::store) fn page() -> String {
    format!(
        "{SELECT} WHERE p.account = ?1 AND i.dialect = ?2 AND p.created BETWEEN ?3 AND ?4
         ORDER BY p.created DESC, p.rowid DESC LIMIT ?5 OFFSET ?6"
    )
}

/// What settles now. The `+` has SQLite use the index of what is due, where it would scan the table in order.
pub(in crate::store) fn due() -> String {
    format!("{SELECT} WHERE p.settles <= ?1 ORDER BY +p.rowid")
}

impl<C: Connection> PaymentRows for SqlRows<C> {
    fn insert_payment(&self, payment: &Payment) -> Result<(), StoreError> {
        let minor = i64::try_from(payment.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let (status, reason) = payment.status.db_words();
        self.execute(&format!(
                "INSERT INTO payments ({COLUMNS}) VALUES (:id, :account, :intent, :customer,
                 :payment_method, :card, :provider, :usage, :amount, :currency, :manual, :status, :reason,
                 :legacy_words, :remark,
                 :return_url, :callback_url, :challenge_hash, :settles, :created)"
            ), named! {
                ":id": payment.id,
                ":account": payment.account,
                ":intent": payment.intent,
                ":customer": payment.customer,
                ":payment_method": payment.payment_method,
                ":card": payment.card,
                ":provider": payment.provider.map(Provider::db_word),
                ":usage": payment.usage.db_word(),
                ":amount": minor,
                ":currency": payment.amount.currency().code(),
                ":manual": payment.capture == CaptureMode::Manual,
                ":status": status,
                ":reason": reason,
                ":legacy_words": payment.legacy_words,
                ":remark": payment.remark,
                ":return_url": payment.return_url,
                ":callback_url": payment.callback_url,
                ":challenge_hash": payment.challenge_hash,
                ":settles": payment.settles.map(Moment::millis),
                ":created": payment.created.millis(),
            })?;
        Ok(())
    }

    fn update_payment(&self, payment: &Payment) -> Result<(), StoreError> {
        let (status, reason) = payment.status.db_words();
        self.execute(
            "UPDATE payments SET status = :status, reason = :reason, legacy_words = :legacy_words,
                 challenge_hash = :challenge_hash, settles = :settles
                 WHERE account = :account AND id = :id",
            named! {
                ":id": payment.id,
                ":account": payment.account,
                ":status": status,
                ":reason": reason,
                ":legacy_words": payment.legacy_words,
                ":challenge_hash": payment.challenge_hash,
                ":settles": payment.settles.map(Moment::millis),
            },
        )?;
        Ok(())
    }

    fn payment(&self, account: &str, payment_id: &str) -> Result<Option<Payment>, StoreError> {
        let sql = format!("{SELECT} WHERE p.account = ?1 AND p.id = ?2");
        Ok(self.all(&sql, numbered![account, payment_id], read)?.pop())
    }

    fn payment_by_id(&self, payment_id: &str) -> Result<Option<Payment>, StoreError> {
        let sql = format!("{SELECT} WHERE p.id = ?1");
        Ok(self.all(&sql, numbered![payment_id], read)?.pop())
    }

    fn payment_by_challenge(&self, challenge_hash: &str) -> Result<Option<Payment>, StoreError> {
        let sql = format!("{SELECT} WHERE p.challenge_hash = ?1");
        Ok(self.all(&sql, numbered![challenge_hash], read)?.pop())
    }

    fn payments_of_intent(&self, intent: &str) -> Result<Vec<Payment>, StoreError> {
        let sql = format!("{SELECT} WHERE p.intent = ?1 ORDER BY p.rowid");
        self.all(&sql, numbered![intent], read)
    }

    fn payments(
        &self,
        account: &str,
        dialect: &str,
        from: Moment,
        to: Moment,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Payment>), StoreError> {
        let (from, to) = (from.millis(), to.millis());
        let total: Option<i64> = self.value(
            "SELECT count(*) FROM payments p JOIN intents i ON i.id = p.intent
                 WHERE p.account = ?1 AND i.dialect = ?2 AND p.created BETWEEN ?3 AND ?4",
            numbered![account, dialect, from, to],
        )?;
        let (take, skip) = (bound(take), bound(skip));
        let asked = numbered![account, dialect, from, to, take, skip];
        let list = self.all(&page(), asked, read)?;
        Ok((total.unwrap_or_default().unsigned_abs(), list))
    }

    fn payments_due(&self, now: Moment) -> Result<Vec<Payment>, StoreError> {
        self.all(&due(), numbered![now.millis()], read)
    }
}
