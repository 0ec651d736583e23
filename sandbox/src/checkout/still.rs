//! The pages that stand in place of the payment page when there is nothing to pay: no script, a
//! sentence, and a way on.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{Markup, html};
use payseal_core::text::Locale;

use super::cookies::speaks;
use super::order::{BACK, merchant};
use super::words::{PageError, Words};
use crate::template;
use payseal_engine::store::Checkout;
use payseal_gateway::gateway::Gateway;

const PLAIN: &str = include_str!("../../../www/checkout/plain.html");

/// A page of an order that nobody knows, or of none at all.
pub(super) fn plain(status: StatusCode, state: &str, lang: Option<Locale>) -> Response {
    Words::of(lang)
        .and_then(|words| still(status, &words, state, &html! {}, "", "'none'"))
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
        let way_on = html! { a.button href={ (BACK) "/" (id) } { (label) } };
        still(StatusCode::OK, words, "bank", &way_on, "", "'self'")
    };
    Words::of(speaks(&headers))
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
        let label = words.say("back", &[("merchant", merchant)])?;
        let html = template::places(
            PLAIN,
            &[
                ("lang", &words.lang),
                ("dir", &words.dir),
                (
                    "refresh",
                    &html! { meta http-equiv="refresh" content={ "0; url=" (address) }; },
                ),
                (
                    "title",
                    &words.say("leaving.title", &[("merchant", merchant)])?,
                ),
                ("text", &words.say("leaving.text", &[])?),
                ("way-on", &html! { a.button href=(address) { (label) } }),
            ],
        )?;
        answer(StatusCode::OK, html, &still_policy("", "'none'"))
    };
    Words::of(speaks(headers))
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

pub(super) fn still(
    status: StatusCode,
    words: &Words,
    state: &str,
    way_on: &Markup,
    leads_to: &str,
    ancestors: &str,
) -> Result<Response, PageError> {
    let html = template::places(
        PLAIN,
        &[
            ("lang", &words.lang),
            ("dir", &words.dir),
            ("title", &words.say(&format!("{state}.title"), &[])?),
            ("text", &words.say(&format!("{state}.text"), &[])?),
            ("way-on", way_on),
            ("refresh", &""),
        ],
    )?;
    answer(status, html, &still_policy(leads_to, ancestors))
}

pub(super) fn answer(
    status: StatusCode,
    html: String,
    policy: &str,
) -> Result<Response, PageError> {
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
