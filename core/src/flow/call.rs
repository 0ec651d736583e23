//! One call under way: who waits for it, and what it waits for.

use super::terms::{AttemptId, CallId, Consent};

/// More waiting calls than this are a page gone wild; the surplus is told so.
const MAX_CALLS: usize = 16;

/// What a call is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Purpose {
    /// An id.
    Keep,
    /// A payment.
    Pay,
}

/// What a call waits for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum WaitsFor {
    /// A session token, until this time.
    Token { until: u64 },
    /// The gateway's answer to a tokenisation.
    Gateway { attempt: AttemptId },
    /// The end of the payment.
    Payment,
}

/// One call under way, and who waits for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    ids: Vec<CallId>,
    purpose: Purpose,
    waits_for: WaitsFor,
    /// What was agreed to when the card was sent.
    consent: Option<Consent>,
    /// A token was already refused once on this call.
    token_refused: bool,
}

/// What becomes of one who wants to wait for a call that is under way.
pub(super) enum Joined {
    /// They wait for its outcome.
    Waits,
    /// The call is of another kind.
    Busy,
    /// Too many wait already.
    TooMany,
}

impl Call {
    pub(super) fn new(ids: Vec<CallId>, purpose: Purpose, waits_for: WaitsFor) -> Self {
        Self {
            ids,
            purpose,
            waits_for,
            consent: None,
            token_refused: false,
        }
    }

    /// Lets one more wait for the same outcome.
    pub(super) fn join(&mut self, id: CallId, purpose: Purpose) -> Joined {
        if self.purpose != purpose {
            return Joined::Busy;
        }
        if !self.ids.contains(&id) {
            if self.ids.len() >= MAX_CALLS {
                return Joined::TooMany;
            }
            self.ids.push(id);
        }
        Joined::Waits
    }

    pub(super) fn is_of(&self, id: CallId) -> bool {
        self.ids.contains(&id)
    }

    pub(super) fn purpose(&self) -> Purpose {
        self.purpose
    }

    pub(super) fn waits_for(&self) -> WaitsFor {
        self.waits_for
    }

    pub(super) fn waits_for_token(&self) -> bool {
        matches!(self.waits_for, WaitsFor::Token { .. })
    }

    /// A card, or a code, is on its way to the gateway.
    pub(super) fn wait_for_gateway(&mut self, attempt: AttemptId) {
        self.waits_for = WaitsFor::Gateway { attempt };
    }

    pub(super) fn wait_for_payment(&mut self) {
        self.waits_for = WaitsFor::Payment;
    }

    /// The gateway refused the session token; whether another one may be tried.
    pub(super) fn retry_with_another_token(&mut self, until: u64) -> bool {
        let may = !core::mem::replace(&mut self.token_refused, true);
        if may {
            self.waits_for = WaitsFor::Token { until };
        }
        may
    }

    /// Keeps in mind what was agreed to when the card was sent.
    pub(super) fn note_consent(&mut self, consent: &Option<Consent>) {
        self.consent.clone_from(consent);
    }

    pub(super) fn take_consent(&mut self) -> Option<Consent> {
        self.consent.take()
    }

    /// Everyone who waits for the outcome; they are told it now.
    pub(super) fn take_ids(&mut self) -> Vec<CallId> {
        core::mem::take(&mut self.ids)
    }
}
