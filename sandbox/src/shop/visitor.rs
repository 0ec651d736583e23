//! Who visits: a cookie of the shop's own, and what the shop remembers under it. No password, no
//! card, and nothing that outlives the process: a returning visitor's customer is found again at
//! the gateway.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use tokio::sync::{Mutex as AsyncMutex, OnceCell};

use super::problem::Problem;
use crate::cookies;
use payseal_engine::secret::{self, NoRandomness};

const COOKIE: &str = "harbour";
/// When so many are remembered, all are forgotten: each is found again by its cookie.
const MOST: usize = 10_000;

/// One browser that came by.
pub(super) struct Visitor {
    /// The cookie's fingerprint: names the visitor to the gateway without giving the cookie away.
    pub(super) name: String,
    /// Whether the cookie was there before this process knew it: then the gateway may already
    /// have the customer.
    pub(super) returning: bool,
    /// The gateway's customer, once one was needed.
    pub(super) customer: OnceCell<String>,
    /// Held while a charge is under way: a visitor pays one thing at a time.
    pub(super) till: AsyncMutex<()>,
    guest: AtomicBool,
}

impl Visitor {
    /// Whether the visitor chose to check out without signing in.
    pub(super) fn is_guest(&self) -> bool {
        self.guest.load(Ordering::Relaxed)
    }

    pub(super) fn set_guest(&self, guest: bool) {
        self.guest.store(guest, Ordering::Relaxed);
    }
}

/// Everyone the shop remembers.
#[derive(Default)]
pub(super) struct Visitors(Mutex<HashMap<String, Arc<Visitor>>>);

impl Visitors {
    fn meet(&self, cookie: &str, returning: bool) -> Arc<Visitor> {
        let mut name = secret::fingerprint(cookie);
        name.truncate(32);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST && !seen.contains_key(&name) {
            seen.clear();
        }
        let visitor = seen.entry(name.clone()).or_insert_with(|| {
            Arc::new(Visitor {
                name,
                returning,
                customer: OnceCell::new(),
                till: AsyncMutex::new(()),
                guest: AtomicBool::new(false),
            })
        });
        Arc::clone(visitor)
    }
}

/// Finds the visitor of a request, or greets a new one with a cookie.
pub(super) async fn greet(
    State(visitors): State<Arc<Visitors>>,
    mut request: Request,
    next: Next,
) -> Response {
    let known = cookies::value(request.headers(), COOKIE)
        .filter(|text| is_ours(text))
        .map(str::to_owned);
    let (visitor, fresh) = match known {
        Some(text) => (visitors.meet(&text, true), None),
        None => match secret::mint() {
            Ok(text) => (visitors.meet(&text, false), Some(text)),
            Err(NoRandomness) => return Problem::Other.into_response(),
        },
    };
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if let Some(text) = fresh {
        let cookie = Cookie::build((COOKIE, text))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .max_age(Duration::days(365));
        cookies::set(response.headers_mut(), cookie);
    }
    response
}

fn is_ours(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_is_one_visitor_and_its_name_does_not_tell_the_cookie() {
        let visitors = Visitors::default();
        let cookie = secret::mint().unwrap();
        let one = visitors.meet(&cookie, true);
        one.set_guest(true);
        assert!(visitors.meet(&cookie, true).is_guest());
        assert!(!visitors.meet(&secret::mint().unwrap(), true).is_guest());
        assert!(!cookie.contains(&one.name));
    }

    #[test]
    fn only_cookies_of_our_shape_are_taken() {
        assert!(is_ours(&secret::mint().unwrap()));
        for text in ["", "abc", &"A".repeat(64), &"0".repeat(65)] {
            assert!(!is_ours(text), "{text}");
        }
    }
}
