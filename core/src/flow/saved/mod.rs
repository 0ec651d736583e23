//! Saved cards: which there are, which is chosen, and what is open in the list.
//!
//! It holds what may be shown of a card and what was typed about one, never a number.

mod card;
mod cards;
mod change;
mod choose;
mod list;
mod panel;
mod remove;
mod removed;
mod row;
mod visible;

pub use card::{CardChange, ExpiryStatus, MOST_CARDS, SavedCard};
pub(super) use cards::Rollback;
pub use cards::{Announcement, Choice, Listing, Panel, Saved};
pub(super) use change::WantedChange;
pub use removed::Removed;
pub use row::Row;
