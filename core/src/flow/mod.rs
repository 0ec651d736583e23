//! The checkout as a state machine: `step(state, event, now) -> (state, effects)`.
//!
//! It is closed over time, randomness, locale and network: time comes with every step, the rest
//! comes in as events and leaves as effects, which are values that the edge carries out after the
//! state has been put back. Every effect that waits for an answer carries a number, and an answer
//! to an older number changes nothing.
//!
//! Invariants, each held by a test in `core/tests/flow`: at most one tokenisation is
//! under way; a finished state is left only by `Cleared` or `Closed`; every `submit` gets exactly
//! one outcome; no card exists outside the effect that carries it.

mod effect;
mod event;
mod failure;
mod flight;
mod form;
mod session;
mod state;
mod step;

pub use effect::Effect;
pub use event::{Answer, AttemptId, CallId, Event, Now, RequestId};
pub use failure::{Failure, Notice, Outcome};
pub use form::{Form, FormView};
pub use session::{Session, TokenReason};
pub use state::{Phase, Settings, State};
pub use step::{Step, step};
