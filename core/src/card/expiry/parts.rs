//! Finds the month and the year in what was typed. Does not judge them: [`Expiry`](super::Expiry)
//! does, and [`format`](crate::card::format) lays them out.

use crate::card::digits::{self, Digits};

/// The month and the year, as far as they are typed.
pub(in crate::card) struct Parts {
    month: Digits,
    year: Digits,
    year_first: bool,
}

/// What is read as the line between month and year.
pub(in crate::card) const fn is_slash(character: char) -> bool {
    matches!(
        character,
        '/' | '-' | '.' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2044}'
                | '\u{2215}'
                | '\u{ff0f}'
                | '\u{ff0d}'
                | '\u{ff0e}'
                | '\u{5e74}'
                | '\u{6708}'
    )
}

impl Parts {
    /// Reads `text`; a space separates as well as a slash does, but not at the start.
    pub(in crate::card) fn read(text: &str) -> Self {
        let mut first = Digits::new();
        let mut second = Digits::new();
        let mut separated = false;
        for character in text.trim_start().chars() {
            if let Some(digit) = digits::value(character) {
                let run = if separated { &mut second } else { &mut first };
                run.push(digit);
            } else if is_slash(character) || character.is_whitespace() {
                separated = true;
            }
        }
        match (separated, first.len(), second.len()) {
            (true, 4, 1..) => Self {
                month: second,
                year: first,
                year_first: true,
            },
            (true, 3.., _) => Self::overflowing(first.as_slice(), second.as_slice()),
            (true, _, _) => Self {
                month: first,
                year: second,
                year_first: false,
            },
            (false, _, _) => Self::split(first.as_slice()),
        }
    }

    /// A month of more than two digits: a digit was typed into it, the rest moves on.
    fn overflowing(first: &[u8], second: &[u8]) -> Self {
        let (month, rest) = first.split_at(first.len().min(2));
        let mut parts = Self::from_slices(month, rest);
        for digit in second {
            parts.year.push(*digit);
        }
        parts
    }

    /// Month and year in one run of digits.
    fn split(run: &[u8]) -> Self {
        match run {
            [2, 0, _, _, 0, 1..=9] | [2, 0, _, _, 1, 0..=2] => {
                let (year, month) = run.split_at(4);
                Self {
                    year_first: true,
                    ..Self::from_slices(month, year)
                }
            }
            [2..=9, ..] | [1, 3..=9, ..] | [1, 2, 0, _, _] => {
                let (month, year) = run.split_at(1);
                Self::from_slices(month, year)
            }
            _ => {
                let (month, year) = run.split_at(run.len().min(2));
                Self::from_slices(month, year)
            }
        }
    }

    fn from_slices(month: &[u8], year: &[u8]) -> Self {
        Self {
            month: Digits::from_values(month),
            year: Digits::from_values(year),
            year_first: false,
        }
    }

    pub(in crate::card) fn month(&self) -> &[u8] {
        self.month.as_slice()
    }

    pub(in crate::card) fn year(&self) -> &[u8] {
        self.year.as_slice()
    }

    pub(in crate::card) const fn is_empty(&self) -> bool {
        self.month.len() == 0 && self.year.len() == 0
    }

    /// Whether the year was written before the month.
    pub(in crate::card) const fn year_first(&self) -> bool {
        self.year_first
    }

    /// Takes out the digit at `index`, counted through month and then year.
    pub(in crate::card) fn remove(&mut self, index: usize) {
        match index.checked_sub(self.month.len()) {
            None => self.month.remove(index),
            Some(index) => self.year.remove(index),
        }
    }

    /// Writes a month `5` as `05`.
    pub(in crate::card) fn pad_month(&mut self) {
        if let [digit] = *self.month.as_slice() {
            self.month = Digits::from_values(&[0, digit]);
        }
    }

    /// Writes a year `2030` as `30`; whether it did.
    pub(in crate::card) fn shorten_year(&mut self) -> bool {
        let [2, 0, tens, ones] = *self.year.as_slice() else {
            return false;
        };
        self.year = Digits::from_values(&[tens, ones]);
        true
    }

    /// Whether the year can be, or become, a year: two digits, or four that start with 20.
    pub(in crate::card) fn year_fits(&self) -> bool {
        matches!(self.year(), [] | [_] | [_, _] | [2, 0, _] | [2, 0, _, _])
    }
}
