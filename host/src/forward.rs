//! Passes the frame's calls on to the gateway behind this host.
//!
//! Exactly these: nothing else of the gateway is reachable through here. A POST is sent once
//! and never again, since a card must not be tokenised twice; a GET is sent a second time when no
//! answer began. Bodies are not read, kept or logged; what is logged is the request id, the route's
//! pattern, the status and the time it took.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, FromRequestParts as _, Path, Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use payseal_core::wire::browser::{
    CreateFromBrowser, DefaultFromBrowser, DetachFromBrowser, IDEMPOTENCY_HEADER, ListFromBrowser,
    ReadSession, UpdateFromBrowser,
};
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::ids::{CustomerId, PaymentMethodId};
use payseal_core::wire::{Endpoint, endpoint};

use crate::answer::{JSON, passed_back, refused, seal};
use crate::client_address::{self, FORWARDED_FOR};
use crate::operate::ConcurrencyLimit;
use crate::request_id::{self, REQUEST_ID};
use crate::upstream::Call;
pub use crate::upstream::{Upstream, UpstreamError};

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

/// What the gateway may see of the caller's headers, as the caller wrote it.
const PASSED_ON: [HeaderName; 4] = [SESSION_TOKEN, PAGE, ACCOUNT, IDEMPOTENCY_KEY];

/// What every call needs.
#[derive(Debug)]
struct Forwarding {
    upstream: Upstream,
    limit: ConcurrencyLimit,
}

type To = State<Arc<Forwarding>>;

/// The frame's routes, for as many calls at once as the crowd has places. What every answer has is put on in
/// the handlers, and not by layers: each layer would be a few allocations more for a call.
pub fn router(upstream: Upstream, limit: ConcurrencyLimit) -> Router {
    Router::new()
        .route(CreateFromBrowser::ROUTE, post(plain::<CreateFromBrowser>))
        .route(UpdateFromBrowser::ROUTE, post(plain::<UpdateFromBrowser>))
        .route(ReadSession::ROUTE, get(plain::<ReadSession>))
        .route(ListFromBrowser::ROUTE, get(about::<ListFromBrowser>))
        .route(DetachFromBrowser::ROUTE, post(about::<DetachFromBrowser>))
        .route(DefaultFromBrowser::ROUTE, post(about::<DefaultFromBrowser>))
        .method_not_allowed_fallback(other_method)
        .with_state(Arc::new(Forwarding { upstream, limit }))
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

async fn plain<E>(State(forwarding): To, request: Request) -> Response
where
    E: Endpoint<Params = ()>,
{
    let (mut parts, body) = request.into_parts();
    named(&mut parts, async |parts, id| {
        forwarding.pass::<E>(E::path(&()), parts, body, id).await
    })
    .await
}

async fn about<E>(State(forwarding): To, request: Request) -> Response
where
    E: Endpoint<Params: PathId>,
{
    let (mut parts, body) = request.into_parts();
    named(&mut parts, async |parts, id| {
        let Path(of) = Path::<String>::from_request_parts(parts, &())
            .await
            .map_err(IntoResponse::into_response)?;
        let code = RequestCode::Member;
        let of =
            E::Params::checked(&of).ok_or_else(|| refused(StatusCode::OK, code, code.message()))?;
        forwarding.pass::<E>(E::path(&of), parts, body, id).await
    })
    .await
}

async fn other_method(request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    named(&mut parts, async |_, _| {
        Err(StatusCode::METHOD_NOT_ALLOWED.into_response())
    })
    .await
}

/// An answer under the name of its request, sealed.
async fn named(
    parts: &mut Parts,
    answer: impl AsyncFnOnce(&mut Parts, &HeaderValue) -> Result<Response, Response>,
) -> Response {
    let Some(id) = request_id::of(&parts.headers) else {
        return seal(StatusCode::INTERNAL_SERVER_ERROR.into_response());
    };
    let answer = answer(parts, &id).await;
    let mut response = seal(answer.unwrap_or_else(|refusal| refusal));
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

impl Forwarding {
    async fn pass<E: Endpoint>(
        &self,
        path: String,
        asked: &Parts,
        body: Body,
        id: &HeaderValue,
    ) -> Result<Response, Response> {
        let (_place, body) = self.limit.enter(body, BODY_LIMIT).await?;
        let method = match E::METHOD {
            endpoint::Method::Get => Method::GET,
            endpoint::Method::Post => Method::POST,
            endpoint::Method::Delete => Method::DELETE,
        };
        let mut headers = HeaderMap::with_capacity(12);
        headers.insert(ACCEPT, JSON);
        for name in PASSED_ON {
            if let Some(value) = asked.headers.get(&name) {
                headers.insert(name, value.clone());
            }
        }
        let peer = asked.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|ConnectInfo(peer)| *peer);
        if let Some(address) = client_address::of(&asked.headers, peer) {
            headers.insert(FORWARDED_FOR, address);
        }
        headers.insert(REQUEST_ID, id.clone());
        let mut call = Call {
            method: method.clone(),
            path,
            headers,
            body: Bytes::new(),
        };
        if method == Method::POST {
            call.headers.insert(CONTENT_TYPE, JSON);
            call.body = body;
        }
        let began = Instant::now();
        let answer = self.upstream.ask(call).await;
        let took = began.elapsed().as_millis();
        let id = id.to_str().ok();
        match answer {
            Ok(answer) => {
                let answer = passed_back(answer);
                let status = answer.status().as_u16();
                tracing::debug!(id, %method, route = E::ROUTE, status, took, "passed on");
                Ok(answer)
            }
            Err(why) => {
                self.upstream.meter().count_unanswered(why);
                let (route, why_not) = (E::ROUTE, why.kind());
                tracing::warn!(id, %method, route, why = why_not, took, "the gateway did not answer");
                Err(refused(
                    StatusCode::BAD_GATEWAY,
                    RequestCode::Unknown,
                    why.words(),
                ))
            }
        }
    }
}
