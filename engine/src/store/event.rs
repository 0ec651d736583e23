//! What happened, as rows: events, and the deliveries by which merchants hear of them. How one is written
//! and sent is a dialect's business.

use super::db_words::db_words;
use super::{AttemptStatus, DisputeStatus, HoldState, RefundStatus, StoreError};
use crate::clock::Moment;

/// What an event is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// How a payment stands.
    Payment,
    /// How a refund of this number stands.
    Refund(i64, RefundStatus),
    /// How a hold ended.
    Hold(HoldState),
    /// That a payment's money was paid out.
    Clearing,
    /// How the dispute of a payment stands.
    Dispute(DisputeStatus),
    /// What only the dialect knows, and has written into the snapshot.
    Own,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// Its number; later ones are larger.
    pub id: i64,
    /// The merchant account.
    pub account: String,
    /// The dialect in which it is told, by name.
    pub dialect: String,
    /// What it is about.
    pub about: About,
    /// The payment, as it stood then; there may be none where only the dialect knows.
    pub payment: Option<PaymentThen>,
    /// What the dialect wrote of it, then.
    pub snapshot: Option<String>,
    /// When it happened.
    pub created: Moment,
}

/// A payment as it stood when something happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaymentThen {
    /// What the merchant knows it by.
    pub id: String,
    /// Where it stood, and why.
    pub status: AttemptStatus,
    /// As [`super::Payment::legacy_words`].
    pub legacy_words: Option<String>,
}

/// An event on its way to one address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeliveryRow {
    /// Its number; later ones are larger.
    pub id: i64,
    /// The event.
    pub event: i64,
    /// Where to.
    pub url: String,
    /// To whom, by an id of the dialect's; none where the address says it.
    pub recipient: Option<String>,
    /// How often it was sent.
    pub sends: u32,
    /// When it is sent again; none when it is done with.
    pub due: Option<Moment>,
    /// How it went.
    pub outcome: Outcome,
}

/// How a delivery went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It is sent until it is acknowledged.
    Waiting,
    /// The merchant acknowledged it.
    Acknowledged,
    /// It was sent as often as it may be.
    GivenUp,
    /// Its address is none that may be called.
    Refused,
}

db_words!(Outcome {
    Waiting => "waiting",
    Acknowledged => "acknowledged",
    GivenUp => "given_up",
    Refused => "refused",
});

/// The rows of events.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait EventRows {
    /// Adds an event under the next number, whatever its own, and returns the number.
    fn insert_event(&self, event: &Event) -> Result<i64, StoreError>;
    /// Writes what a dialect says of an event.
    fn write_snapshot(&self, event: i64, snapshot: &str) -> Result<(), StoreError>;
    /// Finds an event.
    fn event(&self, id: i64) -> Result<Option<Event>, StoreError>;
    /// Removes events that happened at `until` or before, and their deliveries: the oldest, and so many at
    /// most. One of which a delivery waits stays.
    fn forget_events(&self, until: Moment, most: u32) -> Result<(), StoreError>;
}

/// The rows of deliveries.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait DeliveryRows {
    /// Adds a delivery of an event, to be sent from `due` on.
    fn insert_delivery(
        &self,
        event: i64,
        url: &str,
        recipient: Option<&str>,
        due: Moment,
    ) -> Result<(), StoreError>;
    /// Writes a delivery's sends, next time and outcome.
    fn update_delivery(&self, delivery: &DeliveryRow) -> Result<(), StoreError>;
    /// Finds a delivery.
    fn delivery(&self, id: i64) -> Result<Option<DeliveryRow>, StoreError>;
    /// The deliveries whose time to be sent has come, oldest first: of those that have waited longest, so
    /// many at most.
    fn deliveries_due(&self, now: Moment, most: u32) -> Result<Vec<DeliveryRow>, StoreError>;
    /// The deliveries of an event, oldest first.
    fn deliveries_of(&self, event: i64) -> Result<Vec<DeliveryRow>, StoreError>;
    /// When the next delivery is to be sent, or the next payment, refund, hold or dispute settles.
    fn next_due(&self) -> Result<Option<Moment>, StoreError>;
}
