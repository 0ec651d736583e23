//! What can happen to a checkout.

use crate::card::{Brand, Draft, Field, YearMonth};
use crate::wire::GatewayCode;
use crate::wire::ids::{PaymentMethodId, SessionToken};

use super::failure::Failure;
use super::state::Settings;

/// The time of a step: the edge reads the clock once per event.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Now {
    /// Milliseconds of a clock that never goes back.
    pub millis: u64,
    /// The shopper's month, against which an expiry is judged.
    pub today: YearMonth,
}

/// One `submit` of the host page.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct CallId(pub u32);

/// One request for a session token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct RequestId(pub u32);

/// One tokenisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
pub struct AttemptId(pub u32);

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// The host page sent its options: the form may be used.
    Opened(Settings),
    /// A field's text is now this.
    Edited {
        /// Which field.
        field: Field,
        /// What it holds, formatted.
        draft: Draft,
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
