//! Saved cards: which there are, which is chosen, and what is open in the list.
//!
//! It holds what may be shown of a card and what was typed about one, never a number.

mod card;
mod cards;
mod change;
mod choose;
mod list;
mod remove;
mod removed;
mod row;
mod shown;

pub use card::{CardChange, ExpiryStatus, MOST_CARDS, SavedCard};
pub use cards::{Choice, Deed, Listing, Panel, Saved};
pub use removed::Removed;
pub use row::Row;
