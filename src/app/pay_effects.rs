//! Carries out what the flow asks for when it pays, or lists and changes saved cards.

use std::rc::Rc;

use payseal_core::bridge::message::ToHost;
use payseal_core::flow::Effect;
use payseal_core::wire::payment_method::{Update, encode_update};

use super::report;
use super::use_flow::Frame;
use crate::dom::{inputs, page};

impl Frame {
    /// Carries out one of those effects.
    pub(super) fn run_payment(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::ShowCode {
                attempt,
                token,
                id,
                cvc,
            } => {
                let body = encode_update(&Update {
                    payment_method: &id,
                    expiry: None,
                    holder: None,
                    cvc: Some(&cvc),
                });
                drop(cvc);
                self.show_code(attempt, token, body);
            }
            Effect::AskCards { request } => self.tell(&ToHost::NeedCards { request: request.0 }),
            Effect::ChangeCard {
                request,
                token,
                change,
            } => self.change_card(request, token, &change),
            Effect::AskCharge {
                request,
                attempt,
                id,
                consent,
                settle,
            } => self.tell(&ToHost::NeedCharge {
                request: request.0,
                attempt,
                customer_payment_method_id: id.into(),
                consent: consent.map(report::consent),
                settle,
            }),
            Effect::OpenChallenge { request, url } => self.tell(&ToHost::NeedChallenge {
                request: request.0,
                url,
                about: page::data("merchant").filter(|name| !name.is_empty()),
            }),
            Effect::EndChallenge => self.tell(&ToHost::EndChallenge),
            Effect::EmptyRow => inputs::empty_row(),
            Effect::FillRow => self.fill_row(),
            Effect::TellRemoved(id) => self.tell(&ToHost::CardRemoved { id: id.into() }),
            Effect::TellUpdated(id) => self.tell(&ToHost::CardUpdated { id: id.into() }),
            Effect::TellLeftOut(left_out) => self.tell(&ToHost::Troubled {
                error: report::left_out(&left_out, &self.words()),
            }),
            Effect::AskToken { .. }
            | Effect::Tokenise { .. }
            | Effect::LoadCards { .. }
            | Effect::Abandon { .. }
            | Effect::Wake { .. }
            | Effect::Finish { .. }
            | Effect::Focus(_)
            | Effect::EmptyInputs
            | Effect::Rewrite(_)
            | Effect::TellForm(_)
            | Effect::TellEntered(_)
            | Effect::TellLeft(_)
            | Effect::TellEnter
            | Effect::TellEscape
            | Effect::TellTrouble(_) => {}
        }
    }
}
