//! Rows of the payment page in SQL.

use payseal_core::money::{Currency, Money};

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::secret::Fingerprint;
use crate::store::{
    CaptureMode, Checkout, CheckoutAttempt, CheckoutRows, PaymentMethodType, StoreError,
};

const UNREADABLE: StoreError = StoreError::Unreadable("checkouts");

fn read(row: &Row<'_>) -> Result<Checkout, StoreError> {
    let currency: String = row.get("currency")?;
    let minor: i64 = row.get("amount")?;
    let goods: String = row.get("goods")?;
    let method_type: Option<String> = row.get("method_type")?;
    let (Some(currency), Ok(minor), Ok(goods)) = (
        Currency::parse(&currency),
        u64::try_from(minor),
        serde_json::from_str(&goods),
    ) else {
        return Err(UNREADABLE);
    };
    Ok(Checkout {
        id: row.get("id")?,
        account: row.get("account")?,
        dialect: row.get("dialect")?,
        reference: row.get("reference")?,
        amount: Money::from_minor(minor, currency),
        customer: row.get("customer")?,
        country: row.get("country")?,
        goods,
        only: match method_type {
            Some(word) => Some(PaymentMethodType::from_db_word(&word).ok_or(UNREADABLE)?),
            None => None,
        },
        capture: if row.get("manual")? {
            CaptureMode::Manual
        } else {
            CaptureMode::Automatic
        },
        remark: row.get("remark")?,
        return_url: row.get("return_url")?,
        callback_url: row.get("callback_url")?,
        expires: Moment::from_millis(row.get("expires")?),
        cancelled: row.get("cancelled")?,
        created: Moment::from_millis(row.get("created")?),
    })
}

impl<C: Connection> CheckoutRows for SqlRows<C> {
    fn insert_checkout(&self, checkout: &Checkout) -> Result<(), StoreError> {
        let minor = i64::try_from(checkout.amount.minor()).map_err(|_| StoreError::Unwritable)?;
        let goods = serde_json::to_string(&checkout.goods).map_err(|_| StoreError::Unwritable)?;
        self.execute("INSERT INTO checkouts (id, account, dialect, reference, amount, currency, customer, country,
                 goods, method_type, manual, remark, return_url, callback_url, expires, cancelled, created)
                 VALUES (:id, :account, :dialect, :reference, :amount, :currency, :customer, :country,
                 :goods, :method_type, :manual, :remark, :return_url, :callback_url, :expires, :cancelled,
                 :created)", named! {
                ":id": checkout.id,
                ":account": checkout.account,
                ":dialect": checkout.dialect,
                ":reference": checkout.reference,
                ":amount": minor,
                ":currency": checkout.amount.currency().code(),
                ":customer": checkout.customer,
                ":country": checkout.country,
                ":goods": goods,
                ":method_type": checkout.only.map(PaymentMethodType::db_word),
                ":manual": checkout.capture == CaptureMode::Manual,
                ":remark": checkout.remark,
                ":return_url": checkout.return_url,
                ":callback_url": checkout.callback_url,
                ":expires": checkout.expires.millis(),
                ":cancelled": checkout.cancelled,
                ":created": checkout.created.millis(),
            })?;
        Ok(())
    }

    fn checkout(&self, id: &str) -> Result<Option<Checkout>, StoreError> {
        let sql = "SELECT * FROM checkouts WHERE id = ?1";
        Ok(self.all(sql, numbered![id], read)?.pop())
    }

    fn cancel_checkout(&self, id: &str) -> Result<(), StoreError> {
        self.execute(
            "UPDATE checkouts SET cancelled = TRUE WHERE id = ?1",
            numbered![id],
        )?;
        Ok(())
    }

    fn checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
    ) -> Result<Option<CheckoutAttempt>, StoreError> {
        let sql = "SELECT payment_id FROM checkout_attempts WHERE checkout = ?1 AND attempt = ?2";
        let read = |row: &Row<'_>| {
            Ok(CheckoutAttempt {
                payment_id: row.get("payment_id")?,
            })
        };
        Ok(self
            .all(sql, numbered![id, name.expose_hash()], read)?
            .pop())
    }

    fn insert_checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
        attempt: &CheckoutAttempt,
    ) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO checkout_attempts (checkout, attempt, payment_id) VALUES (?1, ?2, ?3)",
            numbered![id, name.expose_hash(), &attempt.payment_id],
        )?;
        Ok(())
    }
}
