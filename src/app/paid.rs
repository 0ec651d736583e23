//! What a finished form says: how much was paid, and with which card. The digits are drawn here and
//! told to nobody.

use payseal_core::card::Brand;
use payseal_core::flow::{Kept, Receipt};
use payseal_core::text::Text;
#[cfg(feature = "pay")]
use payseal_core::text::fill;

#[cfg(feature = "pay")]
use crate::dom::{page, prices};

/// What is said of a form that has done what it was for.
pub(crate) fn done_words(text: &Text, kept: Kept, receipt: &Receipt) -> String {
    match (kept, &receipt.price) {
        #[cfg(feature = "pay")]
        (Kept::Paid, Some(price)) => {
            let amount = prices::written(price, &page::language().unwrap_or_default());
            fill(&text.finished_paid_amount, &[("amount", &amount)])
        }
        #[cfg(feature = "pay")]
        (Kept::Paid, None) => text.finished_paid.to_string(),
        #[cfg(feature = "pay")]
        (Kept::Pending, _) => text.finished_pending.to_string(),
        _ => text.finished.to_string(),
    }
}

/// The card, as far as it is known.
pub(crate) fn card_words(text: &Text, brand: Option<Brand>, receipt: &Receipt) -> String {
    let brand = brand.map_or("", |brand| text.brand(brand));
    match &receipt.last4 {
        #[cfg(feature = "pay")]
        Some(last4) => fill(&text.saved_card, &[("brand", brand), ("last4", last4)]),
        _ => brand.to_owned(),
    }
}
