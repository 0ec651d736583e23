//! What becomes of saved cards in a browser.

/// What a browser does to a saved card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SavedCardChange {
    /// It has other billing details or another expiry.
    Updated,
    /// It is removed.
    Removed,
}
