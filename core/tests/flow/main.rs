//! The checkout's state machine: told as stories, then walked at random.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test fails by panicking"
)]

mod books;
mod choosing;
mod form;
mod paying;
mod random;
mod stories;
mod till;
mod walk;
