//! What can happen to a checkout.

use alloc::rc::Rc;

use crate::card::{Brand, Draft, Field, HistoryStep};
use crate::wire::GatewayCode;
use crate::wire::browser::SessionFacts;
use crate::wire::ids::{PaymentMethodId, SessionToken};
use crate::wire::payment_method::BillingDetail;

use super::decline::Decline;
use super::failure::Failure;
use super::saved::{Choice, SavedCard};
use super::terms::{Access, AttemptId, CallId, Customer, RequestId, Settings};

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// The host page sent its options: the form may be used.
    Opened(Settings, Customer),
    /// The host page knows another address of the bill.
    BillingChanged(BillingDetail),
    /// The form speaks another language; this is the version of its wording of the consent.
    Worded(Rc<str>),
    /// A field's text is now this.
    Edited {
        /// Which field.
        field: Field,
        /// What it holds, formatted.
        draft: Draft,
    },
    /// The shopper chose one of a card's two brands.
    BrandChosen(Brand),
    /// The shopper wants an edit of a field taken back, or made again.
    HistoryAsked(Field, HistoryStep),
    /// The page goes away, and may come back as it was: the browser keeps it for a while.
    PageHidden,
    /// It has come back, after so many milliseconds.
    PageShown {
        /// How long it was away.
        away: u64,
    },
    /// The shopper entered a field.
    Entered(Field),
    /// The shopper left a field.
    Left(Field),
    /// Enter was pressed in the form.
    EnterPressed,
    /// Escape was pressed in the form.
    EscapePressed,
    /// The host page wants the card tokenised.
    Submitted(CallId),
    /// The host page asks whether a call could begin.
    Validated(CallId),
    /// The host page wants no more of a call.
    CallDropped(CallId),
    /// The host page says whether the shopper can change anything.
    AccessChanged(Access),
    /// The host page wants to be paid.
    Confirmed(CallId),
    /// The shopper ticked the box that keeps the new card, or took the tick away.
    Agreed(bool),
    /// The list of saved cards came, or did not.
    CardsCame {
        /// The request it answers.
        request: RequestId,
        /// The answer.
        cards: Cards,
    },
    /// The host page wants the focus in the form.
    FocusAsked(Option<Field>),
    /// The host page wants the form empty.
    Cleared,
    /// The host page takes the element away.
    Closed,
    /// The merchant's server gave a token.
    TokenCame {
        /// The request it answers.
        request: RequestId,
        /// The token.
        token: SessionToken,
        /// How long it lasts, in milliseconds.
        lifetime: u64,
    },
    /// The merchant's server gave none.
    TokenFailed {
        /// The request it answers.
        request: RequestId,
    },
    /// The gateway answered, or did not.
    Answered {
        /// The tokenisation it answers.
        attempt: AttemptId,
        /// What it said.
        answer: Answer,
    },
    /// The time asked for by [`super::Effect::Wake`] has come.
    Woke,
    /// The browser says whether there is a network.
    Network {
        /// `navigator.onLine`.
        online: bool,
    },
    /// What happens only in a frame that pays.
    Pay(PayEvent),
}

/// What can happen to a payment, or to the saved cards.
#[derive(Debug)]
pub enum PayEvent {
    /// What happened to the saved cards.
    Saved(SavedEvent),
    /// The gateway answered to a change of a saved card, or did not.
    CardChanged {
        /// The request it answers.
        request: RequestId,
        /// The answer.
        answer: Changed,
    },
    /// The merchant's server said how the payment stands, or did not.
    Charged {
        /// The request it answers.
        request: RequestId,
        /// The answer.
        answer: Charged,
    },
    /// Something happened to the bank's page.
    Challenged {
        /// The request it is about.
        request: RequestId,
        /// What.
        news: ChallengeEvent,
    },
}

impl From<PayEvent> for Event {
    fn from(event: PayEvent) -> Self {
        Self::Pay(event)
    }
}

impl From<SavedEvent> for Event {
    fn from(event: SavedEvent) -> Self {
        Self::Pay(PayEvent::Saved(event))
    }
}

/// What the shopper, or the page, does with the saved cards.
#[derive(Debug)]
pub enum SavedEvent {
    /// The shopper chose what to pay with.
    Chose(Choice),
    /// The page chose a saved card, or a new one.
    Selected(Option<PaymentMethodId>),
    /// An input beside a saved card holds this now.
    Edited(Field, Draft),
    /// The shopper wants an edit of such an input taken back, or made again.
    HistoryAsked(Field, HistoryStep),
    /// The shopper left such an input.
    Left(Field),
    /// The shopper wants to see what can be done with a card.
    ManageAsked(PaymentMethodId),
    /// The shopper wants to remove a card.
    RemoveAsked(PaymentMethodId),
    /// And means it.
    Removed,
    /// And wants it back.
    Undone,
    /// Whether the place of a removed card cannot be seen now, or the shopper dwells on it.
    UndoHeld(bool),
    /// The shopper wants to change a card.
    EditAsked(PaymentMethodId),
    /// And has done so.
    EditSaved,
    /// What is open in the list is to be closed.
    PanelClosed,
    /// The shopper wants this card as the default.
    Preferred(PaymentMethodId),
    /// All cards are to be shown.
    Unfolded,
    /// The list is to be loaded again.
    Retried,
}

/// The saved cards, or why there are none.
#[derive(Debug)]
pub enum Cards {
    /// The gateway's answer; no cards when none were asked for.
    FromGateway {
        /// What the session is for.
        facts: SessionFacts,
        /// The cards, newest first.
        cards: Vec<SavedCard>,
    },
    /// The page's.
    FromPage {
        /// None when it could not get them.
        cards: Option<Vec<SavedCard>>,
        /// What it gave and is not shown.
        left_out: Vec<LeftOut>,
    },
    /// The session token is not, or no longer, good.
    TokenRefused,
    /// There is no answer that can be used.
    Failed,
}

/// Something in a page's list of cards that is not shown, and why. It holds nothing of the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// The place in the list, from zero; none when it is about the list itself.
    pub at: Option<u32>,
    /// Why, for the page's developer.
    pub why: &'static str,
}

/// The gateway's answer to a change of a saved card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Changed {
    /// It is done.
    Done,
    /// The session token is not, or no longer, good.
    TokenRefused,
    /// It is not done, or we could not find out.
    Failed,
}

/// What the merchant's server says of the payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Charged {
    /// It is made.
    Succeeded,
    /// It is not made, and this attempt never will be.
    Declined(Decline),
    /// It will be known later.
    Pending,
    /// The bank wants the shopper on this page first.
    Challenge(String),
    /// The server does not know.
    Unknown,
    /// The server would not take the request: nothing was charged.
    Refused,
    /// The server did not answer so that it can be understood.
    Lost,
}

/// What happened to the bank's page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChallengeEvent {
    /// It led back to the merchant.
    Returned,
    /// It went on, and may be over.
    Moved,
    /// The shopper stopped it.
    Cancelled,
}

/// The gateway's answer to a tokenisation, or why there is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// The card is kept.
    Created {
        /// Under this id.
        id: PaymentMethodId,
        /// With this brand.
        brand: Option<Brand>,
    },
    /// The saved card's security code was taken.
    CodeTaken,
    /// The session token is not, or no longer, good.
    TokenRefused,
    /// The gateway does not take the card.
    CardRefused {
        /// The field it names.
        field: Field,
        /// Its code.
        code: GatewayCode,
    },
    /// The gateway said no to something that is not in the shopper's hands.
    GatewayRefused {
        /// Its code.
        code: GatewayCode,
    },
    /// There is no answer that can be used.
    Failed(Failure),
}
