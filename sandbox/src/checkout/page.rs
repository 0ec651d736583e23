//! Drawing the payment page, and the plain pages that stand in its place when there is nothing to
//! pay.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use super::leave::{self, BACK};
use super::{ORDER, id_of, ways};
use crate::dialects::asiabill::origin_of;
use crate::gateway::Gateway;
use crate::language;
use crate::ledger::{Fault, Refusal, Stands};
use crate::page::escape;
use crate::store::{Checkout, Good, Local, Payment, Status};
use crate::template::{self, FillError, Texts};

const PAGE: &str = include_str!("../../../www/checkout/page.html");
const PLAIN: &str = include_str!("../../../www/checkout/plain.html");
const ENGLISH: &str = include_str!("../../../www/checkout/text/en.json");
const CHINESE: &str = include_str!("../../../www/checkout/text/zh-Hans.json");

/// A page that could not be made: our own files are wrong.
#[derive(Debug, thiserror::Error)]
enum PageError {
    #[error(transparent)]
    Fill(#[from] FillError),
    #[error("a text file of the payment page is not a JSON object of texts")]
    Texts(#[from] serde_json::Error),
    #[error("an origin can not stand in a header")]
    Policy,
}

/// The words of one language.
pub(super) struct Words {
    pub(super) lang: &'static str,
    texts: Texts,
}

impl Words {
    fn of(lang: Option<&'static str>) -> Result<Self, PageError> {
        let lang = lang.unwrap_or("en");
        let file = if lang == "en" { ENGLISH } else { CHINESE };
        Ok(Self {
            lang,
            texts: serde_json::from_str(file)?,
        })
    }

    /// A sentence, escaped, with its `{name}` places filled.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, FillError> {
        let found = self.texts.get(key);
        let mut text = found
            .cloned()
            .ok_or_else(|| FillError::Text(key.to_owned()))?;
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        Ok(escape(&text))
    }
}

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

/// A page of an order that nobody knows, or of none at all.
pub(super) fn plain(status: StatusCode, state: &str, lang: Option<&'static str>) -> Response {
    Words::of(lang)
        .and_then(|words| still(status, &words, state, "", "", "'none'"))
        .unwrap_or_else(|error| {
            tracing::error!(%error, "a page could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })
}

/// `GET /back/{id}/card`: where the bank's page leads inside the dialog of the payment page, which
/// closes by it. Whoever sees it whole goes on from it.
pub(super) async fn from_bank(Path(id): Path<String>, headers: HeaderMap) -> Response {
    let on = |words: &Words| {
        let label = words.say("bank.on", &[])?;
        let way_on = format!(
            "<a class=\"button\" href=\"{BACK}/{}\">{label}</a>",
            escape(&id)
        );
        still(StatusCode::OK, words, "bank", &way_on, "", "'self'")
    };
    Words::of(language::of_browser(&headers))
        .and_then(|words| on(&words))
        .unwrap_or_else(|error| {
            tracing::error!(%error, "a page could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })
}

/// Leads on to the merchant by a page of its own. The provider's page allows its form to be
/// answered by this origin only, and browsers hold a redirect that follows a form to that.
pub(super) fn leaving(
    gateway: &Gateway,
    checkout: &Checkout,
    address: &str,
    headers: &HeaderMap,
) -> Response {
    let draw = |words: &Words| {
        let merchant = merchant(gateway, checkout);
        let address = escape(address);
        let label = words.say("back", &[("merchant", merchant)])?;
        let html = template::places(
            PLAIN,
            &[
                ("lang", words.lang),
                (
                    "refresh",
                    &format!("<meta http-equiv=\"refresh\" content=\"0; url={address}\">\n"),
                ),
                (
                    "title",
                    &words.say("leaving.title", &[("merchant", merchant)])?,
                ),
                ("text", &words.say("leaving.text", &[])?),
                (
                    "way-on",
                    &format!("<a class=\"button\" href=\"{address}\">{label}</a>"),
                ),
            ],
        )?;
        answer(StatusCode::OK, html, &still_policy("", "'none'"))
    };
    Words::of(language::of_browser(headers))
        .and_then(|words| draw(&words))
        .unwrap_or_else(|error| {
            tracing::error!(%error, "a page could not be made");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })
}

fn still_policy(leads_to: &str, ancestors: &str) -> String {
    format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' {leads_to}; \
         base-uri 'none'; frame-ancestors {ancestors}"
    )
}

fn still(
    status: StatusCode,
    words: &Words,
    state: &str,
    way_on: &str,
    leads_to: &str,
    ancestors: &str,
) -> Result<Response, PageError> {
    let html = template::places(
        PLAIN,
        &[
            ("lang", words.lang),
            ("title", &words.say(&format!("{state}.title"), &[])?),
            ("text", &words.say(&format!("{state}.text"), &[])?),
            ("way-on", way_on),
            ("refresh", ""),
        ],
    )?;
    answer(status, html, &still_policy(leads_to, ancestors))
}

fn answer(status: StatusCode, html: String, policy: &str) -> Result<Response, PageError> {
    let policy = HeaderValue::from_str(policy).map_err(|_| PageError::Policy)?;
    let headers: [(HeaderName, HeaderValue); 5] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        // The address holds the order's secret, and no other origin hears it. With `no-referrer`
        // browsers would hide from the page's own server as well who sends its forms.
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ];
    Ok((status, headers, Html(html)).into_response())
}

fn merchant<'a>(gateway: &'a Gateway, checkout: &Checkout) -> &'a str {
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
    fn every_text_is_there_in_each_language() {
        let english: Texts = serde_json::from_str(ENGLISH).unwrap();
        let chinese: Texts = serde_json::from_str(CHINESE).unwrap();
        assert_eq!(
            english.keys().collect::<Vec<_>>(),
            chinese.keys().collect::<Vec<_>>()
        );
        let places = |text: &str| -> Vec<String> {
            let mut found: Vec<_> = text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'))
                .map(|(name, _)| name.to_owned())
                .collect();
            found.sort();
            found
        };
        for (key, text) in &english {
            assert_eq!(places(text), places(&chinese[key]), "{key}");
            assert!(!text.is_empty() && !chinese[key].is_empty(), "{key}");
        }
    }

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
