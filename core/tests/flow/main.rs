//! The checkout's state machine: told as stories, then walked at random. What a frame that only saves cards
//! does is told in both.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test fails by panicking"
)]

mod agreeing;
#[cfg(feature = "pay")]
mod books;
#[cfg(feature = "pay")]
mod brands;
#[cfg(feature = "pay")]
mod calls;
#[cfg(feature = "pay")]
mod changing;
#[cfg(feature = "pay")]
mod checking;
#[cfg(feature = "pay")]
mod choosing;
#[cfg(feature = "pay")]
mod codes;
#[cfg(feature = "pay")]
mod folding;
mod form;
mod keeping;
#[cfg(feature = "pay")]
mod paying;
mod random;
#[cfg(feature = "pay")]
mod removing;
mod stories;
#[cfg(feature = "pay")]
mod till;
#[cfg(feature = "pay")]
mod two_brands;
mod walk;
