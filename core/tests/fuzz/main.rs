//! Everything that reads what a stranger wrote, fed with arbitrary values, arbitrary bytes and valid
//! messages with something wrong: it never panics, and what it lets through keeps its promises.
//!
//! A few thousand cases of each in every run of the tests; `PROPTEST_CASES` asks for more
//! (docs/fuzzing.md).

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod arbitrary;
mod bridge;
#[cfg(feature = "pay")]
mod flow;
mod greeting;
mod held;
mod mutate;
mod theme;
mod valid;
mod wire;

use proptest::prelude::ProptestConfig;

/// How many cases each property is tried with when nobody asks for another number.
const CASES: u32 = 2_000;

/// The number of cases that the environment asks for, or ours.
pub(crate) fn cases() -> ProptestConfig {
    // Reads `PROPTEST_CASES`, and refuses what is no number.
    let asked = ProptestConfig::default();
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => asked,
        None => ProptestConfig {
            cases: CASES,
            ..asked
        },
    }
}
