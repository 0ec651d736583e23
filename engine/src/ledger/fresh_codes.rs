//! Security codes that were asked for again: judged when they arrive, and only the verdict is
//! kept, in memory, for a quarter of an hour or one charge. No code gets here, and nothing of it
//! survives the process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::clock::Moment;

/// How long a verdict counts.
pub const FRESH_FOR: Duration = Duration::from_secs(15 * 60);

/// What the issuer says of a security code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeVerdict {
    /// It is the card's.
    Correct,
    /// It is not.
    Incorrect,
}

/// The verdicts that still count, by payment method.
#[derive(Clone, Debug, Default)]
pub(super) struct FreshCodes(Arc<Mutex<HashMap<String, (CodeVerdict, Moment)>>>);

impl FreshCodes {
    pub(super) fn put(&self, payment_method: &str, verdict: CodeVerdict, now: Moment) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, until)| now < *until);
        kept.insert(payment_method.to_owned(), (verdict, now.after(FRESH_FOR)));
    }

    /// Whether there is a verdict that still counts.
    pub(super) fn has(&self, payment_method: &str, now: Moment) -> bool {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(payment_method)
            .is_some_and(|(_, until)| now < *until)
    }

    /// Takes a verdict: it counts for one charge.
    pub(super) fn take(&self, payment_method: &str, now: Moment) -> Option<CodeVerdict> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (verdict, until) = kept.remove(payment_method)?;
        (now < until).then_some(verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_counts_once_and_for_a_quarter_of_an_hour() {
        let codes = FreshCodes::default();
        let now = Moment::from_millis(1_000);
        codes.put("pm_1", CodeVerdict::Incorrect, now);
        assert_eq!(codes.take("pm_2", now), None);
        assert_eq!(codes.take("pm_1", now), Some(CodeVerdict::Incorrect));
        assert_eq!(codes.take("pm_1", now), None);
        assert!(!codes.has("pm_1", now));
        codes.put("pm_1", CodeVerdict::Correct, now);
        assert!(codes.has("pm_1", now) && !codes.has("pm_1", now.after(FRESH_FOR)));
        assert_eq!(codes.take("pm_1", now.after(FRESH_FOR)), None);
    }
}
