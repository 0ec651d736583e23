//! Reads the gateway's answer to a tokenisation, and what it says of the session.
//!
//! What its codes mean is [`payseal_core::wire`]'s knowledge; its words go nowhere.

use payseal_core::flow::{Answer, Changed, Failure};
use payseal_core::wire::browser::{CreateFromBrowser, Created, ReadSession, SessionFacts, open};
use payseal_core::wire::{Endpoint, GatewayCode, OpenError, Refusal};
use wasm_bindgen::JsValue;

use crate::dom::value::Value;

/// Where a card is sent.
pub(crate) const PATH: &str = CreateFromBrowser::ROUTE;

/// What the answer says.
pub(super) fn read(envelope: JsValue) -> Answer {
    match open::<CreateFromBrowser, _>(&Value(envelope)) {
        Ok(data) => match Created::read(&data) {
            Some(kept) => Answer::Created {
                id: kept.payment_method,
                brand: kept.brand,
            },
            None => Answer::Failed(Failure::AnswerInvalid),
        },
        Err(OpenError::Malformed) => Answer::Failed(Failure::AnswerInvalid),
        Err(OpenError::Refused { code, message }) => refused(code, &message),
    }
}

/// What the session is for.
pub(super) fn session(envelope: JsValue) -> Result<SessionFacts, Changed> {
    let data = data::<ReadSession>(envelope)?;
    Ok(SessionFacts::read(&data))
}

/// What an answer holds, to be read member by member.
pub(super) fn data<E: Endpoint>(envelope: JsValue) -> Result<Value, Changed> {
    open::<E, _>(&Value(envelope)).map_err(|why| match why.refusal() {
        Some(Refusal::TokenRefused) => Changed::TokenRefused,
        Some(Refusal::Field(_) | Refusal::Other(_)) | None => Changed::Failed,
    })
}

pub(super) fn refused(code: GatewayCode, message: &str) -> Answer {
    match Refusal::read(code, message) {
        Refusal::TokenRefused => Answer::TokenRefused,
        Refusal::Field(field) => Answer::CardRefused { field, code },
        Refusal::Other(code) => Answer::GatewayRefused { code },
    }
}

#[cfg(test)]
mod tests {
    use payseal_core::card::Field;

    use super::*;

    #[test]
    fn gateway_refusal_is_about_the_session_token_a_field_or_neither() {
        for (code, message, expected) in [
            ("P0002", "I0030_no such number", Some(Field::Number)),
            ("P0002", "I0033_expired", Some(Field::Expiry)),
            ("P0002", "I0040_wrong code", Some(Field::Cvc)),
            ("P0002", "I0061_Duplicate Order", None),
            ("P0001", "", None),
            ("S0001", "api request error", None),
            ("L0004", "duplicate request", None),
        ] {
            let code = GatewayCode::parse(code).unwrap();
            let expected = match expected {
                Some(field) => Answer::CardRefused { field, code },
                None => Answer::GatewayRefused { code },
            };
            assert_eq!(refused(code, message), expected);
        }
        let code = GatewayCode::parse("L0005").unwrap();
        assert_eq!(refused(code, "check sign info error"), Answer::TokenRefused);
    }
}
