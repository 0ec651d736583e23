//! The ends of saved cards that touch the browser: what is pressed in the list, and the calls that
//! load and change cards.

use std::rc::Rc;

use payseal_core::card::Field;
use payseal_core::flow::{
    Answer, AttemptId, CardChange, Cards, Changed, Choice, Event as Happened, Failure, PayEvent,
    Removed, RequestId, SavedEvent,
};
use payseal_core::wire::browser::{
    DefaultFromBrowser, DetachFromBrowser, ListFromBrowser, SessionFacts, UpdateFromBrowser,
};
use payseal_core::wire::ids::{CustomerId, PaymentMethodId, SessionToken};
use payseal_core::wire::payment_method::{Update, encode_update};
use payseal_core::wire::{Endpoint, SecretBytes};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

use super::effects::failure_of;
use super::gateway::GatewayCall;
use super::pay_answer;
use super::use_flow::Frame;
use crate::dom::{inputs, page};

/// Nothing is said in the body of a call whose path says everything.
const NOTHING: &[u8] = b"{}";

impl Frame {
    /// Something happened in the form that is not in one of its text inputs.
    pub(super) fn on_other_event(self: &Rc<Self>, kind: &str, event: &Event) {
        match kind {
            "click" => {
                if let Some((_, act)) = page::marked(event.target(), "data-act") {
                    self.act(&act, event);
                }
            }
            "change" => match inputs::ticked(event.target()) {
                Some(ticked) => self.send(Happened::Agreed(ticked)),
                None => self.chose(event),
            },
            "keydown" => {
                if let Some(key) = event.dyn_ref() {
                    let on_button = page::marked(event.target(), "data-act").is_some();
                    self.pressed(key, on_button);
                }
            }
            "seen" | "mouseover" | "mouseout" | "focusin" | "focusout" => self.watch_undo(),
            _ => {}
        }
    }

    /// Lets the time to put a card back pass only while its place is seen and nobody dwells on it. The
    /// style sheet stops what is drawn of the time by the same words.
    pub(super) fn watch_undo(self: &Rc<Self>) {
        let held = {
            let state = self.state.borrow();
            let removed = state.as_ref().and_then(|state| state.saved().removed());
            removed.filter(|it| it.can_undo()).map(Removed::is_held)
        };
        if let Some(held) = held {
            let hold = !page::has(".ps-undo[data-seen]:not(:hover,:has(:focus-visible))");
            if hold != held {
                self.send(SavedEvent::UndoHeld(hold).into());
            }
        }
    }

    fn chose(self: &Rc<Self>, event: &Event) {
        let radio: Option<HtmlInputElement> =
            event.target().and_then(|target| target.dyn_into().ok());
        let Some(radio) = radio else { return };
        let choice = match PaymentMethodId::parse(&radio.value()) {
            Ok(id) if radio.value() != "new" => Choice::Saved(id),
            Ok(_) | Err(_) => Choice::New,
        };
        self.send(SavedEvent::Chose(choice).into());
    }

    fn act(self: &Rc<Self>, act: &str, event: &Event) {
        let card = page::marked(event.target(), "data-card")
            .and_then(|(_, id)| PaymentMethodId::parse(&id).ok());
        let event = match (act, card) {
            ("new", _) => SavedEvent::Chose(Choice::New),
            ("more", _) => SavedEvent::Unfolded,
            ("retry", _) => SavedEvent::Retried,
            ("undo", _) => SavedEvent::Undone,
            ("removed", _) => SavedEvent::Removed,
            ("save", _) => SavedEvent::EditSaved,
            ("keep", _) => SavedEvent::PanelClosed,
            ("manage", Some(id)) => SavedEvent::ManageAsked(id),
            ("edit", Some(id)) => SavedEvent::EditAsked(id),
            ("remove", Some(id)) => SavedEvent::RemoveAsked(id),
            ("default", Some(id)) => SavedEvent::Preferred(id),
            (_, _) => return,
        };
        self.send(event.into());
    }

    /// Writes what is to be changed into the inputs, which Yew has just drawn empty.
    pub(super) fn fill_row(&self) {
        let state = self.state.borrow();
        let Some(state) = state.as_ref() else { return };
        for field in [Field::Expiry, Field::Holder] {
            let (input, draft) = (inputs::row(field), state.saved().row().draft(field));
            if let (Some(input), Some(draft)) = (input, draft) {
                inputs::write(&input, draft.expose_text(), draft.expose_text().len());
            }
        }
    }

    /// Asks for the cards of the session's customer, or of whomever the page names.
    pub(super) async fn ask_for_cards(
        &self,
        token: Rc<SessionToken>,
        facts: SessionFacts,
        named: Option<CustomerId>,
    ) -> Cards {
        let customer = facts.customer.clone().or(named);
        let Some(customer) = customer.filter(|_| !facts.lists_none) else {
            let cards = Vec::new();
            return Cards::FromGateway { facts, cards };
        };
        let path = ListFromBrowser::path(&customer);
        let answer = self.gateway.read(path, token).await;
        match answer.map(pay_answer::list) {
            Ok(Ok(cards)) => Cards::FromGateway { facts, cards },
            Ok(Err(Changed::TokenRefused)) => Cards::TokenRefused,
            Ok(Err(Changed::Failed | Changed::Done)) | Err(_) => Cards::Failed,
        }
    }

    /// Asks the gateway to change a saved card.
    pub(super) fn change_card(
        self: &Rc<Self>,
        request: RequestId,
        token: Rc<SessionToken>,
        change: &CardChange,
    ) {
        let (path, body) = match change {
            CardChange::Detach(id) => (DetachFromBrowser::path(id), nothing()),
            CardChange::Prefer(id) => (DefaultFromBrowser::path(id), nothing()),
            CardChange::Update { id, expiry, holder } => (
                UpdateFromBrowser::ROUTE.to_owned(),
                encode_update(&Update {
                    payment_method: id,
                    expiry: *expiry,
                    holder: holder.as_ref(),
                    cvc: None,
                }),
            ),
        };
        let frame = Rc::clone(self);
        let call = self.gateway.call(GatewayCall {
            body: Some(body),
            ..GatewayCall::get(path, token)
        });
        spawn_local(async move {
            let answer = match call.await {
                Ok(envelope) => pay_answer::changed(envelope),
                Err(_) => Changed::Failed,
            };
            frame.send(PayEvent::CardChanged { request, answer }.into());
        });
    }

    /// Shows a saved card's security code to the gateway.
    pub(super) fn show_code(
        self: &Rc<Self>,
        attempt: AttemptId,
        token: Rc<SessionToken>,
        body: SecretBytes,
    ) {
        let Some(abort) = self.gateway.begin(attempt) else {
            return self.send(Happened::Answered {
                attempt,
                answer: Answer::Failed(Failure::Unreachable),
            });
        };
        let frame = Rc::clone(self);
        let path = UpdateFromBrowser::ROUTE.to_owned();
        let call = self.gateway.call(GatewayCall {
            body: Some(body),
            abort: Some(abort),
            ..GatewayCall::get(path, token)
        });
        spawn_local(async move {
            let answer = match call.await {
                Ok(envelope) => pay_answer::code_shown(envelope),
                Err(problem) => Answer::Failed(failure_of(problem)),
            };
            frame.send(Happened::Answered { attempt, answer });
        });
    }
}

fn nothing() -> SecretBytes {
    SecretBytes::from_vec(NOTHING.to_vec())
}
