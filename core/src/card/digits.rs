//! Reads digits as people write them: ASCII, full-width, Arabic-Indic, Persian, Devanagari,
//! Bengali. Does not judge what the digits mean.

use zeroize::Zeroize;

/// The zero of each script whose digits are read; the other nine follow it.
const ZEROS: [char; 6] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];

/// The value 0–9 of a digit in a script we read.
pub(crate) fn value(character: char) -> Option<u8> {
    ZEROS.iter().find_map(|zero| {
        let offset = u32::from(character).checked_sub(u32::from(*zero))?;
        u8::try_from(offset).ok().filter(|value| *value < 10)
    })
}

/// More digits than any field keeps.
const CAPACITY: usize = 32;

/// A short run of digits, values 0–9, wiped on drop; on the heap, so that moving it leaves no copy.
pub(super) struct Digits {
    values: Box<[u8; CAPACITY]>,
    len: usize,
}

impl Digits {
    pub(super) fn new() -> Self {
        Self {
            values: Box::new([0; CAPACITY]),
            len: 0,
        }
    }

    /// All digits of `text`; whatever else it holds is ignored, and so are digits past the 32nd.
    pub(super) fn of(text: &str) -> Self {
        let mut digits = Self::new();
        for digit in text.chars().filter_map(value) {
            digits.push(digit);
        }
        digits
    }

    /// These digits, 0–9 each; those past the 32nd are left out.
    pub(super) fn from_values(values: &[u8]) -> Self {
        let mut digits = Self::new();
        for value in values {
            digits.push(*value);
        }
        digits
    }

    pub(super) fn push(&mut self, digit: u8) {
        if let Some(slot) = self.values.get_mut(self.len) {
            *slot = digit;
            self.len += 1;
        }
    }

    /// Takes the digit at `index` out; nothing happens when there is none.
    pub(super) fn remove(&mut self, index: usize) {
        if index < self.len {
            self.values.copy_within(index + 1.., index);
            self.len -= 1;
        }
    }

    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.values.get(..self.len).unwrap_or_default()
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }
}

impl Drop for Digits {
    fn drop(&mut self) {
        self.values.zeroize();
    }
}

/// The character of a digit 0–9.
pub(super) fn character(digit: u8) -> char {
    char::from(b'0' + digit % 10)
}

/// The number that `digits` spell, most significant first.
pub(super) fn spelled(digits: &[u8]) -> u32 {
    digits.iter().fold(0_u32, |number, digit| {
        number.saturating_mul(10).saturating_add(u32::from(*digit))
    })
}

#[cfg(test)]
mod tests {
    use super::{Digits, spelled, value};

    #[test]
    fn reads_the_digits_of_every_script() {
        for text in [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "০১২৩৪৫৬৭৮৯",
            "\u{ff10}\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff15}\u{ff16}\u{ff17}\u{ff18}\u{ff19}",
        ] {
            let digits = Digits::of(text);
            assert_eq!(digits.as_slice(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "{text}");
        }
    }

    #[test]
    fn takes_nothing_else_for_a_digit() {
        for character in "aO/: -.\u{65f}\u{66a}\u{ff0f}\u{ff1a}²½五".chars() {
            assert_eq!(value(character), None, "{character}");
        }
    }

    #[test]
    fn removes_one_digit() {
        let mut digits = Digits::of("1234");
        digits.remove(1);
        assert_eq!(digits.as_slice(), [1, 3, 4]);
        digits.remove(3);
        assert_eq!(digits.as_slice(), [1, 3, 4]);
    }

    #[test]
    fn spells_numbers_without_overflow() {
        assert_eq!(spelled(&[2, 0, 3, 0]), 2030);
        assert_eq!(spelled(&[]), 0);
        assert_eq!(spelled(&[9; 32]), u32::MAX);
    }
}
