//! The pure core of Payseal: what a card is, what travels to the gateway and to the host page,
//! and how a checkout moves from one state to the next.
//!
//! It knows no browser, no Yew, no clock, no randomness and no network: those come in as
//! arguments and events, and leave as effects. The frame and the sandbox are both built on it,
//! so every card rule exists once.
//!
//! Reading order: [`card`], [`bank_account`], [`money`], [`wire`], [`bridge`], [`flow`], [`text`].

extern crate alloc;

pub mod bank_account;
pub mod bridge;
pub mod card;
pub mod flow;
pub mod json;
pub mod money;
pub mod text;
pub mod theme;
pub mod wire;

/// Whether this build pays and lists saved cards, or only saves cards. A constant, so that what is
/// behind it is not there at all: the frame of a page that only saves cards is smaller by it.
pub const PAYS: bool = cfg!(feature = "pay");

/// Whether this build is the form for bank accounts.
pub const DEBITS: bool = cfg!(all(feature = "debit", not(feature = "pay")));
