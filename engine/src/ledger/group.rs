//! Many calls, one wait for the disk. Those that ask while others are being written are done together next: each
//! in a part of one transaction, and all are answered once that transaction is durable.
//!
//! A call that is refused, or panics, undoes its own part and nobody else's; what it is told waits for the disk,
//! too, since it may rest on what another wrote. Who gave up waiting before their call was taken has it taken out
//! of the queue, so that nothing of it is done.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::time::{Instant, timeout_at};

use super::patience::Wait;
use super::queue::{Call, Lost, Ran, Serving, locked};
use super::{Book, Fault, Ledger};
use crate::store::{Rows, Store, StoreError};

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
    fn do_together(
        &self,
        store: &mut dyn Store,
        mut group: Vec<Box<dyn Call>>,
    ) -> Vec<Box<dyn Call>> {
        let now = Instant::now();
        let ends = group.iter().map(|call| call.end());
        let left = ends.min().unwrap_or(now).saturating_duration_since(now);
        let rows = match store.transaction(left) {
            Ok(rows) => rows,
            Err(StoreError::Locked) => {
                let now = Instant::now();
                let (late, others) = group.into_iter().partition(|call| call.end() <= now);
                answer_all(late, || Err(Lost::Late));
                return others;
            }
            Err(error) => {
                tell_all(group, error);
                return Vec::new();
            }
        };
        if group.len() == 1
            && let Some(call) = group.pop()
        {
            self.do_alone(rows, call);
            return Vec::new();
        }
        let (mut done, mut late) = (Vec::new(), Vec::new());
        let mut news = false;
        let mut group = group.into_iter();
        let broken = loop {
            let Some(mut call) = group.next() else {
                break None;
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
        group.collect()
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
