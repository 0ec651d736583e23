//! What happened, written in the transaction in which it did. The dialect of the payment hears of it at
//! once, and says who is to be told ([`super::DialectHooks::on_event`], ADR 19).

use std::time::Duration;

use super::{Book, Fault, no_card_in_json};
use crate::store::{About, Event, Payment, PaymentThen, StoreError};

/// How long an event is kept; one of which a delivery still waits is kept until that is done with.
pub const EVENT_RETENTION: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// How many old events go with a new one, at most: what an earlier version left is removed by and by.
const FORGOTTEN_AT_ONCE: u32 = 100;

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

    // Where something happens, what happened long ago goes: events take no more room than a month of them.
    fn add_event(&self, event: Event) -> Result<Event, Fault> {
        self.rows
            .forget_events(self.now.before(EVENT_RETENTION), FORGOTTEN_AT_ONCE)?;
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
