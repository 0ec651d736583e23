//! The list of ways to pay on the payment page: one radio button each, with what comes next below
//! it. Ways that the order cannot use are not shown.

use super::words::Words;
use crate::template::FillError;
use payseal_engine::ledger::{Asked, offers};
use payseal_engine::store::{Checkout, Payment, PaymentMethodType};
use payseal_gateway::address::logo_path;
use payseal_gateway::page::escape;
use payseal_gateway::provider_words;

/// The list as markup.
pub(super) struct Ways {
    pub(super) html: String,
}

/// The ways of an order; the one that was tried last is chosen, else the first.
pub(super) fn of(
    words: &Words,
    checkout: &Checkout,
    last: Option<&Payment>,
    amount: &str,
) -> Result<Ways, FillError> {
    let asked = Asked {
        amount: checkout.amount,
        country: checkout.country.as_deref(),
    };
    let open: Vec<PaymentMethodType> = offers(asked)
        .into_iter()
        .filter(|offer| offer.ineligible.is_none())
        .map(|offer| offer.way)
        .filter(|way| checkout.only.is_none_or(|only| only == *way))
        .collect();
    let tried = last
        .and_then(|payment| payment.provider)
        .map(PaymentMethodType::Provider);
    let chosen = tried
        .filter(|way| open.contains(way))
        .or_else(|| open.first().copied());
    let mut html = String::new();
    for way in open {
        html.push_str(&one(words, way, chosen == Some(way), amount)?);
    }
    Ok(Ways { html })
}

fn one(
    words: &Words,
    way: PaymentMethodType,
    chosen: bool,
    amount: &str,
) -> Result<String, FillError> {
    let checked = if chosen { " checked" } else { "" };
    match way {
        PaymentMethodType::Card => Ok(format!(
            "<div class=\"way\"><label><input type=\"radio\" name=\"method\" value=\"card\"{checked}>\
             <span class=\"name\">{}</span><span class=\"fine\">{}</span></label>\
             <div class=\"more\"><div id=\"payseal\" data-missing=\"{}\"></div>{}</div></div>\n",
            words.say("card", &[])?,
            words.say("card.text", &[])?,
            words.say("notice.form", &[])?,
            button(&words.say("press.card", &[("amount", amount)])?),
        )),
        PaymentMethodType::Provider(provider) => {
            let name = provider.name();
            Ok(format!(
                "<div class=\"way\"><label><input type=\"radio\" name=\"method\" value=\"{word}\"{checked}>\
                 <span class=\"name\">{shown}</span>\
                 <img src=\"{logo}\" width=\"40\" height=\"26\" alt=\"\"></label>\
                 <div class=\"more\"><p class=\"fine\">{text}</p>{press}</div></div>\n",
                word = escape(provider_words::word(provider)),
                press = button(&words.say("press.provider", &[("name", name)])?),
                shown = escape(name),
                logo = logo_path(provider),
                text = words.say("provider.text", &[("name", name)])?,
            ))
        }
    }
}

/// Each way has a button of its own, which says where it leads: one for all would need a script to
/// change its words, and would stand below ways that were not chosen.
fn button(words: &str) -> String {
    format!("<button type=\"submit\" class=\"button\" data-press=\"{words}\">{words}</button>")
}
