//! What an operator has of a running host: whether it is alive and ready, what it counted, a limit
//! on what it takes on at once, and new settings without a restart.

mod concurrency_limit;
mod known_answers;
mod meter;
mod metrics;
mod operator;
mod reloadable_router;

pub use concurrency_limit::ConcurrencyLimit;
pub use known_answers::KnownAnswers;
pub use meter::Meter;
pub use meter::counted;
pub use operator::router;
pub use reloadable_router::ReloadableRouter;
