//! Which brands the digits typed so far can still belong to. Looks at prefixes only, not at
//! lengths or the checksum.

use super::{Brand, digits};

/// The longest number of any brand, and of unknown ones (ISO/IEC 7812).
pub(super) const LONGEST: usize = 19;

const NO_BRAND_GAPS: &[u8] = &[4, 8, 12, 16];

/// The brands that are still possible, and the one that fits best by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidates {
    possible: u16,
    best: Option<Brand>,
}

/// The brands that a number starting with the digits of `text` can still belong to.
///
/// Separators in `text` are ignored. The longest prefix wins: `4011 78` is Elo, not Visa, and
/// then nothing else.
pub fn candidates(text: &str) -> Candidates {
    of_digits(digits::Digits::of(text).as_slice())
}

pub(super) fn of_digits(typed: &[u8]) -> Candidates {
    let mut possible = 0;
    let mut best = None;
    let mut best_len = 0;
    for brand in Brand::ALL {
        for prefixes in brand.prefixes() {
            let len = prefixes.len() as usize;
            match typed.get(..len) {
                Some(start) => {
                    let start = digits::spelled(start);
                    let fits = prefixes.first <= start && start <= prefixes.last;
                    if fits && len > best_len {
                        best = Some(brand);
                        best_len = len;
                    }
                }
                None => {
                    let cut = 10_u32.pow(prefixes.len().saturating_sub(typed.len() as u32));
                    let start = digits::spelled(typed);
                    if prefixes.first / cut <= start && start <= prefixes.last / cut {
                        possible |= bit(brand);
                    }
                }
            }
        }
    }
    if let Some(brand) = best {
        possible |= bit(brand);
    }
    Candidates { possible, best }
}

const fn bit(brand: Brand) -> u16 {
    1 << brand as u16
}

impl Candidates {
    /// The brand, when it is the only one left.
    pub fn only(self) -> Option<Brand> {
        let mut left = self.iter();
        left.next().filter(|_| left.next().is_none())
    }

    /// The brand whose longest complete prefix has been typed. More typing may still change it.
    pub const fn best(self) -> Option<Brand> {
        self.best
    }

    /// The brands that are still possible, in the order of [`Brand::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Brand> {
        Brand::ALL
            .into_iter()
            .filter(move |brand| self.possible & bit(*brand) != 0)
    }

    /// Whether no known brand is possible any more.
    pub const fn is_empty(self) -> bool {
        self.possible == 0
    }

    /// The most digits that a number can have by now.
    pub fn longest(self) -> usize {
        self.iter()
            .filter_map(|brand| brand.lengths().last().copied())
            .max()
            .map_or(LONGEST, usize::from)
    }

    /// After how many digits a space is shown.
    pub fn gaps(self) -> &'static [u8] {
        self.best.map_or(NO_BRAND_GAPS, Brand::gaps)
    }
}

#[cfg(test)]
mod tests {
    use super::{Brand, candidates};
    use Brand::{
        Amex, Diners, Discover, Elo, Hipercard, Jcb, Maestro, Mastercard, Mir, RuPay, Troy,
        UnionPay, Visa,
    };

    #[test]
    fn narrows_while_typing() {
        let cases: &[(&str, Option<Brand>, &[Brand])] = &[
            ("", None, &Brand::ALL),
            ("1", None, &[]),
            ("2", None, &[Mastercard, Mir]),
            ("22", None, &[Mastercard, Mir]),
            ("220", None, &[Mir]),
            ("2200", Some(Mir), &[Mir]),
            ("2220", None, &[]),
            ("2221", Some(Mastercard), &[Mastercard]),
            ("2720", Some(Mastercard), &[Mastercard]),
            ("2721", None, &[]),
            ("3", None, &[Amex, Diners, Jcb, Hipercard]),
            ("34", Some(Amex), &[Amex]),
            ("35", None, &[Jcb]),
            ("3528", Some(Jcb), &[Jcb]),
            ("38", Some(Diners), &[Diners, Hipercard]),
            ("384100", Some(Hipercard), &[Hipercard]),
            ("4", Some(Visa), &[Visa, Elo]),
            ("42", Some(Visa), &[Visa]),
            ("4011 7", Some(Visa), &[Visa, Elo]),
            ("4011 78", Some(Elo), &[Elo]),
            ("5", None, &[Mastercard, Maestro, Elo, RuPay]),
            ("55", Some(Mastercard), &[Mastercard]),
            ("50", Some(Maestro), &[Maestro, Elo, RuPay]),
            ("5085 00", Some(RuPay), &[RuPay]),
            (
                "6",
                None,
                &[Discover, UnionPay, Maestro, Elo, RuPay, Hipercard],
            ),
            ("6011", Some(Discover), &[Discover]),
            ("62", Some(UnionPay), &[UnionPay, Elo]),
            ("6062 82", Some(Hipercard), &[Hipercard]),
            ("6521 50", Some(RuPay), &[RuPay]),
            ("8", None, &[UnionPay, RuPay]),
            ("8171", Some(UnionPay), &[UnionPay]),
            ("8172", None, &[RuPay]),
            ("9", None, &[Troy]),
            ("9792", Some(Troy), &[Troy]),
        ];
        for (typed, best, possible) in cases {
            let found = candidates(typed);
            assert_eq!(found.best(), *best, "best of {typed:?}");
            assert_eq!(found.iter().collect::<Vec<_>>(), *possible, "{typed:?}");
            let only = (possible.len() == 1).then(|| possible[0]);
            assert_eq!(found.only(), only, "only of {typed:?}");
        }
    }

    #[test]
    fn knows_how_long_the_number_can_get() {
        for (typed, longest) in [("", 19), ("4", 19), ("401178", 16), ("37", 15), ("1", 19)] {
            assert_eq!(candidates(typed).longest(), longest, "{typed:?}");
        }
    }
}
