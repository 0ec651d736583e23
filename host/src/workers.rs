//! Threads that serve connections, one for each core. A connection stays with its thread, and so does the call that
//! it makes to the gateway: no thread has to wake another for a request, which costs more than to answer it.

use std::cell::Cell;
use std::future::{Future, pending};
use std::io;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio::task::JoinSet;

thread_local! {
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// The threads; they end with the program.
#[derive(Debug, Default)]
pub struct Workers {
    /// None where connections are served by whoever takes them.
    handles: Vec<Handle>,
    next: AtomicUsize,
}

impl Workers {
    /// No thread: whoever takes a connection serves it.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// As many threads as there are cores.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start() -> io::Result<Self> {
        let count = thread::available_parallelism().map_or(1, NonZero::get);
        let handles = (1..=count).map(|number| {
            let runtime = Builder::new_current_thread().enable_all().build()?;
            let handle = runtime.handle().clone();
            let name = format!("worker-{number}");
            thread::Builder::new().name(name).spawn(move || {
                NUMBER.set(number);
                runtime.block_on(pending::<()>());
            })?;
            Ok(handle)
        });
        Ok(Self {
            handles: handles.collect::<io::Result<_>>()?,
            next: AtomicUsize::new(0),
        })
    }

    /// Which of the threads this is, counted from one; zero on any other thread.
    pub(crate) fn number() -> usize {
        NUMBER.get()
    }

    /// Gives a connection to the next of them.
    pub(crate) fn spawn(
        &self,
        open: &mut JoinSet<()>,
        connection: impl Future<Output = ()> + Send + 'static,
    ) {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        match self.handles.get(next % self.handles.len().max(1)) {
            Some(handle) => open.spawn_on(connection, handle),
            None => open.spawn(connection),
        };
    }
}
