//! The sandbox: one process that plays the gateway, the card issuer and a demo shop, each on a
//! loopback origin of its own, so that a merchant can develop and test without a network or an account.
//!
//! It is not a gateway to run in production: it accepts published test cards only, moves no
//! money, and its clock can be pushed. It keeps no card number and no security code.
//!
//! What it remembers and decides is in [`payseal_engine`], and what every dialect stands on in
//! [`payseal_gateway`]. Reading order here: [`config`], [`dialects`], [`routes`], [`shop`], [`sandbox`].

pub mod account_list;
pub mod accounts_file;
pub mod admin;
pub mod args;
pub mod card_list;
mod checkout;
pub mod config;
mod cookies;
pub mod database;
mod database_file;
pub mod demo;
pub mod dialects;
mod fixed_file;
mod frame;
mod hosts;
mod inside;
mod keys;
mod language;
mod logos;
mod other_processes;
mod ports;
pub mod routes;
pub mod sandbox;
pub mod shop;
mod template;
pub mod tls;
mod webhook_dispatcher;

pub use config::Config;
pub use database::Place;
pub use demo::demo_account;
pub use payseal_gateway::Account;
pub use sandbox::{Sandbox, StartError};
