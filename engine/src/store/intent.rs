//! What is to be paid, as a row. Attempts to pay it are [`super::Payment`]s.

use payseal_core::money::Money;

use super::{
    Awaited, CancelReason, CaptureMode, DeclineReason, PaymentMethodType, StoreError, Usage,
};
use crate::clock::Moment;

/// Something that a merchant wants to be paid for: there before any payment method is, and there when
/// one was declined.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Intent {
    /// What the merchant knows it by.
    pub id: String,
    /// The merchant account.
    pub account: String,
    /// The dialect that it is of, by name.
    pub dialect: String,
    /// The merchant's own name of what is paid, such as the number of an order; of one intent only.
    pub reference: Option<String>,
    /// How much.
    pub amount: Money,
    /// When the money is taken.
    pub capture: CaptureMode,
    /// What becomes of the payment method beside this payment.
    pub usage: Usage,
    /// The customer, when one was named.
    pub customer: Option<String>,
    /// What the next confirmation pays with, or what is paying.
    pub payment_method: Option<String>,
    /// The types of payment methods that may pay it; none allows all.
    pub allowed: Vec<PaymentMethodType>,
    /// Why the last attempt was declined, until something is changed or tried.
    pub last_decline: Option<DeclineReason>,
    /// From when on it is to be paid no longer; none when it waits for ever, or that is over.
    pub expires: Option<Moment>,
    /// When it was made.
    pub created: Moment,
    /// Where it stands: what its attempts, and who cancelled it, come to.
    pub status: IntentStatus,
}

/// Where an intent stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum IntentStatus {
    /// Nothing is there to pay with; or what was there was declined.
    RequiresPaymentMethod,
    /// It has only to be confirmed.
    RequiresConfirmation,
    /// The shopper has to answer, at the bank or at a provider.
    RequiresAction,
    /// An attempt settles by itself.
    Processing(Awaited),
    /// The money is held until the merchant takes it or lets it go.
    RequiresCapture,
    /// It is paid.
    Succeeded,
    /// It is to be paid no longer.
    Canceled(CancelReason),
}

impl IntentStatus {
    /// Whether it can still be changed, confirmed and cancelled without any money moving.
    #[must_use]
    pub const fn is_unpaid(self) -> bool {
        matches!(
            self,
            Self::RequiresPaymentMethod | Self::RequiresConfirmation | Self::RequiresAction
        )
    }
}

impl IntentStatus {
    /// Why it is to be paid no longer, when it is not.
    #[must_use]
    pub const fn cancel_reason(self) -> Option<CancelReason> {
        match self {
            Self::Canceled(reason) => Some(reason),
            Self::RequiresPaymentMethod
            | Self::RequiresConfirmation
            | Self::RequiresAction
            | Self::Processing(_)
            | Self::RequiresCapture
            | Self::Succeeded => None,
        }
    }
}

impl Intent {
    /// Whether it takes no money, and only sets a payment method up for later.
    #[must_use]
    pub const fn sets_up(&self) -> bool {
        self.amount.minor() == 0
    }

    /// Whether it may be paid so.
    #[must_use]
    pub fn allows(&self, kind: PaymentMethodType) -> bool {
        self.allowed.is_empty() || self.allowed.contains(&kind)
    }
}

/// The rows of intents.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait IntentRows {
    /// Adds an intent, or replaces what is known about one, except whose it is. Where it stands is
    /// written only as far as that it is canceled; the rest is what its attempts come to.
    fn put_intent(&self, intent: &Intent) -> Result<(), StoreError>;
    /// Finds an intent of whichever account.
    fn intent(&self, id: &str) -> Result<Option<Intent>, StoreError>;
    /// Finds an intent by the merchant's own name of it.
    fn intent_by_reference(
        &self,
        account: &str,
        dialect: &str,
        reference: &str,
    ) -> Result<Option<Intent>, StoreError>;
    /// The intents of a dialect, or of one customer in it, newest first: those that are older than the
    /// one of the id `before`.
    fn intents(
        &self,
        account: &str,
        dialect: &str,
        customer: Option<&str>,
        before: Option<&str>,
        take: u64,
    ) -> Result<Vec<Intent>, StoreError>;
    /// The intents whose time to be paid is over.
    fn intents_due(&self, now: Moment) -> Result<Vec<Intent>, StoreError>;
    /// An intent that is not as its attempts are, when there is one.
    fn broken_intent(&self) -> Result<Option<String>, StoreError>;
}
