//! Where a checkout stands.

use crate::card::{Brand, YearMonth};
use crate::wire::ids::PaymentMethodId;

use super::event::{AttemptId, CallId, Now};
use super::failure::Notice;
use super::form::{Form, FormView};
use super::session::Session;

/// What the host page wants of the form, as far as the flow needs to know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// Whether the shopper is asked for the name on the card.
    pub holder: bool,
}

/// The whole state of one element.
#[derive(Debug)]
pub struct State {
    pub(super) phase: Phase,
    pub(super) form: Form,
    pub(super) session: Session,
    pub(super) notice: Option<Notice>,
    pub(super) online: bool,
    pub(super) attempts: u32,
    pub(super) told: Option<FormView>,
    pub(super) wake_at: Option<u64>,
    pub(super) today: YearMonth,
}

/// Where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Phase {
    /// No host page yet; typing is already possible.
    Connecting,
    /// The shopper types.
    Editing,
    /// The card is on its way.
    Tokenising(Flight),
    /// The gateway keeps the card.
    Finished {
        /// Under this id.
        id: PaymentMethodId,
        /// With this brand.
        brand: Option<Brand>,
    },
    /// The element was taken away.
    Closed,
}

/// One tokenisation under way, and who waits for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flight {
    pub(super) calls: Vec<CallId>,
    pub(super) leg: Leg,
    /// A token was already refused once on this flight.
    pub(super) refused_once: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Leg {
    /// Waiting for a session token until this time.
    Token { until: u64 },
    /// Waiting for the gateway.
    Gateway { attempt: AttemptId },
}

impl State {
    /// The state of a form that has just been drawn.
    #[must_use]
    pub fn new(now: Now, online: bool) -> Self {
        Self {
            phase: Phase::Connecting,
            form: Form::default(),
            session: Session::default(),
            notice: None,
            online,
            attempts: 0,
            told: None,
            wake_at: None,
            today: now.today,
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn phase(&self) -> &Phase {
        &self.phase
    }

    /// Whether a card is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.phase, Phase::Tokenising(_))
    }

    /// What was typed, and what is said of it.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// What the shopper is told above the form.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.notice
    }

    /// The month against which an expiry is judged.
    #[must_use]
    pub fn today(&self) -> YearMonth {
        self.today
    }
}
