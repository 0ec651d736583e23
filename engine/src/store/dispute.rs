//! Disputes, as rows: a shopper goes to his bank about a payment, and the bank asks first or takes the money
//! back at once.

use payseal_core::money::Money;

use super::StoreError;
use super::db_words::db_words;
use crate::clock::Moment;

/// What the shopper told his bank.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeReason {
    /// Nobody says why.
    General,
    /// He did not pay.
    Fraudulent,
    /// He does not know what it is.
    Unrecognized,
    /// He paid twice.
    Duplicate,
    /// What he bought did not come.
    ProductNotReceived,
    /// What came is not what he bought.
    ProductUnacceptable,
    /// A refund that was promised did not come.
    CreditNotProcessed,
    /// He had cancelled.
    SubscriptionCanceled,
}

db_words!(DisputeReason {
    General => "general",
    Fraudulent => "fraudulent",
    Unrecognized => "unrecognized",
    Duplicate => "duplicate",
    ProductNotReceived => "product_not_received",
    ProductUnacceptable => "product_unacceptable",
    CreditNotProcessed => "credit_not_processed",
    SubscriptionCanceled => "subscription_canceled",
});

/// Where a dispute stands. In an inquiry the bank asks, and no money moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DisputeStatus {
    /// The bank asks, and waits for the merchant.
    InquiryNeedsResponse,
    /// The bank reads what the merchant answered.
    InquiryUnderReview,
    /// The bank asks no longer.
    InquiryClosed,
    /// The bank has the money, and waits for the merchant.
    NeedsResponse,
    /// The bank has the money, and reads what the merchant answered.
    UnderReview,
    /// The merchant has the money again.
    Won,
    /// The shopper keeps the money.
    Lost,
}

db_words!(DisputeStatus {
    InquiryNeedsResponse => "inquiry_needs_response",
    InquiryUnderReview => "inquiry_under_review",
    InquiryClosed => "inquiry_closed",
    NeedsResponse => "needs_response",
    UnderReview => "under_review",
    Won => "won",
    Lost => "lost",
});

impl DisputeStatus {
    /// Whether the bank has the merchant's money.
    #[must_use]
    pub const fn has_the_money(self) -> bool {
        matches!(self, Self::NeedsResponse | Self::UnderReview | Self::Lost)
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::InquiryClosed | Self::Won | Self::Lost)
    }

    /// Whether the merchant may answer.
    #[must_use]
    pub const fn needs_response(self) -> bool {
        matches!(self, Self::InquiryNeedsResponse | Self::NeedsResponse)
    }
}

/// A payment that a shopper disputes at his bank.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dispute {
    /// Its number.
    pub number: i64,
    /// The merchant account.
    pub account: String,
    /// The payment whose money it is about.
    pub payment_id: String,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: DisputeReason,
    /// The same in the bank's words, which may be none.
    pub reason_text: String,
    /// Where it stands.
    pub status: DisputeStatus,
    /// Until when the merchant may answer.
    pub evidence_due: Moment,
    /// When it came.
    pub created: Moment,
    /// When it was over.
    pub closed: Option<Moment>,
}

/// The rows of disputes.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait DisputeRows {
    /// Adds a dispute under the next number, which is `first` or above, and returns the number.
    fn insert_dispute(&self, dispute: &Dispute, first: i64) -> Result<i64, StoreError>;
    /// Writes where a dispute stands, until when it may be answered, and when it was over.
    fn update_dispute(&self, dispute: &Dispute) -> Result<(), StoreError>;
    /// Finds a dispute of an account by its number.
    fn dispute(&self, account: &str, number: i64) -> Result<Option<Dispute>, StoreError>;
    /// Finds the dispute of a payment.
    fn dispute_of(&self, payment_id: &str) -> Result<Option<Dispute>, StoreError>;
    /// How many disputes an account has of payments in a dialect, and one page of them, newest first.
    fn disputes(
        &self,
        account: &str,
        dialect: &str,
        skip: u64,
        take: u64,
    ) -> Result<(u64, Vec<Dispute>), StoreError>;
    /// The disputes that nobody answered in time.
    fn disputes_due(&self, now: Moment) -> Result<Vec<Dispute>, StoreError>;
}
