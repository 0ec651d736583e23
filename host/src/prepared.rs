//! The frame's documents as they travel: filled, headed and compressed once for each account, locale and kind
//! of page, and kept for as long as the account says the same.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Bytes;
use axum::http::HeaderMap;
use brotli::enc::BrotliEncoderParams;

use crate::account::AccountView;

/// More than this many documents are never kept: a host of many accounts makes those anew that are rarely
/// asked for. Each is about 16 KB.
const MOST: usize = 4096;

/// A document that waits to be asked for.
#[derive(Debug)]
pub(crate) struct Document {
    /// What it was made of besides the template.
    account: AccountView,
    pub(crate) headers: HeaderMap,
    pub(crate) plain: Bytes,
    pub(crate) brotli: Option<Bytes>,
}

/// All that were made.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    made: RwLock<HashMap<String, Arc<Document>>>,
}

impl Documents {
    /// The document of this name. It is made when it never was, or for an account that said something else.
    pub(crate) fn get(
        &self,
        name: String,
        account: AccountView,
        make: impl FnOnce(&AccountView) -> (HeaderMap, String),
    ) -> Arc<Document> {
        // What is in the map is whole, whoever panicked while holding it.
        let made = self.made.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(document) = made.get(&name).filter(|it| it.account == account) {
            return Arc::clone(document);
        }
        drop(made);
        let (headers, html) = make(&account);
        let document = Arc::new(Document {
            brotli: compressed(html.as_bytes()).ok().map(Bytes::from),
            plain: Bytes::from(html),
            headers,
            account,
        });
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= MOST && !made.contains_key(&name) {
            made.clear();
        }
        made.insert(name, Arc::clone(&document));
        document
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
            String::from_utf8(document.plain.to_vec()).expect("text")
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
