//! The one buffer that may hold card data: on the heap, of fixed capacity, wiped on drop. Not a
//! string type of its own: no growth, no clone, no print.

use zeroize::Zeroize;

/// Longest text kept, in characters. A card field needs 60 at most.
pub(super) const MAX_CHARS: usize = 64;

/// Text on the heap that never moves: growing would leave a copy behind in freed memory.
pub(super) struct WipedText(String);

impl WipedText {
    pub(super) fn new() -> Self {
        Self(String::with_capacity(MAX_CHARS * 4))
    }

    /// Appends a character; `false` when the buffer is full and it was left out.
    pub(super) fn push(&mut self, character: char) -> bool {
        let fits = self.0.len() + character.len_utf8() <= self.0.capacity();
        if fits {
            self.0.push(character);
        }
        fits
    }

    pub(super) fn push_all(&mut self, text: &str) {
        for character in text.chars() {
            if !self.push(character) {
                return;
            }
        }
    }

    pub(super) fn replace(&mut self, text: &str) {
        self.0.zeroize();
        for character in text.chars().take(MAX_CHARS) {
            self.push(character);
        }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for WipedText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_CHARS, WipedText};

    #[test]
    fn never_moves_and_never_grows() {
        let mut text = WipedText::new();
        let address = text.0.as_ptr();
        for round in ["1", "\u{1f4b3}", "x"] {
            text.replace(&round.repeat(1000));
            assert_eq!(text.as_str().chars().count(), MAX_CHARS);
            assert_eq!(text.0.as_ptr(), address);
        }
    }

    #[test]
    fn replacing_leaves_nothing_of_the_older_text() {
        let mut text = WipedText::new();
        text.replace("4242424242424242");
        text.replace("1");
        let mut bytes = std::mem::take(&mut text.0).into_bytes();
        bytes.resize(bytes.capacity(), b'?');
        assert!(!bytes.contains(&b'4'));
    }
}
