//! The gateway's JSON and its signature, as AsiaBill's V2022-03 interface and its v3 browser
//! routes spell them: what goes out, what comes back, and which code means success.
//!
//! It sends nothing, knows no HTTP client and no database. The vendor's uneven spellings,
//! numbers that are sometimes texts, and per-endpoint success codes end here: what leaves this
//! module is typed. serde is used here and in [`crate::bridge`], nowhere else.
//!
//! Reading order: [`ids`], [`endpoint`], [`envelope`], [`session`], [`customer`],
//! [`payment_method`], [`charge`], [`browser`], [`refusal`], [`codes`], [`signature`].

pub mod brand;
pub mod browser;
pub mod charge;
pub mod codes;
pub mod customer;
pub mod endpoint;
pub mod envelope;
pub mod ids;
mod lenient;
pub mod payment_method;
pub mod refusal;
pub mod secret;
pub mod session;
pub mod signature;

pub use codes::GatewayCode;
pub use endpoint::{Endpoint, Method};
pub use envelope::{Envelope, OpenError};
pub use refusal::Refusal;
pub use secret::SecretBytes;
