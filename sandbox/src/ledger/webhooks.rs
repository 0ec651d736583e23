//! What merchants have to hear about payments, and when: at once, and again by a schedule until
//! they acknowledge it. Writing and sending is the dialect's business.

use std::time::Duration;

use super::{Book, Fault};
use crate::clock::Moment;
use crate::store::{About, Chargeback, HoldState, Outcome, Payment, Refund, StoreError, Webhook};

const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// How long to wait after each send that was not acknowledged, by the vendor's documentation.
/// After as many gaps there is one more send, and no further one.
pub const GAPS: [Duration; 14] = [
    seconds(15),
    seconds(15),
    seconds(30),
    seconds(3 * 60),
    seconds(3 * 60),
    seconds(30 * 60),
    seconds(30 * 60),
    seconds(3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
    seconds(2 * 3600),
];

/// How often a webhook is sent.
pub const MOST_SENDS: u32 = 15;

/// How long the last send may take to be acknowledged.
const LAST_WAIT: Duration = seconds(60);

/// A webhook to send now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Delivery {
    /// Its number, to say how it went.
    pub id: i64,
    /// How often it was sent, this time included.
    pub sends: u32,
    /// The payment, as it stood when the webhook was made.
    pub payment: Payment,
    /// What of it.
    pub news: News,
}

/// What a webhook tells of a payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// How it stands.
    Payment,
    /// A refund, as it stood when the webhook was made.
    Refund(Refund),
    /// How a hold ended.
    Hold(HoldState),
    /// That its money was paid out.
    Clearing,
    /// That the bank took money back.
    Chargeback(Chargeback),
}

impl Book<'_> {
    /// Notes that a merchant has to hear how a payment stands, if he said where.
    pub(super) fn report(&self, payment: &Payment) -> Result<(), Fault> {
        self.tell(payment, About::Payment)
    }

    /// Notes that a merchant has to hear something of a payment, if he said where.
    pub(super) fn tell(&self, payment: &Payment, about: About) -> Result<(), Fault> {
        if payment.callback_url.is_some() {
            self.rows.insert_webhook(payment, about, self.now)?;
        }
        self.has_news.set(true);
        Ok(())
    }

    /// The webhooks to send now. Each counts as sent from here on and comes back after its gap,
    /// so that a process that dies while it sends forgets nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub fn take_webhooks(&self) -> Result<Vec<Delivery>, Fault> {
        self.settle_due()?;
        let mut deliveries = Vec::new();
        for mut webhook in self.rows.webhooks_due(self.now)? {
            let payment = self.rows.payment(&webhook.account, &webhook.trade_no)?;
            let Some(mut payment) = payment.filter(|_| webhook.sends < MOST_SENDS) else {
                self.end(webhook, Outcome::GivenUp)?;
                continue;
            };
            let gap = usize::try_from(webhook.sends)
                .ok()
                .and_then(|sent| GAPS.get(sent));
            webhook.sends += 1;
            webhook.due = Some(self.now.after(gap.copied().unwrap_or(LAST_WAIT)));
            self.rows.update_webhook(&webhook)?;
            let unreadable = StoreError::Unreadable("webhooks");
            let news = match webhook.about {
                About::Refund(batch_no, status) => {
                    let refund = self.rows.refund(&webhook.account, batch_no)?;
                    let mut refund = refund.ok_or(unreadable)?;
                    refund.status = status;
                    News::Refund(refund)
                }
                About::Chargeback => {
                    let chargeback = self.rows.chargeback(&webhook.trade_no)?;
                    News::Chargeback(chargeback.ok_or(unreadable)?)
                }
                About::Hold(state) => News::Hold(state),
                About::Clearing => News::Clearing,
                About::Payment => News::Payment,
            };
            payment.status = webhook.status;
            payment.legacy_words = webhook.legacy_words;
            deliveries.push(Delivery {
                id: webhook.id,
                sends: webhook.sends,
                payment,
                news,
            });
        }
        Ok(deliveries)
    }

    /// When there is something to send, or a payment to settle, next.
    ///
    /// # Errors
    /// When the store fails.
    pub fn next_due(&self) -> Result<Option<Moment>, Fault> {
        Ok(self.rows.next_due()?)
    }

    /// Notes that a webhook is done with.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_webhook(&self, id: i64, outcome: Outcome) -> Result<(), Fault> {
        match self.rows.webhook(id)? {
            Some(webhook) => self.end(webhook, outcome),
            None => Ok(()),
        }
    }

    fn end(&self, mut webhook: Webhook, outcome: Outcome) -> Result<(), Fault> {
        if outcome == Outcome::GivenUp {
            tracing::warn!(
                trade_no = webhook.trade_no,
                sends = webhook.sends,
                "a webhook was never acknowledged and is not sent again"
            );
        }
        webhook.due = None;
        webhook.outcome = outcome;
        self.rows.update_webhook(&webhook)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_is_the_documented_one() {
        assert_eq!(GAPS.len() + 1, usize::try_from(MOST_SENDS).unwrap());
        let all: Duration = GAPS.iter().sum();
        assert_eq!(all, seconds(14 * 3600 + 7 * 60));
    }
}
