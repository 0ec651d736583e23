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
mod entries;
mod fresh_codes;
mod holds;
mod local;
mod offers;
mod payment_methods;
mod payments;
mod refunds;
mod requests;
mod sessions;
mod webhooks;

#[cfg(test)]
mod walks;

use std::cell::Cell;
use std::sync::{Arc, Mutex, PoisonError};

pub use after_sale::Since;
pub use challenges::{Challenge, Verdict};
pub use charges::{Charge, Charged, today};
pub use checkouts::{CHECKOUT_LIFETIME, CheckoutWish, Opened, Press, Pressed, Stands};
pub use consents::GivenConsent;
pub use customers::CustomerChange;
pub use entries::{Broken, Cause, Movement, Purse};
pub use fresh_codes::{CodeVerdict, FRESH_FOR};
pub use holds::{HELD_FOR, NotDone, Operation};
pub use local::LocalWish;
pub use offers::{Asked, Bar, Offer, offers};
pub use payment_methods::{MethodChange, NewMethod};
pub use refunds::RefundWish;
pub use requests::REPLAY_WINDOW;
pub use sessions::SESSION_LIFETIME;
pub use webhooks::{Delivery, GAPS, MOST_SENDS, News};

use tokio::sync::watch;

use crate::clock::{Clock, Moment};
use crate::secret::NoRandomness;
use crate::store::{Rows, Store, StoreError};
use fresh_codes::FreshCodes;

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
    /// The work was torn down while it ran.
    #[error("the ledger's work stopped before it was done; see the log for the panic")]
    Torn,
}

/// Which rule refuses. The sentences are for the merchant's developer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// No such customer in this account.
    #[error("no customer has this customerId")]
    CustomerUnknown,
    /// No such payment method in this account.
    #[error("no payment method has this customerPaymentMethodId")]
    MethodUnknown,
    /// The payment method belongs to somebody else.
    #[error("the payment method is bound to another customer")]
    MethodOfAnother,
    /// A number that is not in the table of test cards.
    #[error("the sandbox accepts published test cards only; see /sandbox/cards")]
    CardUnpublished,
    /// The issuer says that the card is expired.
    #[error("the card is expired")]
    CardExpired,
    /// The issuer says that the security code is wrong.
    #[error("the security code is incorrect")]
    CvcIncorrect,
    /// A free text holds a card number.
    #[error("a text must not hold a card number")]
    CardInText,
    /// A later charge that nobody agreed to.
    #[error(
        "Recurring needs an earlier successful InitRecurring with this customerId and \
         customerPaymentMethodId"
    )]
    NoAgreement,
    /// A subscription charge that does not say of whom.
    #[error("a tokenType needs the customerId and the customerPaymentMethodId")]
    AgreementWithoutCustomer,
    /// A challenge has nowhere to send the shopper afterwards.
    #[error(
        "this charge needs a challenge, and so a returnUrl that begins with http:// or https://"
    )]
    ReturnUrlMissing,
    /// The shopper did not agree that the card is kept.
    #[error("the shopper did not agree to keep this card, so it cannot be bound to a customer")]
    NoConsent,
    /// The session is no customer's.
    #[error("this sessionToken has no customerId; ask for one with the customer's id in its body")]
    SessionOfNobody,
    /// No such payment in this account.
    #[error("no transaction has this tradeNo")]
    TradeUnknown,
    /// No such refund in this account.
    #[error("no refund has this batchNo")]
    RefundUnknown,
    /// A refund of no possible amount.
    #[error("refundAmount is a decimal above zero, with the currency's decimals at most")]
    RefundAmount,
    /// A full refund of another amount than was paid.
    #[error("a full refund (refundType 1) is of the whole amount; use 2 for a part")]
    RefundNotWhole,
    /// More than there is to refund.
    #[error("refundAmount is more than is left of this payment to refund")]
    RefundTooMuch,
    /// A payment that did not succeed.
    #[error("only a payment that succeeded can be refunded")]
    NotPaid,
    /// The provider does not pay in this currency.
    #[error("this paymentMethod does not pay in this orderCurrency")]
    CurrencyUnsupported,
    /// The provider has no shoppers there.
    #[error("this paymentMethod is not for shoppers of this billing country")]
    CountryUnsupported,
    /// The provider pays no such amount.
    #[error("this paymentMethod does not pay so little, or so much, at once")]
    AmountUnsupported,
    /// No order waits under this address.
    #[error("no checkout is known here")]
    CheckoutUnknown,
    /// The order waits no longer.
    #[error("this checkout is over: it was paid, cancelled, or waited too long")]
    CheckoutOver,
    /// The bank cannot take back what is not there.
    #[error("nothing is left of this payment: it was refunded, or charged back before")]
    NothingLeft,
    /// Goods of a payment that did not succeed.
    #[error("only the goods of a payment that succeeded are sent")]
    NotSold,
    /// Nothing was taken yet.
    #[error("this payment only holds its money; capture it first, or let it go")]
    NotCaptured,
    /// Too late to refund.
    #[error("a payment can be refunded for 180 days, which are over")]
    RefundLate,
    /// Another refund has the merchant's number.
    #[error("another refund has this merTrackNo; give each refund its own")]
    TrackReused,
    /// No open challenge has this secret.
    #[error("no open challenge is known here; it was answered already, or never was")]
    ChallengeUnknown,
}

/// The ledger: a store and a clock, shared by all who hold a clone.
#[derive(Clone)]
pub struct Ledger {
    store: Arc<Mutex<Box<dyn Store>>>,
    clock: Clock,
    fresh_codes: FreshCodes,
    news: Arc<watch::Sender<()>>,
}

/// The rules, over one open transaction and at one moment.
pub struct Book<'store> {
    rows: Box<dyn Rows + 'store>,
    now: Moment,
    fresh_codes: FreshCodes,
    /// Whether a payment changed, and somebody may have to hear of it.
    has_news: Cell<bool>,
}

impl Ledger {
    /// A ledger over a store.
    #[must_use]
    pub fn new(store: Box<dyn Store>, clock: Clock) -> Self {
        Self {
            store: Arc::new(Mutex::new(store)),
            clock,
            fresh_codes: FreshCodes::default(),
            news: Arc::new(watch::Sender::new(())),
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
    /// With the fault of the rules, after undoing what they wrote; or when the store fails.
    pub async fn run<T, F>(&self, rules: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Book<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let ledger = self.clone();
        tokio::task::spawn_blocking(move || ledger.run_here(rules))
            .await
            .map_err(|_| Fault::Torn)?
    }

    fn run_here<T>(&self, rules: impl FnOnce(&Book<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        // A panic elsewhere dropped its transaction, which undid it: the store is still sound.
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        let book = Book {
            rows: store.transaction()?,
            now: self.clock.now(),
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
    if texts.into_iter().any(crate::cards::mentioned_in) {
        return Err(Refusal::CardInText);
    }
    Ok(())
}
