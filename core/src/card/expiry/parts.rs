//! Finds the month and the year in what was typed. Does not judge them: [`Expiry`](super::Expiry)
//! does, and [`format`](crate::card::format) lays them out.

use crate::card::digits::{self, Digits};

/// The month and the year, as far as they are typed.
pub(in crate::card) struct Parts {
    month: Digits,
    year: Digits,
    year_first: bool,
    /// Whether nothing stood between them.
    one_run: bool,
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

/// The months by the first letters of their English names.
const NAMES: &[u8; 36] = b"janfebmaraprmayjunjulaugsepoctnovdec";

/// The letters of one word, as far as they tell a month.
#[derive(Default)]
struct Word {
    letters: [char; 3],
    len: usize,
}

impl Word {
    fn push(&mut self, letter: char) {
        if let Some(place) = self.letters.get_mut(self.len) {
            *place = letter.to_ascii_lowercase();
        }
        self.len += 1;
    }

    /// The two digits of the month that it names.
    fn month(&self) -> Option<[u8; 2]> {
        let is_mine = |name: &[u8]| name.iter().copied().map(char::from).eq(self.letters);
        let at = NAMES.chunks(3).position(is_mine)?;
        let month = u8::try_from(at + 1).ok()?;
        Some([month / 10, month % 10])
    }
}

impl Parts {
    /// Reads `text`; a space separates as well as a slash does, but not at the start. What can only
    /// be a year before a month is read so: `30/12`, `3012`. Words are passed over, but the name of
    /// a month is its number: `exp 12/30`, `Dec 2030`.
    pub(in crate::card) fn read(text: &str) -> Self {
        let parts = Self::read_in_order(text);
        let (month, year) = (parts.month.as_slice(), parts.year.as_slice());
        match (month, year) {
            ([_, _], [_, _]) if !is_month(month) && is_month(year) => Self {
                month: parts.year,
                year: parts.month,
                year_first: true,
                one_run: false,
            },
            // `3012` begins like the third month.
            ([tens], [ones, last @ ..])
                if parts.one_run && is_month(last) && !is_month(&[*tens, *ones]) =>
            {
                Self {
                    year_first: true,
                    ..Self::from_slices(last, &[*tens, *ones])
                }
            }
            (_, _) => parts,
        }
    }

    /// As [`read`](Self::read), and the month stands first unless the year is written in full: for
    /// a text that is being typed, where half of it is wrong half of the time.
    pub(in crate::card) fn read_in_order(text: &str) -> Self {
        let mut first = Digits::new();
        let mut second = Digits::new();
        let mut separated = false;
        let mut worded = false;
        let mut word = Word::default();
        let ends_the_last_word = [None];
        for character in text
            .trim_start()
            .chars()
            .map(Some)
            .chain(ends_the_last_word)
        {
            if let Some(letter) = character.filter(char::is_ascii_alphabetic) {
                word.push(letter);
                worded = true;
                continue;
            }
            let run_is_free = first.len() == 0 || (first.len() == 4 && second.len() == 0);
            if let Some(month) = word.month().filter(|_| run_is_free) {
                separated |= first.len() > 0;
                let run = if separated { &mut second } else { &mut first };
                month.into_iter().for_each(|digit| run.push(digit));
                separated = true;
            }
            word = Word::default();
            let Some(character) = character else { break };
            if let Some(digit) = digits::value(character) {
                let run = if separated { &mut second } else { &mut first };
                run.push(digit);
            } else if is_slash(character) || character.is_whitespace() {
                // What stands behind a word and before the first digit separates nothing.
                separated |= first.len() > 0 || !worded;
            }
        }
        match (separated, first.as_slice(), second.len()) {
            (true, [_, _, _, _], 1..) | (true, [2, 0, _, _], 0) => Self {
                month: second,
                year: first,
                year_first: true,
                one_run: false,
            },
            (true, [_, _, _, ..], _) => Self::overflowing(first.as_slice(), second.as_slice()),
            (true, _, _) => Self {
                month: first,
                year: second,
                year_first: false,
                one_run: false,
            },
            (false, run, _) => Self {
                one_run: true,
                ..Self::split(run)
            },
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
    pub(in crate::card) fn split(run: &[u8]) -> Self {
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
            one_run: false,
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

    /// A year in full, before its month.
    pub(in crate::card) fn of_year(year: &[u8]) -> Self {
        Self {
            year_first: true,
            ..Self::from_slices(&[], year)
        }
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

/// Whether these digits are a month.
pub(in crate::card) const fn is_month(digits: &[u8]) -> bool {
    matches!(digits, [0, 1..=9] | [1, 0..=2])
}
