//! The gateway behind this host: its address, and calls to it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::header::HOST;
use axum::http::uri::{Authority, Scheme};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::Full;
use tokio::time::timeout;

use crate::answer::{ANSWER_LIMIT, is_json};
use crate::kept_connections::KeptConnections;
use crate::operate::Meter;
#[cfg(feature = "tls")]
use crate::tls_client::TlsClient;
use crate::unanswered::Why;

/// A gateway to pass calls on to.
#[derive(Clone, Debug)]
pub struct Upstream(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    client: Client,
    /// Host and port.
    place: (String, u16),
    patience: Duration,
    meter: Meter,
}

#[derive(Debug)]
enum Client {
    Plain {
        host: HeaderValue,
        kept: Box<KeptConnections>,
    },
    #[cfg(feature = "tls")]
    Tls(TlsClient),
}

/// Why calls cannot be passed on to an address.
#[derive(Debug, thiserror::Error)]
pub enum UpstreamError {
    /// The address has something beyond scheme, host and port.
    #[error("the upstream address is scheme, host and port, such as http://10.0.0.5:4001")]
    Address,
    /// The address is https, and this program was built without it.
    #[error(
        "the upstream address is https, which this program was built without; build it with `--features tls`"
    )]
    NoTls,
    /// The client cannot be made.
    #[cfg(feature = "tls")]
    #[error("cannot make an HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}

/// What the gateway answered: what is passed back of it.
#[derive(Debug)]
pub(crate) enum Answer {
    Json(StatusCode, Bytes),
    /// Something else than JSON.
    Other,
    TooLarge,
}

/// A call as it is passed on.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Upstream {
    /// A gateway at an origin; its answers are waited for no longer than `patience`.
    ///
    /// # Errors
    /// When the address is not an origin, or is https in a build without TLS.
    pub fn new(origin: &str, patience: Duration) -> Result<Self, UpstreamError> {
        let (scheme, authority) = read_origin(origin).ok_or(UpstreamError::Address)?;
        let is_plain = scheme == Scheme::HTTP;
        let port = authority
            .port_u16()
            .unwrap_or(if is_plain { 80 } else { 443 });
        let place = (authority.host().to_owned(), port);
        let client = if is_plain {
            // An address of the sixth version stands in brackets where a port may follow.
            let host = place.0.trim_matches(['[', ']']).to_owned();
            let to_connect = patience.min(Duration::from_secs(5));
            Client::Plain {
                host: HeaderValue::from_str(authority.as_str())
                    .map_err(|_| UpstreamError::Address)?,
                kept: Box::new(KeptConnections::new(host, port, to_connect)),
            }
        } else {
            #[cfg(not(feature = "tls"))]
            return Err(UpstreamError::NoTls);
            #[cfg(feature = "tls")]
            Client::Tls(TlsClient::new(&authority, patience)?)
        };
        Ok(Self(Arc::new(Inner {
            client,
            place,
            patience,
            meter: Meter::default(),
        })))
    }

    /// The same, counting into this meter, with connections of its own.
    ///
    /// # Errors
    /// As [`Upstream::new`].
    #[must_use]
    pub fn counting_into(self, meter: Meter) -> Self {
        match Arc::try_unwrap(self.0) {
            Ok(inner) => Self(Arc::new(Inner { meter, ..inner })),
            // Whoever holds it counts already.
            Err(shared) => Self(shared),
        }
    }

    /// Its host and port.
    #[must_use]
    pub fn place(&self) -> (String, u16) {
        self.0.place.clone()
    }

    pub(crate) fn meter(&self) -> &Meter {
        &self.0.meter
    }

    /// Sends a call; a GET once more when no answer began, within the same patience.
    pub(crate) async fn ask(&self, call: Call) -> Result<Answer, Why> {
        let began = Instant::now();
        let again = (call.method == Method::GET).then(|| call.clone());
        let mut has_begun = false;
        let first = timeout(self.0.patience, self.send(call, &mut has_begun)).await;
        match (first.unwrap_or(Err(Why::Late)), again) {
            (Err(Why::Broken | Why::Unreachable), Some(again)) if !has_begun => {
                let left = self.0.patience.saturating_sub(began.elapsed());
                let second = timeout(left, self.send(again, &mut has_begun)).await;
                second.unwrap_or(Err(Why::Late))
            }
            (answer, _) => answer,
        }
    }

    async fn send(&self, call: Call, has_begun: &mut bool) -> Result<Answer, Why> {
        let (host, kept) = match &self.0.client {
            Client::Plain { host, kept } => (host, kept),
            #[cfg(feature = "tls")]
            Client::Tls(client) => return client.send(call, has_begun).await,
        };
        let mut request = Request::new(Full::new(call.body));
        *request.method_mut() = call.method;
        *request.uri_mut() = Uri::try_from(call.path).map_err(|_| Why::Broken)?;
        *request.headers_mut() = call.headers;
        request.headers_mut().insert(HOST, host.clone());
        let begun = kept.send(request).await?;
        *has_begun = true;
        let status = begun.head().status();
        if !is_json(begun.head().headers()) {
            return Ok(Answer::Other);
        }
        Ok(match begun.body(ANSWER_LIMIT, kept).await? {
            Some(body) => Answer::Json(status, body),
            None => Answer::TooLarge,
        })
    }
}

/// Scheme, host and port, where there is nothing else.
fn read_origin(origin: &str) -> Option<(Scheme, Authority)> {
    if origin.contains('#') {
        return None;
    }
    let parts = origin.parse::<Uri>().ok()?.into_parts();
    let (scheme, authority) = (parts.scheme?, parts.authority?);
    let is_bare = parts.path_and_query.is_none_or(|it| it.as_str() == "/");
    let is_known = scheme == Scheme::HTTP || scheme == Scheme::HTTPS;
    let has_host = !authority.host().is_empty() && !authority.as_str().contains('@');
    // What stands after the host is a port, or a slip: cards never go to another port than the one that was meant.
    let has_port = authority.as_str() == authority.host() || authority.port_u16().is_some();
    (is_bare && is_known && has_host && has_port).then_some((scheme, authority))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upstream_is_a_bare_origin() {
        let new = |origin: &str| Upstream::new(origin, Duration::from_secs(1));
        assert!(new("http://127.0.0.1:4001").is_ok());
        assert_eq!(new("http://[::1]/").expect("an address").place().1, 80);
        for origin in [
            "127.0.0.1:4001",
            "ftp://127.0.0.1",
            "http://127.0.0.1/path",
            "http://127.0.0.1/?q",
            "http://127.0.0.1/#f",
            "http://me:secret@127.0.0.1",
            "http://:80",
            "http://10.0.0.5:4O01",
            "http://10.0.0.5:99999",
            "http://10.0.0.5:",
            "http://[::1]:x",
            "",
        ] {
            let error = new(origin).expect_err(origin);
            assert!(matches!(error, UpstreamError::Address), "{origin}: {error}");
            assert!(!error.to_string().contains("secret"));
        }
        assert_eq!(new("https://10.0.0.5").is_ok(), cfg!(feature = "tls"));
    }
}
