//! The rules of the gateway's business: who may charge what, and what comes of it. It speaks no
//! dialect (no JSON, no codes, no HTTP), reads time only from the [`Clock`], and touches rows
//! only through the [`Store`].
//!
//! One call of [`Ledger::run`] is one transaction: the rules of a [`Book`] see a consistent
//! state, and either all they wrote is durable when the call returns, or nothing is.

mod after_sale;
mod challenges;
mod charges;
mod checkout_ways;
mod checkouts;
mod consents;
mod customers;
mod documents;
mod entries;
mod fingerprints;
mod fresh_codes;
mod holds;
mod idempotency;
mod local;
mod offers;
mod patience;
mod payment_methods;
mod payments;
mod public_ids;
mod refunds;
mod refusal;
mod requests;
mod sessions;
mod tokenisations;
mod twins;
mod webhooks;

#[cfg(test)]
mod walks;

use std::cell::Cell;
use std::sync::{Arc, Mutex, PoisonError};

pub use after_sale::Since;
pub use challenges::{Challenge, Verdict};
pub use charges::{Charge, Charged, today};
pub use checkouts::{
    CHECKOUT_LIFETIME, CheckoutCharge, CheckoutCharged, CheckoutOpened, CheckoutStatus,
    CheckoutWish,
};
pub use consents::GivenConsent;
pub use customers::CustomerChange;
pub use documents::MAX_PAGE;
pub use entries::Broken;
pub use fresh_codes::{CodeVerdict, FRESH_FOR};
pub use holds::{HELD_FOR, NotDone, Operation};
pub use idempotency::{Begun, IdempotencyKey, LEASE, Lease};
pub use local::LocalWish;
pub use offers::{Asked, Ineligible, Offer, offers};
pub use patience::{PATIENCE, one_request};
pub use payment_methods::{MethodChange, NewMethod};
pub use public_ids::PublicIds;
pub use refunds::RefundWish;
pub use refusal::{DocumentRefusal, MAX_DOCUMENT, MOST_CARDS, Refusal};
pub use requests::REPLAY_WINDOW;
pub use sessions::SESSION_LIFETIME;
pub use tokenisations::{NamedTry, REMEMBERED_FOR};
pub use webhooks::{Delivery, News, Schedule};

use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, timeout_at};

use crate::clock::{Clock, Moment};
use crate::secret::NoRandomness;
use crate::store::{Rows, Store, StoreError};
use fresh_codes::FreshCodes;
use patience::Wait;

/// Why the ledger did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// What was asked for is against the rules.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// Patience ended before anything was done.
    #[error(
        "the database was locked by another process, or by others in this one, for too long; nothing \
         was done"
    )]
    Busy,
    /// The work was torn down while it ran.
    #[error("the ledger's work stopped before it was done; see the log for the panic")]
    Torn,
}

/// The ledger: a store and a clock, shared by all who hold a clone.
#[derive(Clone)]
pub struct Ledger {
    store: Arc<Mutex<Box<dyn Store>>>,
    /// Whose turn it is at the store: waiting for it takes no thread.
    turns: Arc<Semaphore>,
    clock: Clock,
    ids: PublicIds,
    fresh_codes: FreshCodes,
    news: Arc<watch::Sender<()>>,
}

/// The rules, over one open transaction and at one moment.
pub struct Book<'store> {
    rows: Box<dyn Rows + 'store>,
    now: Moment,
    ids: PublicIds,
    fresh_codes: FreshCodes,
    /// Whether a payment changed, and somebody may have to hear of it.
    has_news: Cell<bool>,
}

impl Ledger {
    /// A ledger over a store. What is created has ids of this shape, or of another by
    /// [`Self::with_ids`].
    #[must_use]
    pub fn new(store: Box<dyn Store>, clock: Clock, ids: PublicIds) -> Self {
        Self {
            store: Arc::new(Mutex::new(store)),
            turns: Arc::new(Semaphore::new(1)),
            clock,
            ids,
            fresh_codes: FreshCodes::default(),
            news: Arc::new(watch::Sender::new(())),
        }
    }

    /// The same ledger as a dialect uses it: what is created through it has ids of this shape.
    #[must_use]
    pub fn with_ids(&self, ids: PublicIds) -> Self {
        Self {
            ids,
            ..self.clone()
        }
    }

    /// Changes whenever a payment did, after the change is durable.
    #[must_use]
    pub fn news(&self) -> watch::Receiver<()> {
        self.news.subscribe()
    }

    /// Runs rules in one transaction, on a thread that may wait for the disk.
    ///
    /// # Errors
    /// With the fault of the rules, after undoing what they wrote; when the store fails; or when the
    /// request it is for has waited for longer than [`PATIENCE`], before anything is done.
    pub async fn run<T, F>(&self, rules: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Book<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let wait = Wait::begin();
        let end = wait.end();
        let turn = timeout_at(end, Arc::clone(&self.turns).acquire_owned()).await;
        let turn = turn.map_err(|_| Fault::Busy)?.map_err(|_| Fault::Torn)?;
        let ledger = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            // Held for as long as the work takes, whether or not anybody still waits for it.
            let _turn = turn;
            ledger.run_until(end, rules)
        });
        done.await.map_err(|_| Fault::Torn)?
    }

    #[cfg(test)]
    fn run_here<T>(&self, rules: impl FnOnce(&Book<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        self.run_until(Instant::now() + PATIENCE, rules)
    }

    fn run_until<T>(
        &self,
        end: Instant,
        rules: impl FnOnce(&Book<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        // A panic elsewhere dropped its transaction, which undid it: the store is still sound.
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let left = end.saturating_duration_since(Instant::now());
        let rows = match store.transaction(left) {
            Err(StoreError::Locked) => return Err(Fault::Busy),
            opened => opened?,
        };
        let book = Book {
            rows,
            now: self.clock.now(),
            ids: self.ids,
            fresh_codes: self.fresh_codes.clone(),
            has_news: Cell::new(false),
        };
        let result = rules(&book)?;
        book.rows.commit()?;
        if book.has_news.get() {
            self.news.send_replace(());
        }
        Ok(result)
    }
}

impl Book<'_> {
    /// The moment at which these rules run.
    #[must_use]
    pub const fn now(&self) -> Moment {
        self.now
    }
}

/// Refuses texts that hold a card number.
fn no_card_in<'text>(texts: impl IntoIterator<Item = &'text str>) -> Result<(), Refusal> {
    if texts.into_iter().any(crate::card_in_text::mentioned_in) {
        return Err(Refusal::CardInText);
    }
    Ok(())
}

/// Refuses JSON that holds a card number in one of its texts, names or numbers.
fn no_card_in_json(json: &str) -> Result<(), Refusal> {
    if crate::card_in_json::mentioned_in(json) {
        return Err(Refusal::CardInText);
    }
    Ok(())
}
