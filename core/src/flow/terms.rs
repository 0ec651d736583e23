//! The words that the checkout is told in: times, numbers of questions, what the page wants, what the
//! shopper agreed to.

use alloc::rc::Rc;

use crate::card::{BrandSet, Today};
use crate::wire::ids::CustomerId;
use crate::wire::payment_method::BillingDetail;

/// The time of a step: the edge reads the clock once per event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now {
    /// Milliseconds of a clock that never goes back.
    pub millis: u64,
    /// The month by the clocks that the edge knows.
    pub today: Today,
}

/// One `submit` of the host page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct CallId(pub u32);

/// One request to the host page or the gateway that is not a tokenisation; each kind is counted
/// for itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct RequestId(pub u32);

/// One tokenisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct AttemptId(pub u32);

/// What the host page wants of the form, as far as the flow needs to know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// Whether the shopper is asked for the name on the card.
    pub holder: bool,
    /// The brands that the merchant takes; none where the session alone says it.
    pub brands: BrandSet,
    /// Which of a card's two brands the merchant would choose; none where the shopper alone does.
    pub preferred_brands: BrandSet,
    /// Whether the shopper can change anything.
    pub access: Access,
    /// Whether the focus goes on when a field is full.
    pub advance: bool,
    /// Whether the element pays; otherwise it only keeps cards.
    pub pays: bool,
    /// Whether a new card is kept.
    pub save: Save,
    /// Who knows the saved cards that are shown.
    pub list: ListSource,
    /// Whether the shopper may change and remove saved cards.
    pub remove: bool,
    /// Whether a saved card's security code is asked for whatever the session says.
    pub cvc_always: bool,
}

/// Whether the shopper can change what is in the form.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Access {
    /// It can be typed into.
    #[default]
    Open,
    /// It can be read.
    ReadOnly,
    /// It is not for now.
    Disabled,
}

/// Whose cards they are, as far as the host page says it. The gateway hears it with a card.
#[derive(Clone, Debug, Default)]
pub struct Customer {
    /// Whom a card that is kept is bound to, and whose cards are listed.
    pub id: Option<CustomerId>,
    /// The address of the bill.
    pub billing: Option<Rc<BillingDetail>>,
}

/// Whether a new card is kept for the next time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Save {
    /// It is not, and nothing is asked.
    #[default]
    Never,
    /// When the shopper ticks the box.
    Auto,
    /// It is, and the form says so.
    Always,
}

/// Who knows the saved cards that are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ListSource {
    /// None are shown.
    #[default]
    Nobody,
    /// The gateway, with the session token.
    Gateway,
    /// The host page.
    Page,
}

/// How far the shopper agreed to a card's being kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AllowRedisplay {
    /// It may be shown again.
    Always,
    /// It is kept for what it was given for.
    Limited,
}

/// What the shopper agreed to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// How far.
    pub allow_redisplay: AllowRedisplay,
    /// Which wording they read.
    pub text_version: Rc<str>,
}

/// What is done when the form is finished.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kept {
    /// The card is kept, nothing was paid.
    Card,
    /// The payment is made.
    Paid,
    /// The payment is on its way.
    Pending,
}

/// Why a token is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenReason {
    /// There is none yet.
    First,
    /// The one at hand soon ends.
    Expiring,
    /// The gateway refused the one at hand.
    Refused,
}
