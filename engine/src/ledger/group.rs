//! Many calls, one wait for the disk. Those that ask while others are being written are done together next: each
//! in a part of one transaction, and all are answered once that transaction is durable.
//!
//! A call that is refused, or panics, undoes its own part and nobody else's; what it is told waits for the disk,
//! too, since it may rest on what another wrote. Who gives up waiting before their transaction is open has their call
//! taken out of it, so that nothing of it is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, timeout_at};

use super::patience::Wait;
use super::queue::{Call, Lost, Ran, Serving, Waiter, locked};
use super::{Book, Fault, Ledger};
use crate::store::{Rows, Store, StoreError};

/// How long whoever has no patience left waits where nobody is before him: for the thread that begins to serve, and
/// for the calls that are being done.
const AT_ONCE: Duration = Duration::from_secs(1);

/// The rules of a call, what came of them, and where that is told.
pub(super) struct Rules<T, F> {
    pub(super) ledger: Ledger,
    pub(super) end: Instant,
    pub(super) rules: Option<F>,
    pub(super) came_of_it: Option<Result<T, Fault>>,
    pub(super) tell: oneshot::Sender<Result<T, Fault>>,
}

impl<T, F> Call for Rules<T, F>
where
    T: Send,
    F: FnOnce(&Book<'_>) -> Result<T, Fault> + Send,
{
    fn end(&self) -> Instant {
        self.end
    }

    fn run(&mut self, rows: &dyn Rows) -> Ran {
        let Some(rules) = self.rules.take() else {
            return Ran::Undone;
        };
        let book = self.ledger.book(rows);
        // What it wrote is undone, and what is in memory is under locks of its own.
        let came_of_it = catch_unwind(AssertUnwindSafe(|| rules(&book)));
        let came_of_it = came_of_it.unwrap_or(Err(Fault::Torn));
        let is_done = came_of_it.is_ok();
        self.came_of_it = Some(came_of_it);
        if is_done {
            let has_news = book.has_news.get();
            return Ran::Done { has_news };
        }
        Ran::Undone
    }

    fn answer(self: Box<Self>, kept: Result<(), Lost>) {
        let answer = match (self.came_of_it, kept) {
            (_, Err(Lost::Late)) => Err(Fault::Busy),
            (_, Err(Lost::Store(error))) => Err(error.into()),
            (Some(answer), Ok(())) => answer,
            (None, Ok(())) => Err(Fault::Torn),
        };
        // Nobody may wait any more.
        let _ = self.tell.send(answer);
    }
}

impl Ledger {
    /// Runs rules, all or nothing, on a thread that may wait for the disk.
    ///
    /// # Errors
    /// With the fault of the rules, after undoing what they wrote; when the store fails; or when the
    /// request it is for has waited for longer than [`PATIENCE`](super::PATIENCE), before anything is done.
    pub async fn run<T, F>(&self, rules: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Book<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let wait = Wait::begin();
        let end = wait.end();
        // Patience is for waiting: who has none left is still served where nobody is before him.
        let end = match self.queue.is_empty() {
            true => end.max(Instant::now() + AT_ONCE),
            false => end,
        };
        let (tell, mut told) = oneshot::channel();
        let (place, is_first) = self.queue.join(Box::new(Rules {
            ledger: self.clone(),
            end,
            rules: Some(rules),
            came_of_it: None,
            tell,
        }));
        if is_first {
            let ledger = self.clone();
            let serving = Serving::of(&self.queue);
            // It ends by itself, whether or not anybody still waits for what it does.
            drop(tokio::task::spawn_blocking(move || {
                ledger.serve_queue(serving);
            }));
        }
        let answer = match timeout_at(end, &mut told).await {
            Err(_) if place.leave() => return Err(Fault::Busy),
            // It has begun, so there is something to wait for.
            Err(_) => told.await,
            Ok(answer) => answer,
        };
        answer.map_err(|_| Fault::Torn)?
    }

    /// Does what waits until nothing does.
    pub(super) fn serve_queue(&self, mut serving: Serving) {
        loop {
            let mut group = serving.next();
            if group.is_empty() {
                return;
            }
            // A panic elsewhere dropped its transaction, which undid it: the store is still sound.
            let mut store = locked(&self.store);
            while !group.is_empty() {
                group = self.do_together(store.as_mut(), group);
            }
        }
    }

    /// Does calls in one transaction, and answers them. Those that are left are to be done in another.
    fn do_together(&self, store: &mut dyn Store, waiting: Vec<Waiter>) -> Vec<Waiter> {
        let Some(end) = waiting.iter().filter_map(Waiter::end).min() else {
            return Vec::new();
        };
        let left = end.saturating_duration_since(Instant::now());
        let rows = match store.transaction(left) {
            Ok(rows) => rows,
            Err(StoreError::Locked) => {
                let now = Instant::now();
                let is_late = |it: &Waiter| it.end().is_none_or(|end| end <= now);
                let (late, others): (Vec<_>, _) = waiting.into_iter().partition(is_late);
                answer_all(begun(&late).collect(), || Err(Lost::Late));
                return others;
            }
            Err(error) => {
                tell_all(begun(&waiting).collect(), error);
                return Vec::new();
            }
        };
        if let [waiter] = waiting.as_slice() {
            if let Some(call) = waiter.begin() {
                self.do_alone(rows, call);
            }
            return Vec::new();
        }
        let (mut done, mut late) = (Vec::new(), Vec::new());
        let mut news = false;
        let mut waiting = waiting.into_iter();
        let broken = loop {
            let Some(waiter) = waiting.next() else {
                break None;
            };
            // Until here whoever asks could leave.
            let Some(mut call) = waiter.begin() else {
                continue;
            };
            if call.end() <= Instant::now() {
                late.push(call);
                continue;
            }
            if let Err(error) = rows.begin_call() {
                done.push(call);
                break Some(error);
            }
            let ended = match call.run(rows.as_ref()) {
                Ran::Done { has_news } => {
                    news |= has_news;
                    rows.keep_call()
                }
                Ran::Undone => rows.undo_call(),
            };
            done.push(call);
            if let Err(error) = ended {
                break Some(error);
            }
        };
        // A part that cannot be ended is one of a transaction that is none any more.
        let kept = match broken {
            Some(error) => {
                drop(rows);
                Err(error)
            }
            None => rows.commit(),
        };
        match kept {
            Ok(()) => {
                if news {
                    self.news.send_replace(());
                }
                answer_all(done, || Ok(()));
            }
            Err(error) => tell_all(done, error),
        }
        answer_all(late, || Err(Lost::Late));
        waiting.collect()
    }

    /// Nobody is with it: what it wrote is undone with the transaction.
    fn do_alone(&self, rows: Box<dyn Rows + '_>, mut call: Box<dyn Call>) {
        let ran = call.run(rows.as_ref());
        let kept = match ran {
            Ran::Done { .. } => rows.commit(),
            Ran::Undone => {
                drop(rows);
                Ok(())
            }
        };
        if let (Ran::Done { has_news: true }, Ok(())) = (ran, &kept) {
            self.news.send_replace(());
        }
        call.answer(kept.map_err(Lost::Store));
    }
}

/// Those that have not left: they begin, and cannot leave any more.
fn begun(waiting: &[Waiter]) -> impl Iterator<Item = Box<dyn Call>> {
    waiting.iter().filter_map(Waiter::begin)
}

fn answer_all(calls: Vec<Box<dyn Call>>, kept: impl Fn() -> Result<(), Lost>) {
    for call in calls {
        call.answer(kept());
    }
}

/// One error is told to all whom it hits.
fn tell_all(calls: Vec<Box<dyn Call>>, error: StoreError) {
    let error = Arc::new(error);
    answer_all(calls, || {
        Err(Lost::Store(StoreError::Together(Arc::clone(&error))))
    });
}
