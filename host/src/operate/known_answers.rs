//! What was answered once and is the same for everybody who asks for it: documents and files, found by their
//! path alone. The first answer goes through the router and its rules; the next ones are given without it.
//!
//! They belong to one router: whoever makes another one from new settings begins with none.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use axum::body::Body;
use axum::extract::MatchedPath;
use axum::http::header::IF_NONE_MATCH;
use axum::http::{Method, Request};
use axum::response::Response;

use super::meter::{Line, Meter};
use crate::name::Name;
use crate::prepared::Prepared;

/// More than this many paths are never known: an address can be written in many ways.
const MOST: usize = 4096;

/// What one router answers again, to whom, and where that is counted.
#[derive(Clone, Debug)]
pub struct KnownAnswers(Arc<Known>);

#[derive(Debug)]
struct Known {
    name: Name,
    meter: Meter,
    by_path: RwLock<HashMap<String, Answer>>,
}

#[derive(Clone, Debug)]
struct Answer {
    prepared: Arc<Prepared>,
    route: MatchedPath,
    line: Arc<Line>,
}

impl KnownAnswers {
    /// None yet. They are given to those who ask by this name, and counted here.
    #[must_use]
    pub fn new(name: Name, meter: Meter) -> Self {
        Self(Arc::new(Known {
            name,
            meter,
            by_path: RwLock::default(),
        }))
    }

    pub(super) fn meter(&self) -> &Meter {
        &self.0.meter
    }

    pub(super) fn name(&self) -> &Name {
        &self.0.name
    }

    /// Keeps what an answer to a GET was made of, when that is the same for everybody.
    pub(super) fn learn(
        &self,
        path: String,
        response: &Response,
        route: MatchedPath,
        line: Arc<Line>,
    ) {
        let made_of = response.extensions().get::<Arc<Prepared>>();
        let (Some(prepared), true) = (made_of.cloned(), response.status().is_success()) else {
            return;
        };
        let answer = Answer {
            prepared,
            route,
            line,
        };
        let by_path = self.0.by_path.write();
        let mut by_path = by_path.unwrap_or_else(PoisonError::into_inner);
        if by_path.len() >= MOST {
            by_path.clear();
        }
        by_path.insert(path, answer);
    }

    /// What is known of a path. Nobody who learns waits for whoever writes a line.
    fn find(&self, path: &str) -> Option<Answer> {
        let by_path = self.0.by_path.read();
        let by_path = by_path.unwrap_or_else(PoisonError::into_inner);
        by_path.get(path).cloned()
    }

    /// The answer to a request, when it is known; and its line is written.
    pub(super) fn answer(&self, request: &Request<Body>) -> Option<Response> {
        let asked = request.headers();
        if request.method() != Method::GET || asked.contains_key(IF_NONE_MATCH) {
            return None;
        }
        if !self.0.name.is_meant_by(request) {
            return None;
        }
        let known = self.find(request.uri().path())?;
        let response = known.prepared.answer(asked);
        known.line.count(0);
        let (method, route) = (request.method(), known.route.as_str());
        let status = response.status().as_u16();
        tracing::info!(%method, route, status, took = 0, "answered");
        Some(response)
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Bytes;
    use axum::http::HeaderMap;
    use axum::routing::get;
    use axum::{Router, middleware};
    use tower::ServiceExt as _;
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use super::super::counted;
    use super::*;

    /// A log that looks whether others may learn while a line is written.
    struct Log(KnownAnswers);

    impl Subscriber for Log {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }
        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, _: &Event<'_>) {
            assert!(self.0.0.by_path.try_write().is_ok(), "held over the log");
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    #[tokio::test]
    async fn nobody_who_learns_waits_for_the_log() {
        let known = KnownAnswers::new(Name::of("pay.example"), Meter::default());
        let prepared = Arc::new(Prepared::new(HeaderMap::new(), Bytes::new(), None));
        let answer = get(async move |asked: HeaderMap| prepared.first_answer(&asked));
        let app = Router::new().route("/a", answer);
        let app = app.layer(middleware::from_fn_with_state(known.clone(), counted));
        let ask = || {
            let ask = Request::get("/a").header("host", "pay.example");
            ask.body(Body::empty()).expect("a request")
        };
        assert!(known.answer(&ask()).is_none());
        app.oneshot(ask()).await.expect("an answer");
        let again = tracing::subscriber::with_default(Log(known.clone()), || known.answer(&ask()));
        assert!(again.is_some());
    }
}
