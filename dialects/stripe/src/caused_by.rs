//! Which call causes what happens now: an event tells it. The engine runs a transaction on one thread from
//! its begin to its end, so the thread knows.

use std::cell::RefCell;

/// A call, and its key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cause {
    /// The id of the request.
    pub request: String,
    /// Its idempotency key.
    pub key: Option<String>,
}

thread_local! {
    static CAUSE: RefCell<Option<Cause>> = const { RefCell::new(None) };
}

/// Does something that a call causes.
pub fn call<T>(cause: Cause, work: impl FnOnce() -> T) -> T {
    struct Forget;
    impl Drop for Forget {
        fn drop(&mut self) {
            CAUSE.with(|cause| cause.replace(None));
        }
    }
    CAUSE.with(|now| now.replace(Some(cause)));
    // Also when the work panics: the thread serves other calls.
    let _forget = Forget;
    work()
}

/// The call that causes what happens now; none when the clock does, or the shopper.
#[must_use]
pub fn now() -> Option<Cause> {
    CAUSE.with(|cause| cause.borrow().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_holds_while_its_call_is_done() {
        let cause = Cause {
            request: "req_1".to_owned(),
            key: None,
        };
        assert_eq!(now(), None);
        assert_eq!(call(cause.clone(), now), Some(cause));
        assert_eq!(now(), None);
    }
}
