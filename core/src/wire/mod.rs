//! What the frame says to its gateway, whatever dialect the merchant's server speaks there: the v3
//! routes for browsers, what goes out, what comes back, and which code means success. They are
//! AsiaBill's, with additions of this project's own; all else that AsiaBill's interface has is in its
//! dialect.
//!
//! It sends nothing, knows no HTTP client and no database. The vendor's uneven spellings,
//! numbers that are sometimes texts, and per-endpoint success codes end here: what leaves this
//! module is typed. serde is used here and in [`crate::bridge`], nowhere else.
//!
//! Reading order: [`ids`], [`endpoint`], [`envelope`], [`payment_method`], [`browser`], [`refusal`],
//! [`codes`].

pub mod brand;
pub mod browser;
pub mod codes;
pub mod endpoint;
pub mod envelope;
pub mod ids;
pub mod lenient;
pub mod payment_method;
pub mod refusal;
pub mod secret;

pub use codes::GatewayCode;
pub use endpoint::{Endpoint, Method};
pub use envelope::{Envelope, OpenError};
pub use refusal::Refusal;
pub use secret::SecretBytes;
