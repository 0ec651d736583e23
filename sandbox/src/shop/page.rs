//! The shop's pages: a frame of header and footer around one file each, in the visitor's
//! language, under a policy that allows no inline script or style and only the gateway beside the
//! shop itself.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Extension;
use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use maud::{PreEscaped, html};
use payseal_core::text::Locale;

use super::catalogue;
use super::files::ReadError;
use super::problem::Problem;
use super::state::Shop;
use super::visitor::Visitor;
use crate::cookies;
use crate::language::{self, of_shop};
use crate::template::{self, FillError, Texts};

/// The pages, by the names of their files and scripts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Page {
    Home,
    Save,
    Cards,
    Checkout,
    /// Where an order stands.
    Order,
    /// Where the bank leads back to.
    Returned,
    Gallery,
    /// A checkout that was written for the own script of a dialect, by its name.
    OfDialect(&'static str),
    Missing,
}

impl Page {
    fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Save => "save",
            Self::Cards => "cards",
            Self::Checkout => "checkout",
            Self::Order => "order",
            Self::Returned => "returned",
            Self::Gallery => "gallery",
            Self::OfDialect(name) => name,
            Self::Missing => "missing",
        }
    }
}

/// What a page depends on beside its name.
struct View<'a> {
    locale: &'a str,
    theme: &'a str,
    visitor: &'a str,
}

/// A page that could not be made: the shop's own files are wrong or absent.
#[derive(Debug, thiserror::Error)]
enum PageError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Fill(#[from] FillError),
    #[error("a text file of the shop is not a JSON object of texts")]
    Texts(#[from] serde_json::Error),
    #[error("the gateway's origin can not stand in a header; give it as http://host:port")]
    Policy,
}

/// Serves one page.
pub(super) async fn show(
    page: Page,
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Query(query): Query<HashMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    match query.get("guest").map(String::as_str) {
        Some("0") => visitor.set_guest(false),
        Some(_) => visitor.set_guest(true),
        None => {}
    }
    let wished = query.get("locale").map(String::as_str);
    let view = View {
        locale: locale(wished, &headers),
        theme: match query.get("theme").map(String::as_str) {
            Some("dark") => "dark",
            Some("light") => "light",
            _ => "",
        },
        visitor: if visitor.is_guest() { "out" } else { "in" },
    };
    match draw(&shop, page, &view).await {
        Ok(mut response) => {
            if wished.is_some() {
                remember(response.headers_mut(), view.locale);
            }
            response
        }
        Err(error) => {
            tracing::error!(page = page.name(), %error, "a page of the shop could not be made");
            Problem::Other.into_response()
        }
    }
}

async fn draw(shop: &Shop, page: Page, view: &View<'_>) -> Result<Response, PageError> {
    let name = page.name();
    let read = |file: String| async move { shop.pages.text(&file).await };
    let locales: Vec<&str> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
    let main = template::places(
        &read(format!("pages/{name}.html")).await?,
        &[
            ("gateway", &shop.gateway_origin),
            ("locales", &locales.join(" ")),
        ],
    )?;
    let texts = read_texts(shop, view.locale).await?;
    // The list of ways to pay is the checkout's alone.
    let more_scripts = html! {
        @if page == Page::Checkout {
            script src={ (shop.gateway_origin) "/payseal/v1/methods.js" } defer {}
        }
    };
    let html = template::places(
        &read("layout.html".to_owned()).await?,
        &[
            ("lang", &view.locale),
            (
                "other-lang",
                if view.locale == "en" {
                    &"zh-Hans"
                } else {
                    &"en"
                },
            ),
            ("theme", &view.theme),
            ("visitor", &view.visitor),
            ("page", &name),
            ("gateway", &shop.gateway_origin),
            ("account", &shop.account),
            ("main", &PreEscaped(&main)),
            ("more-scripts", &more_scripts),
        ],
    )?;
    let price = |slug: &str| catalogue::price(slug).map(|price| price.to_string());
    let html = template::texts(&html, &texts, view.locale, price)?;

    let mut response = Response::new(Body::from(html));
    if page == Page::Missing {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_str(&policy(shop, page)).map_err(|_| PageError::Policy)?,
    );
    for (name, value) in [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

async fn read_texts(shop: &Shop, locale: &str) -> Result<Texts, PageError> {
    let file = shop.pages.text(&format!("text/{locale}.json")).await?;
    Ok(serde_json::from_str(&file)?)
}

/// The shop's texts in a language, for what it says elsewhere than on its pages.
pub(super) async fn texts(shop: &Shop, locale: &str) -> Result<Texts, Problem> {
    read_texts(shop, locale).await.map_err(|error| {
        tracing::error!(locale, %error, "the texts of the shop could not be read");
        Problem::Other
    })
}

/// What a merchant who takes payment pages seriously would send. The bank's page stands in a
/// dialog of the checkout and leads back to a page of the shop, which alone may be framed.
fn policy(shop: &Shop, page: Page) -> String {
    let (gateway, bank) = (&shop.gateway_origin, &shop.bank_origin);
    let ancestors = if page == Page::Returned {
        "'self'"
    } else {
        "'none'"
    };
    // A form that does not come is asked about at the gateway, and a page for a dialect's own script asks it for the account.
    format!(
        "default-src 'none'; script-src 'self' {gateway}; style-src 'self'; img-src 'self' {gateway}; \
         connect-src 'self' {gateway}; frame-src 'self' {gateway} {bank}; form-action 'self'; \
         base-uri 'none'; frame-ancestors {ancestors}; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// The cookie that keeps the language that was chosen; a script of the page may read it.
const LOCALE: &str = "locale";

/// The wish of the address, else of the cookie, else of the browser, else English.
pub(super) fn locale(wished: Option<&str>, headers: &HeaderMap) -> &'static str {
    wished
        .and_then(of_shop)
        .or_else(|| cookies::value(headers, LOCALE).and_then(of_shop))
        .or_else(|| language::of_browser(headers, of_shop))
        .map_or("en", Locale::tag)
}

fn remember(headers: &mut HeaderMap, locale: &str) {
    let cookie = Cookie::build((LOCALE, locale))
        .path("/")
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365));
    cookies::set(headers, cookie);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        let mut headers = HeaderMap::new();
        assert_eq!(locale(None, &headers), "en");
        headers.insert(
            header::ACCEPT_LANGUAGE,
            HeaderValue::from_static("fr, zh-CN;q=0.8, en"),
        );
        assert_eq!(locale(None, &headers), "zh-Hans");
        headers.insert(header::COOKIE, HeaderValue::from_static("locale=en"));
        assert_eq!(locale(None, &headers), "en");
        assert_eq!(locale(Some("zh-Hans"), &headers), "zh-Hans");
        assert_eq!(locale(Some("xx"), &headers), "en");
    }
}
