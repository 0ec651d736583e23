//! What the sandbox remembers between two requests, behind one trait for each kind of rows. The
//! rules live in [`crate::ledger`]; this only keeps and finds rows, all or nothing per transaction.

mod after_sale;
mod attempt_status;
mod capture;
mod checkout;
mod consent;
mod customer_rows;
mod db_words;
mod dispute;
mod document;
mod event;
mod hold;
mod idempotency;
mod intent;
mod movement;
mod payment_method_rows;
mod provider;
mod records;
mod refund;
mod session;
mod sqlite;
mod store_error;
mod tokenisation;

pub use after_sale::{Shipment, ShipmentRows};
pub use attempt_status::{AttemptStatus, Awaited, CancelReason, DeclineReason};
pub use capture::{Capture, CaptureRows};
pub use checkout::{Checkout, CheckoutAttempt, Good, PaymentMethodType};
pub use consent::{AllowRedisplay, Consent, ConsentRows, ConsentState};
pub use customer_rows::CustomerRows;
pub use dispute::{Dispute, DisputeReason, DisputeRows, DisputeStatus};
pub use document::{Collection, Cursor, Document, DocumentPage, DocumentRows, Listing};
pub use event::{About, DeliveryRow, DeliveryRows, Event, EventRows, Outcome, PaymentThen};
pub use hold::{CaptureMode, Hold, HoldState};
pub use idempotency::{IdempotencyRows, IdempotentRequest, StoredAnswer};
pub use intent::{Intent, IntentRows, IntentStatus};
pub use movement::{LedgerAccount, Movement, MovementKind};
pub use payment_method_rows::PaymentMethodRows;
pub use provider::Provider;
pub use records::{Address, Billing, Customer, Payment, PaymentMethod, Person, Text, Usage};
pub use refund::{Position, Refund, RefundStatus};
pub use session::{Features, Session, SessionRows, SignedRequest};
pub use sqlite::SqliteStore;
pub use store_error::StoreError;
pub use tokenisation::{Tokenisation, TokenisationRows};

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
    CaptureRows
    + ConsentRows
    + CustomerRows
    + PaymentMethodRows
    + SessionRows
    + ShipmentRows
    + TokenisationRows
    + DeliveryRows
    + DisputeRows
    + DocumentRows
    + EventRows
    + IdempotencyRows
    + IntentRows
{
    /// Makes everything since the transaction began durable.
    fn commit(self: Box<Self>) -> Result<(), StoreError>;

    /// Begins a part of the transaction, which may be undone without the rest. A part may be in another.
    fn begin_part(&self) -> Result<(), StoreError>;
    /// Ends the part that began last, and keeps what it wrote.
    fn keep_part(&self) -> Result<(), StoreError>;
    /// Ends the part that began last, and undoes what it wrote.
    fn undo_part(&self) -> Result<(), StoreError>;

    /// Adds a payment.
    fn insert_payment(&self, payment: &Payment) -> Result<(), StoreError>;
    /// Writes a payment's status, reason, challenge and settling time.
    fn update_payment(&self, payment: &Payment) -> Result<(), StoreError>;
    /// Finds a payment of an account by its id.
    fn payment(&self, account: &str, payment_id: &str) -> Result<Option<Payment>, StoreError>;
    /// Finds a payment of whichever account.
    fn payment_by_id(&self, payment_id: &str) -> Result<Option<Payment>, StoreError>;
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

    /// Adds a refund under the next number, which is `first` or above, and returns the number.
    fn insert_refund(&self, refund: &Refund, first: i64) -> Result<i64, StoreError>;
    /// Writes a refund's status and settling times.
    fn update_refund(&self, refund: &Refund) -> Result<(), StoreError>;
    /// Finds a refund of an account.
    fn refund(&self, account: &str, refund_id: i64) -> Result<Option<Refund>, StoreError>;
    /// Finds a refund by the merchant's own name of it.
    fn refund_by_reference(
        &self,
        account: &str,
        reference: &str,
    ) -> Result<Option<Refund>, StoreError>;
    /// The refunds whose time to settle has come.
    fn refunds_due(&self, now: Moment) -> Result<Vec<Refund>, StoreError>;
    /// How many minor units of a payment are refunded, or on their way back.
    fn refunded(&self, payment_id: &str) -> Result<u64, StoreError>;

    /// Writes what became of a payment's held money.
    fn put_hold(&self, hold: &Hold) -> Result<(), StoreError>;
    /// Finds the held money of a payment.
    fn hold(&self, payment_id: &str) -> Result<Option<Hold>, StoreError>;
    /// The money that was held for as long as it may be.
    fn holds_due(&self, now: Moment) -> Result<Vec<Hold>, StoreError>;
    /// Remembers that a customer agreed to later charges of a payment method.
    fn insert_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
        payment_id: &str,
    ) -> Result<(), StoreError>;
    /// Forgets the agreement that a payment made.
    fn delete_agreement(&self, payment_id: &str) -> Result<(), StoreError>;
    /// Whether a customer agreed to later charges of a payment method.
    fn has_agreement(
        &self,
        account: &str,
        customer: &str,
        payment_method: &str,
    ) -> Result<bool, StoreError>;

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
