//! A forward proxy between a browser and the origins: it records every request, can hold or
//! cut some of them, serves pages of a test's own, and puts the watch script into documents.
//!
//! It forwards to this machine only: any other address gets a refusal, so a browser's background
//! services reach nothing. Origins stay what they are; no page can tell that it is there.

mod answer;
mod serve;

use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::Context as _;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};

pub use answer::{Canned, Sent};

use crate::Outcome;

/// One request that a page made.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// `host:port`, as the page addressed it.
    pub authority: String,
    /// The method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The request's headers, one `name: value` per line.
    pub headers: String,
    /// The request's body as text.
    pub body: String,
    /// The answer's status; `None` while there is none.
    pub status: Option<u16>,
}

#[derive(Debug, Default)]
struct State {
    exchanges: Vec<Exchange>,
    holds: Vec<HoldRule>,
    cut: HashSet<String>,
    refused: Vec<String>,
    policies: Vec<(String, String)>,
    answers: Vec<(String, Canned)>,
    pages: HashMap<String, String>,
    first: String,
    delay: Duration,
    lost: Vec<String>,
    answered_in_vain: Vec<String>,
    was_cut: bool,
    unwatched: bool,
    complaints: Vec<String>,
}

#[derive(Debug)]
struct HoldRule {
    part: String,
    arrived: watch::Sender<usize>,
    open: watch::Receiver<bool>,
}

/// The proxy of one browser.
#[derive(Debug)]
pub struct Tap {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    task: JoinHandle<()>,
}

/// Requests that wait until [`Hold::release`] is called or this value is dropped.
#[derive(Debug)]
pub struct Hold {
    arrived: watch::Receiver<usize>,
    open: watch::Sender<bool>,
}

impl Hold {
    /// Waits until at least one request is being held.
    ///
    /// # Errors
    /// When none arrives in time.
    pub async fn arrived(&mut self) -> Outcome {
        tokio::time::timeout(
            crate::wait::PATIENCE,
            self.arrived.wait_for(|count| *count > 0),
        )
        .await
        .context("the request that was to be held never came")?
        .context("the tap was reset while a request was awaited")?;
        Ok(())
    }

    /// Lets the held requests, and all later ones like them, pass.
    pub fn release(self) {
        self.open.send_replace(true);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.open.send_replace(true);
    }
}

impl Tap {
    /// Starts the proxy on a free port of the loopback address.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start() -> Outcome<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0))
            .await
            .context("cannot bind the tap")?;
        let address = listener.local_addr()?;
        let state = Arc::new(Mutex::new(State::default()));
        let task = tokio::spawn(serve::accept(listener, Arc::clone(&state)));
        Ok(Self {
            address,
            state,
            task,
        })
    }

    /// `host:port` for a browser's proxy setting.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// Forgets records, rules and pages: the next scenario starts clean.
    pub fn reset(&self) {
        *lock(&self.state) = State::default();
    }

    /// Leaves documents exactly as the server sent them, without the watch script.
    pub fn leave_documents_alone(&self) {
        lock(&self.state).unwatched = true;
    }

    /// What browsers complained about in any document: policy violations, errors, warnings.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        lock(&self.state).complaints.clone()
    }

    /// Every request so far, oldest first.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange> {
        lock(&self.state).exchanges.clone()
    }

    /// The requests to `origin` (`http://host:port`) whose path contains `part`.
    #[must_use]
    pub fn requests_to(&self, origin: &str, part: &str) -> Vec<Exchange> {
        let authority = authority_of(origin);
        let mut found = self.exchanges();
        found.retain(|exchange| exchange.authority == authority && exchange.path.contains(part));
        found
    }

    /// Holds every request whose path contains `part`.
    #[must_use]
    pub fn hold(&self, part: &str) -> Hold {
        let (arrived, arrivals) = watch::channel(0);
        let (open, opened) = watch::channel(false);
        lock(&self.state).holds.push(HoldRule {
            part: part.to_owned(),
            arrived,
            open: opened,
        });
        Hold {
            arrived: arrivals,
            open,
        }
    }

    /// Makes `origin` unreachable: its connections end without an answer.
    pub fn cut(&self, origin: &str) {
        let mut state = lock(&self.state);
        state.was_cut = true;
        state.cut.insert(authority_of(origin));
    }

    /// Whether an origin has been cut since the last reset.
    #[must_use]
    pub fn was_cut(&self) -> bool {
        lock(&self.state).was_cut
    }

    /// Makes `origin` reachable again.
    pub fn restore(&self, origin: &str) {
        lock(&self.state).cut.remove(&authority_of(origin));
    }

    /// Answers every request whose path contains `part` with "not found".
    pub fn refuse(&self, part: &str) {
        lock(&self.state).refused.push(part.to_owned());
    }

    /// Lets everything pass that was refused.
    pub fn refuse_nothing(&self) {
        lock(&self.state).refused.clear();
    }

    /// Answers every request whose path contains `part` with this, instead of the server.
    pub fn answer(&self, part: &str, with: Canned) {
        lock(&self.state).answers.push((part.to_owned(), with));
    }

    /// Lets the servers answer again.
    pub fn answer_nothing(&self) {
        lock(&self.state).answers.clear();
    }

    /// Puts `new` where the content security policy of an answer says `old`.
    pub fn amend_policy(&self, old: &str, new: &str) {
        let rule = (old.to_owned(), new.to_owned());
        lock(&self.state).policies.push(rule);
    }

    /// Runs `script` in every document, before anything else does.
    pub fn run_first(&self, script: &str) {
        script.clone_into(&mut lock(&self.state).first);
    }

    /// Lets every answer take so long.
    pub fn slow(&self, delay: Duration) {
        lock(&self.state).delay = delay;
    }

    /// Loses the next request to each of these: its path contains the part, and it gets no answer.
    pub fn lose_first(&self, parts: &[&str]) {
        let mut state = lock(&self.state);
        state.lost = parts.iter().map(|part| (*part).to_owned()).collect();
        state.was_cut = true;
    }

    /// Loses the answer to the next request whose path contains `part`: the server has done its work.
    pub fn lose_answer(&self, part: &str) {
        let mut state = lock(&self.state);
        state.answered_in_vain.push(part.to_owned());
        state.was_cut = true;
    }

    /// Serves `html` at `url`, an address where nothing listens.
    pub fn page(&self, url: &str, html: &str) {
        let address = url.trim_start_matches("http://").to_owned();
        lock(&self.state).pages.insert(address, html.to_owned());
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn authority_of(origin: &str) -> String {
    origin
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned()
}

/// A poisoned lock only means that another test failed while it held it; the data are whole.
fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
