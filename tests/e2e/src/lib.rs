//! The harness of the end-to-end tests: it starts real browsers, puts a recording proxy between
//! them and an in-process sandbox, and speaks of pages in the acts of a person.
//!
//! It does not build the frame (`cargo xtask build` does) and it never sleeps for a fixed time:
//! every wait names the condition it waits for and gives up after a limit.
//!
//! Reading order: [`engine`], [`browser`], [`tap`], [`stage`], [`pages`], [`runner`].

pub mod artefacts;
pub mod axe;
pub mod browser;
pub mod engine;
pub mod heap;
pub mod pages;
pub mod process;
pub mod runner;
pub mod stage;
pub mod stripe;
pub mod taint;
mod taint_dress;
pub mod tap;
pub mod wait;
pub mod watch;

/// What every act on a page returns: the reason of a failure is a sentence for a person.
pub type Outcome<T = ()> = anyhow::Result<T>;
