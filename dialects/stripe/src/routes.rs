//! Who answers a call, and which of them a page may make: those that a server makes too are in `calls`, those
//! of pages alone in `browser`.

use axum::http::Method;

use crate::browser::{payment_pages, sessions};
use crate::call::{Call, Caller, Done};
use crate::calls;
use crate::wire::error::ApiError;
use crate::wire::form::Fields;

/// Does a call: the method and the path below `/v1/` say which.
///
/// # Errors
/// When it is refused, or the engine fails; nothing of it is kept then.
pub(crate) fn dispatch(call: &Call<'_>, method: &str, path: &[&str], fields: Fields) -> Done {
    match (method, path) {
        ("GET", ["payment_pages", id]) => payment_pages::retrieve(call, id, fields),
        ("POST", ["payment_pages", id]) => payment_pages::update(call, id, fields),
        ("POST", ["payment_pages", id, "confirm"]) => payment_pages::confirm(call, id, fields),
        ("POST", ["payseal", "sessions"]) => sessions::open(call, fields),
        _ => calls::dispatch(call, method, path, fields),
    }
}

/// Refuses what a page may not do with the publishable key: everything that needs no secret of an object, but
/// for making a payment method, a confirmation token, and a form for an intent to be, which it learns
/// nothing from.
///
/// # Errors
/// When the caller is a page, and this is for servers.
pub(crate) fn allowed(caller: Caller, method: &Method, path: &[&str]) -> Result<(), ApiError> {
    let is_for_pages = matches!(
        (method.as_str(), path),
        ("POST", ["payment_methods"])
            | ("GET", ["payment_intents", _])
            | ("POST", ["payment_intents", _, "confirm"])
            | ("GET" | "POST", ["payment_pages", _])
            | ("POST", ["payment_pages", _, "confirm"])
            | ("GET", ["setup_intents", _])
            | ("POST", ["setup_intents", _, "confirm"])
            | ("POST", ["payseal", "sessions"])
            | ("POST", ["confirmation_tokens"])
    );
    if caller == Caller::Server || is_for_pages {
        return Ok(());
    }
    Err(ApiError::forbidden(
        "This API call cannot be made with a publishable API key. Please use a secret API key.",
    )
    .coded("secret_key_required"))
}
