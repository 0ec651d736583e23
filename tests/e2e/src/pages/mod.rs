//! The pages, in the acts of a person: open, type, press, read.
//!
//! An act fails when it cannot be done; what it should lead to is the scenario's to demand. Every
//! sentence that is expected comes from `payseal_core::text`.

mod bank;
mod bench;
mod card_form;
mod cards;
mod host;
mod keeping;
mod keys;

pub use bank::Bank;
pub use bench::{bench_page, strict_bench};
pub use card_form::CardForm;
pub use cards::TestCard;
pub use host::Host;
pub use keeping::{here, keep_at, text_at};
pub use keys::{caret_script, press, press_control, press_with};
