//! Counts requests by the pattern of their route, never by their path: ids stand in paths. What it
//! counts is written to the log as well, one line for each request.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::known_answers::KnownAnswers;
use crate::name::misdirected;
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
    /// By route and the first digit of the status: who counts along a route again waits for nobody.
    answered: RwLock<HashMap<String, BTreeMap<u16, Arc<Line>>>>,
    unanswered: Mutex<BTreeMap<&'static str, u64>>,
}

/// What one route answered with one class of status.
#[derive(Debug, Default)]
pub(super) struct Line {
    millis: AtomicU64,
    /// How many took longer than the bound before and no longer than each of [`BOUNDS`]; and how many longer
    /// than all.
    between: [AtomicU64; BOUNDS.len() + 1],
}

/// A [`Line`] at one moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Counted {
    pub(super) count: u64,
    pub(super) millis: u64,
    /// How many took no longer than each of [`BOUNDS`].
    pub(super) within: [u64; BOUNDS.len()],
}

impl Line {
    pub(super) fn count(&self, millis: u64) {
        let bounds = BOUNDS.into_iter().chain([u64::MAX]);
        let mut places = self.between.iter().zip(bounds);
        if let Some((place, _)) = places.find(|(_, bound)| millis <= *bound) {
            place.fetch_add(1, Ordering::Relaxed);
        }
        self.millis.fetch_add(millis, Ordering::Relaxed);
    }

    fn read(&self) -> Counted {
        let mut read = Counted {
            millis: self.millis.load(Ordering::Relaxed),
            ..Counted::default()
        };
        let mut between = self.between.iter().map(|it| it.load(Ordering::Relaxed));
        for (within, count) in read.within.iter_mut().zip(&mut between) {
            read.count += count;
            *within = read.count;
        }
        read.count += between.next().unwrap_or(0);
        read
    }
}

/// What there is to tell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Sums {
    /// By route and the first digit of the status.
    pub(super) answered: BTreeMap<(String, u16), Counted>,
    /// Calls that the gateway did not answer, by why.
    pub(super) unanswered: BTreeMap<&'static str, u64>,
}

impl Meter {
    pub(super) fn read(&self) -> (i64, Sums) {
        let lines = self.0.answered.read();
        let lines = lines.unwrap_or_else(PoisonError::into_inner);
        let lines = lines.iter().flat_map(|(route, by_status)| {
            let of_route = by_status.iter();
            of_route.map(move |(status, line)| ((route.clone(), *status), line.read()))
        });
        let answered = lines.collect();
        let unanswered = self.0.unanswered.lock();
        let unanswered = unanswered.unwrap_or_else(PoisonError::into_inner).clone();
        let sums = Sums {
            answered,
            unanswered,
        };
        (self.0.under_way.load(Ordering::Relaxed), sums)
    }

    /// Where answers of this route and status are counted.
    pub(super) fn line(&self, route: &str, status: u16) -> Arc<Line> {
        let status = status / 100;
        let lines = self.0.answered.read();
        let lines = lines.unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.get(route).and_then(|it| it.get(&status)) {
            return Arc::clone(line);
        }
        drop(lines);
        let lines = self.0.answered.write();
        let mut lines = lines.unwrap_or_else(PoisonError::into_inner);
        let by_status = lines.entry(route.to_owned()).or_default();
        Arc::clone(by_status.entry(status).or_default())
    }

    pub(crate) fn count_unanswered(&self, why: Why) {
        let counts = self.0.unanswered.lock();
        let mut counts = counts.unwrap_or_else(PoisonError::into_inner);
        *counts.entry(why.kind()).or_default() += 1;
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

/// Turns away what is meant for another host, counts a request and writes its line. An answer that is the same for everybody is known from now on.
pub async fn counted(State(known): State<KnownAnswers>, request: Request, next: Next) -> Response {
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let route = matched.as_ref().map_or(NO_ROUTE, MatchedPath::as_str);
    let method = request.method().clone();
    let path = (method == Method::GET).then(|| request.uri().path().to_owned());
    let began = Instant::now();
    let under_way = UnderWay::begin(known.meter());
    let response = if known.name().is_meant_by(&request) {
        next.run(request).await
    } else {
        misdirected()
    };
    drop(under_way);
    let (status, took) = (response.status().as_u16(), began.elapsed());
    let line = known.meter().line(route, status);
    line.count(u64::try_from(took.as_millis()).unwrap_or(u64::MAX));
    let id = response.headers().get(&REQUEST_ID);
    let id = id.and_then(|id| id.to_str().ok());
    let took = took.as_millis();
    tracing::info!(id, %method, route, status, took, "answered");
    if let (Some(path), Some(matched)) = (path, matched) {
        known.learn(path, &response, matched, line);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_count_each_time_within_every_bound_that_it_keeps() {
        let meter = Meter::default();
        for millis in [0, 5, 6, 20_000, 20_001] {
            meter.line("/a", 204).count(millis);
        }
        let (_, sums) = meter.read();
        let counted = Counted {
            count: 5,
            millis: 40_012,
            within: [2, 3, 3, 3, 3, 3, 3, 4],
        };
        assert_eq!(sums.answered.get(&("/a".to_owned(), 2)), Some(&counted));
    }
}
