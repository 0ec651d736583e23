//! The sandbox: one process that plays the gateway, the card issuer and a demo shop, on two
//! loopback origins, so that a merchant can develop and test without a network or an account.
//!
//! It is not a gateway to run in production: it accepts published test cards only, moves no
//! money, and its clock can be pushed. It keeps no card number and no security code.
//!
//! Reading order: [`config`], [`account`], [`cards`], [`store`], [`ledger`].

pub mod account;
pub mod calendar;
pub mod cards;
pub mod clock;
pub mod config;
pub mod ledger;
pub mod secret;
pub mod store;
