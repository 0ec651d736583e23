//! The contract between the host page and the frame: one handshake, then one port with two
//! closed enums of messages.
//!
//! ```text
//! loader (host page)                                   frame
//!   | -- window message: {payseal, nonce} + port -------> |  handshake: origin, source, nonce, one port
//!   | <------------------------------ port: opened ------ |  version, the same nonce, title
//!   | -- port: surface, open(options) ------------------> |
//!   | <------------------------------ port: ready ------- |
//!   | <------------------------------ port: needToken --- |  the merchant's server is asked
//!   | -- port: token -----------------------------------> |
//!   | -- port: submit(call) ----------------------------> |  tokenises with the gateway
//!   | <------------------------------ port: finished ---- |  one opaque id, or a typed error
//! ```
//!
//! No message of either direction has a field that could carry a digit of a card: what the host
//! page may learn is closed here, by type. serde is used in this module and in [`crate::wire`],
//! nowhere else.

#[cfg(feature = "pay")]
mod cards;
pub mod debit;
pub mod error_code;
pub mod handshake;
pub mod hear;
pub mod held;
mod look;
mod members;
pub mod message;
pub mod names;
pub mod options;
pub mod origin;
pub mod payment;
pub mod read;
pub mod surface;
pub mod tell;

// The types of the loader are those of the frame that pays, which is told more.
#[cfg(test)]
#[cfg(feature = "pay")]
mod tests;

/// The version of this protocol; the loader and the frame refuse to talk when theirs differ.
pub const VERSION: u32 = 1;
