//! The log: written by a thread of its own, many lines at a time, so that no answer waits for whoever keeps it.
//! What was logged is written before the program ends, and a few milliseconds after it was said at the latest.

use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tracing_subscriber::EnvFilter;

/// How long lines are collected before they are written.
const COLLECT: Duration = Duration::from_millis(5);

/// No more is kept for somebody who reads slowly: whoever logs more waits for them.
const MOST: usize = 1024 * 1024;

/// Begins the log. It ends with what is returned, which the program keeps as long as it runs.
pub(crate) fn begin() -> Ending {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let pen = Pen::default();
    let ending = Ending(pen.clone());
    let own = pen.clone();
    // Without a thread each line is written where it is said.
    let is_written = thread::Builder::new()
        .name("log".to_owned())
        .spawn(move || own.write_on())
        .is_ok();
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(move || -> Box<dyn Write> {
            if is_written {
                Box::new(pen.clone())
            } else {
                Box::new(io::stderr())
            }
        })
        .with_ansi(io::stderr().is_terminal())
        // Whoever reads the log may be gone: the calls go on.
        .log_internal_errors(false);
    // A program reads one object a line; a person reads words.
    if std::env::var_os("PAYSEAL_LOG").is_some_and(|form| form == "json") {
        log.json().flatten_event(true).init();
    } else {
        log.init();
    }
    ending
}

/// Writes what was said when it is dropped.
pub(crate) struct Ending(Pen);

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.write_all_now();
    }
}

/// What lines are written with.
#[derive(Clone, Default)]
struct Pen(Arc<Lines>);

#[derive(Default)]
struct Lines {
    waiting: Mutex<Vec<u8>>,
    said: Condvar,
    written: Condvar,
    /// Held while lines are on their way out, so that they keep their order.
    out: Mutex<()>,
}

impl Pen {
    fn waiting(&self) -> MutexGuard<'_, Vec<u8>> {
        let waiting = self.0.waiting.lock();
        waiting.unwrap_or_else(PoisonError::into_inner)
    }

    fn write_all_now(&self) {
        let _out = self.0.out.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = std::mem::take(&mut *self.waiting());
        // Whoever read the log is gone.
        let _ = io::stderr().write_all(&lines);
        self.0.written.notify_all();
    }

    fn write_on(&self) {
        loop {
            let waiting = self.0.said.wait_while(self.waiting(), |it| it.is_empty());
            drop(waiting);
            self.write_all_now();
            thread::sleep(COLLECT);
        }
    }
}

impl Write for Pen {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let is_full = |waiting: &mut Vec<u8>| waiting.len() >= MOST;
        let waiting = self.0.written.wait_while(self.waiting(), is_full);
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        if waiting.is_empty() {
            self.0.said.notify_one();
        }
        waiting.extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
