//! What the sandbox remembers between two requests, behind one narrow trait. The rules live in
//! [`crate::ledger`]; this only keeps and finds rows, all or nothing per transaction.

mod after_sale;
mod attempt_status;
mod checkout;
mod consent;
mod db_words;
mod dispute;
mod document;
mod event;
mod hold;
mod idempotency;
mod intent;
mod movement;
mod provider;
mod records;
mod refund;
mod session;
mod sqlite;
mod store_error;
mod tokenisation;

pub use after_sale::Shipment;
pub use attempt_status::{AttemptStatus, Awaited, CancelReason, DeclineReason};
pub use checkout::{Checkout, CheckoutAttempt, Good, PaymentMethodType};
pub use consent::{AllowRedisplay, Consent, ConsentState};
pub use dispute::{Dispute, DisputeReason, DisputeRows, DisputeStatus};
pub use document::{Collection, Cursor, Document, DocumentPage, DocumentRows, Listing};
pub use event::{About, DeliveryRow, DeliveryRows, Event, EventRows, Outcome, PaymentThen};
pub use hold::{Capture, Hold, HoldState};
pub use idempotency::{IdempotencyRows, IdempotentRequest, StoredAnswer};
pub use intent::{Intent, IntentRows, IntentStatus};
pub use movement::{LedgerAccount, Movement, MovementKind};
pub use provider::Provider;
pub use records::{Address, Billing, Customer, Payment, PaymentMethod, Person, Text, Usage};
pub use refund::{Position, Refund, RefundStatus};
pub use session::{Features, Session, SignedRequest};
pub use sqlite::SqliteStore;
pub use store_error::StoreError;
pub use tokenisation::Tokenisation;

use std::time::Duration;

use crate::clock::Moment;
use crate::secret::Fingerprint;

/// A place that keeps rows.
pub trait Store: Send {
    /// Opens the one transaction that may be open at a time, waiting no longer than `patience` for
    /// another process that has one.
    ///
    /// # Errors
    /// When the database cannot begin one; with [`StoreError::Locked`] when another process has it.
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError>;
}

