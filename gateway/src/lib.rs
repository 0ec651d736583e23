//! What every dialect stands on: the state that its handlers share, the seam by which the sandbox knows
//! it, the merchants' accounts, and the bank's pages. It knows no vendor; what a gateway remembers
//! and decides is in [`payseal_engine`].
//!
//! Reading order: [`account`], [`credentials`], [`gateway`], [`dialect`], [`merchant`], [`bank`].

pub mod account;
pub mod address;
pub mod bank;
pub mod client_address;
pub mod credentials;
pub mod cvc_policy;
pub mod dialect;
pub mod gateway;
pub mod merchant;
pub mod own_pages;
pub mod page;
pub mod price;
pub mod provider_words;
pub mod tries;

pub use account::{Account, Accounts};
pub use credentials::{Credentials, DemoCredentials, NotCredentials, Section};
pub use dialect::{Dialect, Message};
pub use gateway::Gateway;
