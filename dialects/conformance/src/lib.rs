//! What a merchant's server does at a gateway, in no vendor's words: the [`Driver`] that the scenarios
//! of this suite are written over, once for all dialects. What a vendor calls it, its ids, its
//! signatures and its codes, are the business of the dialect's driver, which speaks its interface as
//! that vendor's own clients do.
//!
//! A new dialect is a file with its driver below `tests/conformance`, and its line in `main.rs` there.

#![allow(
    async_fn_in_trait,
    reason = "the scenarios run where they are written, on one thread"
)]

mod words;

pub use words::{Capture, Order, Paid, Payer, Received, Refused, Status, Told, What};

/// A merchant's server, as a client of one dialect writes it. It panics when an answer is none: then the
/// test fails where it stands.
pub trait Driver {
    /// Makes a customer and returns the id.
    async fn create_customer(&self) -> String;

    /// Saves a published test card as a browser does, for nobody yet, and returns the id of the payment
    /// method.
    async fn save_card(&self, number: &str) -> String;

    /// The ids of a customer's payment methods, newest first.
    async fn payment_methods(&self, customer: &str) -> Vec<String>;

    /// Pays an order. The same order again, word for word, is the same payment.
    ///
    /// # Errors
    /// When the gateway refuses to try at all. A decline is an answer.
    async fn pay(&self, order: &Order<'_>) -> Result<Paid, Refused>;

    /// Asks how a payment stands, by its id.
    async fn status(&self, payment: &str) -> Status;

    /// Takes money that is held.
    ///
    /// # Errors
    /// When there is none to take.
    async fn capture(&self, payment: &str) -> Result<(), Refused>;

    /// Lets go of money that is held.
    ///
    /// # Errors
    /// When there is none to let go of.
    async fn void(&self, payment: &str) -> Result<(), Refused>;

    /// Gives money back, in minor units; the key is the idempotency key. Returns the refund's id.
    ///
    /// # Errors
    /// When that is more than is left.
    async fn refund(&self, payment: &str, minor: u64, key: &str) -> Result<String, Refused>;

    /// Asks whether a refund was made; none while nobody knows.
    async fn is_refunded(&self, payment: &str, refund: &str) -> Option<bool>;

    /// Checks the signature of a webhook, and reads it; none when it is about something else.
    async fn webhook(&self, received: &Received) -> Option<Told>;

    /// What a merchant answers to a webhook that arrived: a status and a body.
    fn acknowledgement(&self) -> (u16, String);
}
