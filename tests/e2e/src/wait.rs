//! Waiting on conditions: ask, and ask again shortly after, until the answer is there.
//!
//! No test waits for a fixed time. The pause between two questions only spares the processor.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};

use crate::Outcome;

/// How long a condition may take before the test says that it never came.
pub const PATIENCE: Duration = Duration::from_secs(15);

const PAUSE: Duration = Duration::from_millis(30);

/// Asks until `question` answers `Some`, for at most [`PATIENCE`].
///
/// # Errors
/// When the condition never came; the message names it and ends with the last error, if any.
pub async fn until<T, F, Q>(what: &str, question: Q) -> Outcome<T>
where
    Q: FnMut() -> F,
    F: Future<Output = Outcome<Option<T>>>,
{
    until_within(PATIENCE, what, question).await
}

/// Asks until `question` answers `Some`, for at most `limit`.
///
/// An error counts as "not yet": an element that is being replaced is stale for a moment.
///
/// # Errors
/// When the condition never came; the message names it and ends with the last error, if any.
pub async fn until_within<T, F, Q>(limit: Duration, what: &str, mut question: Q) -> Outcome<T>
where
    Q: FnMut() -> F,
    F: Future<Output = Outcome<Option<T>>>,
{
    let start = Instant::now();
    loop {
        let answer = tokio::time::timeout(limit, question()).await;
        let trouble = match answer {
            Ok(Ok(Some(value))) => return Ok(value),
            Ok(Ok(None)) => None,
            Ok(Err(error)) => Some(error),
            Err(_) => bail!("waited {limit:?} for {what}: the browser does not answer"),
        };
        if start.elapsed() > limit {
            let complaint = format!("waited {limit:?} for {what}");
            return match trouble {
                Some(error) => Err(error).context(complaint),
                None => bail!(complaint),
            };
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Waits until `question` says yes.
///
/// # Errors
/// As [`until`].
pub async fn until_true<F, Q>(what: &str, mut question: Q) -> Outcome
where
    Q: FnMut() -> F,
    F: Future<Output = Outcome<bool>>,
{
    until(what, || {
        let answer = question();
        async { Ok(answer.await?.then_some(())) }
    })
    .await
}
