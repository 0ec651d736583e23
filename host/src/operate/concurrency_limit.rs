//! How many calls may be under way at once. More are refused at once, in the gateway's words: a form
//! that is told to wait tries again, one that hangs does not. A call is under way once its body is
//! there: who sends half of one takes no place from anybody.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use payseal_core::wire::codes::RequestCode;
use tokio::sync::Semaphore;

use crate::answer::refused;
use crate::connections::was_late;

/// Places for calls that are under way.
#[derive(Clone, Debug)]
pub struct ConcurrencyLimit(Arc<Semaphore>);

impl ConcurrencyLimit {
    /// So many places.
    #[must_use]
    pub fn of(most: usize) -> Self {
        Self(Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS))))
    }
}

/// Lets a call in while there is a place.
pub(crate) async fn limit_concurrency(
    State(limit): State<ConcurrencyLimit>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let whole = Bytes::from_request(Request::from_parts(parts.clone(), body), &()).await;
    let body = match whole {
        Ok(body) => body,
        Err(rejection) if was_late(&rejection) => {
            let words = "the body did not come in time; nothing was sent to the gateway";
            return refused(StatusCode::REQUEST_TIMEOUT, RequestCode::Body, words);
        }
        Err(rejection) => return rejection.into_response(),
    };
    let Ok(_place) = limit.0.try_acquire() else {
        let words = "this host has too many calls under way; nothing was sent to the gateway";
        let refusal = refused(StatusCode::SERVICE_UNAVAILABLE, RequestCode::Unknown, words);
        return ([(RETRY_AFTER, "1")], refusal).into_response();
    };
    next.run(Request::from_parts(parts, Body::from(body))).await
}
