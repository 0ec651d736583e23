//! The words a shopper reads: one typed record per locale, and how a locale is chosen.
//!
//! It formats nothing but named placeholders, and decides nothing about when a sentence is shown.
//! The records of the locales are constants for native code (the build, the tests, the pages of
//! the gateway). The frame's wasm does not link them: it reads one locale's sentences from a
//! small file through [`Text::from_lookup`], so fifty locales weigh no more than one.
//!
//! Invariant: every locale has every key (a missing one does not compile) and the same
//! placeholders as English (test `every_locale_has_the_placeholders_of_english`).

pub mod debit;
mod key;
mod locale;
mod negotiate;
pub mod own;
mod sentence;
mod sentences;
mod specific;
mod spoken;

pub use key::{MissingKey, Text};
pub use locale::{Direction, Locale};
pub use sentence::{counted, decimal, fill, join, spaced};
pub use specific::Plural;

#[cfg(test)]
mod tests;
