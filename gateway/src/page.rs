//! The few pages of the gateway's own: one plain layout, no script, nothing loaded from
//! elsewhere.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

/// Where the pages' style is served.
pub const STYLE_PATH: &str = "/sandbox/page.css";

/// The pages' style.
const STYLE: &str = include_str!("page.css");

/// `GET` of the pages' style.
pub async fn style() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/css; charset=utf-8")];
    (kind, STYLE).into_response()
}

/// A page.
#[must_use]
pub fn page(title: &str, body: Markup) -> Response {
    page_for(title, body, &Surroundings::default())
}

/// What is around a page, all of it origins.
#[derive(Default)]
pub struct Surroundings {
    /// Where the answer to the page's form redirects to. Browsers apply `form-action` to the
    /// redirect that follows a form, too.
    pub leads_to: Option<String>,
    /// The pages that the page may be shown in.
    pub ancestors: Vec<String>,
}

/// A page with a form that is sent to this origin.
#[must_use]
pub fn page_for(title: &str, body: Markup, around: &Surroundings) -> Response {
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width";
            title { (title) }
            link rel="stylesheet" href=(STYLE_PATH);
            main {
                h1 { (title) }
                (body)
            }
        }
    };
    let policy = format!(
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors {}; \
         form-action 'self' {}",
        if around.ancestors.is_empty() {
            "'none'".to_owned()
        } else {
            around.ancestors.join(" ")
        },
        around.leads_to.as_deref().unwrap_or_default()
    );
    let policy = HeaderValue::from_str(policy.trim_end())
        .unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, Html(document.into_string())).into_response()
}
