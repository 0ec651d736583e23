//! AsiaBill's dialect: what a gateway does that speaks its interface (`server`), and what a merchant's
//! server needs that calls one (`client`); [`wire`] is what both say.
//!
//! Each is a feature, so that a merchant's server builds without a gateway.

#[cfg(feature = "client")]
pub mod client;
#[cfg(all(feature = "client", feature = "server"))]
mod merchant;
#[cfg(feature = "server")]
mod seam;
#[cfg(feature = "server")]
mod server;
pub mod wire;

#[cfg(feature = "server")]
pub use seam::AsiaBill;
#[cfg(feature = "server")]
pub use server::{GAPS, MOST_SENDS, NAME, account_credentials as credentials};
