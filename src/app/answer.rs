//! Reads the gateway's answer to a tokenisation.
//!
//! What its codes mean is [`payseal_core::wire`]'s knowledge; its words go nowhere.

use payseal_core::flow::{Answer, Changed, Failure, SavedCard};
use payseal_core::wire::browser::{
    CreateFromBrowser, Created, ListFromBrowser, Listed, ReadSession, SessionFacts,
    UpdateFromBrowser,
};
use payseal_core::wire::{Endpoint, Envelope, GatewayCode, OpenError, Refusal};
use serde::de::{DeserializeOwned, IgnoredAny};
use wasm_bindgen::JsValue;

use crate::dom::decode::decode;

/// Where a card is sent.
pub(super) const PATH: &str = CreateFromBrowser::ROUTE;

/// What the answer says.
pub(super) fn read(envelope: JsValue) -> Answer {
    match open::<CreateFromBrowser, Created>(envelope) {
        Ok(kept) => Answer::Created {
            id: kept.payment_method,
            brand: kept.card.brand,
        },
        Err(OpenError::Malformed) => Answer::Failed(Failure::AnswerInvalid),
        Err(OpenError::Refused { code, message }) => refused(code, &message),
    }
}

/// What the session is for.
pub(super) fn session(envelope: JsValue) -> Result<SessionFacts, Changed> {
    open::<ReadSession, _>(envelope).map_err(|why| changed_by(&why))
}

/// The saved cards.
pub(super) fn list(envelope: JsValue) -> Result<Vec<SavedCard>, Changed> {
    let listed: Vec<Listed> =
        open::<ListFromBrowser, _>(envelope).map_err(|why| changed_by(&why))?;
    Ok(listed.into_iter().map(Into::into).collect())
}

/// Whether a saved card was changed. What it became is what was asked for.
pub(super) fn changed(envelope: JsValue) -> Changed {
    match open::<UpdateFromBrowser, IgnoredAny>(envelope) {
        Ok(_) => Changed::Done,
        Err(why) => changed_by(&why),
    }
}

/// Whether a saved card's security code was taken.
pub(super) fn code_shown(envelope: JsValue) -> Answer {
    match open::<UpdateFromBrowser, IgnoredAny>(envelope) {
        Ok(_) => Answer::CodeTaken,
        Err(OpenError::Malformed) => Answer::Failed(Failure::AnswerInvalid),
        Err(OpenError::Refused { code, message }) => refused(code, &message),
    }
}

fn open<E: Endpoint, T: DeserializeOwned>(envelope: JsValue) -> Result<T, OpenError> {
    decode::<Envelope<T>>(envelope)
        .map_err(|_| OpenError::Malformed)?
        .open::<E>()
}

fn changed_by(why: &OpenError) -> Changed {
    match why.refusal() {
        Some(Refusal::TokenRefused) => Changed::TokenRefused,
        Some(Refusal::Field(_) | Refusal::Other(_)) | None => Changed::Failed,
    }
}

fn refused(code: GatewayCode, message: &str) -> Answer {
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
    fn a_refusal_is_about_the_token_a_field_or_neither() {
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
