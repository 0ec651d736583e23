//! What the form for a bank account is told and tells: answers, effects, and what the page may know.

use alloc::rc::Rc;

use super::super::failure::Failure;
use super::super::terms::{AttemptId, CallId, RequestId, TokenReason};
use crate::bank_account::{Field, Reason};
use crate::card::FieldState;
use crate::wire::ids::{PaymentMethodId, SessionToken};
use crate::wire::{GatewayCode, SecretBytes};

/// Something to do; carried out in order.
#[derive(Debug)]
pub enum Effect {
    /// Ask the host page for a session token.
    AskToken {
        /// To be repeated in the answer.
        request: RequestId,
        /// Why.
        reason: TokenReason,
    },
    /// Send the account to the gateway, once, and report [`super::Debit::answered`].
    Tokenise {
        /// To be repeated in the answer.
        attempt: AttemptId,
        /// The same as before when the same account is sent again because the answer was lost.
        idempotency_key: u32,
        /// What the gateway knows us by.
        token: Rc<SessionToken>,
        /// The request's body; it exists nowhere else.
        body: SecretBytes,
    },
    /// Stop waiting for the gateway.
    Abandon(AttemptId),
    /// Call [`super::Debit::woke`] at this time, in place of an earlier wish.
    Wake(Option<u64>),
    /// Answer a `submit`.
    Finish(CallId, Outcome),
    /// Put the focus into this field.
    Focus(Field),
    /// Show in the input what the state has of it.
    Rewrite(Field),
    /// Empty the inputs.
    EmptyInputs,
    /// Tell the page what it may know of the form.
    TellForm(View),
    /// Tell the page's developer of a failure outside any call.
    TellTrouble(Failure),
}

/// How a call ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The gateway keeps the account.
    Created(PaymentMethodId),
    /// The shopper has to look at a field; the gateway said so when there is its code.
    Wrong(Reason, Option<GatewayCode>),
    /// The gateway said no to something that is not in the shopper's hands.
    GatewayRefused(GatewayCode),
    /// We could not find out.
    Failed(Failure),
}

/// What the gateway answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It keeps the account.
    Created(PaymentMethodId),
    /// The token does not hold.
    TokenRefused,
    /// It said no.
    Refused(GatewayCode),
    /// There is no answer.
    Failed(Failure),
}

/// What the shopper is told above the seal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notice {
    /// We could not find out, or the gateway said no.
    Failed(Failure),
    /// The page was away for long.
    Forgotten,
}

/// The form as the page may know it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// Each field that there is, in order.
    pub fields: Vec<(Field, FieldState)>,
}

impl View {
    /// Whether every field is valid.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.fields.iter().all(|(_, it)| *it == FieldState::Valid)
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn empty(&self) -> bool {
        self.fields.iter().all(|(_, it)| *it == FieldState::Empty)
    }
}
