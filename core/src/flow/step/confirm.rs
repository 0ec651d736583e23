//! Paying: what the end of a payment is to the call that waits for it, and to the form.

use super::run::Run;
use crate::card::Field;
use crate::flow::call::{Purpose, WaitsFor};
use crate::flow::decline::Decline;
use crate::flow::event::{ChallengeEvent, Charged};
use crate::flow::failure::{CallOutcome, Failure, Notice, PaymentStatus};
use crate::flow::payment::{PaidWith, PaymentEnd};
use crate::flow::state::{Phase, Receipt};
use crate::flow::terms::{CallId, Kept, RequestId};

impl Run {
    pub(super) fn confirm(&mut self, call: CallId) {
        if !self.state.settings.pays {
            return self.finish(call, CallOutcome::Failed(Failure::Cancelled));
        }
        if self.join_call(call, Purpose::Pay) {
            return;
        }
        let ids = vec![call];
        if let Phase::Finished {
            id,
            brand,
            kept,
            consent,
        } = &self.state.phase
        {
            let paid_with = PaidWith {
                id: id.clone(),
                brand: *brand,
                last4: None,
                consent: consent.clone(),
            };
            match kept {
                Kept::Paid => {
                    let outcome = payment_outcome(PaymentStatus::Succeeded, &paid_with);
                    self.finish(call, outcome);
                }
                Kept::Pending => self.poll_open_attempt(ids),
                Kept::Card => {
                    self.start_call(ids, Purpose::Pay, WaitsFor::Payment);
                    self.state.payment.charge(paid_with, &mut self.turn);
                }
            }
            return;
        }
        if self.state.payment.has_open_attempt() {
            self.poll_open_attempt(ids);
        } else {
            self.check_and_start(ids, Purpose::Pay);
        }
    }

    fn poll_open_attempt(&mut self, ids: Vec<CallId>) {
        self.state.notice = None;
        self.start_call(ids, Purpose::Pay, WaitsFor::Payment);
        self.state.payment.poll_open_attempt(&mut self.turn);
    }

    pub(super) fn charged(&mut self, request: RequestId, answer: Charged) {
        let end = self.state.payment.charged(request, answer, &mut self.turn);
        self.on_payment_end(end);
    }

    pub(super) fn challenged(&mut self, request: RequestId, event: ChallengeEvent) {
        self.state
            .payment
            .challenged(request, event, &mut self.turn);
    }

    pub(super) fn wake_payment(&mut self) {
        let end = self.state.payment.wake(&mut self.turn);
        self.on_payment_end(end);
    }

    fn on_payment_end(&mut self, end: Option<PaymentEnd>) {
        match end {
            None => {}
            Some(PaymentEnd::Paid(status, paid_with)) => self.paid(status, paid_with),
            Some(PaymentEnd::Declined(decline, paid_with)) => self.declined(decline, &paid_with),
            Some(PaymentEnd::Unknown(paid_with)) => {
                self.state.notice = Some(Notice::Unknown);
                self.finish_call(&payment_outcome(PaymentStatus::Unknown, &paid_with));
            }
            Some(PaymentEnd::ChargeRefused) => self.fail(Failure::ChargeRefused),
            Some(PaymentEnd::MadeRoom) => self.retry_as_new_attempt(),
        }
    }

    fn retry_as_new_attempt(&mut self) {
        if let Phase::Busy(call) = &mut self.state.phase {
            let ids = call.take_ids();
            self.state.phase = Phase::Editing;
            self.check_and_start(ids, Purpose::Pay);
        }
    }

    fn paid(&mut self, status: PaymentStatus, paid_with: PaidWith) {
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        let ids = call.take_ids();
        let outcome = payment_outcome(status, &paid_with);
        self.state.receipt = Receipt {
            price: self.state.saved.price().cloned(),
            last4: paid_with.last4.clone(),
        };
        let kept = if status == PaymentStatus::Succeeded {
            Kept::Paid
        } else {
            Kept::Pending
        };
        self.finish_form(paid_with, kept);
        self.finish_all(ids, &outcome);
    }

    fn declined(&mut self, decline: Decline, paid_with: &PaidWith) {
        self.state.notice = Some(Notice::Declined(decline));
        self.finish_call(&payment_outcome(
            PaymentStatus::Declined(decline),
            paid_with,
        ));
        match decline {
            Decline::Cvc => self.show_refusal(Field::Cvc),
            Decline::Expired => self.show_refusal(Field::Expiry),
            Decline::Card
            | Decline::Funds
            | Decline::LostOrStolen
            | Decline::Processing
            | Decline::Limit
            | Decline::Authentication
            | Decline::ChallengeCancelled
            | Decline::ChallengeExpired
            | Decline::Risk => {}
        }
    }

    /// What is said of a payment that the page itself gave up.
    pub(super) fn cancel_payment(&mut self) -> CallOutcome {
        match self.state.payment.cancel(&mut self.turn) {
            Some(paid_with) => payment_outcome(PaymentStatus::Unknown, &paid_with),
            None => CallOutcome::Failed(Failure::Cancelled),
        }
    }
}

fn payment_outcome(status: PaymentStatus, paid_with: &PaidWith) -> CallOutcome {
    CallOutcome::Payment {
        status,
        id: paid_with.id.clone(),
        consent: paid_with.consent.clone(),
    }
}
