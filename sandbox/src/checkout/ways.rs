//! The list of ways to pay on the payment page: one radio button each, with what comes next below
//! it. Ways that the order cannot use are not shown.

use maud::{Markup, html};

use super::words::Words;
use crate::template::FillError;
use payseal_engine::ledger::{Asked, offers};
use payseal_engine::store::{Checkout, Payment, PaymentMethodType};
use payseal_gateway::address::logo_path;
use payseal_gateway::provider_words;

/// The ways of an order; the one that was tried last is chosen, else the first.
pub(super) fn of(
    words: &Words,
    checkout: &Checkout,
    last: Option<&Payment>,
    amount: &str,
) -> Result<Markup, FillError> {
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
    let ways = open
        .into_iter()
        .map(|way| one(words, way, chosen == Some(way), amount))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        @for way in ways { (way) }
    })
}

fn one(
    words: &Words,
    way: PaymentMethodType,
    chosen: bool,
    amount: &str,
) -> Result<Markup, FillError> {
    match way {
        PaymentMethodType::Card => Ok(html! {
            div.way {
                label {
                    input type="radio" name="method" value="card" checked[chosen];
                    span.name { (words.say("card", &[])?) }
                    span.fine { (words.say("card.text", &[])?) }
                }
                div.more {
                    div #payseal data-missing=(words.say("notice.form", &[])?) {}
                    (button(&words.say("press.card", &[("amount", amount)])?))
                }
            }
        }),
        PaymentMethodType::Provider(provider) => {
            let name = provider.name();
            Ok(html! {
                div.way {
                    label {
                        input type="radio" name="method" value=(provider_words::word(provider)) checked[chosen];
                        span.name { (name) }
                        img src=(logo_path(provider)) width="40" height="26" alt="";
                    }
                    div.more {
                        p.fine { (words.say("provider.text", &[("name", name)])?) }
                        (button(&words.say("press.provider", &[("name", name)])?))
                    }
                }
            })
        }
    }
}

/// Each way has a button of its own, which says where it leads: one for all would need a script to
/// change its words, and would stand below ways that were not chosen.
fn button(words: &str) -> Markup {
    html! { button.button type="submit" data-press=(words) { (words) } }
}
