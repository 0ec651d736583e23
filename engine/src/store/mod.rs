//! What the sandbox remembers between two requests, behind one trait for each kind of rows. The
//! rules live in [`crate::ledger`]; this only keeps and finds rows, all or nothing per transaction.

mod after_sale;
mod agreement_rows;
mod attempt_status;
mod capture;
mod checkout;
mod consent;
mod customer_rows;
mod db_words;
mod debit;
mod dispute;
mod document;
mod event;
mod fresh_code;
mod hold;
mod idempotency;
mod intent;
mod movement;
mod payment_method_rows;
mod payment_rows;
mod postgres;
mod provider;
mod records;
mod refund;
mod session;
mod sql;
mod sqlite;
mod store_error;
mod tokenisation;

pub use after_sale::{Shipment, ShipmentRows};
pub use agreement_rows::AgreementRows;
pub use attempt_status::{AttemptStatus, Awaited, CancelReason, DeclineReason};
pub use capture::{Capture, CaptureRows};
pub use checkout::{Checkout, CheckoutAttempt, CheckoutRows, Good, PaymentMethodType};
pub use consent::{AllowRedisplay, Consent, ConsentRows, ConsentState};
pub use customer_rows::CustomerRows;
pub use debit::DebitFate;
pub use dispute::{Dispute, DisputeReason, DisputeRows, DisputeStatus};
pub use document::{Collection, Cursor, Document, DocumentPage, DocumentRows, Listing};
pub use event::{About, DeliveryRow, DeliveryRows, Event, EventRows, Outcome, PaymentThen};
pub use fresh_code::FreshCodeRows;
pub use hold::{CaptureMode, Hold, HoldRows, HoldState};
pub use idempotency::{IdempotencyRows, IdempotentRequest, StoredAnswer};
pub use intent::{Intent, IntentRows, IntentStatus};
pub use movement::{EntryRows, LedgerAccount, Movement, MovementKind, Position};
pub use payment_method_rows::PaymentMethodRows;
pub use payment_rows::PaymentRows;
pub use postgres::{PostgresAddress, PostgresStore};
pub use provider::Provider;
pub use records::{Address, Billing, Customer, Payment, PaymentMethod, Person, Text, Usage};
pub use refund::{Refund, RefundRows, RefundStatus};
pub use session::{Features, Session, SessionRows, SignedRequest};
pub use sqlite::SqliteStore;
pub use store_error::StoreError;
pub use tokenisation::{Tokenisation, TokenisationRows};

use std::time::Duration;

/// A place that keeps rows.
pub trait Store: Send {
    /// Opens the one transaction that may be open at a time, waiting no longer than `patience` for
    /// another process that has one.
    ///
    /// # Errors
    /// When the database cannot begin one; with [`StoreError::Locked`] when another process has it.
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError>;
}

/// An open transaction, and the rows of every kind that are seen in it; dropping it without
/// [`Rows::commit`] undoes everything.
///
/// Each kind has a trait of its own, whose methods fail with [`StoreError`] when the database does. No
/// method has a rule of its own: what may be written when is the ledger's business.
#[allow(clippy::missing_errors_doc, reason = "said once, above")]
pub trait Rows:
    AgreementRows
    + CaptureRows
    + CheckoutRows
    + ConsentRows
    + CustomerRows
    + DeliveryRows
    + DisputeRows
    + DocumentRows
    + EntryRows
    + EventRows
    + FreshCodeRows
    + HoldRows
    + IdempotencyRows
    + IntentRows
    + PaymentMethodRows
    + PaymentRows
    + RefundRows
    + SessionRows
    + ShipmentRows
    + TokenisationRows
{
    /// Makes everything since the transaction began durable.
    fn commit(self: Box<Self>) -> Result<(), StoreError>;

    /// Begins what one call writes, of several that share the transaction.
    fn begin_call(&self) -> Result<(), StoreError>;
    /// Ends the call that began last, with the parts that it left open, and keeps what it wrote.
    fn keep_call(&self) -> Result<(), StoreError>;
    /// Ends the call that began last, with the parts that it left open, and undoes what it wrote.
    fn undo_call(&self) -> Result<(), StoreError>;

    /// Begins a part of the transaction, which may be undone without the rest. A part may be in another.
    fn begin_part(&self) -> Result<(), StoreError>;
    /// Ends the part that began last, and keeps what it wrote.
    fn keep_part(&self) -> Result<(), StoreError>;
    /// Ends the part that began last, and undoes what it wrote.
    fn undo_part(&self) -> Result<(), StoreError>;
}
