//! The sentences of one locale, looked up by the names of their keys.

use js_sys::Reflect;
use payseal_core::bank_account::Reason;
use payseal_core::flow::Failure;
use payseal_core::text::debit::{failure_key, reason_key};
use payseal_core::text::{Locale, fill};
use wasm_bindgen::JsValue;

use crate::dom::fetch::Problem;
use crate::dom::{page, texts};

/// What is spoken now.
pub(super) struct Words(JsValue);

impl Words {
    /// Loads the sentences of a locale.
    pub(super) async fn load(locale: Locale) -> Result<Self, Problem> {
        texts::sentences(locale).await.map(Self)
    }

    /// A sentence as it is read, with the names of merchant and gateway in it.
    pub(super) fn sentence(&self, key: &str) -> String {
        let sentence = Reflect::get(&self.0, &key.into()).ok();
        let sentence = sentence.and_then(|it| it.as_string()).unwrap_or_default();
        let merchant = page::data("merchant").unwrap_or_default();
        let gateway = page::data("gateway").unwrap_or_default();
        fill(&sentence, &[("merchant", &merchant), ("gateway", &gateway)])
    }

    /// What is said of a reason or a failure.
    pub(super) fn said(&self, what: Result<Reason, Failure>) -> String {
        match what {
            Ok(reason) => self.sentence(&reason_key(reason)),
            Err(failure) => self.sentence(failure_key(failure)),
        }
    }
}

/// The locale that the document speaks.
pub(super) fn locale() -> Locale {
    Locale::negotiate(&page::language().unwrap_or_default())
}
