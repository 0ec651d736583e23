//! The street: every page that the journeys are made on. A page is ten lines; what it has in common with
//! the others is in [`crate::page`].

mod boxes;
mod clocks;
mod embed;
mod frameworks;
mod languages;
mod moved;
mod papers;
mod policies;

use payseal_e2e::Outcome;

use crate::page::Page;

pub(crate) use languages::SILENT;
pub(crate) use papers::PAPERS;

/// Every page of the street, for a system with light colours.
pub(crate) fn all() -> Outcome<Vec<Page>> {
    Ok([
        embed::pages()?,
        papers::pages(),
        boxes::pages(),
        frameworks::pages()?,
        policies::pages()?,
        languages::pages(),
        clocks::pages(),
        moved::pages(),
    ]
    .concat())
}
