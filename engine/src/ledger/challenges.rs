//! Challenges: the issuer asks the shopper, and the payment waits for the answer.

use super::{Book, Fault, Refusal};
use crate::cards::{self, Behaviour};
use crate::secret;
use crate::store::{AttemptStatus, CancelReason, DeclineReason, Payment, Provider};

/// What the shopper did with a challenge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Answered it well.
    Complete,
    /// Answered it wrongly.
    Fail,
    /// Walked away.
    Cancel,
    /// Said that he pays later, where the challenge [can be put off](Challenge::can_be_put_off).
    Later,
}

/// A challenge as its page shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Challenge {
    /// The payment that waits for it, or waited.
    pub payment: Payment,
}

impl Challenge {
    /// Whether an answer is still awaited.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.payment.status == AttemptStatus::RequiresAction
    }

    /// Whether the shopper may say that he pays later: a bank's own question cannot be put off, nor one that asks for
    /// no money.
    #[must_use]
    pub fn can_be_put_off(&self) -> bool {
        self.payment.provider.is_some() && self.payment.amount.minor() != 0
    }
}

impl Book<'_> {
    /// Finds the challenge that a secret opens, answered or not.
    ///
    /// # Errors
    /// When there is none, or the store fails.
    pub fn challenge(&self, secret: &str) -> Result<Challenge, Fault> {
        // The time of its intent may be over, and the challenge with it.
        self.settle_due()?;
        let payment = self
            .rows
            .payment_by_challenge(&secret::fingerprint(secret))?
            .ok_or(Refusal::ChallengeUnknown)?;
        Ok(Challenge { payment })
    }

    /// Answers a challenge. Only the first answer counts: a double click, or a reload of the
    /// answer, finds the payment as the first one left it.
    ///
    /// # Errors
    /// When there is no such challenge, or the store fails.
    pub fn answer_challenge(&self, secret: &str, verdict: Verdict) -> Result<Challenge, Fault> {
        let mut challenge = self.challenge(secret)?;
        if !challenge.is_open() {
            return Ok(challenge);
        }
        if verdict == Verdict::Later && !challenge.can_be_put_off() {
            return Ok(challenge);
        }
        let payment = &mut challenge.payment;
        match verdict {
            Verdict::Complete => {
                let card = cards::by_name(&payment.card);
                if let Some(Behaviour::ChallengesThenDeclines(why)) = card.map(|c| c.behaviour) {
                    payment.becomes(AttemptStatus::Failed(why));
                } else if payment.provider.is_some_and(Provider::is_slow) {
                    self.expect(payment);
                } else {
                    self.approve(payment)?;
                }
            }
            Verdict::Fail => {
                let reason = if payment.provider.is_some() {
                    DeclineReason::Generic
                } else {
                    DeclineReason::AuthenticationFailed
                };
                payment.becomes(AttemptStatus::Failed(reason));
            }
            Verdict::Later => self.expect(payment),
            Verdict::Cancel => {
                payment.becomes(AttemptStatus::Canceled(CancelReason::AbandonedAction));
            }
        }
        self.write(payment)?;
        self.report(payment)?;
        Ok(challenge)
    }
}
