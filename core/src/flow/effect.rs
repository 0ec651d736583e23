//! What a checkout asks of the edge.

use alloc::rc::Rc;

use crate::card::{Card, Field};
use crate::wire::ids::SessionToken;

use super::event::{AttemptId, CallId, RequestId};
use super::failure::Outcome;
use super::form::FormView;
use super::session::TokenReason;

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
        /// What the gateway knows us by.
        token: Rc<SessionToken>,
        /// The card; it exists nowhere else.
        card: Card,
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
        outcome: Outcome,
    },
    /// Put the focus into a field.
    Focus(Field),
    /// Empty the inputs: their text is no longer wanted.
    EmptyInputs,
    /// Tell the page what it may know of the form; sent only when that changed.
    TellForm(FormView),
    /// Tell the page that the shopper entered a field.
    TellEntered(Field),
    /// Tell the page that the shopper left a field.
    TellLeft(Field),
    /// Tell the page that Enter was pressed.
    TellEnter,
    /// Tell the page that Escape was pressed.
    TellEscape,
    /// Tell the page's developer of a failure outside any call.
    TellTrouble(super::failure::Failure),
}
