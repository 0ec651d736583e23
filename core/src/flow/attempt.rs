//! One call under way, and the attempt to pay that it is for.

use crate::card::Brand;
use crate::wire::ids::PaymentMethodId;

use super::terms::{AttemptId, CallId, Consent, RequestId};

/// What a call is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// An id.
    Keep,
    /// A payment.
    Pay,
}

/// What is paid with, once it is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct PaidWith {
    pub(super) id: PaymentMethodId,
    pub(super) brand: Option<Brand>,
    /// For the shopper alone: no outcome has a place for it.
    pub(super) last4: Option<String>,
    pub(super) consent: Option<Consent>,
}

/// One call under way, and who waits for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    pub(super) ids: Vec<CallId>,
    pub(super) purpose: Purpose,
    pub(super) waits_for: WaitsFor,
    /// What was agreed to when the card was sent.
    pub(super) consent: Option<Consent>,
    /// A token was already refused once on this call.
    pub(super) token_refused: bool,
    /// How often the merchant's server was asked in vain.
    pub(super) asked: u8,
    /// How often it was asked because the bank's page moved.
    pub(super) moved: u32,
    /// When the bank's page counts as never answered; zero while it was not opened.
    pub(super) challenge_until: u64,
    pub(super) challenge: Challenge,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WaitsFor {
    /// Waiting for a session token until this time.
    Token { until: u64 },
    /// Waiting for the gateway.
    Gateway { attempt: AttemptId },
    /// Waiting for the merchant's server.
    Charge {
        request: RequestId,
        settle: bool,
        until: u64,
    },
    /// Waiting before the merchant's server is asked again.
    Backoff { until: u64 },
    /// Waiting for the shopper at the bank.
    Challenge {
        /// When the merchant's server is asked although the bank has not led back.
        check: Option<u64>,
    },
}

/// What became of the bank's page on this call.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Challenge {
    #[default]
    NotAsked,
    Open(RequestId),
    Returned,
    Cancelled,
    Expired,
}

/// The payments of one element.
#[derive(Debug, Default)]
pub(super) struct Pay {
    /// The attempt whose end is not known.
    pub(super) open: Option<OpenAttempt>,
    /// The number of the latest attempt.
    pub(super) attempt: u32,
    pub(super) requests: u32,
    /// The open attempt was last said to be on its way.
    pub(super) pending: bool,
    pub(super) refusals: u32,
    pub(super) rate_limited_until: Option<u64>,
}

/// An attempt that was charged, and whose end is not known.
#[derive(Debug)]
pub(super) struct OpenAttempt {
    pub(super) paid_with: PaidWith,
    /// The shopper gave up on the bank's check: if it has come to nothing, another attempt may
    /// take its place.
    pub(super) given_up: bool,
}

impl Pay {
    /// Whether too many cards were refused a moment ago.
    pub(super) fn is_rate_limited(&self, millis: u64) -> bool {
        self.rate_limited_until.is_some_and(|until| millis < until)
    }

    /// When that is over.
    pub(super) fn rate_limited_until(&self, millis: u64) -> Option<u64> {
        self.rate_limited_until.filter(|until| millis < *until)
    }
}
