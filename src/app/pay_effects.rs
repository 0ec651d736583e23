//! Carries out what the flow asks for when it pays, or lists and changes saved cards.

use std::rc::Rc;

use payseal_core::bridge::message::ToHost;
use payseal_core::bridge::payment::PayToHost;
use payseal_core::bridge::tell;
use payseal_core::flow::PayEffect;
use payseal_core::wire::payment_method::{Update, encode_update};

use super::use_flow::Frame;
use crate::dom::{inputs, page};

impl Frame {
    /// Carries out one of those effects.
    pub(super) fn run_payment(self: &Rc<Self>, effect: PayEffect) {
        match effect {
            PayEffect::ShowCode {
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
            PayEffect::AskCards { request } => {
                self.tell_pay(PayToHost::NeedCards { request: request.0 })
            }
            PayEffect::ChangeCard {
                request,
                token,
                change,
            } => self.change_card(request, token, &change),
            PayEffect::AskCharge {
                request,
                attempt,
                id,
                consent,
                settle,
            } => self.tell_pay(PayToHost::NeedCharge {
                request: request.0,
                attempt,
                customer_payment_method_id: id.into(),
                consent: consent.map(tell::consent),
                settle,
            }),
            PayEffect::OpenChallenge { request, url } => self.tell_pay(PayToHost::NeedChallenge {
                request: request.0,
                url,
                about: page::data("merchant").filter(|name| !name.is_empty()),
            }),
            PayEffect::EndChallenge => self.tell_pay(PayToHost::EndChallenge),
            PayEffect::EmptyRow => inputs::empty_row(),
            PayEffect::FillRow => self.fill_row(),
            PayEffect::TellRemoved(id) => self.tell_pay(PayToHost::CardRemoved { id: id.into() }),
            PayEffect::TellUpdated(id) => self.tell_pay(PayToHost::CardUpdated { id: id.into() }),
            PayEffect::TellLeftOut(left_out) => self.host_page.tell(&ToHost::Troubled {
                error: tell::left_out(&left_out, &self.words()),
            }),
        }
    }
    fn tell_pay(&self, message: PayToHost) {
        self.host_page.tell(&ToHost::Pay(message));
    }
}
