//! What an operator has of a running host: whether it is alive and ready, what it counted, a limit
//! on what it takes on at once, and new settings without a restart.

mod crowd;
mod meter;
mod metrics;
mod operator;
mod switch;

pub use crowd::Crowd;
pub(crate) use crowd::let_in;
pub use meter::Meter;
pub use meter::counted;
pub use operator::router;
pub use switch::Switch;
