//! What was typed into a field and is not proven yet. Offers no way to copy, print or serialise
//! it.

use std::fmt;

use super::buffer::WipedText;

/// Text as typed: kept on the heap, at most 64 characters, wiped when dropped or replaced.
pub struct Draft(WipedText);

impl Draft {
    /// An empty draft.
    pub fn new() -> Self {
        Self(WipedText::new())
    }

    /// A draft of `text`, cut after 64 characters.
    pub fn from_text(text: &str) -> Self {
        let mut draft = Self::new();
        draft.replace(text);
        draft
    }

    /// Wipes what was typed and takes `text` instead, cut after 64 characters.
    pub fn replace(&mut self, text: &str) {
        self.0.replace(text);
    }

    /// What was typed. Card data: for the input element and the checks only.
    pub fn expose_text(&self) -> &str {
        self.0.as_str()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.as_str().is_empty()
    }

    /// Adds a character, as long as there is room.
    pub(crate) fn push(&mut self, character: char) {
        self.0.push(character);
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for Draft {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Eq for Draft {}

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Draft(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Draft;

    #[test]
    fn prints_nothing_of_what_was_typed() {
        assert_eq!(format!("{:?}", Draft::from_text("4242")), "Draft(..)");
        assert_eq!(format!("{:?}", Draft::new()), "Draft(..)");
    }

    #[test]
    fn is_cut_between_characters() {
        let draft = Draft::from_text(&"\u{ff14}".repeat(65));
        assert_eq!(draft.expose_text().chars().count(), 64);
    }

    #[test]
    fn replacing_replaces() {
        let mut draft = Draft::from_text("4242");
        draft.replace("1");
        assert!(draft == Draft::from_text("1"));
        draft.replace("");
        assert!(draft.is_empty());
    }
}
