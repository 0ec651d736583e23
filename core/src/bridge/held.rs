//! Calls that wait until it is known whether a press counts.
//!
//! A press that keeps a card is looked at for a moment before it counts, and a call that comes meanwhile is
//! put off. The page may want no more of it before it begins: then it never does.

use alloc::vec::Vec;

use super::message::ToFrame;
use crate::flow::CallId;

/// The numbers of the calls that wait.
#[derive(Debug, Default)]
pub struct Held(Vec<CallId>);

impl Held {
    /// The number of a call that has to wait for a press.
    #[must_use]
    pub fn waits(message: &ToFrame) -> Option<CallId> {
        if let ToFrame::Submit { call } | ToFrame::Confirm { call } = message {
            Some(CallId(*call))
        } else {
            None
        }
    }

    /// This call waits.
    pub fn hold(&mut self, call: CallId) {
        self.0.push(call);
    }

    /// It waits no more; whether it is still wanted.
    pub fn release(&mut self, call: CallId) -> bool {
        let at = self.0.iter().position(|it| *it == call);
        at.map(|at| self.0.swap_remove(at)).is_some()
    }

    /// The calls that never begin because of this message, in the order in which they came.
    #[must_use]
    pub fn ended_by(&mut self, message: &ToFrame) -> Vec<CallId> {
        if let ToFrame::Cancel { call } = message {
            let call = CallId(*call);
            self.release(call).then_some(call).into_iter().collect()
        } else if matches!(message, ToFrame::Clear | ToFrame::Close) {
            core::mem::take(&mut self.0)
        } else {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holding(calls: [u32; 2]) -> Held {
        let mut held = Held::default();
        for call in calls {
            held.hold(CallId(call));
        }
        held
    }

    #[test]
    fn a_held_call_that_is_cancelled_never_begins() {
        let mut held = holding([7, 8]);
        assert_eq!(held.ended_by(&ToFrame::Cancel { call: 7 }), [CallId(7)]);
        assert!(!held.release(CallId(7)), "it would be paid");
        assert!(held.release(CallId(8)), "another call is lost");
    }

    #[test]
    fn a_held_call_ends_once() {
        let mut held = holding([7, 8]);
        assert!(held.release(CallId(7)));
        assert!(!held.release(CallId(7)));
        assert!(held.ended_by(&ToFrame::Cancel { call: 7 }).is_empty());
    }

    #[test]
    fn nothing_that_is_held_outlives_what_was_typed() {
        for message in [ToFrame::Clear, ToFrame::Close] {
            let mut held = holding([7, 8]);
            assert_eq!(held.ended_by(&message), [CallId(7), CallId(8)]);
            assert!(!held.release(CallId(7)) && !held.release(CallId(8)));
        }
    }

    #[test]
    fn only_what_sends_the_card_waits() {
        assert_eq!(Held::waits(&ToFrame::Submit { call: 1 }), Some(CallId(1)));
        assert_eq!(Held::waits(&ToFrame::Confirm { call: 2 }), Some(CallId(2)));
        for message in [ToFrame::Clear, ToFrame::Cancel { call: 1 }] {
            assert_eq!(Held::waits(&message), None);
            assert_eq!(
                holding([3, 4]).ended_by(&ToFrame::Focus { field: None }),
                []
            );
        }
    }
}
