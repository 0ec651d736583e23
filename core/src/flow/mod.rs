//! The checkout as a state machine: `step(state, event, now) -> (state, effects)`.
//!
//! It is closed over time, randomness, locale and network: time comes with every step, the rest
//! comes in as events and leaves as effects, which are values that the edge carries out after the
//! state has been put back. Every effect that waits for an answer carries a number, and an answer
//! to an older number changes nothing.
//!
//! Invariants, each held by a test in `core/tests/flow`: at most one tokenisation is
//! under way; a finished state is left only by `Cleared` or `Closed`, or to be paid with; every
//! `submit` and `confirm` gets exactly one outcome; no card exists outside the effect that carries
//! it; an attempt whose end is not known is asked about and never charged again.

mod advance;
mod call;
pub mod debit;
mod decline;
mod effect;
mod event;
mod failure;
mod form;
mod payment;
mod rate_limit;
mod saved;
mod session;
mod state;
mod step;
mod terms;
mod turn;
mod view;

pub use call::Call;
pub use decline::Decline;
pub use effect::{Effect, PayEffect, Spot};
pub use event::{
    Answer, Cards, ChallengeEvent, Changed, Charged, Event, LeftOut, PayEvent, SavedEvent,
};
pub use failure::{CallOutcome, Failure, Notice, PaymentStatus};
pub use form::{Form, FormView};
pub use saved::{
    Announcement, CardChange, Choice, ExpiryStatus, Listing, MOST_CARDS, Panel, Removed, Row,
    Saved, SavedCard,
};
pub use session::Session;
pub use state::{Doing, Phase, Receipt, State};
pub use step::{Step, step};
pub use terms::{
    Access, AllowRedisplay, AttemptId, CallId, Consent, Customer, Kept, ListSource, Now, RequestId,
    Save, Settings, TokenReason,
};
pub use view::View;
