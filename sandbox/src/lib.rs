//! The sandbox: one process that plays the gateway, the card issuer and a demo shop, each on a
//! loopback origin of its own, so that a merchant can develop and test without a network or an account.
//!
//! It is not a gateway to run in production: it accepts published test cards only, moves no
//! money, and its clock can be pushed. It keeps no card number and no security code.
//!
//! What it remembers and decides is in [`payseal_engine`]. Reading order here: [`config`], [`account`],
//! [`gateway`], [`dialect`], [`dialects`], [`routes`], [`shop`], [`sandbox`].

pub mod account;
pub mod account_list;
mod address;
pub mod admin;
pub mod args;
mod bank;
pub mod card_list;
mod checkout;
mod client_address;
pub mod config;
mod cookies;
mod cvc_policy;
mod database_file;
pub mod dialect;
pub mod dialects;
mod fixed_file;
mod frame;
pub mod gateway;
mod hosts;
mod language;
mod logos;
mod own_pages;
mod page;
mod price;
mod provider_words;
pub mod routes;
pub mod sandbox;
pub mod shop;
mod template;
pub mod tries;
mod webhook_dispatcher;

pub use account::Account;
pub use config::Config;
pub use sandbox::{Sandbox, StartError};
