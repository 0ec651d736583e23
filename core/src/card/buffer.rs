//! The one buffer that may hold card data: on the heap, of fixed capacity, wiped on drop. Not a
//! string type of its own: no growth, no clone, no print.

use zeroize::Zeroize;

/// Longest text kept, in characters. A card field needs 60 at most.
pub(super) const MAX_CHARS: usize = 64;

const CAPACITY: usize = MAX_CHARS * 4;

/// Text on the heap that never moves: growing would leave a copy behind in freed memory.
pub(super) struct WipedText {
    /// UTF-8 up to `len`, zeros after it.
    bytes: Box<[u8; CAPACITY]>,
    len: usize,
}

impl WipedText {
    pub(super) fn new() -> Self {
        Self {
            bytes: Box::new([0; CAPACITY]),
            len: 0,
        }
    }

    /// Appends a character; when the buffer is full, it is left out.
    pub(super) fn push(&mut self, character: char) {
        let end = self.len + character.len_utf8();
        if let Some(room) = self.bytes.get_mut(self.len..end) {
            character.encode_utf8(room);
            self.len = end;
        }
    }

    /// Wipes the text and takes `text` instead, cut after [`MAX_CHARS`].
    pub(super) fn replace(&mut self, text: &str) {
        self.wipe();
        for character in text.chars().take(MAX_CHARS) {
            self.push(character);
        }
    }

    pub(super) fn as_str(&self) -> &str {
        let text = self.bytes.get(..self.len).unwrap_or_default();
        // Whole characters are all that is ever written.
        std::str::from_utf8(text).unwrap_or_default()
    }

    fn wipe(&mut self) {
        self.bytes.zeroize();
        self.len = 0;
    }
}

impl Drop for WipedText {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_CHARS, WipedText};

    #[test]
    fn never_moves_and_never_grows() {
        let mut text = WipedText::new();
        let address = text.bytes.as_ptr();
        for round in ["1", "\u{1f4b3}", "x"] {
            text.replace(&round.repeat(1000));
            assert_eq!(text.as_str(), round.repeat(MAX_CHARS));
            text.push('\u{1f4b3}');
            assert!(text.as_str().chars().count() <= MAX_CHARS + 1);
            assert_eq!(text.bytes.as_ptr(), address);
        }
    }

    #[test]
    fn replacing_leaves_nothing_of_the_older_text() {
        let mut text = WipedText::new();
        text.replace("4242424242424242");
        text.replace("1");
        assert_eq!(text.as_str(), "1");
        assert!(!text.bytes.contains(&b'4'));
    }

    #[test]
    fn dropping_wipes_by_the_same_means() {
        let mut text = WipedText::new();
        text.replace("4242424242424242");
        text.wipe();
        assert!(text.bytes.iter().all(|byte| *byte == 0));
        assert_eq!(text.as_str(), "");
    }
}
