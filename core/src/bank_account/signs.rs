//! The signs of an account's number, without what people write between them.

use zeroize::Zeroizing;

use crate::card::digit_value;

/// More signs than any number has, so that a pasted one shows as too long instead of being cut to a length that
/// could pass.
const KEPT: usize = 40;

/// Capital letters and digits on the heap, wiped on drop; the buffer never moves.
pub(super) struct Signs(Zeroizing<Vec<u8>>);

impl Signs {
    /// Letters and digits of `text`, in any script whose digits we read; all else is taken for a separator.
    pub(super) fn of(text: &str) -> Self {
        Self::those(text, sign)
    }

    /// The digits of `text` alone.
    pub(super) fn digits_of(text: &str) -> Self {
        Self::those(text, digit)
    }

    fn those(text: &str, read: fn(char) -> Option<u8>) -> Self {
        let mut signs = Vec::with_capacity(KEPT);
        signs.extend(text.chars().filter_map(read).take(KEPT));
        Self(Zeroizing::new(signs))
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn as_str(&self) -> &str {
        // Nothing but ASCII is ever kept.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether they stand in `text`, whatever is written between them.
    pub(super) fn are_in(&self, text: &str) -> bool {
        let mut signs = Zeroizing::new(Vec::with_capacity(text.len()));
        signs.extend(text.chars().filter_map(sign));
        !self.0.is_empty()
            && signs
                .windows(self.len())
                .any(|some| some == self.as_slice())
    }

    /// The last four, which may be shown.
    pub(super) fn last4(&self) -> &str {
        let start = self.len().checked_sub(4);
        start
            .and_then(|start| self.as_str().get(start..))
            .unwrap_or_default()
    }

    /// Takes the sign at `index` out; nothing happens when there is none.
    pub(super) fn remove(&mut self, index: usize) {
        if index < self.len() {
            self.0.remove(index);
        }
    }

    /// Takes the first four out when they are the word IBAN, which people paste before the number; says whether.
    pub(super) fn drop_word(&mut self) -> bool {
        let has = self.0.starts_with(b"IBAN");
        if has {
            self.0.drain(..4);
        }
        has
    }
}

/// The capital letter or digit that a character is.
pub(super) fn sign(character: char) -> Option<u8> {
    let plain = match character {
        // Full width, as input methods write it.
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(character) - 0xfee0)?
        }
        other => other,
    };
    let letter = plain.to_ascii_uppercase();
    letter
        .is_ascii_uppercase()
        .then(|| u8::try_from(letter).ok())
        .flatten()
        .or_else(|| digit(character))
}

/// The digit that a character is.
pub(super) fn digit(character: char) -> Option<u8> {
    digit_value(character).map(|value| b'0' + value)
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn signs_are_letters_and_digits_however_they_are_written() {
        let read = |text: &str| Signs::of(text).as_str().to_owned();
        assert_eq!(read("at61-1904.3002"), "AT6119043002");
        assert_eq!(read("\u{ff21}\u{ff54}\u{ff16}١"), "AT61");
        assert_eq!(read("é ß 五 ¼"), "");
        assert_eq!(Signs::digits_of("AB-12 3").as_str(), "123");
        assert_eq!(read(&"9".repeat(99)).len(), 40);
    }

    #[test]
    fn signs_know_the_word_before_a_number() {
        let mut signs = Signs::of("IBAN: AT61");
        assert!(signs.drop_word());
        assert_eq!(signs.as_str(), "AT61");
        assert!(!signs.drop_word());
        assert_eq!(Signs::of("123").last4(), "");
        assert_eq!(Signs::of("AT611").last4(), "T611");
    }
}
