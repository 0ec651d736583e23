//! Events on their way to merchants: at once, and again by the schedule of their dialect until they are
//! acknowledged. Writing and sending is not done here.

use std::fmt;
use std::time::Duration;

use super::{Book, Fault, RetrySchedule};
use crate::clock::Moment;
use crate::store::{
    About, DeliveryRow, Dispute, Event, HoldState, Outcome, Payment, Refund, StoreError,
};

/// How many deliveries are taken in one transaction, at most.
const TAKEN_AT_ONCE: u32 = 100;

/// An event to send now, to one address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Its number, to say how it went.
    pub id: i64,
    /// Where to.
    pub url: String,
    /// To whom, where the dialect told them apart.
    pub recipient: Option<Recipient>,
    /// How often it was sent, this time included.
    pub sends: u32,
    /// What happened.
    pub event: Event,
    /// The payment that it happened to, as it stood then.
    pub payment: Option<Payment>,
    /// What of it.
    pub subject: Subject,
}

/// Whom a delivery goes to.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The id that the dialect gave.
    pub id: String,
    /// What [`super::DialectHooks::recipient`] said of it, such as the secret that signs.
    pub known: String,
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({})", self.id)
    }
}

/// What an event is about, with all that is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// How the payment stands.
    Payment,
    /// A refund, as it stood then.
    Refund(Refund),
    /// How a hold ended.
    Hold(HoldState),
    /// That the payment's money was paid out.
    Clearing,
    /// A dispute, as it stood then.
    Dispute(Dispute),
    /// What the snapshot says.
    Own,
}

impl Book<'_> {
    /// Sends an event to an address, from now on.
    ///
    /// # Errors
    /// When the store fails.
    pub fn deliver(&self, event: &Event, url: &str) -> Result<(), Fault> {
        self.add_delivery(event, url, None, Duration::ZERO)
    }

    /// Sends an event to an address, after a while.
    ///
    /// # Errors
    /// When the store fails.
    pub fn deliver_after(&self, event: &Event, url: &str, wait: Duration) -> Result<(), Fault> {
        self.add_delivery(event, url, None, wait)
    }

    /// Sends an event to a recipient of the dialect's at an address, from now on. Before each send
    /// [`super::DialectHooks::recipient`] is asked whether it is still told anything.
    ///
    /// # Errors
    /// When the store fails.
    pub fn deliver_to(&self, event: &Event, url: &str, recipient: &str) -> Result<(), Fault> {
        self.add_delivery(event, url, Some(recipient), Duration::ZERO)
    }

    fn add_delivery(
        &self,
        event: &Event,
        url: &str,
        recipient: Option<&str>,
        wait: Duration,
    ) -> Result<(), Fault> {
        let due = self.now.after(wait);
        self.rows.insert_delivery(event.id, url, recipient, due)?;
        self.has_news.set(true);
        Ok(())
    }

    /// How many deliveries of an event may still be acknowledged.
    ///
    /// # Errors
    /// When the store fails.
    pub fn pending_deliveries(&self, event: i64) -> Result<usize, Fault> {
        let all = self.rows.deliveries_of(event)?;
        let waits = |it: &&DeliveryRow| it.outcome == Outcome::Waiting;
        Ok(all.iter().filter(waits).count())
    }

    /// The deliveries to send now, a hundred at most: while more are due, so is the moment of
    /// [`Self::next_due`]. Each counts as sent from here on and comes back after its gap, so that a process
    /// that dies while it sends forgets nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub fn take_deliveries(&self) -> Result<Vec<Delivery>, Fault> {
        self.settle_due()?;
        let mut deliveries = Vec::new();
        for mut row in self.rows.deliveries_due(self.now, TAKEN_AT_ONCE)? {
            let event = self.rows.event(row.event)?;
            let event = event.ok_or(StoreError::Unreadable("deliveries"))?;
            let hooks = self.hooks_of(&event.dialect);
            let schedule = hooks.map_or(RetrySchedule::ONCE, |hooks| hooks.retry_schedule());
            if row.sends >= schedule.most_sends() {
                self.end(row, Outcome::GivenUp)?;
                continue;
            }
            let recipient = match row.recipient.clone() {
                None => None,
                Some(id) => match self.ask_of(&event, &id)? {
                    Some(known) => Some(Recipient { id, known }),
                    // Nobody is told any more.
                    None => {
                        self.end(row, Outcome::Refused)?;
                        continue;
                    }
                },
            };
            let gap = schedule.gap(row.sends);
            row.sends += 1;
            row.due = Some(self.now.after(gap.unwrap_or(schedule.last_wait)));
            self.rows.update_delivery(&row)?;
            deliveries.push(Delivery {
                id: row.id,
                url: row.url,
                recipient,
                sends: row.sends,
                payment: self.payment_then(&event)?,
                subject: self.subject(&event)?,
                event,
            });
        }
        Ok(deliveries)
    }

    /// What the event's dialect knows of a recipient; none when it may not say, too.
    fn ask_of(&self, event: &Event, recipient: &str) -> Result<Option<String>, Fault> {
        match self.hooks_of(&event.dialect) {
            Some(hooks) => {
                let ask = |book: &Self| hooks.recipient(book, event, recipient);
                Ok(self.in_hook(&event.dialect, ask)?.flatten())
            }
            None => Ok(None),
        }
    }

    fn subject(&self, event: &Event) -> Result<Subject, Fault> {
        let unreadable = StoreError::Unreadable("events");
        Ok(match (event.about, &event.payment) {
            (About::Refund(refund_id, status), _) => {
                let refund = self.rows.refund(&event.account, refund_id)?;
                let mut refund = refund.ok_or(unreadable)?;
                refund.status = status;
                Subject::Refund(refund)
            }
            (About::Dispute(status), Some(payment)) => {
                let dispute = self.rows.dispute_of(&payment.id)?;
                let mut dispute = dispute.ok_or(unreadable)?;
                dispute.status = status;
                Subject::Dispute(dispute)
            }
            (About::Dispute(_), None) => return Err(unreadable.into()),
            (About::Hold(state), _) => Subject::Hold(state),
            (About::Clearing, _) => Subject::Clearing,
            (About::Payment, _) => Subject::Payment,
            (About::Own, _) => Subject::Own,
        })
    }

    /// When there is something to send, or a payment to settle, next.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_due(&self) -> Result<Option<Moment>, Fault> {
        Ok(self.rows.next_due()?)
    }

    /// Notes that a delivery is done with.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_delivery(&self, id: i64, outcome: Outcome) -> Result<(), Fault> {
        match self.rows.delivery(id)? {
            Some(row) => self.end(row, outcome),
            None => Ok(()),
        }
    }

    fn end(&self, mut row: DeliveryRow, outcome: Outcome) -> Result<(), Fault> {
        if outcome == Outcome::GivenUp {
            tracing::warn!(
                event = row.event,
                sends = row.sends,
                "a webhook was never acknowledged and is not sent again"
            );
        }
        row.due = None;
        row.outcome = outcome;
        self.rows.update_delivery(&row)?;
        Ok(())
    }
}
