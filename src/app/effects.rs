//! Carries out what the flow asks for.
//!
//! The only caller of `dom::fetch` and `dom::port`, and the only place that hands a card on: to
//! the one writer of [`payseal_core::wire`], whose buffer goes to the gateway and is wiped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::bridge::message::{ToHost, TokenReason};
use payseal_core::bridge::origin::Origin;
use payseal_core::card::Card;
use payseal_core::flow::{self, Answer, AttemptId, Effect, Event, Failure};
use payseal_core::text::Locale;
use payseal_core::wire::ids::{CustomerId, SessionToken};
use payseal_core::wire::payment_method::{BillingDetail, encode_create};
use wasm_bindgen_futures::spawn_local;

use super::answer;
use super::report;
use super::use_flow::Frame;
use crate::dom::boot::WindowMessages;
use crate::dom::fetch::{self, Abort, Call, Problem};
use crate::dom::listener::Listener;
use crate::dom::network::Network;
use crate::dom::port::Port;
use crate::dom::resize::Height;
use crate::dom::timer::Timer;
use crate::dom::{boot, clock, inputs, page};

/// The frame's ties to the world; each is cut when it is replaced or dropped.
#[derive(Default)]
pub(crate) struct Edge {
    pub(super) port: RefCell<Option<Port>>,
    /// The page that embeds the frame.
    pub(super) host: RefCell<Option<Origin>>,
    pub(super) greeting: RefCell<Option<WindowMessages>>,
    pub(super) hands: RefCell<Vec<Listener>>,
    pub(super) network: RefCell<Option<Network>>,
    pub(super) height: RefCell<Option<Height>>,
    pub(super) customer: RefCell<Option<CustomerId>>,
    pub(super) billing: RefCell<Option<BillingDetail>>,
    /// The locale that was asked for last; an earlier file of sentences that comes late is not
    /// spoken.
    pub(super) locale: Cell<Option<Locale>>,
    wake: RefCell<Option<Timer>>,
    flight: RefCell<Option<(AttemptId, Rc<Abort>)>>,
}

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
            Effect::AskToken { request, reason } => self.tell(&ToHost::NeedToken {
                request: request.0,
                reason: match reason {
                    flow::TokenReason::First => TokenReason::First,
                    flow::TokenReason::Expiring => TokenReason::Expiring,
                    flow::TokenReason::Refused => TokenReason::Refused,
                },
            }),
            Effect::Tokenise {
                attempt,
                token,
                card,
            } => self.tokenise(attempt, token, card),
            Effect::Abandon { attempt } => {
                if let Some((flying, abort)) = &*self.edge.flight.borrow()
                    && *flying == attempt
                {
                    abort.give_up(Problem::Abandoned);
                }
            }
            Effect::Wake { at } => self.wake(at),
            Effect::Finish { call, outcome } => {
                let cvc_len = self.look().cvc_len();
                self.tell(&report::finished(call, outcome, &self.words(), cvc_len));
            }
            Effect::Focus(field) => inputs::focus(field),
            Effect::EmptyInputs => inputs::empty(),
            Effect::TellForm(view) => self.tell(&ToHost::Changed(report::snapshot(view))),
            Effect::TellEntered(field) => self.tell(&ToHost::Focused {
                field: field.into(),
            }),
            Effect::TellLeft(field) => self.tell(&ToHost::Blurred {
                field: field.into(),
            }),
            Effect::TellEnter => self.tell(&ToHost::Entered),
            Effect::TellEscape => self.tell(&ToHost::Escaped),
            Effect::TellTrouble(failure) => self.tell(&ToHost::Troubled {
                error: report::failed(failure, &self.words()),
            }),
        }
    }

    fn wake(self: &Rc<Self>, at: Option<u64>) {
        let timer = at.map(|at| {
            let now = clock::now()?.millis;
            let frame = Rc::clone(self);
            Timer::after(at.saturating_sub(now), move || frame.send(Event::Woke))
        });
        match timer.transpose() {
            Ok(timer) => drop(self.edge.wake.replace(timer)),
            Err(_) => boot::stop("frame_crashed"),
        }
    }

    fn tokenise(self: &Rc<Self>, attempt: AttemptId, token: Rc<SessionToken>, card: Card) {
        let body = encode_create(
            &card,
            self.edge.billing.borrow().as_ref(),
            self.edge.customer.borrow().as_ref(),
        );
        drop(card);
        let Ok(abort) = Abort::new().map(Rc::new) else {
            return self.send(Event::Answered {
                attempt,
                answer: Answer::Failed(Failure::Unreachable),
            });
        };
        self.edge.flight.replace(Some((attempt, Rc::clone(&abort))));
        let frame = Rc::clone(self);
        let host = self.edge.host.borrow().clone();
        let account = page::data("account").unwrap_or_default();
        spawn_local(async move {
            // The gateway holds them against what the token was made for.
            let headers = [
                ("sessionToken", token.expose_token()),
                ("x-payseal-host", host.as_ref().map_or("", Origin::as_str)),
                ("x-payseal-account", account.as_str()),
            ];
            let received = fetch::json(Call {
                path: answer::PATH,
                headers: &headers,
                body: Some(body.expose_bytes()),
                abort: Some(abort),
            })
            .await;
            drop(body);
            let answer = match received {
                Ok(envelope) => answer::read(envelope),
                Err(problem) => Answer::Failed(match problem {
                    Problem::Offline => Failure::Offline,
                    Problem::Timeout => Failure::Timeout,
                    Problem::Unreachable => Failure::Unreachable,
                    Problem::Answer => Failure::AnswerInvalid,
                    Problem::Abandoned => Failure::Cancelled,
                }),
            };
            frame.send(Event::Answered { attempt, answer });
        });
    }
}
