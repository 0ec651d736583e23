//! Reads the gateway's answers about saved cards, member by member.

use payseal_core::flow::{Answer, Changed, Failure, SavedCard};
use payseal_core::json::Json;
use payseal_core::wire::OpenError;
use payseal_core::wire::browser::{ListFromBrowser, Listed, UpdateFromBrowser, open};
use wasm_bindgen::JsValue;

use super::answer::{self, data};
use crate::dom::value::Value;

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
