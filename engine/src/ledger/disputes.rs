//! Disputes: the bank asks about a payment, or takes its money back at once, and the merchant may answer
//! until the evidence is due. What is won comes back, what is lost or not answered does not.

use std::time::Duration;

use payseal_core::money::Money;

use super::{Book, DisputeRefusal, Fault, Refusal, no_card_in};
use crate::store::{
    About, Dispute, DisputeReason, DisputeStatus, Movement, MovementKind, Payment, StoreError,
};

/// How long a merchant may answer.
const ANSWERED_WITHIN: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// What a shopper disputes.
#[derive(Clone, Debug)]
pub struct DisputeWish {
    /// The payment.
    pub payment_id: String,
    /// How much; none is all that is left.
    pub amount: Option<Money>,
    /// Why.
    pub reason: DisputeReason,
    /// The same in the bank's words.
    pub reason_text: String,
    /// Whether the bank only asks, and leaves the money where it is.
    pub is_inquiry: bool,
}

/// What may be done with a dispute.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeStep {
    /// The merchant hands in evidence.
    Respond,
    /// The merchant gives up.
    Accept,
    /// The bank believes the merchant.
    Win,
    /// The bank believes the shopper.
    Lose,
    /// The bank, which only asked, takes the money.
    Escalate,
    /// The evidence was due, and nobody had answered.
    RunOut,
}

