//! A router that can be changed while it serves: a request that began goes on with the one it began
//! with, the next one gets the new one. No connection ends.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::{Context, Poll};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use tower::{Service, ServiceExt as _};

use super::known_answers::KnownAnswers;

/// The router of the moment, before which stands what is known of its answers.
#[derive(Clone, Debug)]
pub struct ReloadableRouter(Arc<RwLock<Arc<Current>>>);

#[derive(Debug)]
struct Current {
    known: KnownAnswers,
    router: Router,
}

impl ReloadableRouter {
    /// Begins with this one.
    #[must_use]
    pub fn new(router: Router, known: KnownAnswers) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(Current { known, router }))))
    }

    /// From now on this one.
    pub fn set(&self, router: Router, known: KnownAnswers) {
        let current = Arc::new(Current { known, router });
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = current;
    }
}

/// An answer: there at once, or in a while.
pub enum Answering {
    /// Taken when it is asked for.
    Known(Option<Response>),
    /// Made by the router.
    Asked(Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>),
}

impl Service<Request<Body>> for ReloadableRouter {
    type Response = Response;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Answering {
        let current = Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner));
        match current.known.answer(&request) {
            Some(response) => Answering::Known(Some(response)),
            None => Answering::Asked(Box::pin(current.router.clone().oneshot(request))),
        }
    }
}

impl Future for Answering {
    type Output = Result<Response, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            // A future that is done is not asked again.
            Self::Known(response) => response
                .take()
                .map_or(Poll::Pending, |it| Poll::Ready(Ok(it))),
            Self::Asked(asked) => asked.as_mut().poll(context),
        }
    }
}
