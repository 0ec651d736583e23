//! A saved card as it may be shown, and what can be changed of it.

use crate::card::{Brand, Expiry, Holder, Today, YearMonth};
use crate::wire::browser::Listed;
use crate::wire::ids::PaymentMethodId;

/// More cards than this are not taken in, whoever lists them.
pub const MOST_CARDS: usize = 100;

/// What may be shown of a card that the gateway keeps.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedCard {
    /// Its opaque id.
    pub id: PaymentMethodId,
    /// Its brand, when it is one we know.
    pub brand: Option<Brand>,
    /// What whoever lists it calls its brand, when we do not know it; empty when that is no name.
    pub brand_name: String,
    /// Its last four digits.
    pub last4: String,
    /// The month it expires; a card without one is taken for good.
    pub expiry: Option<YearMonth>,
    /// The name on it; empty when it is not known.
    pub holder: String,
    /// Whether it is the customer's default.
    pub is_default: bool,
}

/// Whether a saved card can still be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExpiryStatus {
    /// Yes.
    Good,
    /// For the last time this month.
    Expiring,
    /// No.
    Expired,
}

impl SavedCard {
    /// Whether it can still be used.
    #[must_use]
    pub fn expiry_status(&self, today: Today) -> ExpiryStatus {
        match self.expiry {
            // A clock that nobody vouches for takes no card away.
            Some(expiry) if expiry < today.month() && today.is_sure() => ExpiryStatus::Expired,
            Some(expiry) if expiry == today.month() => ExpiryStatus::Expiring,
            Some(_) | None => ExpiryStatus::Good,
        }
    }

    pub(in crate::flow) fn is_usable(&self, today: Today) -> bool {
        self.expiry_status(today) != ExpiryStatus::Expired
    }
}

impl From<Listed> for SavedCard {
    fn from(listed: Listed) -> Self {
        let (first, last) = (listed.first_name, listed.last_name);
        let gap = if first.is_empty() || last.is_empty() {
            ""
        } else {
            " "
        };
        Self {
            id: listed.payment_method,
            brand: listed.brand,
            brand_name: listed.brand_name,
            last4: listed.last4,
            expiry: listed.expiry,
            holder: [&*first, gap, &last].concat(),
            is_default: listed.is_default,
        }
    }
}

/// A change of a saved card that the gateway is asked for.
#[derive(Debug)]
pub enum CardChange {
    /// Remove it.
    Detach(PaymentMethodId),
    /// Make it the default.
    Prefer(PaymentMethodId),
    /// Change its expiry, its holder's name, or both.
    Update {
        /// Which.
        id: PaymentMethodId,
        /// The new expiry.
        expiry: Option<Expiry>,
        /// The new name.
        holder: Option<Holder>,
    },
}

impl CardChange {
    pub(in crate::flow) fn id(&self) -> &PaymentMethodId {
        match self {
            Self::Detach(id) | Self::Prefer(id) | Self::Update { id, .. } => id,
        }
    }
}
