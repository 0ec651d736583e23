//! What a checkout asks of the edge.

use alloc::rc::Rc;

use crate::card::{Brand, Card, Cvc, Field};
use crate::wire::ids::{CustomerId, PaymentMethodId, SessionToken};
use crate::wire::payment_method::BillingDetail;

use super::event::LeftOut;
use super::failure::{CallOutcome, Failure};
use super::saved::CardChange;
use super::terms::{AttemptId, CallId, Consent, RequestId, TokenReason};
use super::view::View;

/// Where the focus may go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// A field of the card form.
    Field(Field),
    /// An input beside a saved card.
    Row(Field),
    /// The choice that is made in the list.
    Choice,
    /// The row of the card that is marked: its choice, else its button.
    Marked,
    /// The button in that row which opens what can be done with the card.
    Manage,
    /// The button that removes a card.
    Remove,
    /// The button that keeps a card after all.
    Keep,
    /// The button that changes a card.
    Edit,
    /// The button that puts a removed card back.
    Undo,
    /// What has taken the place of the fields at the end.
    Result,
}

/// Something to do; carried out in order, after the state has been put back.
#[derive(Debug)]
pub enum Effect {
    /// Ask the host page for a session token.
    AskToken {
        /// To be repeated in the answer.
        request: RequestId,
        /// Why.
        reason: TokenReason,
    },
    /// Send the card to the gateway, once, and report [`super::Event::Answered`].
    Tokenise {
        /// To be repeated in the answer.
        attempt: AttemptId,
        /// The same as before when the same card is sent again because the answer was lost: the
        /// gateway hears the same idempotency key.
        idempotency_key: u32,
        /// What the gateway knows us by.
        token: Rc<SessionToken>,
        /// The card; it exists nowhere else.
        card: Card,
        /// Which of its two brands is chosen.
        brand: Option<Brand>,
        /// Whom it is bound to at once.
        customer: Option<CustomerId>,
        /// The address of the bill.
        billing: Option<Rc<BillingDetail>>,
        /// What the shopper agreed to, when they agreed to its being kept.
        consent: Option<Consent>,
    },
    /// Ask the gateway what the session is for, and for the saved cards when `list` says so;
    /// report [`super::Event::CardsCame`].
    LoadCards {
        /// To be repeated in the answer.
        request: RequestId,
        /// What the gateway knows us by.
        token: Rc<SessionToken>,
        /// Whether the cards are wanted.
        list: bool,
        /// Whose, as the page says it.
        customer: Option<CustomerId>,
    },
    /// Stop waiting for the gateway: nobody wants the answer any more.
    Abandon {
        /// Which tokenisation.
        attempt: AttemptId,
    },
    /// Report [`super::Event::Woke`] at this time, and forget an earlier wish.
    Wake {
        /// Milliseconds of the clock in [`super::Now`]; none: do not wake.
        at: Option<u64>,
    },
    /// Answer a `submit`.
    Finish {
        /// Which.
        call: CallId,
        /// How it ended.
        outcome: CallOutcome,
    },
    /// Put the focus there.
    Focus(Spot),
    /// Show in an input what the state has of it: an edit was taken back, or made again.
    Rewrite(Spot),
    /// Empty the inputs: their text is no longer wanted.
    EmptyInputs,
    /// Tell the page what it may know of the form; sent only when that changed.
    TellForm(View),
    /// Tell the page that the shopper entered a field.
    TellEntered(Field),
    /// Tell the page that the shopper left a field.
    TellLeft(Field),
    /// Tell the page that Enter was pressed.
    TellEnter,
    /// Tell the page that Escape was pressed.
    TellEscape,
    /// Tell the page's developer of a failure outside any call.
    TellTrouble(Failure),
    /// Something that only a frame that pays does.
    Pay(PayEffect),
}

/// Something to do for a payment, or with the saved cards.
#[derive(Debug)]
pub enum PayEffect {
    /// Show a saved card's security code to the gateway, once, and report
    /// [`super::Event::Answered`].
    ShowCode {
        /// To be repeated in the answer.
        attempt: AttemptId,
        /// What the gateway knows us by.
        token: Rc<SessionToken>,
        /// Whose code it is.
        id: PaymentMethodId,
        /// The code; it exists nowhere else.
        cvc: Cvc,
    },
    /// Ask the host page for the saved cards.
    AskCards {
        /// To be repeated in the answer.
        request: RequestId,
    },
    /// Ask the gateway to change a saved card, and report [`super::PayEvent::CardChanged`].
    ChangeCard {
        /// To be repeated in the answer.
        request: RequestId,
        /// What the gateway knows us by.
        token: Rc<SessionToken>,
        /// What to change.
        change: Rc<CardChange>,
    },
    /// Have the merchant's server charge, or only say how the payment stands.
    AskCharge {
        /// To be repeated in the answer.
        request: RequestId,
        /// Which attempt to pay, from one.
        attempt: u32,
        /// What to charge.
        id: PaymentMethodId,
        /// What the shopper agreed to, when they agreed to its being kept.
        consent: Option<Consent>,
        /// Only ask, never charge.
        settle: bool,
    },
    /// Open the bank's page.
    OpenChallenge {
        /// To be repeated in news of it.
        request: RequestId,
        /// Where it is.
        url: String,
    },
    /// Close the bank's page.
    EndChallenge,
    /// Empty the inputs beside the saved cards.
    EmptyRow,
    /// Fill them with what is to be changed.
    FillRow,
    /// Tell the page that a saved card was removed.
    TellRemoved(PaymentMethodId),
    /// Tell the page that a saved card was changed.
    TellUpdated(PaymentMethodId),
    /// Tell the page's developer what of the page's list of cards is not shown.
    TellLeftOut(Vec<LeftOut>),
}

impl From<PayEffect> for Effect {
    fn from(effect: PayEffect) -> Self {
        Self::Pay(effect)
    }
}
