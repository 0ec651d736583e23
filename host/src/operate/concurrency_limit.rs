//! How many calls may be under way at once. More are refused at once, in the gateway's words: a form
//! that is told to wait tries again, one that hangs does not. A call is under way once its body is
//! there: who sends half of one takes no place from anybody.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Request};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use payseal_core::wire::codes::RequestCode;
use tokio::sync::{Semaphore, SemaphorePermit};

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

    /// Lets a call in while there is a place: with its body, which has no more than so many bytes.
    pub(crate) async fn enter(
        &self,
        body: Body,
        most: usize,
    ) -> Result<(SemaphorePermit<'_>, Bytes), Response> {
        let mut request = Request::new(body);
        DefaultBodyLimit::max(most).apply(&mut request);
        let body = match Bytes::from_request(request, &()).await {
            Ok(body) => body,
            Err(rejection) if was_late(&rejection) => {
                let words = "the body did not come in time; nothing was sent to the gateway";
                return Err(refused(
                    StatusCode::REQUEST_TIMEOUT,
                    RequestCode::Body,
                    words,
                ));
            }
            Err(rejection) => return Err(rejection.into_response()),
        };
        self.0
            .try_acquire()
            .map(|place| (place, body))
            .map_err(|_| {
                let words =
                    "this host has too many calls under way; nothing was sent to the gateway";
                let refusal = refused(StatusCode::SERVICE_UNAVAILABLE, RequestCode::Unknown, words);
                ([(RETRY_AFTER, "1")], refusal).into_response()
            })
    }
}
