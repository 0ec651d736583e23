//! Security codes that were asked for again: judged when they arrive, and only the verdict is
//! kept, in memory, for a quarter of an hour or one charge. No code gets here, and nothing of it
//! survives the process.

use std::cell::RefCell;
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

type Verdict = (CodeVerdict, Moment);

/// What a payment method had before it was changed.
pub(super) type Change = (String, Option<Verdict>);

/// The verdicts that still count, by payment method.
#[derive(Clone, Debug, Default)]
pub(super) struct FreshCodes(Arc<Mutex<HashMap<String, Verdict>>>);

/// The same as one call sees and changes them: what it changed is taken back when nothing of it is kept.
#[derive(Debug)]
pub(super) struct FreshCodesOfCall {
    all: FreshCodes,
    changed: RefCell<Vec<Change>>,
}

impl FreshCodes {
    pub(super) fn of_call(&self) -> FreshCodesOfCall {
        FreshCodesOfCall {
            all: self.clone(),
            changed: RefCell::default(),
        }
    }

    /// Puts back what was there before these changes, the last of them first.
    pub(super) fn take_back(&self, changes: &mut Vec<Change>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while let Some((payment_method, before)) = changes.pop() {
            match before {
                Some(verdict) => kept.insert(payment_method, verdict),
                None => kept.remove(&payment_method),
            };
        }
    }
}

impl FreshCodesOfCall {
    /// What was changed, for [`FreshCodes::take_back`].
    pub(super) fn changes(&self) -> Vec<Change> {
        self.changed.take()
    }

    fn change(&self, payment_method: &str, before: Option<Verdict>) {
        let mut changed = self.changed.borrow_mut();
        changed.push((payment_method.to_owned(), before));
    }

    pub(super) fn put(&self, payment_method: &str, verdict: CodeVerdict, now: Moment) {
        let mut kept = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, until)| now < *until);
        let verdict = (verdict, now.after(FRESH_FOR));
        let before = kept.insert(payment_method.to_owned(), verdict);
        self.change(payment_method, before);
    }

    /// Whether there is a verdict that still counts.
    pub(super) fn has(&self, payment_method: &str, now: Moment) -> bool {
        let kept = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(payment_method)
            .is_some_and(|(_, until)| now < *until)
    }

    /// Takes a verdict: it counts for one charge.
    pub(super) fn take(&self, payment_method: &str, now: Moment) -> Option<CodeVerdict> {
        let mut kept = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (verdict, until) = kept.remove(payment_method)?;
        self.change(payment_method, Some((verdict, until)));
        (now < until).then_some(verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_counts_once_and_for_a_quarter_of_an_hour() {
        let codes = FreshCodes::default().of_call();
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

    #[test]
    fn what_a_call_changed_is_taken_back_in_the_order_in_which_it_was_not_made() {
        let codes = FreshCodes::default();
        let now = Moment::from_millis(1_000);
        codes.of_call().put("pm_1", CodeVerdict::Correct, now);
        let call = codes.of_call();
        assert_eq!(call.take("pm_1", now), Some(CodeVerdict::Correct));
        call.put("pm_1", CodeVerdict::Incorrect, now);
        call.put("pm_2", CodeVerdict::Incorrect, now);
        codes.take_back(&mut call.changes());
        let after = codes.of_call();
        assert_eq!(after.take("pm_1", now), Some(CodeVerdict::Correct));
        assert!(!after.has("pm_2", now));
    }
}
