//! Counts requests by the pattern of their route, never by their path: ids stand in paths. What it
//! counts is written to the log as well, one line for each request.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::request_id::REQUEST_ID;
use crate::unanswered::Why;

/// The upper bounds of the histogram's buckets, in milliseconds.
pub(super) const BOUNDS: [u64; 8] = [5, 25, 100, 250, 500, 1_000, 5_000, 20_000];

/// The route of whatever has none.
const NO_ROUTE: &str = "none";

/// What was counted since the program started.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    under_way: AtomicI64,
    sums: Mutex<Sums>,
}

/// What one route answered with one class of status.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Line {
    pub(super) count: u64,
    pub(super) millis: u64,
    /// How many took no longer than each of [`BOUNDS`].
    pub(super) within: [u64; BOUNDS.len()],
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Sums {
    /// By route and the first digit of the status.
    pub(super) answered: BTreeMap<(String, u16), Line>,
    /// Calls that the gateway did not answer, by why.
    pub(super) unanswered: BTreeMap<&'static str, u64>,
}

impl Meter {
    pub(super) fn read(&self) -> (i64, Sums) {
        let sums = self.0.sums.lock().unwrap_or_else(PoisonError::into_inner);
        (self.0.under_way.load(Ordering::Relaxed), sums.clone())
    }

    fn count(&self, route: &str, status: u16, took: Duration) {
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let mut sums = self.0.sums.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (route.to_owned(), status / 100);
        let line = sums.answered.entry(key).or_default();
        line.count += 1;
        line.millis = line.millis.saturating_add(millis);
        for (within, bound) in line.within.iter_mut().zip(BOUNDS) {
            *within += u64::from(millis <= bound);
        }
    }

    pub(crate) fn count_unanswered(&self, why: Why) {
        let mut sums = self.0.sums.lock().unwrap_or_else(PoisonError::into_inner);
        *sums.unanswered.entry(why.kind()).or_default() += 1;
    }
}

/// One more under way, until it is dropped: a caller who hangs up ends it too.
struct UnderWay(Meter);

impl UnderWay {
    fn begin(meter: &Meter) -> Self {
        meter.0.under_way.fetch_add(1, Ordering::Relaxed);
        Self(meter.clone())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Counts a request and writes its line.
pub async fn counted(State(meter): State<Meter>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str);
    let method = request.method().clone();
    let began = Instant::now();
    let under_way = UnderWay::begin(&meter);
    let response = next.run(request).await;
    drop(under_way);
    let (status, took) = (response.status().as_u16(), began.elapsed());
    meter.count(route, status, took);
    let id = response.headers().get(&REQUEST_ID);
    let id = id.and_then(|id| id.to_str().ok());
    let took = took.as_millis();
    tracing::info!(id, %method, route, status, took, "answered");
    response
}
