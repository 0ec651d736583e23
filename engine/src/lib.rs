//! What a gateway remembers and decides, for every dialect: the rules, the rows, the clock, the
//! published test cards. It knows no vendor, no HTTP and no page.
//!
//! Reading order: [`clock`], [`cards`], [`store`], [`ledger`].

pub mod calendar;
mod card_in_json;
pub mod card_in_text;
pub mod cards;
pub mod clock;
pub mod ledger;
mod random_words;
pub mod secret;
pub mod store;
