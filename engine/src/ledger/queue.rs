//! Who waits for the store, in order, and what each of them wants done.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;

use crate::store::{Rows, StoreError};

/// No more calls than this are done together: whoever is first among them waits for the last.
const MOST: usize = 128;

/// One call: its rules, and whoever waits for what comes of them.
pub(super) trait Call: Send {
    /// When its patience ends.
    fn end(&self) -> Instant;
    /// Runs the rules, and says what is to become of what they wrote.
    fn run(&mut self, rows: &dyn Rows) -> Ran;
    /// Answers. What was to be kept is durable, or it is told why it is not.
    fn answer(self: Box<Self>, kept: Result<(), Lost>);
}

/// What came of a call's rules.
#[derive(Clone, Copy)]
pub(super) enum Ran {
    /// What they wrote is to be kept.
    Done {
        /// Whether a payment changed.
        has_news: bool,
    },
    /// They refused, failed or panicked: nothing is to be kept.
    Undone,
}

/// Why nothing was kept of a call whose rules did not refuse.
pub(super) enum Lost {
    /// Its patience ended before it began.
    Late,
    /// The store failed.
    Store(StoreError),
}

/// A call that waits, until it begins or whoever asked leaves.
#[derive(Clone)]
pub(super) struct Waiter(Arc<Mutex<Option<Box<dyn Call>>>>);

impl Waiter {
    /// When its patience ends; none when nobody asks any more.
    pub(super) fn end(&self) -> Option<Instant> {
        locked(&self.0).as_ref().map(|call| call.end())
    }

    /// Begins it, if somebody still asks.
    pub(super) fn begin(&self) -> Option<Box<dyn Call>> {
        locked(&self.0).take()
    }
}

/// A place in the queue; whoever drops it leaves the queue, if the call has not begun.
pub(super) struct Place(Waiter);

impl Place {
    /// Leaves the queue. Whether the call had not begun, and now never does.
    pub(super) fn leave(&self) -> bool {
        self.0.begin().is_some()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The calls that wait, and whether a thread is there that does them.
#[derive(Default)]
pub(super) struct Queue(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    calls: VecDeque<Waiter>,
    is_served: bool,
}

pub(super) fn locked<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Queue {
    /// Takes a place for a call, and says whether somebody has to begin to serve the queue.
    pub(super) fn join(&self, call: Box<dyn Call>) -> (Place, bool) {
        let place = Waiter(Arc::new(Mutex::new(Some(call))));
        let mut waiting = locked(&self.0);
        waiting.calls.push_back(place.clone());
        let begins = !std::mem::replace(&mut waiting.is_served, true);
        (Place(place), begins)
    }

    /// Whether nobody waits before whoever joins now.
    pub(super) fn is_empty(&self) -> bool {
        let waiting = locked(&self.0);
        waiting.calls.iter().all(|it| it.end().is_none())
    }

    /// The calls that are done next, which may still leave; when there are none, nobody serves the queue any longer.
    fn next(&self) -> Vec<Waiter> {
        let mut waiting = locked(&self.0);
        let mut group = Vec::new();
        while let Some(place) = waiting.calls.pop_front() {
            if place.end().is_some() {
                group.push(place);
            }
            if group.len() == MOST {
                break;
            }
        }
        waiting.is_served = !group.is_empty();
        group
    }
}

/// Whoever serves the queue, or is about to: dropped before nothing waits, by a panic or because no thread could
/// be had, it lets the next who joins begin.
pub(super) struct Serving {
    queue: Arc<Queue>,
    is_over: bool,
}

impl Serving {
    pub(super) fn of(queue: &Arc<Queue>) -> Self {
        Self {
            queue: Arc::clone(queue),
            is_over: false,
        }
    }

    /// The calls that are done next; none when this is over.
    pub(super) fn next(&mut self) -> Vec<Waiter> {
        let group = self.queue.next();
        self.is_over = group.is_empty();
        group
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // When it is over, somebody else may serve the queue by now.
        if !self.is_over {
            locked(&self.queue.0).is_served = false;
        }
    }
}
