//! The ways to pay beside the card: on whose page, in which currencies, and what of them can be kept for later.

use payseal_engine::store::Provider;
use serde_json::Value as Json;

use crate::desk::{Kept, fields_of};
use crate::objects::Bank;

/// A way to pay by a redirect to the shopper's bank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Redirect {
    /// The word of its type.
    pub(crate) word: &'static str,
    /// On whose page the shopper says yes.
    pub(crate) provider: Provider,
    /// The currencies that it pays in; every one when there are none.
    pub(crate) currencies: &'static [&'static str],
    /// What is kept of a payment method of this type.
    pub(crate) bank: fn() -> Bank,
}

/// Every redirect. The guide has giropay beside a card in dollars, so it pays in every currency here.
pub(crate) const REDIRECTS: [Redirect; 4] = [
    redirect("bancontact", Provider::Bancontact, &["eur"], || {
        Bank::Bancontact
    }),
    redirect("giropay", Provider::Giropay, &[], || Bank::Giropay),
    redirect("ideal", Provider::Ideal, &["eur"], || Bank::Ideal),
    redirect("p24", Provider::P24, &["eur", "pln"], || Bank::P24),
];

const fn redirect(
    word: &'static str,
    provider: Provider,
    currencies: &'static [&'static str],
    bank: fn() -> Bank,
) -> Redirect {
    Redirect {
        word,
        provider,
        currencies,
        bank,
    }
}

impl Redirect {
    /// The redirect of this word.
    pub(crate) fn called(word: &str) -> Option<&'static Self> {
        REDIRECTS.iter().find(|one| one.word == word)
    }

    /// The redirect that a payment method is.
    pub(crate) fn of(method: &Kept) -> Option<&'static Self> {
        Self::called(method.text("type").unwrap_or_default())
    }
}

/// Whether a type pays in a currency.
pub(crate) fn pays_in(word: &str, currency: &str) -> bool {
    let currencies: &[&str] = match word {
        "sepa_debit" => &["eur"],
        "au_becs_debit" => &["aud"],
        other => Redirect::called(other).map_or(&[], |one| one.currencies),
    };
    currencies.is_empty() || currencies.contains(&currency)
}

/// Whether a type can be charged later, without the shopper: itself, or a debit of the account that paid.
pub(crate) fn is_kept_for_later(word: &str) -> bool {
    matches!(
        word,
        "au_becs_debit" | "bancontact" | "card" | "ideal" | "sepa_debit"
    )
}

/// Whether a payment method is a card: of one that is not, the engine keeps no row.
pub(crate) fn is_card(method: &Kept) -> bool {
    method.text("type") == Some("card")
}

/// What becomes of a payment method of this type beside the payment: its own option goes before that of the intent.
pub(crate) fn future_usage<'a>(intent: &'a Kept, kind: &str) -> Option<&'a str> {
    let option = intent.get("payment_method_options").get(kind);
    let own = option.and_then(|option| option.get("setup_future_usage")?.as_str());
    own.or(intent.text("setup_future_usage"))
        .filter(|word| *word != "none")
}

/// What a charge tells of a payment method that is no card, and of the mandate by which it is debited.
pub(crate) fn of_charge(method: &Kept, mandate: &Json) -> (&'static str, Json) {
    if let Some(way) = Redirect::of(method) {
        return (way.word, (way.bank)().of_charge());
    }
    let word = match method.text("type") {
        Some("sepa_debit") => "sepa_debit",
        _ => "au_becs_debit",
    };
    let mut told = fields_of(method.get(word));
    told.remove("generated_from");
    told.insert("mandate".to_owned(), mandate.clone());
    (word, Json::Object(told))
}
