//! The card payments of Alipay+ and Antom (AMS), as the vendor's documentation and its published
//! clients have them.
//!
//! It decides nothing about payments; that is [`payseal_engine::ledger`]. Reading order:
//! [`wire::endpoint`], [`wire::signature`], [`wire::codes`], then one file per call.

pub mod wire;

mod buyers;
mod cancel;
mod capture;
mod card_input;
mod consult;
mod credentials;
mod entrance;
mod faults;
mod hooks;
mod hosted;
mod inquiry;
mod instalments;
mod korean_cards;
mod logos;
mod name;
mod notices;
mod operation_record;
mod pay;
mod payment_record;
mod payment_words;
mod public_ids;
mod records;
mod refunds;
mod regions;
mod seam;
mod session_brands;
mod shown_card;
mod standing;
mod vaulting;
mod verification;
mod web_address;
mod wish;

pub use credentials::credentials;
pub use name::NAME;
pub use seam::AlipayPlus;
