//! The rows of the store as values. None of them can hold a card number or a security code, and
//! none of them is sent anywhere as it is: each dialect writes its own JSON.

use payseal_core::card::{Brand, BrandSet};
use payseal_core::money::Money;

use super::db_words::db_words;
use super::{AllowRedisplay, AttemptStatus, ConsentState, DebitFate, PaymentMethodType, Provider};
use crate::clock::Moment;
use crate::secret::Fingerprint;

/// How many bytes of free text a shop may give for a field are the dialect's business; here a
/// field is there or not.
pub type Text = Option<String>;

/// Somebody a merchant keeps cards for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Customer {
    /// What the merchant knows it by.
    pub id: String,
    /// The merchant account it belongs to.
    pub account: String,
    /// What the merchant wrote about the person.
    pub person: Person,
    /// A note of the merchant's.
    pub description: Text,
    /// When it was made.
    pub created: Moment,
}

/// Name and contact of a person.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Person {
    /// An e-mail address.
    pub email: Text,
    /// The given name.
    pub first_name: Text,
    /// The family name.
    pub last_name: Text,
    /// A telephone number.
    pub phone: Text,
}

/// A postal address.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// Street and number.
    pub line1: Text,
    /// The rest of the street address.
    pub line2: Text,
    /// The town.
    pub city: Text,
    /// The state or province.
    pub state: Text,
    /// The postal code.
    pub postal_code: Text,
    /// The country.
    pub country: Text,
}

/// Whom a card is billed to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Billing {
    /// The person.
    pub person: Person,
    /// Where the person lives.
    pub address: Address,
}

/// A card that the gateway keeps, as far as the sandbox may remember it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaymentMethod {
    /// What the merchant knows it by.
    pub id: String,
    /// The merchant account it belongs to.
    pub account: String,
    /// The customer it is bound to.
    pub customer: Option<String>,
    /// The published test card, by its name in [`crate::cards`].
    pub card: String,
    /// A keyed hash of its number, by which the same card is known again; none on what was kept
    /// before there were any.
    pub fingerprint: Option<Fingerprint>,
    /// The brand's slug, such as `visa`.
    pub brand: String,
    /// The brands on a card of two; none on any other.
    pub brands: BrandSet,
    /// Which of them the shopper chose.
    pub preferred_brand: Option<Brand>,
    /// The last four digits.
    pub last4: String,
    /// The expiry month, 1 to 12.
    pub expiry_month: u8,
    /// The expiry year, such as 2030.
    pub expiry_year: u16,
    /// Whom it is billed to.
    pub billing: Billing,
    /// Whether it may be shown again.
    pub redisplay: AllowRedisplay,
    /// Whether the shopper agreed that it is kept.
    pub consent: ConsentState,
    /// Whether it is the one that its customer pays with first.
    pub is_default: bool,
    /// When it was made.
    pub created: Moment,
}

/// Whether the shopper is there, and whether the merchant may come back without him.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usage {
    /// One purchase.
    OnSession,
    /// The same, and the payment method stays with the customer for when he comes back.
    SetupOnSession,
    /// The purchase in which the shopper agrees to later charges.
    SetupOffSession,
    /// A later charge, without the shopper.
    OffSession,
}

db_words!(Usage {
    OnSession => "on_session",
    SetupOnSession => "setup_on_session",
    SetupOffSession => "setup_off_session",
    OffSession => "off_session",
});

/// One attempt to pay an intent: one payment method, one answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payment {
    /// What the merchant knows it by.
    pub id: String,
    /// The merchant account.
    pub account: String,
    /// The dialect that it was asked for in, by name: it is told of in no other.
    pub dialect: String,
    /// The intent that it is to pay.
    pub intent: String,
    /// The merchant's own name of that, such as the number of an order.
    pub reference: Option<String>,
    /// The customer, when one was named.
    pub customer: Option<String>,
    /// The payment method that was charged; empty when no card was.
    pub payment_method: String,
    /// The published test card behind it, by name, or what comes of the debit; empty when there is neither.
    pub card: String,
    /// The provider on whose page it is made, when no card is charged.
    pub provider: Option<Provider>,
    /// One-off, first or later charge.
    pub usage: Usage,
    /// How much.
    pub amount: Money,
    /// When the money is taken.
    pub capture: super::CaptureMode,
    /// How much of it the merchant took.
    pub captured: Money,
    /// Where it stands, and why.
    pub status: AttemptStatus,
    /// What an earlier version of this program told of that, when it meant none of today's reasons.
    pub legacy_words: Option<String>,
    /// The merchant's remark, handed back as it came.
    pub remark: Text,
    /// Where the browser goes after a challenge.
    pub return_url: Text,
    /// Where the merchant wants to hear about it.
    pub callback_url: Text,
    /// The hash of the challenge's secret, while the shopper has to answer one.
    pub challenge_hash: Option<String>,
    /// When a pending payment settles by itself.
    pub settles: Option<Moment>,
    /// When it began.
    pub created: Moment,
}

impl Payment {
    /// How it is paid.
    #[must_use]
    pub fn method_type(&self) -> PaymentMethodType {
        self.provider
            .map_or(PaymentMethodType::Card, PaymentMethodType::Provider)
    }

    /// What comes of it, when it is the debit of a bank account.
    #[must_use]
    pub fn debit(&self) -> Option<DebitFate> {
        DebitFate::from_db_word(&self.card)
    }

    /// How much is held: what was neither taken nor let go.
    #[must_use]
    pub const fn held(&self) -> Money {
        let held = match self.status {
            AttemptStatus::RequiresCapture => {
                self.amount.minor().saturating_sub(self.captured.minor())
            }
            AttemptStatus::RequiresAction
            | AttemptStatus::Processing(_)
            | AttemptStatus::Succeeded
            | AttemptStatus::Failed(_)
            | AttemptStatus::Canceled(_) => 0,
        };
        Money::from_minor(held, self.amount.currency())
    }

    /// Stands elsewhere from here on. What was told of where it stood says nothing of that.
    pub fn becomes(&mut self, status: AttemptStatus) {
        self.status = status;
        self.legacy_words = None;
    }
}
