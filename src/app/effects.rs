//! Carries out what the flow asks for.
//!
//! The only caller of `dom::fetch` and `dom::port`, and the only place that hands a card on: to
//! the one writer of [`payseal_core::wire`], whose buffer goes to the gateway and is wiped.

use std::rc::Rc;

use payseal_core::bridge::message::ToHost;
use payseal_core::bridge::origin::Origin;
use payseal_core::bridge::tell;
use payseal_core::flow::{Answer, AttemptId, Effect, Event, Failure, Spot};
use payseal_core::wire::SecretBytes;
use payseal_core::wire::browser::IDEMPOTENCY_HEADER;
use payseal_core::wire::ids::SessionToken;
use payseal_core::wire::payment_method::{GivenConsent, encode_create};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::answer;
use super::gateway_reads::GatewayCall;
use super::use_flow::Frame;
use crate::dom::fetch::{self, Abort, Call, Problem};
use crate::dom::timer::Timer;
use crate::dom::{boot, clock, inputs, page, random};

impl Frame {
    /// Tells the host page, when there is one yet.
    pub(super) fn tell(&self, message: &ToHost) {
        if let Some(port) = &*self.edge.port.borrow() {
            // A port that does not take a message has lost its page: there is no one to tell.
            let _ = port.send(message);
        }
    }

    pub(super) fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::AskToken { request, reason } => self.tell(&tell::need_token(request, reason)),
            Effect::Tokenise {
                attempt,
                idempotency_key,
                token,
                card,
                customer,
                billing,
                consent,
            } => {
                let given = consent.as_ref().map(|consent| GivenConsent {
                    text_version: &consent.text_version,
                    redisplay: tell::allow_redisplay_name(consent.allow_redisplay),
                });
                // The one buffer that goes to the gateway.
                let body = encode_create(&card, billing.as_deref(), customer.as_ref(), given);
                drop(card);
                let key = self.idempotency_key(idempotency_key);
                self.tokenise(attempt, token, key, body);
            }
            Effect::LoadCards {
                request,
                token,
                list,
                customer,
            } => self.load_cards(request, token, list, customer),
            Effect::Abandon { attempt } => {
                if let Some((flying, abort)) = &*self.edge.tokenisation.borrow()
                    && *flying == attempt
                {
                    abort.give_up(Problem::Abandoned);
                }
            }
            Effect::Wake { at } => self.wake(at),
            Effect::Finish { call, outcome } => {
                let cvc_len = self.look().cvc_len();
                let told = tell::finished(call, outcome, &self.words(), cvc_len);
                self.tell(&told);
            }
            Effect::Focus(spot) => focus(spot),
            Effect::Rewrite(spot) => self.rewrite(spot),
            Effect::EmptyInputs => inputs::empty(),
            Effect::TellForm(view) => self.tell(&ToHost::Changed(tell::snapshot(view))),
            Effect::TellEntered(field) => self.tell(&ToHost::Focused {
                field: field.into(),
            }),
            Effect::TellLeft(field) => self.tell(&ToHost::Blurred {
                field: field.into(),
            }),
            Effect::TellEnter => self.tell(&ToHost::Entered),
            Effect::TellEscape => self.tell(&ToHost::Escaped),
            Effect::TellTrouble(failure) => self.tell(&ToHost::Troubled {
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
            Ok(timer) => drop(self.edge.wake.replace(timer)),
            Err(_) => boot::stop("frame_crashed"),
        }
    }

    /// The idempotency key of this key_number: the same while the same is sent again.
    fn idempotency_key(&self, key_number: u32) -> String {
        let mut key = self.edge.key.borrow_mut();
        match &*key {
            Some((of, name)) if *of == key_number => name.clone(),
            // Without randomness there is no key, and a repeat is another try.
            Some(_) | None => {
                let name = random::name().unwrap_or_default();
                *key = Some((key_number, name.clone()));
                name
            }
        }
    }

    fn tokenise(
        self: &Rc<Self>,
        attempt: AttemptId,
        token: Rc<SessionToken>,
        key: String,
        body: SecretBytes,
    ) {
        let Ok(abort) = Abort::new().map(Rc::new) else {
            return self.send(Event::Answered {
                attempt,
                answer: Answer::Failed(Failure::Unreachable),
            });
        };
        self.edge
            .tokenisation
            .replace(Some((attempt, Rc::clone(&abort))));
        let frame = Rc::clone(self);
        let call = self.call_gateway(GatewayCall {
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

    /// Calls the gateway with a token, on a path of our own origin.
    pub(super) fn call_gateway(
        &self,
        call: GatewayCall,
    ) -> impl Future<Output = Result<JsValue, Problem>> + use<> {
        let host = self.edge.host.borrow().clone();
        let account = page::data("account").unwrap_or_default();
        async move {
            // The gateway holds them against what the token was made for.
            let headers = [
                ("sessionToken", call.token.expose_token()),
                ("x-payseal-host", host.as_ref().map_or("", Origin::as_str)),
                ("x-payseal-account", account.as_str()),
                (IDEMPOTENCY_HEADER, call.key.as_str()),
            ];
            let keyless = headers.len() - usize::from(call.key.is_empty());
            fetch::json(Call {
                path: &call.path,
                headers: headers.get(..keyless).unwrap_or_default(),
                body: call.body.as_ref().map(SecretBytes::expose_bytes),
                abort: call.abort,
            })
            .await
        }
    }
}

/// Why there is no answer, in the flow's words.
pub(super) fn failure_of(problem: Problem) -> Failure {
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
