//! The rules of the gateway's business: who may charge what, and what comes of it. It speaks no
//! dialect (no JSON, no codes, no HTTP), reads time only from the [`Clock`], and touches rows
//! only through the [`Store`].
//!
//! One call of [`Ledger::run`] is all or nothing: the rules of a [`Book`] see a consistent state, and
//! either all they wrote is durable when the call returns, or nothing is. Calls that ask at once share a
//! transaction, and so its wait for the disk.

mod after_sale;
mod attempts;
mod bank_accounts;
mod challenges;
mod charges;
mod checkout_notes;
mod checkout_ways;
mod checkouts;
mod consents;
mod customers;
mod deliveries;
mod disputes;
mod documents;
mod entries;
mod events;
mod fingerprints;
mod fresh_codes;
mod group;
mod holds;
mod hooks;
mod idempotency;
mod intent_ends;
mod intent_terms;
mod intents;
mod kept_elsewhere;
mod local;
mod method_change;
mod new_account;
mod offers;
mod patience;
mod payment_methods;
mod payments;
mod public_ids;
mod queue;
mod refunds;
mod refusal;
mod requests;
mod retry_schedule;
mod saved_cards;
mod sessions;
mod tokenisations;
mod twins;

#[cfg(test)]
mod bank_stories;
#[cfg(test)]
mod broken_books;
#[cfg(test)]
mod capture_stories;
#[cfg(test)]
mod closed_intents;
#[cfg(test)]
mod delivery_walks;
#[cfg(test)]
mod dispute_walks;
#[cfg(test)]
mod event_retention;
#[cfg(test)]
mod group_ends;
#[cfg(test)]
mod group_tests;
#[cfg(test)]
mod hook_refusals;
#[cfg(test)]
mod hook_tests;
#[cfg(test)]
mod intent_owners;
#[cfg(test)]
mod intent_stories;
#[cfg(test)]
mod other_dialects;
#[cfg(test)]
mod setup_stories;
#[cfg(test)]
mod tally;
#[cfg(test)]
mod trial;
#[cfg(test)]
mod walker;
#[cfg(test)]
mod walker_disputes;
#[cfg(test)]
mod walks;

use std::cell::Cell;
use std::fmt::Debug;
#[cfg(test)]
use std::sync::PoisonError;
use std::sync::{Arc, Mutex};

pub use after_sale::Since;
pub use attempts::{Charged, today};
pub use challenges::{Challenge, Verdict};
pub use charges::Charge;
pub use checkout_notes::CheckoutNotes;
pub use checkouts::{
    CHECKOUT_LIFETIME, CheckoutCharge, CheckoutCharged, CheckoutOpened, CheckoutStatus,
    CheckoutWish,
};
pub use consents::GivenConsent;
pub use customers::CustomerChange;
pub use deliveries::{Delivery, Recipient, Subject};
pub use disputes::{DisputeStep, DisputeWish};
pub use documents::MAX_PAGE;
pub use entries::Broken;
pub use events::EVENT_RETENTION;
pub use fresh_codes::{CodeVerdict, FRESH_FOR};
pub use holds::{HELD_FOR, NotDone, Operation};
pub use idempotency::{Begun, IdempotencyKey, LEASE, Lease};
pub use intent_terms::{Confirmation, IntentList, IntentTerms, NewIntent, PayWith};
pub use local::LocalWish;
pub use method_change::MethodChange;
pub use new_account::NewAccount;
pub use offers::{Asked, Ineligible, Offer, offers};
pub use patience::{PATIENCE, one_request};
pub use payment_methods::NewMethod;
pub use public_ids::PublicIds;
pub use refunds::RefundWish;
pub use refusal::{DisputeRefusal, DocumentRefusal, MAX_DOCUMENT, MOST_CARDS, Refusal};
pub use requests::REPLAY_WINDOW;
pub use retry_schedule::RetrySchedule;
pub use saved_cards::SavedCardChange;
pub use sessions::SESSION_LIFETIME;
pub use tokenisations::{NamedTry, REMEMBERED_FOR};

use payseal_core::card::BrandSet;
use tokio::sync::watch;

