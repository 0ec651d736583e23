//! The running frame: the state, the words, and what connects it to the world. Every change goes through
//! [`Frame::then`]: the state first, then the drawing, then the effects.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::bank_account::{DebitType, Field, Reason};
use payseal_core::bridge::debit::{self as said};
use payseal_core::bridge::tell;
use payseal_core::flow::debit::{Answer, Debit, Effect};
use payseal_core::flow::{AttemptId, Failure};
use payseal_core::text::debit::{failure_key, version_key};
use payseal_core::wire::browser::{CreateFromBrowser, Created, open};
use payseal_core::wire::ids::SessionToken;
use payseal_core::wire::{OpenError, Refusal, SecretBytes};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::drawing;
use super::words::{self, Words};
use crate::app::answer::PATH;
use crate::app::appearance::Appearance;
use crate::app::edge::Edge;
use crate::app::effects::failure_of;
use crate::app::gateway::{Gateway, GatewayCall};
use crate::app::host_page::HostPage;
use crate::dom::timer::Timer;
use crate::dom::value::Value;
use crate::dom::{DomError, boot, clock, network, page};
use crate::start::NotStarted;

/// Everything of the frame.
pub(super) struct Frame {
    pub(super) state: RefCell<Debit>,
    pub(super) words: RefCell<Words>,
    pub(super) host_page: HostPage,
    pub(super) gateway: Gateway,
    pub(super) appearance: Appearance,
    pub(super) edge: Edge,
    /// The reason that has just appeared, which is read out.
    pub(super) announced: Cell<Option<Reason>>,
}

/// Gathers what the frame needs and begins to listen.
///
/// # Errors
/// When the sentences cannot be loaded, or the document is not of this build.
pub async fn begin() -> Result<(), NotStarted> {
    let words = Words::load(words::locale()).await?;
    let debit = page::data("debit").and_then(|word| DebitType::parse(&word));
    let debit = debit.ok_or(NotStarted)?;
    let frame = Rc::new(Frame {
        state: RefCell::new(Debit::new(debit, network::is_online())),
        words: RefCell::new(words),
        host_page: HostPage::default(),
        gateway: Gateway::default(),
        appearance: Appearance::default(),
        edge: Edge::default(),
        announced: Cell::new(None),
    });
    frame.word();
    frame.listen()?;
    frame.await_greeting()?;
    Ok(())
}

impl Frame {
    /// Changes the state, draws what has changed, and does what is to be done.
    pub(super) fn then<T>(self: &Rc<Self>, change: impl FnOnce(&mut Debit, u64) -> T) -> Option<T> {
        let Ok(now) = clock::now() else {
            boot::stop("frame_crashed");
            return None;
        };
        let (done, effects) = {
            let mut state = self.state.borrow_mut();
            let done = change(&mut state, now.millis);
            (done, state.take_effects(now.millis))
        };
        let stays = self
            .announced
            .get()
            .filter(|it| self.reason(it.field()) == Some(*it));
        self.announced.set(stays);
        self.draw();
        for effect in effects {
            self.run(effect);
        }
        Some(done)
    }

    /// The mandate that is shown from now on.
    pub(super) fn word(&self) {
        let mut state = self.state.borrow_mut();
        let version = self
            .words
            .borrow()
            .sentence(version_key(state.debit_type()));
        state.word(version.into());
    }

    pub(super) fn reason(&self, field: Field) -> Option<Reason> {
        self.state.borrow().reason(field)
    }

    fn draw(&self) {
        drawing::draw(
            &self.state.borrow(),
            &self.words.borrow(),
            self.announced.get(),
        );
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::AskToken { request, reason } => {
                self.host_page.tell(&tell::need_token(request, reason));
            }
            Effect::Tokenise {
                attempt,
                idempotency_key,
                token,
                body,
            } => {
                let key = self.gateway.idempotency_key(idempotency_key);
                self.tokenise(attempt, token, key, body);
            }
            Effect::Abandon(attempt) => self.gateway.abandon(attempt),
            Effect::Wake(at) => self.wake(at),
            Effect::Finish(call, outcome) => {
                let words = self.words.borrow();
                let told = said::finished(call, &outcome, |what| words.said(what));
                self.host_page.tell_debit(&told);
            }
            Effect::Focus(field) => drawing::focus(field),
            Effect::Rewrite(field) => self.rewrite(field),
            Effect::EmptyInputs => drawing::empty(),
            Effect::TellForm(view) => self.host_page.tell_debit(&said::changed(&view)),
            Effect::TellTrouble(failure) => {
                let message = self.words.borrow().sentence(failure_key(failure));
                self.host_page.tell_debit(&said::troubled(failure, message));
            }
        }
    }

    fn wake(self: &Rc<Self>, at: Option<u64>) {
        let timer = at.map(|at| {
            let now = clock::now()?.millis;
            let frame = Rc::clone(self);
            Timer::after(at.saturating_sub(now), move || {
                frame.then(Debit::woke);
            })
        });
        match timer.transpose() {
            Ok(timer) => self.edge.set_alarm(timer),
            Err(DomError { .. }) => boot::stop("frame_crashed"),
        }
    }

    fn tokenise(
        self: &Rc<Self>,
        attempt: AttemptId,
        token: Rc<SessionToken>,
        key: String,
        body: SecretBytes,
    ) {
        let abort = self.gateway.begin(attempt);
        let frame = Rc::clone(self);
        let call = self.gateway.call(GatewayCall {
            path: PATH.to_owned(),
            token,
            key,
            body: Some(body),
            abort,
        });
        spawn_local(async move {
            let answer = match call.await {
                Ok(envelope) => read(envelope),
                Err(problem) => Answer::Failed(failure_of(problem)),
            };
            frame.then(|state, millis| state.answered(attempt, answer, millis));
        });
    }
}

/// What the gateway's answer says.
fn read(envelope: JsValue) -> Answer {
    match open::<CreateFromBrowser, _>(&Value(envelope)) {
        Ok(data) => match Created::read(&data) {
            Some(kept) => Answer::Created(kept.payment_method),
            None => Answer::Failed(Failure::AnswerInvalid),
        },
        Err(OpenError::Malformed) => Answer::Failed(Failure::AnswerInvalid),
        Err(OpenError::Refused { code, message }) => match Refusal::read(code, &message) {
            Refusal::TokenRefused => Answer::TokenRefused,
            Refusal::Field(_) | Refusal::Other(_) => Answer::Refused(code),
        },
    }
}
