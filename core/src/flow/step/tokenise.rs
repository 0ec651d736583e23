//! A call at the gateway: it waits for a session token, sends the card or a saved card's code, and takes
//! the answer.

use alloc::rc::Rc;

use super::run::Run;
use crate::PAYS;
use crate::flow::call::WaitsFor;
use crate::flow::effect::{Effect, PayEffect};
use crate::flow::event::Answer;
use crate::flow::failure::{CallOutcome, Failure, Notice};
use crate::flow::payment::PaidWith;
use crate::flow::saved::Choice;
use crate::flow::session::TOKEN_TIMEOUT;
use crate::flow::state::Phase;
use crate::flow::terms::{AttemptId, Customer};
use crate::wire::ids::SessionToken;

impl Run {
    /// Sends the card, or the saved card's code, if a call waits for a token and there is one.
    pub(super) fn resume(&mut self) {
        if !self.waits_for_token() {
            return;
        }
        let Some(token) = self.state.session.token(self.turn.now.millis) else {
            return;
        };
        let attempt = AttemptId(self.state.attempts.wrapping_add(1));
        let effect = match self.state.saved.choice() {
            Choice::Saved(_) if !PAYS => None,
            Choice::New => self.tokenise(attempt, token),
            Choice::Saved(id) => self.state.saved.cvc().map(|cvc| {
                let id = id.clone();
                Effect::Pay(PayEffect::ShowCode {
                    attempt,
                    token,
                    id,
                    cvc,
                })
            }),
        };
        // The form was complete when the call began and has not changed since; only a change
        // of month between the two can bring us here without a card.
        let Some(effect) = effect else {
            let field = self.state.form.show_all(self.turn.now.today);
            let cancelled = CallOutcome::Failed(Failure::Cancelled);
            let outcome = field.map_or(cancelled, |(field, reason)| CallOutcome::Incomplete {
                field,
                reason,
            });
            return self.finish_call(&outcome);
        };
        self.state.attempts = attempt.0;
        if let Phase::Busy(call) = &mut self.state.phase {
            call.wait_for_gateway(attempt);
        }
        self.push(effect);
    }

    /// Sends the card that is typed, with what the shopper agreed to under the words that are on the
    /// screen now.
    fn tokenise(&mut self, attempt: AttemptId, token: Rc<SessionToken>) -> Option<Effect> {
        let card = self.state.form.card(self.turn.now.today)?;
        if self.state.sent_wording != self.state.wording {
            self.state.sent_wording = Rc::clone(&self.state.wording);
            self.renew_idempotency_key();
        }
        let consent = self.state.consent();
        if let Phase::Busy(call) = &mut self.state.phase {
            call.note_consent(&consent);
        }
        let Customer { id, billing } = &self.state.customer;
        let binds = consent.is_some() || !self.state.settings.pays;
        Some(Effect::Tokenise {
            attempt,
            idempotency_key: self.state.idempotency_key,
            token,
            card,
            brand: self.state.form.chosen_brand(),
            customer: id.as_ref().filter(|_| binds).cloned(),
            billing: billing.clone(),
            consent,
        })
    }

    fn waits_for_token(&self) -> bool {
        matches!(&self.state.phase, Phase::Busy(call) if call.waits_for_token())
    }

    pub(super) fn ask_if_waiting(&mut self) {
        if self.waits_for_token() {
            self.ask_token();
        }
    }

    pub(super) fn answer(&mut self, attempt: AttemptId, answer: Answer) {
        let Phase::Busy(call) = &mut self.state.phase else {
            return;
        };
        if call.waits_for() != (WaitsFor::Gateway { attempt }) {
            return;
        }
        match answer {
            Answer::Created { id, brand } => {
                let consent = call.take_consent();
                self.renew_idempotency_key();
                let last4 = self.state.form.last4();
                self.on_payment_method(PaidWith {
                    id,
                    brand,
                    last4,
                    consent,
                });
            }
            Answer::CodeTaken => match self.chosen_card() {
                Some(paid_with) if PAYS => self.on_payment_method(paid_with),
                Some(_) | None => self.finish_call(&CallOutcome::Failed(Failure::Cancelled)),
            },
            Answer::TokenRefused => {
                self.state.session.refuse();
                if call.retry_with_another_token(self.turn.after(TOKEN_TIMEOUT)) {
                    self.ask_token();
                } else {
                    self.fail(Failure::SessionTokenRefused);
                }
            }
            Answer::CardRefused { field, code } => {
                self.renew_idempotency_key();
                self.state.notice = Some(Notice::CardRefused);
                self.state.payment.count_refusal(&self.turn);
                self.show_refusal(field);
                self.finish_call(&CallOutcome::CardRefused { field, code });
            }
            Answer::GatewayRefused { code } => {
                // Its S codes are troubles of its own: what became of the card is not known.
                if !code.as_str().starts_with('S') {
                    self.renew_idempotency_key();
                }
                self.state.notice = Some(Notice::Failed(Failure::GatewayRefused));
                self.finish_call(&CallOutcome::GatewayRefused { code });
            }
            Answer::Failed(failure) => self.fail(failure),
        }
    }
}
