//! The ends of saved cards that touch the browser: what is pressed in the list, and the calls that
//! load and change cards.

use std::rc::Rc;

use payseal_core::card::Field;
use payseal_core::flow::{
    Answer, AttemptId, CardChange, Cards, Changed, Choice, Event as Happened, Failure, RequestId,
    SavedEvent,
};
use payseal_core::wire::browser::{
    DefaultFromBrowser, DetachFromBrowser, ListFromBrowser, ReadSession, UpdateFromBrowser,
};
use payseal_core::wire::ids::{CustomerId, PaymentMethodId, SessionToken};
use payseal_core::wire::payment_method::{Update, encode_update};
use payseal_core::wire::{Endpoint, SecretBytes};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, HtmlInputElement};

use super::effects::failure_of;
use super::pay_answer;
use super::use_flow::Frame;
use crate::dom::fetch::Abort;
use crate::dom::{inputs, page};

/// Nothing is said in the body of a call whose path says everything.
const NOTHING: &[u8] = b"{}";

impl Frame {
    /// Something happened in the form that is not in one of its text inputs.
    pub(super) fn heard_elsewhere(self: &Rc<Self>, kind: &str, event: &Event) {
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
            _ => {}
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
        self.send(Happened::Saved(SavedEvent::Chose(choice)));
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
            ("edit", Some(id)) => SavedEvent::EditAsked(id),
            ("remove", Some(id)) => SavedEvent::RemoveAsked(id),
            ("default", Some(id)) => SavedEvent::Preferred(id),
            (_, _) => return,
        };
        self.send(Happened::Saved(event));
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

    /// Asks what the session is for, then for the cards of its customer.
    pub(super) fn load_cards(
        self: &Rc<Self>,
        request: RequestId,
        token: Rc<SessionToken>,
        list: bool,
    ) {
        let frame = Rc::clone(self);
        let named = self.edge.customer.borrow().clone();
        spawn_local(async move {
            let cards = frame.ask_for_cards(token, list, named).await;
            frame.send(Happened::CardsCame { request, cards });
        });
    }

    async fn ask_for_cards(
        &self,
        token: Rc<SessionToken>,
        list: bool,
        named: Option<CustomerId>,
    ) -> Cards {
        let path = ReadSession::ROUTE.to_owned();
        let told = self.call_gateway(path, Rc::clone(&token), None, None).await;
        // A gateway that knows no such route lists for whomever the page names.
        let facts = match told.map(pay_answer::session) {
            Ok(Ok(facts)) => facts,
            Ok(Err(Changed::TokenRefused)) => return Cards::TokenRefused,
            Ok(Err(Changed::Failed | Changed::Done)) | Err(_) => Default::default(),
        };
        let customer = facts.customer.clone().or(named);
        let wanted = list && !facts.lists_none;
        let Some(customer) = customer.filter(|_| wanted) else {
            let cards = Vec::new();
            return Cards::FromGateway { facts, cards };
        };
        let path = ListFromBrowser::path(&customer);
        match self
            .call_gateway(path, token, None, None)
            .await
            .map(pay_answer::list)
        {
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
        let call = self.call_gateway(path, token, Some(body), None);
        spawn_local(async move {
            let answer = match call.await {
                Ok(envelope) => pay_answer::changed(envelope),
                Err(_) => Changed::Failed,
            };
            frame.send(Happened::CardChanged { request, answer });
        });
    }

    /// Shows a saved card's security code to the gateway.
    pub(super) fn show_code(
        self: &Rc<Self>,
        attempt: AttemptId,
        token: Rc<SessionToken>,
        body: SecretBytes,
    ) {
        let Ok(abort) = Abort::new().map(Rc::new) else {
            return self.send(Happened::Answered {
                attempt,
                answer: Answer::Failed(Failure::Unreachable),
            });
        };
        self.edge.flight.replace(Some((attempt, Rc::clone(&abort))));
        let frame = Rc::clone(self);
        let path = UpdateFromBrowser::ROUTE.to_owned();
        let call = self.call_gateway(path, token, Some(body), Some(abort));
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
