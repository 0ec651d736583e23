//! What happened, written in the transaction in which it did. The dialect of the payment hears of it at
//! once, and says who is to be told ([`super::DialectHooks::on_event`], ADR 19).

use super::{Book, Fault, no_card_in_json};
use crate::store::{About, Event, Payment, PaymentThen, StoreError};

impl Book<'_> {
    /// Notes how a payment stands.
    pub(super) fn report(&self, payment: &Payment) -> Result<(), Fault> {
        self.tell(payment, About::Payment)
    }

    /// Notes that something happened to a payment, and lets its dialect take part.
    pub(super) fn tell(&self, payment: &Payment, about: About) -> Result<(), Fault> {
        self.has_news.set(true);
        let event = self.add_event(Event {
            id: 0,
            account: payment.account.clone(),
            dialect: payment.dialect.clone(),
            about,
            payment: Some(PaymentThen {
                id: payment.id.clone(),
                status: payment.status,
                legacy_words: payment.legacy_words.clone(),
            }),
            snapshot: None,
            created: self.now,
        })?;
        let Some(hooks) = self.hooks_of(&payment.dialect) else {
            return Ok(());
        };
        self.in_hook(&payment.dialect, |book| {
            hooks.on_event(book, &event, payment)
        })?;
        Ok(())
    }

    /// Writes an event of a dialect's own, which means to it what the snapshot says. No hook is called.
    ///
    /// # Errors
    /// When the snapshot holds a card number, or the store fails.
    pub fn record_event(
        &self,
        account: &str,
        dialect: &str,
        payment: Option<&Payment>,
        snapshot: &str,
    ) -> Result<Event, Fault> {
        no_card_in_json(snapshot)?;
        self.add_event(Event {
            id: 0,
            account: account.to_owned(),
            dialect: dialect.to_owned(),
            about: About::Own,
            payment: payment.map(|payment| PaymentThen {
                id: payment.id.clone(),
                status: payment.status,
                legacy_words: payment.legacy_words.clone(),
            }),
            snapshot: Some(snapshot.to_owned()),
            created: self.now,
        })
    }

    /// Writes what a dialect says of an event.
    ///
    /// # Errors
    /// When it holds a card number, or the store fails.
    pub fn write_snapshot(&self, event: &Event, snapshot: &str) -> Result<(), Fault> {
        no_card_in_json(snapshot)?;
        Ok(self.rows.write_snapshot(event.id, snapshot)?)
    }

    /// Finds an event of an account in a dialect.
    ///
    /// # Errors
    /// When the store fails.
    pub fn event(&self, account: &str, dialect: &str, id: i64) -> Result<Option<Event>, Fault> {
        let event = self.rows.event(id)?;
        Ok(event.filter(|event| event.account == account && event.dialect == dialect))
    }

    /// The events of an account in a dialect before one, or the newest; newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn events(
        &self,
        account: &str,
        dialect: &str,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<Event>, Fault> {
        let before = before.unwrap_or(i64::MAX);
        Ok(self.rows.events(account, dialect, before, limit)?)
    }

    fn add_event(&self, event: Event) -> Result<Event, Fault> {
        let id = self.rows.insert_event(&event)?;
        Ok(Event { id, ..event })
    }

    /// The payment of an event, as it stood then.
    pub(super) fn payment_then(&self, event: &Event) -> Result<Option<Payment>, Fault> {
        let Some(then) = &event.payment else {
            return Ok(None);
        };
        let payment = self.rows.payment(&event.account, &then.id)?;
        let mut payment = payment.ok_or(StoreError::Unreadable("events"))?;
        payment.status = then.status;
        payment.legacy_words.clone_from(&then.legacy_words);
        Ok(Some(payment))
    }
}
