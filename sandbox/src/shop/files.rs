//! The shop's files, read when they are asked for, so that an edit shows on reload. Only plain
//! names of known kinds are served: nobody climbs out of the directory.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use payseal_engine::secret::fingerprint;

/// A file of the shop that should be there could not be read.
#[derive(Debug, thiserror::Error)]
#[error("the shop's file {name} could not be read: start the sandbox with its www/shop directory")]
pub(super) struct ReadError {
    name: String,
    #[source]
    source: std::io::Error,
}

/// Reads a text file of the shop, away from the threads that serve.
pub(super) async fn read_text(directory: &Path, name: &str) -> Result<String, ReadError> {
    let path = directory.join(name);
    let read = tokio::task::spawn_blocking(move || std::fs::read_to_string(path)).await;
    read.unwrap_or_else(|join| Err(std::io::Error::other(join)))
        .map_err(|source| ReadError {
            name: name.to_owned(),
            source,
        })
}

/// Answers with a file of `directory`, or 404.
pub(super) async fn serve(directory: PathBuf, name: String, request: &HeaderMap) -> Response {
    let Some(kind) = kind_of(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let Ok(text) = read_text(&directory, &name).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = fingerprint(&text);
    let tag = format!("\"{}\"", tag.get(..16).unwrap_or(&tag));
    let unchanged = request
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known == tag.as_str());
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(text))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

/// The content type of a plain name, such as `base.css`.
fn kind_of(name: &str) -> Option<&'static str> {
    let (stem, end) = name.rsplit_once('.')?;
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    if stem.is_empty() || !stem.bytes().all(plain) {
        return None;
    }
    match end {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "json" => Some("application/json"),
        "svg" => Some("image/svg+xml"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_of_known_kinds() {
        for name in ["base.css", "zh-Hans.json", "card-form.js"] {
            assert!(kind_of(name).is_some(), "{name}");
        }
        for name in [
            "../a.css",
            "a/b.css",
            "a.b.css",
            ".css",
            "README.md",
            "a",
            "",
            "a.CSS",
            "%2e.css",
        ] {
            assert!(kind_of(name).is_none(), "{name}");
        }
    }
}
