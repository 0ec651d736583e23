//! Reads the gateway's answers about sessions and saved cards, member by member.

use payseal_core::flow::{Answer, Changed, Failure, SavedCard};
use payseal_core::json::Json;
use payseal_core::wire::browser::{
    ListFromBrowser, Listed, ReadSession, SessionFacts, UpdateFromBrowser, open,
};
use payseal_core::wire::{Endpoint, OpenError, Refusal};
use wasm_bindgen::JsValue;

use super::answer;
use crate::dom::value::Value;

/// What the session is for.
pub(super) fn session(envelope: JsValue) -> Result<SessionFacts, Changed> {
    let data = data::<ReadSession>(envelope)?;
    Ok(SessionFacts::read(&data))
}

/// The saved cards.
pub(super) fn list(envelope: JsValue) -> Result<Vec<SavedCard>, Changed> {
    let items = data::<ListFromBrowser>(envelope)?.items();
    let cards = items.ok_or(Changed::Failed)?;
    // A card that cannot be read takes none of the others away.
    Ok(cards
        .iter()
        .filter_map(Listed::read)
        .map(Into::into)
        .collect())
}

/// What an answer holds, to be read member by member.
fn data<E: Endpoint>(envelope: JsValue) -> Result<Value, Changed> {
    open::<E, _>(&Value(envelope)).map_err(|why| match why.refusal() {
        Some(Refusal::TokenRefused) => Changed::TokenRefused,
        Some(Refusal::Field(_) | Refusal::Other(_)) | None => Changed::Failed,
    })
}

/// Whether a saved card was changed. What it became is what was asked for.
pub(super) fn changed(envelope: JsValue) -> Changed {
    match data::<UpdateFromBrowser>(envelope) {
        Ok(_) => Changed::Done,
        Err(why) => why,
    }
}

/// Whether a saved card's security code was taken.
pub(super) fn code_shown(envelope: JsValue) -> Answer {
    match open::<UpdateFromBrowser, _>(&Value(envelope)) {
        Ok(_) => Answer::CodeTaken,
        Err(OpenError::Malformed) => Answer::Failed(Failure::AnswerInvalid),
        Err(OpenError::Refused { code, message }) => answer::refused(code, &message),
    }
}
