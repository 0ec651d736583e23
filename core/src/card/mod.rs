//! What a payment card is: the rules for its number, expiry, code and holder, and how they look
//! while they are typed.
//!
//! Knows no browser, no clock and no wire format: today's month is an argument, and the gateway's
//! field names live in [`crate::wire`]. Nothing here is serialisable, cloneable or printable.
//!
//! Reading order: [`Brand`], [`CardNumber`], [`Expiry`], [`Cvc`], [`Holder`], [`Card`], then
//! [`mod@format`] for the caret.

mod brand;
mod brand_set;
mod buffer;
mod candidates;
mod check;
mod cvc;
mod cvc_policy;
mod detail;
mod digits;
mod draft;
mod expiry;
mod field;
pub mod format;
mod history;
mod holder;
mod luhn;
mod number;
mod whole;

pub use brand::Brand;
pub use brand_set::BrandSet;
pub use candidates::{Candidates, candidates};
pub use check::{Check, FieldState, Reason};
pub use cvc::Cvc;
pub use cvc_policy::{CvcPolicies, CvcPolicy};
pub use detail::Detail;
pub(crate) use digits::value as digit_value;
pub use draft::Draft;
pub use expiry::{Expiry, Today, YearMonth};
pub use field::Field;
pub use history::{History, HistoryStep, caret_after};
pub use holder::Holder;
pub use number::CardNumber;
pub use whole::Card;
