//! Drawing the payment page.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

use payseal_core::money::{Currency, Money};
use payseal_core::text::Locale;

use super::cookies::{remember, speaks};
use super::order::{id_of, merchant, merchant_address};
use super::still::{answer, plain, still};
use super::switch::switch;
use super::ways;
use super::words::{PageError, Words};
use crate::language;
use crate::template::{self, FillError};
use payseal_engine::ledger::{CheckoutNotes, CheckoutStatus, Fault, Refusal};
use payseal_engine::store::{Checkout, Good, Payment, Provider};
use payseal_gateway::address::{ORDER_PATH, origin_of};
use payseal_gateway::gateway::Gateway;
use payseal_gateway::price;

const PAGE: &str = include_str!("../../../www/checkout/page.html");

/// `GET /c/{secret}`.
pub(super) async fn show(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let wished = query.get("lang").and_then(|tag| language::of_payments(tag));
    let lang = wished.or_else(|| speaks(&headers));
    let own = language::of_browser(&headers, language::of_payments);
    let id = id_of(&secret);
    let found = gateway
        .ledger
        .run(move |book| {
            let (checkout, stands) = book.checkout(&id)?;
            let last = book.last_of(&checkout)?;
            let notes = book.checkout_notes(&checkout)?;
            Ok((checkout, stands, last, notes))
        })
        .await;
    let (checkout, stands, last, notes) = match found {
        Ok(found) => found,
        Err(Fault::Refused(Refusal::CheckoutUnknown)) => {
            return plain(StatusCode::NOT_FOUND, "unknown", lang);
        }
        Err(fault) => {
            tracing::error!(error = %fault, "the payment page could not be read");
            return plain(StatusCode::INTERNAL_SERVER_ERROR, "broken", lang);
        }
    };
    let drawn = Words::of(lang).and_then(|words| match stands {
        CheckoutStatus::Open => draw(
            &gateway,
            &words,
            own,
            &checkout,
            &secret,
            last.as_ref(),
            &notes,
        ),
        CheckoutStatus::Paid(payment) => {
            over(&gateway, &words, &checkout, &secret, "paid", Some(payment))
        }
        CheckoutStatus::Settling(payment) => over(
            &gateway,
            &words,
            &checkout,
            &secret,
            "settling",
            Some(payment),
        ),
        CheckoutStatus::Cancelled => over(&gateway, &words, &checkout, &secret, "cancelled", last),
        CheckoutStatus::Expired => over(&gateway, &words, &checkout, &secret, "expired", None),
    });
    let mut response = drawn.unwrap_or_else(|error| {
        tracing::error!(%error, "the payment page could not be made");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    });
    if let Some(lang) = wished {
        remember(&mut response, lang);
    }
    response
}

fn draw(
    gateway: &Gateway,
    words: &Words,
    own: Option<Locale>,
    checkout: &Checkout,
    secret: &str,
    last: Option<&Payment>,
    notes: &CheckoutNotes,
) -> Result<Response, PageError> {
    let merchant = merchant(gateway, checkout);
    let amount = words.isolated(&price::written(checkout.amount, words.lang));
    let ways = ways::of(words, checkout, last, &amount)?;
    let left = checkout.expires.apart(gateway.clock.now()).as_secs();
    let html = template::places(
        PAGE,
        &[
            ("lang", &words.lang),
            ("dir", &words.dir),
            ("languages", &switch(words.lang, own)),
            ("gateway", &gateway.origin),
            ("account", &checkout.account),
            (
                "customer",
                &checkout.customer.as_deref().unwrap_or_default(),
            ),
            ("left", &left.to_string()),
            ("left-pattern", &words.say("left", &[])?),
            ("id", &checkout.id),
            ("secret", &secret),
            ("title", &words.say("title", &[("merchant", merchant)])?),
            ("merchant", &merchant),
            ("amount", &amount),
            ("order", notes.shown.as_ref().unwrap_or(&checkout.reference)),
            (
                "goods",
                &goods(&checkout.goods, checkout.amount.currency(), words.lang),
            ),
            ("notice", &notice(words, last)?),
            ("ways", &ways),
            ("press-busy", &words.say("press.busy", &[])?),
            ("cancel", &words.say("cancel", &[("merchant", merchant)])?),
        ],
    )?;
    let html = template::texts(&html, &words.texts, words.lang, |_| None)?;
    let policy = format!(
        "default-src 'none'; script-src 'self' {gateway}; style-src 'self'; img-src 'self'; \
         connect-src 'self' {gateway}; frame-src 'self' {gateway} {bank}; form-action 'self' {bank} {back}; \
         base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
        gateway = gateway.origin,
        bank = gateway.bank_origin,
        back = origin_of(&checkout.return_url).unwrap_or_default(),
    );
    answer(StatusCode::OK, html, &policy)
}

/// An order that cannot be paid (any more): why, and the way back.
fn over(
    gateway: &Gateway,
    words: &Words,
    checkout: &Checkout,
    secret: &str,
    state: &str,
    payment: Option<Payment>,
) -> Result<Response, PageError> {
    let merchant = merchant(gateway, checkout);
    let label = words.say("back", &[("merchant", merchant)])?;
    let address = payment.and_then(|payment| merchant_address(gateway, checkout, payment));
    let way_on = match address {
        Some(address) => html! { a.button href=(address) { (label) } },
        // Nothing was ever tried: the merchant hears of it when the shopper leaves.
        None => html! {
            form method="post" action={ (ORDER_PATH) "/" (secret) "/cancel" } {
                button.button { (label) }
            }
        },
    };
    let back = origin_of(&checkout.return_url).unwrap_or_default();
    still(StatusCode::OK, words, state, &way_on, back, "'none'")
}

fn goods(goods: &[Good], currency: Currency, lang: &str) -> Markup {
    // What is no amount of the order's currency is shown as the merchant wrote it.
    let price = |good: &Good| {
        let price = good.price.as_deref().unwrap_or_default();
        Money::parse_decimal(price, currency)
            .map_or_else(|_| price.to_owned(), |price| price::written(price, lang))
    };
    html! {
        @for good in goods {
            li {
                span { (good.title) }
                " "
                span { "× " (good.count) }
                " "
                span { (price(good)) }
            }
        }
    }
}

/// What is said of the last attempt, when it came to nothing at a provider's.
fn notice(words: &Words, last: Option<&Payment>) -> Result<Markup, FillError> {
    let failed = last.filter(|payment| payment.status.is_unpaid_for_good());
    let name = failed
        .and_then(|payment| payment.provider)
        .map(Provider::name);
    let sentence = name
        .map(|name| words.say("notice.failed", &[("name", name)]))
        .transpose()?;
    Ok(html! {
        @if let Some(sentence) = sentence {
            p.notice.bad { (sentence) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_merchant_writes_is_shown_and_not_run() {
        let good = |title: &str, price: &str| Good {
            title: title.to_owned(),
            count: 2,
            price: Some(price.to_owned()),
        };
        let dollars = Currency::parse("USD").unwrap();
        let sold = [
            good("<script>alert(1)</script>", "7.00"),
            good("Tea", "<b>ask</b>"),
        ];
        let list = goods(&sold, dollars, "en").into_string();
        assert!(list.contains("&lt;script&gt;") && list.contains("<span>$7.00</span>"));
        assert!(list.contains("&lt;b&gt;ask&lt;/b&gt;"));
        assert!(!list.contains("<script>") && !list.contains("<b>"));
    }
}
