//! Drawing the payment page.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::still::{answer, plain, still};
use super::words::{PageError, Words};
use super::{ORDER, id_of, leave, ways};
use crate::dialects::asiabill::origin_of;
use crate::gateway::Gateway;
use crate::language;
use crate::ledger::{Fault, Refusal, Stands};
use crate::page::escape;
use crate::store::{Checkout, Good, Local, Payment, Status};
use crate::template::{self, FillError};

const PAGE: &str = include_str!("../../../www/checkout/page.html");

/// `GET /c/{secret}`.
pub(super) async fn show(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let wished = query.get("lang").and_then(|tag| language::spoken(tag));
    let lang = wished.or_else(|| language::of_browser(&headers));
    let id = id_of(&secret);
    let found = gateway
        .ledger
        .run(move |book| {
            let (checkout, stands) = book.checkout(&id)?;
            let last = book.last_of(&checkout)?;
            Ok((checkout, stands, last))
        })
        .await;
    let (checkout, stands, last) = match found {
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
        Stands::Open => draw(&gateway, &words, &checkout, &secret, last.as_ref()),
        Stands::Paid(payment) => over(&gateway, &words, &checkout, &secret, "paid", Some(payment)),
        Stands::Settling(payment) => over(
            &gateway,
            &words,
            &checkout,
            &secret,
            "settling",
            Some(payment),
        ),
        Stands::Cancelled => over(&gateway, &words, &checkout, &secret, "cancelled", last),
        Stands::Expired => over(&gateway, &words, &checkout, &secret, "expired", None),
    });
    drawn.unwrap_or_else(|error| {
        tracing::error!(%error, "the payment page could not be made");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

fn draw(
    gateway: &Gateway,
    words: &Words,
    checkout: &Checkout,
    secret: &str,
    last: Option<&Payment>,
) -> Result<Response, PageError> {
    let merchant = merchant(gateway, checkout);
    let amount = money(checkout);
    let ways = ways::of(words, checkout, last)?;
    let left = checkout.expires.apart(gateway.clock.now()).as_secs();
    let press_card = words.say("press.card", &[("amount", &amount)])?;
    let html = template::places(
        PAGE,
        &[
            ("lang", words.lang),
            ("other-lang", other(words.lang)),
            ("gateway", &gateway.origin),
            ("account", &escape(&checkout.account)),
            (
                "customer",
                &escape(checkout.customer.as_deref().unwrap_or_default()),
            ),
            ("left", &left.to_string()),
            ("left-pattern", &words.say("left", &[])?),
            ("id", &checkout.id),
            ("secret", &escape(secret)),
            ("title", &words.say("title", &[("merchant", merchant)])?),
            ("merchant", &escape(merchant)),
            ("amount", &escape(&amount)),
            ("order", &escape(&checkout.order_no)),
            ("goods", &goods(&checkout.goods)),
            ("notice", &notice(words, last)?),
            ("ways", &ways.html),
            ("press", &press_card),
            ("press-card", &press_card),
            ("press-busy", &words.say("press.busy", &[])?),
            ("cancel", &words.say("cancel", &[("merchant", merchant)])?),
        ],
    )?;
    let html = template::texts(&html, &words.texts, words.lang, |_| None)?;
    let policy = format!(
        "default-src 'none'; script-src 'self' {gateway}; style-src 'self'; img-src 'self'; \
         connect-src 'self'; frame-src 'self' {gateway}; form-action 'self' {gateway} {back}; \
         base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
         trusted-types 'none'",
        gateway = gateway.origin,
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
    let address = payment.and_then(|payment| leave::merchant_address(gateway, checkout, payment));
    let way_on = match address {
        Some(address) => format!(
            "<a class=\"button\" href=\"{}\">{label}</a>",
            escape(&address)
        ),
        // Nothing was ever tried: the merchant hears of it when the shopper leaves.
        None => format!(
            "<form method=\"post\" action=\"{ORDER}/{}/cancel\"><button class=\"button\">{label}</button></form>",
            escape(secret)
        ),
    };
    let back = origin_of(&checkout.return_url).unwrap_or_default();
    still(StatusCode::OK, words, state, &way_on, back, "'none'")
}

/// The merchant's name, as shoppers know him.
pub(super) fn merchant<'a>(gateway: &'a Gateway, checkout: &Checkout) -> &'a str {
    let account = gateway.accounts.find(&checkout.account);
    account.map_or("", |account| account.name.as_str())
}

fn money(checkout: &Checkout) -> String {
    let amount = checkout.amount;
    format!("{} {}", amount.to_decimal(), amount.currency().code())
}

fn other(lang: &str) -> &'static str {
    if lang == "en" { "zh-Hans" } else { "en" }
}

fn goods(goods: &[Good]) -> String {
    goods
        .iter()
        .map(|good| {
            let price = good.price.as_deref().map(escape).unwrap_or_default();
            format!(
                "<li><span>{}</span> <span>× {}</span> <span>{price}</span></li>",
                escape(&good.title),
                good.count
            )
        })
        .collect()
}

/// What is said of the last attempt, when it came to nothing at a provider's.
fn notice(words: &Words, last: Option<&Payment>) -> Result<String, FillError> {
    let failed = last.filter(|payment| payment.status == Status::Fail);
    match failed.and_then(|payment| payment.local).map(Local::name) {
        Some(name) => Ok(format!(
            "<p class=\"notice bad\">{}</p>",
            words.say("notice.failed", &[("name", name)])?
        )),
        None => Ok(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_merchant_writes_is_shown_and_not_run() {
        let list = goods(&[Good {
            title: "<script>alert(1)</script>".to_owned(),
            count: 2,
            price: Some("7.00".to_owned()),
        }]);
        assert!(list.contains("&lt;script&gt;"));
        assert!(!list.contains("<script>"));
    }
}
