//! Passes the frame's calls on to the gateway behind this host.
//!
//! Exactly these: nothing else of the gateway is reachable through here. A POST is sent once
//! and never again, since a card must not be tokenised twice; a GET is sent a second time when no
//! answer began. Bodies are not read, kept or logged; what is logged is the request id, the route's
//! pattern, the status and the time it took.

use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Router, middleware};
use payseal_core::wire::browser::{
    CreateFromBrowser, DefaultFromBrowser, DetachFromBrowser, IDEMPOTENCY_HEADER, ListFromBrowser,
    ReadSession, UpdateFromBrowser,
};
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::ids::{CustomerId, PaymentMethodId};
use payseal_core::wire::{Endpoint, endpoint};

use crate::answer::{JSON, read, refused, seal};
use crate::client_address::{self, FORWARDED_FOR};
use crate::operate::{ConcurrencyLimit, Meter, limit_concurrency};
use crate::request_id::{self, REQUEST_ID};
use crate::unanswered::Why;

/// The largest body of a call; a card with every billing detail has 4 KiB.
pub const BODY_LIMIT: usize = 64 * 1024;

/// The header that carries the session token, as HTTP spells names.
const SESSION_TOKEN: HeaderName = HeaderName::from_static("sessiontoken");

/// The header in which the frame says on which page it stands.
const PAGE: HeaderName = HeaderName::from_static("x-payseal-host");

/// The header in which the frame says for which account it was served.
const ACCOUNT: HeaderName = HeaderName::from_static("x-payseal-account");

/// The header that names one try to tokenise a card.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static(IDEMPOTENCY_HEADER);

/// What the gateway may see of the caller's headers.
const PASSED_ON: [HeaderName; 6] = [
    SESSION_TOKEN,
    PAGE,
    ACCOUNT,
    IDEMPOTENCY_KEY,
    FORWARDED_FOR,
    REQUEST_ID,
];

/// A gateway to pass calls on to.
#[derive(Clone, Debug)]
pub struct Upstream {
    client: reqwest::Client,
    origin: String,
    patience: Duration,
    meter: Meter,
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
    #[error("cannot make an HTTP client: {0}")]
    Client(#[from] reqwest::Error),
}

impl Upstream {
    /// A gateway at an origin; its answers are waited for no longer than `patience`.
    ///
    /// # Errors
    /// When the address is not an origin, or is https in a build without TLS.
    pub fn new(origin: &str, patience: Duration) -> Result<Self, UpstreamError> {
        let url = reqwest::Url::parse(origin).map_err(|_| UpstreamError::Address)?;
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let anonymous = url.username().is_empty() && url.password().is_none();
        if !matches!(url.scheme(), "http" | "https") || !bare || !anonymous {
            return Err(UpstreamError::Address);
        }
        if url.scheme() == "https" && !cfg!(feature = "tls") {
            return Err(UpstreamError::NoTls);
        }
        let client = reqwest::Client::builder()
            .timeout(patience)
            .connect_timeout(patience.min(Duration::from_secs(5)))
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .build()?;
        Ok(Self {
            client,
            origin: url.origin().ascii_serialization(),
            patience,
            meter: Meter::default(),
        })
    }

    /// The same, counting into this meter.
    #[must_use]
    pub fn counting_into(self, meter: Meter) -> Self {
        Self { meter, ..self }
    }