impl Book<'_> {
    /// A shopper disputes a payment.
    ///
    /// # Errors
    /// When less is left of it, it was disputed before, or the store fails.
    pub fn open_dispute(&self, wish: DisputeWish) -> Result<Dispute, Fault> {
        no_card_in([wish.reason_text.as_str()])?;
        let payment = self.settled(&wish.payment_id)?;
        let left = self.left_of(&payment)?;
        let currency = payment.amount.currency();
        let amount = wish.amount.unwrap_or(Money::from_minor(left, currency));
        let fits = amount.currency() == currency && (1..=left).contains(&amount.minor());
        if !fits || self.rows.dispute_of(&wish.payment_id)?.is_some() {
            return Err(Refusal::NothingLeft.into());
        }
        let mut dispute = Dispute {
            number: 0,
            account: payment.account.clone(),
            payment_id: wish.payment_id,
            amount,
            reason: wish.reason,
            reason_text: wish.reason_text,
            status: if wish.is_inquiry {
                DisputeStatus::InquiryNeedsResponse
            } else {
                DisputeStatus::NeedsResponse
            },
            evidence_due: self.now.after(ANSWERED_WITHIN),
            created: self.now,
            closed: None,
        };
        let first = self.ids_of(&payment.dialect).first_chargeback;
        dispute.number = self.rows.insert_dispute(&dispute, first)?;
        if dispute.status.has_the_money() {
            self.move_disputed(&dispute, MovementKind::Chargeback)?;
        }
        self.tell(&payment, About::Dispute(dispute.status))?;
        Ok(dispute)
    }

    /// The shopper's bank takes back what is left of a payment, and says why in its own words.
    ///
    /// # Errors
    /// As [`Self::open_dispute`].
    pub fn charge_back(&self, payment_id: &str, reason_text: String) -> Result<Dispute, Fault> {
        self.open_dispute(DisputeWish {
            payment_id: payment_id.to_owned(),
            amount: None,
            reason: DisputeReason::General,
            reason_text,
            is_inquiry: false,
        })
    }

    /// Takes a step with a dispute of an account.
    ///
    /// # Errors
    /// When there is none, the step is not its next, what an inquiry is about was refunded, or the store
    /// fails.
    pub fn step_dispute(
        &self,
        account: &str,
        number: i64,
        step: DisputeStep,
    ) -> Result<Dispute, Fault> {
        self.settle_due()?;
        let dispute = self.rows.dispute(account, number)?;
        let dispute = dispute.ok_or(Refusal::from(DisputeRefusal::Unknown))?;
        self.take_step(dispute, step)
    }

    /// Finds a dispute by its number.
    ///
    /// # Errors
    /// When the account has none of this number, or the store fails.
    pub fn dispute(&self, account: &str, number: i64) -> Result<Dispute, Fault> {
        self.settle_due()?;
        let dispute = self.rows.dispute(account, number)?;
        Ok(dispute.ok_or(Refusal::from(DisputeRefusal::Unknown))?)
    }

    /// The dispute of a payment.
    ///
    /// # Errors
    /// When the account has no such payment, or the store fails.
    pub fn dispute_of(&self, account: &str, payment_id: &str) -> Result<Option<Dispute>, Fault> {
        self.payment(account, payment_id)?;
        Ok(self.rows.dispute_of(payment_id)?)
    }

    /// A page of an account's disputes of payments in a dialect, newest first, and how many there are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn disputes(
        &self,
        account: &str,
        dialect: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Dispute>), Fault> {
        self.settle_due()?;
        Ok(self.rows.disputes(account, dialect, skip, take)?)
    }

    /// How many minor units of a payment the bank has, because they are disputed.
    pub(super) fn charged_back(&self, payment_id: &str) -> Result<u64, Fault> {
        let dispute = self.rows.dispute_of(payment_id)?;
        let with_the_bank = dispute.filter(|dispute| dispute.status.has_the_money());
        Ok(with_the_bank.map_or(0, |dispute| dispute.amount.minor()))
    }

    /// Ends what nobody answered in time.
    pub(super) fn settle_disputes(&self) -> Result<(), Fault> {
        for dispute in self.rows.disputes_due(self.now)? {
            self.take_step(dispute, DisputeStep::RunOut)?;
        }
        Ok(())
    }

    fn take_step(&self, mut dispute: Dispute, step: DisputeStep) -> Result<Dispute, Fault> {
        let before = dispute.status;
        let after = next(before, step).ok_or(Refusal::from(DisputeRefusal::OutOfTurn))?;
        let payment = self.rows.payment(&dispute.account, &dispute.payment_id)?;
        let payment = payment.ok_or(StoreError::Unreadable("disputes"))?;
        if step == DisputeStep::Escalate {
            if dispute.amount.minor() > self.left_of(&payment)? {
                return Err(Refusal::NothingLeft.into());
            }
            dispute.evidence_due = self.now.after(ANSWERED_WITHIN);
        }
        dispute.status = after;
        dispute.closed = after.is_closed().then_some(self.now);
        self.rows.update_dispute(&dispute)?;
        match (before.has_the_money(), after.has_the_money()) {
            (false, true) => self.move_disputed(&dispute, MovementKind::Chargeback)?,
            (true, false) => self.move_disputed(&dispute, MovementKind::ChargebackReversed)?,
            (true, true) | (false, false) => {}
        }
        self.tell(&payment, About::Dispute(after))?;
        Ok(dispute)
    }

    /// How many minor units of a payment neither went back nor are on their way.
    fn left_of(&self, payment: &Payment) -> Result<u64, Fault> {
        let back = self.rows.refunded(&payment.id)? + self.charged_back(&payment.id)?;
        Ok(payment.captured.minor().saturating_sub(back))
    }

    fn move_disputed(&self, dispute: &Dispute, kind: MovementKind) -> Result<(), Fault> {
        Ok(self.rows.insert_movement(Movement {
            account: &dispute.account,
            payment_id: &dispute.payment_id,
            kind,
            amount: dispute.amount,
        })?)
    }
}

/// Where a dispute stands after a step; none when it cannot be taken there.
pub(super) const fn next(from: DisputeStatus, step: DisputeStep) -> Option<DisputeStatus> {
    use DisputeStatus as To;
    use DisputeStep as By;
    Some(match (from, step) {
        (To::InquiryNeedsResponse, By::Respond) => To::InquiryUnderReview,
        (To::InquiryNeedsResponse | To::InquiryUnderReview, By::Escalate) => To::NeedsResponse,
        (To::InquiryNeedsResponse, By::Accept | By::Win | By::RunOut)
        | (To::InquiryUnderReview, By::Accept | By::Win) => To::InquiryClosed,
        (To::NeedsResponse, By::Respond) => To::UnderReview,
        (To::NeedsResponse | To::UnderReview, By::Win) => To::Won,
        (To::NeedsResponse, By::Accept | By::Lose | By::RunOut)
        | (To::UnderReview, By::Accept | By::Lose) => To::Lost,
        _ => return None,
    })
}
