//! What is known to be broken: a journey on a page, and why. It is required to fail still, so that this list
//! cannot rot: whoever mends something takes it off.

use payseal_e2e::engine::Engine;

use crate::visit::Journey;

/// A journey that fails on a page.
pub(crate) struct Red {
    pub(crate) page: &'static str,
    pub(crate) journey: Journey,
    /// Whether it is of the visit that saves a card and pays nothing.
    pub(crate) saves: bool,
    pub(crate) engines: &'static [Engine],
    pub(crate) why: &'static str,
}

/// The list.
pub(crate) const RED: &[Red] = &[];

/// Why a journey is known to fail.
pub(crate) fn known(
    page: &str,
    journey: Journey,
    saves: bool,
    engine: Engine,
) -> Option<&'static str> {
    let found = RED.iter().find(|red| {
        let there = red.page == page && red.engines.contains(&engine);
        there && red.journey == journey && red.saves == saves
    });
    found.map(|red| red.why)
}
