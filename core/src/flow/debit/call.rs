//! A call from `submit` to its one outcome: a token, the gateway's answer, and once more where either was lost.

use super::super::failure::Failure;
use super::super::session::TOKEN_TIMEOUT;
use super::super::terms::{AttemptId, CallId, RequestId};
use super::{Answer, Debit, Effect, MEMBER_WRONG, MOST_CALLS, Notice, Outcome, Phase};
use crate::bank_account::{
    AccountNumber, BankAccount, Bsb, DebitType, Email, Field, Iban, Reason, check_holder,
};
use crate::wire::SecretBytes;
use crate::wire::ids::SessionToken;
use crate::wire::payment_method::encode_create_debit;

impl Debit {
    /// The page wants an id for what is typed.
    pub fn submit(&mut self, call: CallId, millis: u64) {
        match self.phase {
            Phase::Connecting | Phase::Closed => {
                return self.finish(call, Outcome::Failed(Failure::Cancelled));
            }
            Phase::Asking { .. } | Phase::Sending { .. } => {
                if self.calls.len() >= MOST_CALLS {
                    return self.finish(call, Outcome::Failed(Failure::Cancelled));
                }
                if !self.calls.contains(&call) {
                    self.calls.push(call);
                }
                return;
            }
            Phase::Editing => {}
        }
        self.notice = None;
        self.calls.push(call);
        for field in self.debit.fields() {
            self.slot_mut(*field).submitted = true;
        }
        let wrong = self.debit.fields().iter().find_map(|it| self.reason(*it));
        if let Some(reason) = wrong {
            self.effects.push(Effect::Focus(reason.field()));
            return self.end(&Outcome::Wrong(reason, None));
        }
        if !self.online {
            return self.fail(Failure::Offline);
        }
        let until = millis.saturating_add(TOKEN_TIMEOUT);
        self.phase = Phase::Asking {
            until,
            again: false,
        };
        self.resume(millis);
        if matches!(self.phase, Phase::Asking { .. }) {
            self.ask_token(millis);
        }
    }

    /// Sends the account, when a call waits for a token and there is one.
    pub(super) fn resume(&mut self, millis: u64) {
        let Phase::Asking { again, .. } = self.phase else {
            return;
        };
        let Some(token) = self.session.token(millis) else {
            return;
        };
        let Some(body) = self.body() else {
            return self.fail(Failure::Cancelled);
        };
        self.attempts = self.attempts.wrapping_add(1);
        let attempt = AttemptId(self.attempts);
        self.phase = Phase::Sending { attempt, again };
        self.effects.push(Effect::Tokenise {
            attempt,
            idempotency_key: self.idempotency_key,
            token,
            body,
        });
    }

    /// The body of the request, when every field holds.
    pub(super) fn body(&self) -> Option<SecretBytes> {
        let text = |field| self.expose_text(field);
        let account = match self.debit {
            DebitType::SepaDebit => BankAccount::Sepa(Iban::check(text(Field::Iban)).valid()?),
            DebitType::AuBecsDebit => BankAccount::Becs(
                Bsb::check(text(Field::Bsb)).valid()?,
                AccountNumber::check(text(Field::AccountNumber)).valid()?,
            ),
        };
        let holder = check_holder(text(Field::Holder)).valid()?;
        let email = Email::check(text(Field::Email)).valid()?;
        let customer = self.customer.as_ref();
        Some(encode_create_debit(
            &account,
            &holder,
            &email,
            &self.mandate,
            customer,
        ))
    }

    /// A token came.
    pub fn token_came(
        &mut self,
        request: RequestId,
        token: SessionToken,
        lifetime: u64,
        millis: u64,
    ) {
        if self.session.receive(request, token, lifetime, millis) {
            self.resume(millis);
        }
    }

    /// There is none to be had.
    pub fn token_failed(&mut self, request: RequestId, millis: u64) {
        if self.session.fail(request, millis) {
            self.no_token();
        }
    }

    pub(super) fn no_token(&mut self) {
        match self.phase {
            Phase::Asking { .. } => self.fail(Failure::SessionTokenFailed),
            Phase::Editing | Phase::Sending { .. } => {
                let trouble = Effect::TellTrouble(Failure::SessionTokenFailed);
                self.effects.push(trouble);
            }
            Phase::Connecting | Phase::Closed => {}
        }
    }

    /// The gateway answered; an answer to an older attempt is none.
    pub fn answered(&mut self, attempt: AttemptId, answer: Answer, millis: u64) {
        let Phase::Sending { attempt: of, again } = self.phase else {
            return;
        };
        if of != attempt {
            return;
        }
        match answer {
            Answer::Created(id) => {
                self.renew_idempotency_key();
                self.end(&Outcome::Created(id));
            }
            Answer::TokenRefused => {
                self.session.refuse();
                if again {
                    return self.fail(Failure::SessionTokenRefused);
                }
                let until = millis.saturating_add(TOKEN_TIMEOUT);
                self.phase = Phase::Asking { until, again: true };
                self.ask_token(millis);
            }
            Answer::Refused(code) if code.as_str() == MEMBER_WRONG => {
                self.renew_idempotency_key();
                let reason = match self.debit {
                    DebitType::SepaDebit => Reason::IbanRefused,
                    DebitType::AuBecsDebit => Reason::AccountNumberRefused,
                };
                self.slot_mut(reason.field()).refused = Some(reason);
                self.effects.push(Effect::Focus(reason.field()));
                self.end(&Outcome::Wrong(reason, Some(code)));
            }
            Answer::Refused(code) => {
                // Of its S codes it is not known what became of the account.
                if !code.as_str().starts_with('S') {
                    self.renew_idempotency_key();
                }
                self.notice = Some(Notice::Failed(Failure::GatewayRefused));
                self.end(&Outcome::GatewayRefused(code));
            }
            Answer::Failed(failure) => self.fail(failure),
        }
    }

    pub(super) fn cancel(&mut self) {
        if let Phase::Sending { attempt, .. } = self.phase {
            self.effects.push(Effect::Abandon(attempt));
        }
        if self.is_busy() {
            self.end(&Outcome::Failed(Failure::Cancelled));
        }
    }

    pub(super) fn empty(&mut self) {
        self.slots = Default::default();
        self.renew_idempotency_key();
        self.effects.push(Effect::EmptyInputs);
    }

    pub(super) fn ask_token(&mut self, millis: u64) {
        if let Some((request, reason)) = self.session.ask(millis) {
            self.effects.push(Effect::AskToken { request, reason });
        }
    }

    pub(super) fn fail(&mut self, failure: Failure) {
        self.notice = Some(Notice::Failed(failure));
        self.end(&Outcome::Failed(failure));
    }

    /// Every call that waits ends so.
    pub(super) fn end(&mut self, outcome: &Outcome) {
        self.phase = Phase::Editing;
        for call in core::mem::take(&mut self.calls) {
            self.finish(call, outcome.clone());
        }
    }

    pub(super) fn finish(&mut self, call: CallId, outcome: Outcome) {
        self.effects.push(Effect::Finish(call, outcome));
    }

    pub(super) fn renew_idempotency_key(&mut self) {
        self.idempotency_key = self.idempotency_key.wrapping_add(1);
    }
}
