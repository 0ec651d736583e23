//! Reads the gateway's answer to a tokenisation.
//!
//! What its codes mean is [`payseal_core::wire`]'s knowledge; its words go nowhere.

use payseal_core::flow::{Answer, Failure};
use payseal_core::wire::browser::{CreateFromBrowser, Created};
use payseal_core::wire::{Endpoint, Envelope, GatewayCode, OpenError, Refusal};
use wasm_bindgen::JsValue;

use crate::dom::decode::decode;

/// Where a card is sent.
pub(super) const PATH: &str = CreateFromBrowser::ROUTE;

/// What the answer says.
pub(super) fn read(envelope: JsValue) -> Answer {
    let Ok(envelope) = decode::<Envelope<Created>>(envelope) else {
        return Answer::Failed(Failure::AnswerInvalid);
    };
    match envelope.open::<CreateFromBrowser>() {
        Ok(kept) => Answer::Created {
            id: kept.payment_method,
            brand: kept.card.brand,
        },
        Err(OpenError::Malformed) => Answer::Failed(Failure::AnswerInvalid),
        Err(OpenError::Refused { code, message }) => refused(code, &message),
    }
}

fn refused(code: GatewayCode, message: &str) -> Answer {
    let field = match Refusal::read(code, message) {
        Refusal::TokenRefused => return Answer::TokenRefused,
        Refusal::Field(field) => Some(field),
        Refusal::Other(_) => None,
    };
    Answer::CardRefused { field, code }
}
