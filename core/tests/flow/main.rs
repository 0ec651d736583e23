//! The checkout's state machine: told as stories, then walked at random.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test fails by panicking"
)]

mod books;
mod calls;
mod changing;
mod choosing;
mod codes;
mod folding;
mod form;
mod keeping;
mod paying;
mod random;
mod stories;
mod till;
mod walk;
