//! The members of an object that came from the host page.

use crate::json::Json;

/// Whether an object has no member but these.
pub(super) fn only(object: &impl Json, known: &[&str]) -> Option<()> {
    let names = object.names()?;
    names
        .iter()
        .all(|name| known.contains(&&**name))
        .then_some(())
}

/// A member that may be absent; one of another type spoils the message.
pub(super) fn maybe<J: Json, T>(
    object: &J,
    name: &str,
    read: impl FnOnce(&J) -> Option<T>,
) -> Option<Option<T>> {
    match object.member(name) {
        None => Some(None),
        Some(member) => read(&member).map(Some),
    }
}
