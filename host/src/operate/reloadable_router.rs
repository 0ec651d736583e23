//! A router that can be changed while it serves: a request that began goes on with the one it began
//! with, the next one gets the new one. No connection ends.

use std::sync::{Arc, PoisonError, RwLock};

use axum::Router;
use axum::extract::Request;
use tower::ServiceExt as _;

/// The router of the moment.
#[derive(Clone, Debug)]
pub struct ReloadableRouter(Arc<RwLock<Router>>);

impl ReloadableRouter {
    /// Begins with this one.
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self(Arc::new(RwLock::new(router)))
    }

    /// From now on this one.
    pub fn set(&self, router: Router) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = router;
    }

    /// What is served: always the one of the moment.
    pub fn router(&self) -> Router {
        let router = self.clone();
        Router::new().fallback(move |request: Request| {
            let current = router.0.read().unwrap_or_else(PoisonError::into_inner);
            let current = current.clone();
            async move {
                match current.oneshot(request).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                }
            }
        })
    }
}
