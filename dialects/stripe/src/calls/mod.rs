//! The calls, by what they are about. Each reads its parameters, asks the engine, and answers with an
//! object. [`dispatch`] is the list of those that a server makes too; those of pages alone are in
//! `crate::routes`.

mod account_list;
mod accounts;
mod billing;
mod card_data;
mod charges;
mod checkout_sessions;
mod confirmation_tokens;
mod customer_sessions;
mod customers;
mod debit_data;
mod disputes;
mod event_log;
mod find;
mod mandate_data;
mod method_data;
mod method_types;
mod of_session;
mod opened;
mod paying;
mod payment_intents;
mod payment_methods;
mod prices;
mod products;
mod refunds;
mod setup_intents;
mod webhook_endpoints;
mod who;

use crate::call::{Call, Done};
use crate::wire::error::ApiError;
use crate::wire::form::Fields;

pub(crate) use billing::{address, told_billing};
pub(crate) use checkout_sessions::{
    Contact, adjust, charge_anew as charge_checkout_anew, confirm as confirm_checkout,
    keep_said as keep_checkout, lines_of, opened as opened_checkout,
};
pub(crate) use customers::person;
pub use find::find_by_id;
pub(crate) use method_data::{Made, TYPES as METHOD_TYPES, keep_debit, keep_row, prefer_brand};
pub(crate) use method_types::offered as offered_types;
pub(crate) use opened::opened_intent;
pub(crate) use payment_intents::asks_code_again;

/// Does a call of a server's: the method and the path below `/v1/` say which.
///
/// # Errors
/// When it is refused, or the engine fails; nothing of it is kept then.
pub fn dispatch(call: &Call<'_>, method: &str, path: &[&str], fields: Fields) -> Done {
    match (method, path) {
        ("POST", ["customers"]) => customers::create(call, fields),
        ("GET", ["customers"]) => customers::list(call, fields),
        ("GET", ["customers", id]) => customers::retrieve(call, id),
        ("POST", ["customers", id]) => customers::update(call, id, fields),
        ("DELETE", ["customers", id]) => customers::delete(call, id),
        ("GET", ["customers", id, "payment_methods"]) => payment_methods::list_of(call, id, fields),
        ("GET", ["customers", customer, "payment_methods", id]) => {
            payment_methods::retrieve_of(call, customer, id)
        }
        ("POST", ["customer_sessions"]) => customer_sessions::create(call, fields),
        ("POST", ["payment_methods"]) => payment_methods::create(call, fields),
        ("GET", ["payment_methods"]) => payment_methods::list(call, fields),
        ("GET", ["payment_methods", id]) => payment_methods::retrieve(call, id),
        ("POST", ["payment_methods", id]) => payment_methods::update(call, id, fields),
        ("POST", ["payment_methods", id, "attach"]) => payment_methods::attach(call, id, fields),
        ("POST", ["payment_methods", id, "detach"]) => payment_methods::detach(call, id),
        ("POST", ["products"]) => products::create(call, fields),
        ("GET", ["products"]) => products::list(call, fields),
        ("GET", ["products", id]) => products::retrieve(call, id),
        ("POST", ["products", id]) => products::update(call, id, fields),
        ("DELETE", ["products", id]) => products::delete(call, id),
        ("POST", ["prices"]) => prices::create(call, fields),
        ("GET", ["prices"]) => prices::list(call, fields),
        ("GET", ["prices", id]) => prices::retrieve(call, id),
        ("POST", ["prices", id]) => prices::update(call, id, fields),
        ("POST", ["payment_intents"]) => payment_intents::create(call, fields),
        ("GET", ["payment_intents"]) => payment_intents::list(call, fields),
        ("GET", ["payment_intents", id]) => payment_intents::retrieve(call, id, fields),
        ("POST", ["payment_intents", id]) => payment_intents::update(call, id, fields),
        ("POST", ["payment_intents", id, "confirm"]) => payment_intents::confirm(call, id, fields),
        ("POST", ["payment_intents", id, "capture"]) => payment_intents::capture(call, id, fields),
        ("POST", ["payment_intents", id, "cancel"]) => payment_intents::cancel(call, id, fields),
        ("POST", ["checkout", "sessions"]) => checkout_sessions::create(call, fields),
        ("GET", ["checkout", "sessions"]) => checkout_sessions::list(call, fields),
        ("GET", ["checkout", "sessions", id]) => checkout_sessions::retrieve(call, id),
        ("POST", ["checkout", "sessions", id]) => checkout_sessions::update(call, id, fields),
        ("POST", ["checkout", "sessions", id, "expire"]) => checkout_sessions::expire(call, id),
        ("GET", ["checkout", "sessions", id, "line_items"]) => {
            checkout_sessions::line_items(call, id, fields)
        }
        ("POST", ["setup_intents"]) => setup_intents::create(call, fields),
        ("GET", ["setup_intents"]) => setup_intents::list(call, fields),
        ("GET", ["setup_intents", id]) => setup_intents::retrieve(call, id, fields),
        ("POST", ["setup_intents", id]) => setup_intents::update(call, id, fields),
        ("POST", ["setup_intents", id, "confirm"]) => setup_intents::confirm(call, id, fields),
        ("POST", ["setup_intents", id, "cancel"]) => setup_intents::cancel(call, id, fields),
        ("GET", ["mandates", id]) => mandate_data::retrieve(call, id),
        ("GET", ["charges"]) => charges::list(call, fields),
        ("GET", ["charges", id]) => charges::retrieve(call, id),
        ("GET", ["disputes"]) => disputes::list(call, fields),
        ("GET", ["disputes", id]) => disputes::retrieve(call, id),
        ("POST", ["disputes", id]) => disputes::update(call, id, fields),
        ("POST", ["disputes", id, "close"]) => disputes::close(call, id),
        ("POST", ["refunds"]) => refunds::create(call, fields),
        ("GET", ["refunds"]) => refunds::list(call, fields),
        ("GET", ["refunds", id]) => refunds::retrieve(call, id),
        ("POST", ["refunds", id]) => refunds::update(call, id, fields),
        ("POST", ["v2", "core", "accounts"]) => accounts::create(call, fields),
        ("GET", ["v2", "core", "accounts"]) => account_list::list(call, fields),
        ("GET", ["v2", "core", "accounts", id]) => accounts::retrieve(call, id, fields),
        ("POST", ["v2", "core", "accounts", id]) => accounts::update(call, id, fields),
        ("POST", ["v2", "core", "accounts", id, "close"]) => accounts::close(call, id, fields),
        ("GET", ["events"]) => event_log::list(call, fields),
        ("GET", ["events", id]) => event_log::retrieve(call, id),
        ("POST", ["webhook_endpoints"]) => webhook_endpoints::create(call, fields),
        ("GET", ["webhook_endpoints"]) => webhook_endpoints::list(call, fields),
        ("GET", ["webhook_endpoints", id]) => webhook_endpoints::retrieve(call, id),
        ("POST", ["webhook_endpoints", id]) => webhook_endpoints::update(call, id, fields),
        ("DELETE", ["webhook_endpoints", id]) => webhook_endpoints::delete(call, id),
        ("POST", ["confirmation_tokens"]) => confirmation_tokens::create(call, fields),
        ("GET", ["confirmation_tokens", id]) => confirmation_tokens::retrieve(call, id),
        _ => Err(nothing_here(method, path)),
    }
}

fn nothing_here(method: &str, path: &[&str]) -> crate::call::CallError {
    let path = format!("/v1/{}", path.join("/"));
    ApiError::no_such_path(method, &crate::wire::error::told(&path)).into()
}
