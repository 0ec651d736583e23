//! What a gateway operator runs so that merchants can embed the sealed form: the frame's
//! document for each merchant account with its security headers, the frame's assets, the loader,
//! and a forwarder for the calls that the frame makes.
//!
//! It keeps no state, stores nothing and has no card rule: a card passes through
//! [`forward`] unread. Many of it behind a CDN is how Payseal scales. The sandbox mounts
//! [`router`] beside its own gateway.
//!
//! Reading order: [`account`], [`build`], [`document`], [`headers`],
//! [`forward`], [`request_id`], [`name`], [`connections`], [`workers`], [`settings`], [`operate`], [`evidence`].

pub mod account;
mod address;
mod answer;
mod body_timeout;
pub mod build;
mod client_address;
pub mod connections;
pub mod document;
pub mod evidence;
pub mod forward;
pub mod headers;
pub mod inline;
mod kept_connections;
pub mod name;
mod not_found;
pub mod operate;
mod prepared;
pub mod request_id;
mod serve;
pub mod settings;
mod settings_error;
#[cfg(feature = "tls")]
mod tls_client;
mod unanswered;
mod upstream;
pub mod workers;
mod write_timeout;

pub use account::{AccountView, Accounts};
pub use build::BuildError;
pub use serve::{Config, router, router_of};
