//! Carries out what the flow asks for.
//!
//! The only place that hands a card on: to the one writer of [`payseal_core::wire`], whose buffer goes to
//! the gateway and is wiped.

use std::rc::Rc;

use payseal_core::bridge::message::ToHost;
use payseal_core::bridge::tell;
use payseal_core::flow::{Answer, AttemptId, Effect, Event, Failure, Spot};
use payseal_core::wire::SecretBytes;
use payseal_core::wire::ids::SessionToken;
use payseal_core::wire::payment_method::{GivenConsent, encode_create};
use wasm_bindgen_futures::spawn_local;

use super::answer;
use super::gateway::GatewayCall;
use super::use_flow::Frame;
use crate::dom::fetch::Problem;
use crate::dom::timer::Timer;
use crate::dom::{boot, clock, inputs, page};

impl Frame {
    pub(super) fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::AskToken { request, reason } => {
                self.host_page.tell(&tell::need_token(request, reason))
            }
            Effect::Tokenise {
                attempt,
                idempotency_key,
                token,
                card,
                brand,
                customer,
                billing,
                consent,
            } => {
                let given = consent.as_ref().map(|consent| GivenConsent {
                    text_version: &consent.text_version,
                    redisplay: tell::allow_redisplay_name(consent.allow_redisplay),
                });
                // The one buffer that goes to the gateway.
                let body =
                    encode_create(&card, brand, billing.as_deref(), customer.as_ref(), given);
                drop(card);
                let key = self.gateway.idempotency_key(idempotency_key);
                self.tokenise(attempt, token, key, body);
            }
            Effect::LoadCards {
                request,
                token,
                list,
                customer,
            } => self.load_cards(request, token, list, customer),
            Effect::Abandon { attempt } => self.gateway.abandon(attempt),
            Effect::Wake { at } => self.wake(at),
            Effect::Finish { call, outcome } => {
                let cvc_len = self.look().cvc_len();
                let told = tell::finished(call, outcome, &self.words(), cvc_len);
                self.host_page.tell(&told);
            }
            Effect::Focus(spot) => focus(spot),
            Effect::Rewrite(spot) => self.rewrite(spot),
            Effect::EmptyInputs => inputs::empty(),
            Effect::TellForm(view) => self.host_page.tell(&ToHost::Changed(tell::snapshot(view))),
            Effect::TellEntered(field) => self.host_page.tell(&ToHost::Focused {
                field: field.into(),
            }),
            Effect::TellLeft(field) => self.host_page.tell(&ToHost::Blurred {
                field: field.into(),
            }),
            Effect::TellEnter => self.host_page.tell(&ToHost::Entered),
            Effect::TellEscape => self.host_page.tell(&ToHost::Escaped),
            Effect::TellTrouble(failure) => self.host_page.tell(&ToHost::Troubled {
                error: tell::failed(failure, &self.words()),
            }),
            #[cfg(feature = "pay")]
            Effect::Pay(effect) => self.run_payment(effect),
            #[cfg(not(feature = "pay"))]
            Effect::Pay(_) => {}
        }
    }

    fn wake(self: &Rc<Self>, at: Option<u64>) {
        let timer = at.map(|at| {
            let now = clock::now()?.millis;
            let frame = Rc::clone(self);
            Timer::after(at.saturating_sub(now), move || {
                // Whatever was missed of the shopper's dwelling on it is known now.
                #[cfg(feature = "pay")]
                frame.watch_undo();
                frame.send(Event::Woke);
            })
        });
        match timer.transpose() {
            Ok(timer) => self.edge.set_alarm(timer),
            Err(_) => boot::stop("frame_crashed"),
        }
    }

    fn tokenise(
        self: &Rc<Self>,
        attempt: AttemptId,
        token: Rc<SessionToken>,
        key: String,
        body: SecretBytes,
    ) {
        let Some(abort) = self.gateway.begin(attempt) else {
            return self.send(Event::Answered {
                attempt,
                answer: Answer::Failed(Failure::Unreachable),
            });
        };
        let frame = Rc::clone(self);
        let call = self.gateway.call(GatewayCall {
            path: answer::PATH.to_owned(),
            token,
            key,
            body: Some(body),
            abort: Some(abort),
        });
        spawn_local(async move {
            let answer = match call.await {
                Ok(envelope) => answer::read(envelope),
                Err(problem) => Answer::Failed(failure_of(problem)),
            };
            frame.send(Event::Answered { attempt, answer });
        });
    }
}

/// Why there is no answer, in the flow's words.
pub(crate) fn failure_of(problem: Problem) -> Failure {
    match problem {
        Problem::Offline => Failure::Offline,
        Problem::Timeout => Failure::Timeout,
        Problem::Unreachable => Failure::Unreachable,
        Problem::Answer => Failure::AnswerInvalid,
        Problem::Abandoned => Failure::Cancelled,
    }
}

/// Puts the focus there.
fn focus(spot: Spot) {
    match spot {
        Spot::Field(field) => inputs::focus(field),
        Spot::Row(field) => {
            if let Some(input) = inputs::row(field) {
                // An input that cannot take the focus leaves it where it is.
                let _ = input.focus();
            }
        }
        Spot::Choice => page::focus("input[name=card]:checked"),
        Spot::Marked => page::focus("[data-marked] :is(input:enabled,button)"),
        Spot::Manage => page::focus("[data-marked] [data-act=manage]"),
        Spot::Remove => page::focus("[data-act=remove]"),
        Spot::Keep => page::focus("[data-act=keep]"),
        Spot::Edit => page::focus("[data-act=edit]"),
        Spot::Undo => page::focus("[data-act=undo]"),
        Spot::Result => page::focus("#kept"),
    }
}
