//! The frame's documents: the same form as HTML, painted and usable before the wasm arrives.
//!
//! `payseal-document TEMPLATE OUT` reads the template that Trunk made of `index.html` and writes,
//! for every locale, `OUT/{locale}/index.html` (words and static form in place) and
//! `OUT/texts/{locale}.json` (the sentences that the running form needs). It leaves five
//! placeholders, which differ from one merchant account to the next and are filled by whoever
//! serves the document: `account`, `origins`, `gateway`, `merchant` and
//! `mode`. Naming files after their
//! content is the build's work.

mod debit;
mod error;
mod form;
mod icons;
mod page;

pub use debit::{debit_page, debit_texts_json};
pub use error::Unfilled;
pub use form::static_form;
pub use page::{fill_page, texts_json};

/// What stands in a document for the merchant's name.
pub const MERCHANT: &str = "{{merchant}}";

/// What stands in a document for the host name that serves it.
pub const GATEWAY: &str = "{{gateway}}";