    /// Its host and port.
    #[must_use]
    pub fn place(&self) -> (String, u16) {
        let url = reqwest::Url::parse(&self.origin).ok();
        let host = url.as_ref().and_then(|url| url.host_str());
        let port = url.as_ref().and_then(reqwest::Url::port_or_known_default);
        (host.unwrap_or_default().to_owned(), port.unwrap_or(0))
    }
}

/// The frame's routes, for as many calls at once as the crowd has places.
pub fn router(upstream: Upstream, limit: ConcurrencyLimit) -> Router {
    Router::new()
        .route(
            CreateFromBrowser::ROUTE,
            post(
                async |State(to): State<Upstream>, headers: HeaderMap, body: Bytes| {
                    to.pass::<CreateFromBrowser>(&(), &headers, body).await
                },
            ),
        )
        .route(
            UpdateFromBrowser::ROUTE,
            post(
                async |State(to): State<Upstream>, headers: HeaderMap, body: Bytes| {
                    to.pass::<UpdateFromBrowser>(&(), &headers, body).await
                },
            ),
        )
        .route(
            ReadSession::ROUTE,
            get(async |State(to): State<Upstream>, headers: HeaderMap| {
                to.pass::<ReadSession>(&(), &headers, Bytes::new()).await
            }),
        )
        .route(ListFromBrowser::ROUTE, get(about::<ListFromBrowser>))
        .route(DetachFromBrowser::ROUTE, post(about::<DetachFromBrowser>))
        .route(DefaultFromBrowser::ROUTE, post(about::<DefaultFromBrowser>))
        .layer(middleware::from_fn_with_state(limit, limit_concurrency))
        .layer(middleware::map_response(seal))
        .layer(middleware::from_fn(request_id::named))
        .layer(middleware::from_fn(client_address::told))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .with_state(upstream)
}

/// What an id in a path must be before the path is built anew from it.
trait PathId: Sized {
    fn checked(text: &str) -> Option<Self>;
}

impl PathId for CustomerId {
    fn checked(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

impl PathId for PaymentMethodId {
    fn checked(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }
}

async fn about<E>(
    State(upstream): State<Upstream>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response
where
    E: Endpoint<Params: PathId>,
{
    match E::Params::checked(&id) {
        Some(id) => upstream.pass::<E>(&id, &headers, body).await,
        None => refused(
            StatusCode::OK,
            RequestCode::Member,
            RequestCode::Member.message(),
        ),
    }
}

impl Upstream {
    async fn pass<E: Endpoint>(&self, to: &E::Params, asked: &HeaderMap, body: Bytes) -> Response {
        let path = E::path(to);
        let method = match E::METHOD {
            endpoint::Method::Get => Method::GET,
            endpoint::Method::Post => Method::POST,
            endpoint::Method::Delete => Method::DELETE,
        };
        let began = Instant::now();
        let mut request = self
            .client
            .request(method.clone(), format!("{}{path}", self.origin))
            .header(ACCEPT, JSON);
        for name in PASSED_ON {
            if let Some(value) = asked.get(&name) {
                request = request.header(name, value);
            }
        }
        if method == Method::POST {
            request = request.header(CONTENT_TYPE, JSON).body(body);
        }
        let answer = match self.send(request, method == Method::GET, began).await {
            Ok(answer) => read(answer).await,
            Err(error) => Err(error),
        };
        let took = began.elapsed().as_millis();
        let id = asked.get(&REQUEST_ID).and_then(|id| id.to_str().ok());
        match answer {
            Ok(answer) => {
                let status = answer.status().as_u16();
                tracing::debug!(id, %method, route = E::ROUTE, status, took, "passed on");
                answer
            }
            Err(error) => {
                let why = Why::of(&error);
                self.meter.count_unanswered(why);
                let (route, why_not) = (E::ROUTE, why.kind());
                tracing::warn!(id, %method, route, why = why_not, took, "the gateway did not answer");
                refused(StatusCode::BAD_GATEWAY, RequestCode::Unknown, why.words())
            }
        }
    }
}

impl Upstream {
    /// Sends a request; a GET once more when no answer began, within the same patience.
    async fn send(
        &self,
        request: reqwest::RequestBuilder,
        again: bool,
        began: Instant,
    ) -> Result<reqwest::Response, reqwest::Error> {
        let again = again.then(|| request.try_clone()).flatten();
        match (request.send().await, again) {
            (Err(error), Some(again)) if !error.is_timeout() => {
                let left = self.patience.saturating_sub(began.elapsed());
                again.timeout(left).send().await
            }
            (answer, _) => answer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upstream_is_a_bare_origin() {
        let new = |origin: &str| Upstream::new(origin, Duration::from_secs(1));
        assert!(new("http://127.0.0.1:4001").is_ok());
        for origin in [
            "127.0.0.1:4001",
            "ftp://127.0.0.1",
            "http://127.0.0.1/path",
            "http://127.0.0.1/?q",
            "http://me:secret@127.0.0.1",
            "",
        ] {
            let error = new(origin).expect_err(origin);
            assert!(matches!(error, UpstreamError::Address), "{origin}: {error}");
            assert!(!error.to_string().contains("secret"));
        }
        assert_eq!(new("https://10.0.0.5").is_ok(), cfg!(feature = "tls"));
    }
}
