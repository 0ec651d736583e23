//! What merchants have to hear about payments, and when: at once, and again by a schedule until
//! they acknowledge it. Writing and sending is the dialect's business.

use std::time::Duration;

use super::{Book, Fault};
use crate::clock::Moment;
use crate::store::{About, Chargeback, HoldState, Outcome, Payment, Refund, StoreError, Webhook};

/// When a webhook that was not acknowledged is sent again, by a dialect.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// How long to wait after each send. After as many gaps there is one more send, and no further one.
    pub gaps: &'static [Duration],
    /// How long the last send may take to be acknowledged.
    pub last_wait: Duration,
}

impl Schedule {
    /// One send, and no further one.
    pub const ONCE: Self = Self {
        gaps: &[],
        last_wait: Duration::from_secs(60),
    };

    /// How long to wait after a send, by how many there were before it; none when it was the last.
    fn gap(&self, sent: u32) -> Option<Duration> {
        let gap = usize::try_from(sent).ok().and_then(|at| self.gaps.get(at));
        gap.copied()
    }

    /// How often a webhook is sent.
    #[must_use]
    pub fn most_sends(&self) -> u32 {
        u32::try_from(self.gaps.len() + 1).unwrap_or(u32::MAX)
    }
}

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
    pub fn take_webhooks(
        &self,
        schedule_of: impl Fn(&Payment) -> Schedule,
    ) -> Result<Vec<Delivery>, Fault> {
        self.settle_due()?;
        let mut deliveries = Vec::new();
        for mut webhook in self.rows.webhooks_due(self.now)? {
            let payment = self.rows.payment(&webhook.account, &webhook.trade_no)?;
            let Some(mut payment) = payment else {
                self.end(webhook, Outcome::GivenUp)?;
                continue;
            };
            let schedule = schedule_of(&payment);
            if webhook.sends >= schedule.most_sends() {
                self.end(webhook, Outcome::GivenUp)?;
                continue;
            }
            let gap = schedule.gap(webhook.sends);
            webhook.sends += 1;
            webhook.due = Some(self.now.after(gap.unwrap_or(schedule.last_wait)));
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