use crate::cards::{self, TestCard};
use crate::clock::{Clock, Moment};
use crate::secret::NoRandomness;
use crate::store::{
    Checkout, Event, Intent, Payment, PaymentMethod, Rows, Session, Store, StoreError,
};
use queue::Queue;

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

/// What a dialect does inside of the ledger. It keeps nothing of its own but rows, and is asked about
/// payments of its own only (ADR 19). When a rule refuses something that it does here, all that it wrote in
/// this call is undone, an error is logged, and what happened stays: a dialect stops nobody else.
pub trait DialectHooks: Debug + Send + Sync {
    /// How the ids that merchants see are made.
    fn public_ids(&self) -> PublicIds;

    /// The same where an intent takes no money and only sets a payment method up, and for its attempts.
    fn setup_ids(&self) -> PublicIds {
        self.public_ids()
    }

    /// The same for debits of a bank account.
    fn debit_ids(&self) -> PublicIds {
        self.public_ids()
    }

    /// When a delivery that was not acknowledged is sent again.
    fn retry_schedule(&self) -> RetrySchedule;

    /// Something happened to a payment, which is handed as it stands. What the dialect writes here (a
    /// snapshot, deliveries, events and documents of its own) is durable with what happened: a store that
    /// fails undoes both. Nothing settles while a hook runs.
    ///
    /// # Errors
    /// When the store fails, or a rule refuses what is written.
    fn on_event(&self, book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault>;

    /// What is needed to send to a recipient of [`Book::deliver_to`], such as the secret that signs; none
    /// when it is told nothing any more, which ends the delivery. So does a rule that refuses.
    ///
    /// # Errors
    /// When the store fails, or a rule refuses.
    fn recipient(
        &self,
        _book: &Book<'_>,
        _event: &Event,
        _recipient: &str,
    ) -> Result<Option<String>, Fault> {
        Ok(None)
    }

    /// An intent is to be paid no longer, and nobody has paid it. An attempt that was open is closed, and was
    /// told of before. What is written here is durable with that. Nothing settles.
    ///
    /// # Errors
    /// When the store fails, or a rule refuses what is written.
    fn on_intent_closed(&self, _book: &Book<'_>, _intent: &Intent) -> Result<(), Fault> {
        Ok(())
    }

    /// The test card of a number that a browser sends in a session of this dialect; none when it is no
    /// published one.
    fn test_card(&self, digits: &str) -> Option<&'static TestCard> {
        cards::by_number(digits)
    }

    /// Whether a card that is kept in a session which pays nothing is its customer's at once. Where it is
    /// not, a later call binds it.
    fn binds_at_once(&self) -> bool {
        true
    }

    /// The cards that a session of this dialect shows, in its own order; none when they are those that
    /// their customer agreed to see again.
    ///
    /// # Errors
    /// When the store fails.
    fn shown_cards(
        &self,
        _book: &Book<'_>,
        _session: &Session,
    ) -> Result<Option<Vec<PaymentMethod>>, Fault> {
        Ok(None)
    }

    /// A browser is about to change or remove a saved card in a session of this dialect. What is written
    /// here is durable with that, and a refusal stops it.
    ///
    /// # Errors
    /// When the session may not, or the store fails.
    fn on_saved_card(
        &self,
        _book: &Book<'_>,
        _session: &Session,
        _method: &PaymentMethod,
        _change: SavedCardChange,
    ) -> Result<(), Fault> {
        Ok(())
    }

    /// A browser sends a bank account in a session of this dialect, to be a payment method: its id; none when no
    /// account is debited here. Of the numbers nothing may be kept but a fingerprint and the last four signs.
    ///
    /// # Errors
    /// When it is no account that may be debited, or the store fails.
    fn keep_account(
        &self,
        _book: &Book<'_>,
        _session: &Session,
        _new: &NewAccount,
    ) -> Result<Option<String>, Fault> {
        Ok(None)
    }

