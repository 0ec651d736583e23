//! What the shopper reads under a field: the reason, and what more is known of it. The page is told
//! the reason alone (`payseal_core::bridge::tell`), by a type that has no place for more.

use payseal_core::card::{Detail, Reason};
use payseal_core::text::{Text, counted, spaced};

use crate::dom::{page, spoken};

/// A reason as the shopper hears it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct FieldError {
    pub(crate) reason: Reason,
    pub(crate) detail: Option<Detail>,
}

impl FieldError {
    pub(crate) fn of(reason: Option<Reason>, detail: Option<Detail>) -> Option<Self> {
        reason.map(|reason| Self { reason, detail })
    }
}

/// What is said under the field.
pub(crate) fn field_error_text(text: &Text, it: FieldError, cvc_len: usize) -> String {
    match it.detail {
        None => counted(text.reason(it.reason), cvc_len),
        Some(detail) => {
            let language = page::language().unwrap_or_default();
            text.detail(
                detail,
                |month| spaced(&spoken::month(month, &language)),
                |count| spoken::plural(count, &language),
            )
        }
    }
}