/// The rows inside an open transaction; dropping it without [`Rows::commit`] undoes everything.
///
/// Every method fails with [`StoreError`] when the database does, and no method has a rule of
/// its own: what may be written when is the ledger's business.
#[allow(clippy::missing_errors_doc, reason = "said once, above")]
pub trait Rows:
    DeliveryRows + DisputeRows + DocumentRows + EventRows + IdempotencyRows + IntentRows
{
    /// Makes everything since the transaction began durable.
    fn commit(self: Box<Self>) -> Result<(), StoreError>;

    /// Adds a customer.
    fn insert_customer(&self, customer: &Customer) -> Result<(), StoreError>;
    /// Finds a customer of an account.
    fn customer(&self, account: &str, id: &str) -> Result<Option<Customer>, StoreError>;
    /// How many customers an account has, and one page of them, newest first.
    fn customers(
        &self,
        account: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Customer>), StoreError>;
    /// Replaces what is known about a customer.
    fn update_customer(&self, customer: &Customer) -> Result<(), StoreError>;
    /// Removes a customer, his payment methods and his agreements; false when there was none.
    fn delete_customer(&self, account: &str, id: &str) -> Result<bool, StoreError>;

    /// Adds a payment method.
    fn insert_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError>;
    /// Finds a payment method of an account.
    fn payment_method(&self, account: &str, id: &str) -> Result<Option<PaymentMethod>, StoreError>;
    /// The payment methods bound to a customer, newest first.
    fn payment_methods(
        &self,
        account: &str,
        customer: &str,
    ) -> Result<Vec<PaymentMethod>, StoreError>;
    /// Replaces what is known about a payment method, except which card it is.
    fn update_payment_method(&self, method: &PaymentMethod) -> Result<(), StoreError>;
    /// Makes one of a customer's payment methods the default, and no other.
    fn set_default(&self, account: &str, customer: &str, id: &str) -> Result<(), StoreError>;
    /// Removes a payment method and its agreements; false when there was none.
    fn delete_payment_method(&self, account: &str, id: &str) -> Result<bool, StoreError>;

    /// The key of an account's keyed hashes, once it has one.
    fn fingerprint_key(&self, account: &str) -> Result<Option<String>, StoreError>;
    /// Gives an account its key.
    fn insert_fingerprint_key(&self, account: &str, key: &str) -> Result<(), StoreError>;
    /// Adds a try to tokenise that made a card, and forgets those made before `since`.
    fn insert_tokenisation(
        &self,
        tokenisation: &Tokenisation,
        since: Moment,
    ) -> Result<(), StoreError>;
    /// Finds a try to tokenise by the fingerprint of its owner's name for it, unless it was made before `since`.
    fn tokenisation(
        &self,
        account: &str,
        owner: &str,
        key: &Fingerprint,
        since: Moment,
    ) -> Result<Option<Tokenisation>, StoreError>;

    /// Writes a consent, or the customer of one that is there.
    fn put_consent(&self, consent: &Consent) -> Result<(), StoreError>;
    /// Finds the consent to keep a payment method.
    fn consent(&self, account: &str, payment_method: &str) -> Result<Option<Consent>, StoreError>;

    /// Adds a session, and forgets those that ended before `now`.
    fn insert_session(&self, session: &Session, now: Moment) -> Result<(), StoreError>;
    /// Finds a session by the hash of its token.
    fn session(&self, token_hash: &str) -> Result<Option<Session>, StoreError>;

    /// Remembers a signed request; false when the account used its id after `since`, or the same
    /// was signed after it. Older ones are forgotten.
    fn burn_request(
        &self,
        request: &SignedRequest,
        now: Moment,
        since: Moment,
    ) -> Result<bool, StoreError>;
    /// Notes a moment, unless a later one is noted.
    fn note_moment(&self, now: Moment) -> Result<(), StoreError>;
    /// The latest moment that was noted.
    fn latest_moment(&self) -> Result<Option<Moment>, StoreError>;

    /// Adds a payment.
    fn insert_payment(&self, payment: &Payment) -> Result<(), StoreError>;
    /// Writes a payment's status, reason, challenge and settling time.
    fn update_payment(&self, payment: &Payment) -> Result<(), StoreError>;
    /// Finds a payment of an account by its trade number.
    fn payment(&self, account: &str, trade_no: &str) -> Result<Option<Payment>, StoreError>;
    /// Finds a payment of whichever account.
    fn payment_by_number(&self, trade_no: &str) -> Result<Option<Payment>, StoreError>;
    /// Finds a payment by the hash of its challenge's secret.
    fn payment_by_challenge(&self, challenge_hash: &str) -> Result<Option<Payment>, StoreError>;
    /// Every attempt to pay an intent, oldest first.
    fn payments_of_intent(&self, intent: &str) -> Result<Vec<Payment>, StoreError>;
    /// How many payments of a dialect began between two moments, and one page of them, newest first.
    fn payments(
        &self,
        account: &str,
        dialect: &str,
        from: Moment,
        to: Moment,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Payment>), StoreError>;
    /// The payments whose time to settle has come.
    fn payments_due(&self, now: Moment) -> Result<Vec<Payment>, StoreError>;

    /// Writes the two entries of a movement.
    fn insert_movement(&self, movement: Movement<'_>) -> Result<(), StoreError>;
    /// The number of a movement whose entries are no pair that closes, when there is one.
    fn open_movement(&self) -> Result<Option<i64>, StoreError>;
    /// Where the money of every payment is.
    fn positions(&self) -> Result<Vec<Position>, StoreError>;

    /// Adds a refund under the next number, which is `first` when there is none before it, and returns
    /// the number.
    fn insert_refund(&self, refund: &Refund, first: i64) -> Result<i64, StoreError>;
    /// Writes a refund's status and settling times.
    fn update_refund(&self, refund: &Refund) -> Result<(), StoreError>;
    /// Finds a refund of an account.
    fn refund(&self, account: &str, batch_no: i64) -> Result<Option<Refund>, StoreError>;
    /// Finds a refund by the merchant's number.
    fn refund_by_track(&self, account: &str, number: &str) -> Result<Option<Refund>, StoreError>;
    /// The refunds whose time to settle has come.
    fn refunds_due(&self, now: Moment) -> Result<Vec<Refund>, StoreError>;
    /// How many minor units of a payment are refunded, or on their way back.
    fn refunded(&self, trade_no: &str) -> Result<u64, StoreError>;

    /// Writes what became of a payment's held money.
    fn put_hold(&self, hold: &Hold) -> Result<(), StoreError>;
    /// Finds the held money of a payment.
    fn hold(&self, trade_no: &str) -> Result<Option<Hold>, StoreError>;
    /// The money that was held for as long as it may be.
    fn holds_due(&self, now: Moment) -> Result<Vec<Hold>, StoreError>;
    /// Remembers that a customer agreed to later charges of a payment method.
    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        trade_no: &str,
    ) -> Result<(), StoreError>;
    /// Forgets the agreement that a payment made.
    fn delete_agreement(&self, trade_no: &str) -> Result<(), StoreError>;
    /// Whether a customer agreed to later charges of a payment method.
    fn has_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
    ) -> Result<bool, StoreError>;

    /// Writes where the goods of a payment are.
    fn put_shipment(&self, shipment: &Shipment) -> Result<(), StoreError>;
    /// Finds where the goods of a payment are.
    fn shipment(&self, trade_no: &str) -> Result<Option<Shipment>, StoreError>;

    /// Adds an order on the payment page.
    fn insert_checkout(&self, checkout: &Checkout) -> Result<(), StoreError>;
    /// Finds an order on the payment page by the hash of its secret.
    fn checkout(&self, id: &str) -> Result<Option<Checkout>, StoreError>;
    /// Notes that the shopper walked away from one.
    fn cancel_checkout(&self, id: &str) -> Result<(), StoreError>;
    /// What is known of an attempt to pay one, by the fingerprint of its name.
    fn checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
    ) -> Result<Option<CheckoutAttempt>, StoreError>;
    /// Remembers an attempt, which must be new.
    fn insert_checkout_attempt(
        &self,
        id: &str,
        name: &Fingerprint,
        attempt: &CheckoutAttempt,
    ) -> Result<(), StoreError>;
}
