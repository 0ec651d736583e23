//! AsiaBill's dialect: what a gateway does that speaks its interface (`server`), and what a merchant's
//! server needs that calls one (`client`); [`wire`] is what both say.
//!
//! Each is a feature, so that a merchant's server builds without a gateway.

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "server")]
mod server;
pub mod wire;

#[cfg(feature = "server")]
pub use server::{AsiaBill, GAPS, MOST_SENDS, NAME, credentials};
