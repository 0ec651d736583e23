//! Answers that wait to be asked for. The frame's documents are filled, headed and compressed once for each
//! account, locale and kind of page, and kept for as long as the account says the same.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use brotli::enc::BrotliEncoderParams;

use crate::account::AccountView;

/// More than this many documents are never kept: a host of many accounts makes those anew that are rarely
/// asked for. Each is about 40 KB.
const MOST: usize = 4096;

/// What is answered to everybody who asks for one thing: only how it is packed is theirs to choose. A
/// response has it among its extensions, so that it can be given again.
#[derive(Debug)]
pub(crate) struct Prepared {
    plain: (HeaderMap, Bytes),
    brotli: Option<(HeaderMap, Bytes)>,
}

impl Prepared {
    pub(crate) fn new(mut headers: HeaderMap, plain: Bytes, brotli: Option<Bytes>) -> Self {
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        let brotli = brotli.map(|small| {
            let mut headers = headers.clone();
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
            (headers, small)
        });
        Self {
            plain: (headers, plain),
            brotli,
        }
    }

    /// The answer to one request.
    pub(crate) fn answer(&self, asked: &HeaderMap) -> Response {
        let small = self.brotli.as_ref().filter(|_| accepts_brotli(asked));
        let (headers, body) = small.unwrap_or(&self.plain);
        let mut response = Response::new(Body::from(body.clone()));
        *response.headers_mut() = headers.clone();
        response
    }

    /// The same, of which it is told what it was made of.
    pub(crate) fn first_answer(self: &Arc<Self>, asked: &HeaderMap) -> Response {
        let mut response = self.answer(asked);
        response.extensions_mut().insert(Arc::clone(self));
        response
    }
}

/// Whether `br` is among the accepted encodings, and not with a weight of zero.
fn accepts_brotli(asked: &HeaderMap) -> bool {
    asked
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|choice| {
            let mut parts = choice.split(';').map(str::trim);
            let refused = |weight: &str| {
                let weight = weight.strip_prefix("q=").unwrap_or("1");
                weight.parse::<f32>().is_ok_and(|weight| weight <= 0.0)
            };
            parts
                .next()
                .is_some_and(|name| name.eq_ignore_ascii_case("br"))
                && !parts.any(refused)
        })
}

/// A document that waits to be asked for.
#[derive(Debug)]
struct Document {
    /// What it was made of besides the template.
    account: AccountView,
    prepared: Arc<Prepared>,
}

/// All that were made.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    made: RwLock<HashMap<String, Document>>,
}

impl Documents {
    /// The document of this name. It is made when it never was, or for an account that said something else.
    pub(crate) fn get(
        &self,
        name: String,
        account: AccountView,
        make: impl FnOnce(&AccountView) -> (HeaderMap, String),
    ) -> Arc<Prepared> {
        // What is in the map is whole, whoever panicked while holding it.
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = made.get(&name).filter(|it| it.account == account) {
            return Arc::clone(&document.prepared);
        }
        drop(made);
        let (headers, html) = make(&account);
        let small = compressed(html.as_bytes()).ok().map(Bytes::from);
        let prepared = Arc::new(Prepared::new(headers, Bytes::from(html), small));
        let document = Document {
            prepared: Arc::clone(&prepared),
            account,
        };
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= MOST && !made.contains_key(&name) {
            made.clear();
        }
        made.insert(name, document);
        prepared
    }
}

/// At its strongest: it is done once, and sent often.
fn compressed(document: &[u8]) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        size_hint: document.len(),
        ..BrotliEncoderParams::default()
    };
    let mut small = Vec::with_capacity(document.len() / 3);
    brotli::BrotliCompress(&mut &*document, &mut small, &params)?;
    Ok(small)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    fn account(name: &str) -> AccountView {
        AccountView {
            name: name.to_owned(),
            origins: Vec::new(),
            live: false,
        }
    }

    #[test]
    fn document_is_made_once_and_anew_when_its_account_has_changed() {
        let documents = Documents::default();
        let times = Cell::new(0);
        let get = |name: &str, merchant: &str| {
            let document = documents.get(name.to_owned(), account(merchant), |account| {
                times.set(times.get() + 1);
                (HeaderMap::new(), format!("<p>{}</p>", account.name))
            });
            String::from_utf8(document.plain.1.to_vec()).expect("text")
        };
        assert_eq!(get("1/en", "Shop"), "<p>Shop</p>");
        assert_eq!(get("1/en", "Shop"), "<p>Shop</p>");
        assert_eq!(times.get(), 1);
        assert_eq!(get("1/en", "Store"), "<p>Store</p>");
        assert_eq!(get("2/en", "Shop"), "<p>Shop</p>");
        assert_eq!(times.get(), 3);
    }

    #[test]
    fn documents_that_are_kept_are_no_more_than_so_many() {
        let documents = Documents::default();
        for number in 0..=MOST {
            documents.get(number.to_string(), account("Shop"), |_| {
                (HeaderMap::new(), String::new())
            });
        }
        let made = documents.made.read().expect("no panic");
        assert_eq!(made.len(), 1);
    }

    #[test]
    fn document_that_is_compressed_is_the_same() {
        let text = "<p>the same</p>".repeat(100);
        let small = compressed(text.as_bytes()).expect("brotli");
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut small.as_slice(), &mut back).expect("brotli");
        assert_eq!(back, text.as_bytes());
        assert!(small.len() < text.len() / 10);
    }
}