    /// A browser kept a card in a session: of whichever dialect the card was sent in, the session may be
    /// one that was opened in this one. What is written here is durable with the card. Nothing settles.
    ///
    /// # Errors
    /// When the store fails, or a rule refuses what is written.
    fn on_card_kept(
        &self,
        _book: &Book<'_>,
        _session: &Session,
        _method: &PaymentMethod,
    ) -> Result<(), Fault> {
        Ok(())
    }

    /// What this dialect knows of an order on the payment page that the order itself does not say.
    ///
    /// # Errors
    /// When the store fails.
    fn checkout_notes(
        &self,
        _book: &Book<'_>,
        _checkout: &Checkout,
    ) -> Result<CheckoutNotes, Fault> {
        Ok(CheckoutNotes::default())
    }

    /// Which brands are taken in a session, when it was opened in this dialect and the dialect knows;
    /// else none.
    ///
    /// # Errors
    /// When the store fails.
    fn brands_taken(&self, _book: &Book<'_>, _session: &Session) -> Result<BrandSet, Fault> {
        Ok(BrandSet::NONE)
    }
}

/// A dialect that takes part in the ledger: its name, as rows have it, and its hooks.
pub type Participant = (&'static str, &'static dyn DialectHooks);

/// The ledger: a store and a clock, shared by all who hold a clone.
#[derive(Clone)]
pub struct Ledger {
    store: Arc<Mutex<Box<dyn Store>>>,
    /// Who waits for the store: waiting takes no thread.
    queue: Arc<Queue>,
    clock: Clock,
    participants: Arc<[Participant]>,
    /// The dialect that is spoken; empty when it is none.
    dialect: &'static str,
    ids: PublicIds,
    news: Arc<watch::Sender<()>>,
}

/// The rules, over one open transaction and at one moment.
pub struct Book<'store> {
    rows: &'store dyn Rows,
    now: Moment,
    participants: Arc<[Participant]>,
    /// The dialect that is spoken; empty when it is none.
    dialect: &'static str,
    /// Those of the dialect that is spoken.
    ids: PublicIds,
    /// Whether a dialect is told what happened just now.
    in_hook: Cell<bool>,
    /// Whether a payment changed, and somebody may have to hear of it.
    has_news: Cell<bool>,
}

impl Ledger {
    /// A ledger over a store, in which these dialects take part.
    #[must_use]
    pub fn new(store: Box<dyn Store>, clock: Clock, participants: &[Participant]) -> Self {
        Self {
            store: Arc::new(Mutex::new(store)),
            queue: Arc::new(Queue::default()),
            clock,
            dialect: "",
            ids: PublicIds::PLAIN,
            participants: participants.into(),
            news: Arc::new(watch::Sender::new(())),
        }
    }

    /// The same ledger as a dialect uses it: what is created through it has ids of this dialect.
    #[must_use]
    pub fn speaking(&self, dialect: &str) -> Self {
        let mut all = self.participants.iter();
        let found = all.find(|(name, _)| *name == dialect);
        Self {
            dialect: found.map_or("", |(name, _)| *name),
            ids: found.map_or(PublicIds::PLAIN, |(_, hooks)| hooks.public_ids()),
            ..self.clone()
        }
    }

    /// Changes whenever a payment did, after the change is durable.
    #[must_use]
    pub fn news(&self) -> watch::Receiver<()> {
        self.news.subscribe()
    }

    /// Has whoever waits for news look again: another process may have changed a payment.
    pub fn look_again(&self) {
        self.news.send_replace(());
    }

    #[cfg(test)]
    fn run_here<T>(&self, rules: impl FnOnce(&Book<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = store.transaction(PATIENCE)?;
        let book = self.book(rows.as_ref());
        let result = rules(&book)?;
        let has_news = book.has_news.get();
        rows.commit()?;
        if has_news {
            self.news.send_replace(());
        }
        Ok(result)
    }

    /// The rules over an open transaction, at this moment.
    fn book<'store>(&self, rows: &'store dyn Rows) -> Book<'store> {
        Book {
            rows,
            now: self.clock.now(),
            participants: Arc::clone(&self.participants),
            dialect: self.dialect,
            ids: self.ids,
            in_hook: Cell::new(false),
            has_news: Cell::new(false),
        }
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
