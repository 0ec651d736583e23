//! How an intent ends without being paid: the merchant lets go of it, it waits too long, or held money goes
//! back; and what an attempt that came to nothing means to it.

use super::{Book, Fault, Operation, Refusal};
use crate::store::{AttemptStatus, CancelReason, Intent, IntentStatus, Payment};

impl Book<'_> {
    /// Lets go of an intent: an open challenge is closed, and held money goes back.
    ///
    /// # Errors
    /// When there is none, or it is paid, or settles by itself, or the store fails.
    pub fn cancel_intent(
        &self,
        account: &str,
        id: &str,
        reason: CancelReason,
    ) -> Result<Intent, Fault> {
        let intent = self.intent(account, id)?;
        match intent.status {
            IntentStatus::Canceled(_) | IntentStatus::Succeeded | IntentStatus::Processing(_) => {
                return Err(Refusal::IntentState.into());
            }
            IntentStatus::RequiresCapture => {
                if let Some(held) = self.counting_attempt(id)? {
                    let (_, done) = self.operate(account, &held.id, Operation::Void)?;
                    done.map_err(|_| Refusal::IntentState)?;
                    // Of what was taken in part, only the rest can be let go.
                    if held.captured.minor() > 0 {
                        return self.reread(id);
                    }
                }
            }
            IntentStatus::RequiresPaymentMethod
            | IntentStatus::RequiresConfirmation
            | IntentStatus::RequiresAction => {}
        }
        self.close_intent(id, reason)
    }

    /// Lets go of what waited too long. What settles by itself is looked at again when it has.
    pub(super) fn settle_intents(&self) -> Result<(), Fault> {
        for mut intent in self.rows.intents_due(self.now)? {
            match intent.status {
                IntentStatus::RequiresPaymentMethod
                | IntentStatus::RequiresConfirmation
                | IntentStatus::RequiresAction => {
                    self.close_intent(&intent.id, CancelReason::Expired)?;
                    continue;
                }
                IntentStatus::Processing(_) => {
                    let attempt = self.counting_attempt(&intent.id)?;
                    intent.expires = attempt.and_then(|attempt| attempt.settles);
                }
                IntentStatus::RequiresCapture
                | IntentStatus::Succeeded
                | IntentStatus::Canceled(_) => intent.expires = None,
            }
            self.rows.put_intent(&intent)?;
        }
        Ok(())
    }

    /// What an attempt that came to nothing means to its intent: it needs a payment method again, or, when
    /// held money went back, it is over.
    pub(super) fn attempt_came_to_nothing(&self, attempt: &Payment) -> Result<(), Fault> {
        let Some(mut intent) = self.rows.intent(&attempt.intent)? else {
            return Ok(());
        };
        match attempt.status {
            AttemptStatus::Failed(reason) => intent.last_decline = Some(reason),
            AttemptStatus::Canceled(reason @ CancelReason::Voided) => {
                intent.status = IntentStatus::Canceled(reason);
                intent.expires = None;
            }
            AttemptStatus::Canceled(_)
            | AttemptStatus::RequiresAction
            | AttemptStatus::Processing(_)
            | AttemptStatus::RequiresCapture
            | AttemptStatus::Succeeded => {}
        }
        intent.payment_method = None;
        Ok(self.rows.put_intent(&intent)?)
    }

    /// The attempt that is open, or has paid.
    pub(super) fn counting_attempt(&self, intent: &str) -> Result<Option<Payment>, Fault> {
        let attempts = self.rows.payments_of_intent(intent)?;
        let counts = |attempt: &Payment| !attempt.status.is_unpaid_for_good();
        Ok(attempts.into_iter().find(counts))
    }

    /// Ends an intent whose money nobody has: an open challenge goes with it.
    pub(super) fn close_intent(&self, id: &str, reason: CancelReason) -> Result<Intent, Fault> {
        let mut intent = self.reread(id)?;
        // Whoever leaves what is closed already changes the reason, and nobody hears of that again.
        let was_closed = matches!(intent.status, IntentStatus::Canceled(_));
        intent.status = IntentStatus::Canceled(reason);
        intent.expires = None;
        self.rows.put_intent(&intent)?;
        if let Some(mut open) = self.counting_attempt(id)? {
            open.becomes(AttemptStatus::Canceled(reason));
            self.rows.update_payment(&open)?;
            self.report(&open)?;
        }
        self.has_news.set(true);
        if let Some(hooks) = self.hooks_of(&intent.dialect).filter(|_| !was_closed) {
            self.in_hook(&intent.dialect, |book| {
                hooks.on_intent_closed(book, &intent)
            })?;
        }
        Ok(intent)
    }
}
