//! The shop's files: read when they are asked for, so that an edit shows on reload, or inside of this program. Only
//! plain names of known kinds are served: nobody climbs out of the directory.

use std::borrow::Cow;
use std::path::PathBuf;

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

/// Where the shop's files are.
#[derive(Clone, Debug)]
pub enum Pages {
    /// The directory `www/shop`; the brand marks are beside it, in `icons`.
    Folder(PathBuf),
    /// Inside of this program, by their path in that directory; the brand marks are below `icons/`.
    Inside(&'static [(&'static str, &'static str)]),
}

impl Pages {
    /// Reads a text file, away from the threads that serve.
    pub(super) async fn text(&self, name: &str) -> Result<Cow<'static, str>, ReadError> {
        let read = match self {
            Self::Folder(directory) => {
                let path = match name.strip_prefix("icons/") {
                    Some(mark) => directory.join("../icons").join(mark),
                    None => directory.join(name),
                };
                let read = tokio::task::spawn_blocking(move || std::fs::read_to_string(path)).await;
                let read = read.unwrap_or_else(|join| Err(std::io::Error::other(join)));
                read.map(Cow::Owned)
            }
            Self::Inside(files) => {
                let found = files.iter().find(|(path, _)| *path == name);
                let found = found.ok_or_else(|| std::io::ErrorKind::NotFound.into());
                found.map(|(_, text)| Cow::Borrowed(*text))
            }
        };
        read.map_err(|source| ReadError {
            name: name.to_owned(),
            source,
        })
    }

    /// Answers with a file of one of the folders, or 404.
    pub(super) async fn serve(&self, folder: &str, name: &str, request: &HeaderMap) -> Response {
        let Some(kind) = kind_of(name) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let Ok(text) = self.text(&format!("{folder}/{name}")).await else {
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

    #[tokio::test]
    async fn files_inside_are_served_as_those_of_a_folder() {
        let pages = Pages::Inside(&[("text/en.json", "{}"), ("icons/card.svg", "<svg/>")]);
        let none = HeaderMap::new();
        let served = pages.serve("icons", "card.svg", &none).await;
        assert_eq!(served.status(), StatusCode::OK);
        assert_eq!(served.headers()[header::CONTENT_TYPE], "image/svg+xml");
        for (folder, name) in [("text", "de.json"), ("icons", "../text/en.json")] {
            let served = pages.serve(folder, name, &none).await;
            assert_eq!(served.status(), StatusCode::NOT_FOUND, "{name}");
        }
    }

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
