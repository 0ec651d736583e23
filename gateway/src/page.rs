//! The few pages of the gateway's own: one plain layout, no script, nothing loaded from
//! elsewhere.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};

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
pub fn html(title: &str, body: &str) -> Response {
    html_for(title, body, &Surroundings::default())
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
pub fn html_for(title: &str, body: &str, around: &Surroundings) -> Response {
    let title = escape(title);
    let document = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{STYLE_PATH}\">\n<main>\n<h1>{title}</h1>\n{body}</main>\n"
    );
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
    (headers, Html(document)).into_response()
}

/// A text as HTML shows it.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_breaks_out_of_a_text_or_an_attribute() {
        assert_eq!(
            escape("<a href=\"x\" title='y'>&"),
            "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;"
        );
    }
}
