//! Which brands the digits typed so far can still belong to. Looks at prefixes only, not at
//! lengths or the checksum.

use super::{Brand, BrandSet, digits};

/// The longest number of any brand, and of unknown ones (ISO/IEC 7812).
pub(super) const LONGEST: usize = 19;

const NO_BRAND_GAPS: &[u8] = &[4, 8, 12, 16];

/// The brands that are still possible, and the one that fits best by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidates {
    possible: BrandSet,
    begun: BrandSet,
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
    let mut possible = BrandSet::NONE;
    let mut begun = BrandSet::NONE;
    let mut best = None;
    let mut best_len = 0;
    for brand in Brand::ALL {
        for prefixes in brand.prefixes() {
            let len = prefixes.len() as usize;
            match typed.get(..len) {
                Some(start) => {
                    let start = digits::spelled(start);
                    let fits = prefixes.first() <= start && start <= prefixes.last();
                    if fits {
                        begun = begun.with(brand);
                    }
                    if fits && len > best_len {
                        best = Some(brand);
                        best_len = len;
                    }
                }
                None => {
                    let cut = 10_u32.pow(prefixes.len().saturating_sub(typed.len() as u32));
                    let start = digits::spelled(typed);
                    if prefixes.first() / cut <= start && start <= prefixes.last() / cut {
                        possible = possible.with(brand);
                    }
                }
            }
        }
    }
    if let Some(brand) = best {
        possible = possible.with(brand);
    }
    Candidates {
        possible,
        begun,
        best,
    }
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

    /// The brands that the number carries, once only one can be its own: that one, and what else is on
    /// such a card by the start of its number. None before.
    pub fn carried(self) -> BrandSet {
        let Some(brand) = self.only() else {
            return BrandSet::NONE;
        };
        let others = brand.beside().iter().copied();
        let others: BrandSet = others.filter(|it| self.begun.has(*it)).collect();
        others.with(brand)
    }

    /// The brands that are still possible, in the order of [`Brand::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Brand> {
        self.possible.iter()
    }

    /// Whether no known brand is possible any more.
    pub const fn is_empty(self) -> bool {
        self.possible.is_empty()
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
        Amex, Argencard, Bancontact, Cabal, Dankort, Diners, Discover, Elo, Hipercard, Jcb, Mada,
        Maestro, Mastercard, Mir, Naranja, RuPay, Troy, Uatp, UnionPay, Verve, Visa,
    };

    #[test]
    fn narrows_while_typing() {
        let with_prefixes: Vec<_> = Brand::ALL
            .into_iter()
            .filter(|brand| !brand.prefixes().is_empty())
            .collect();
        let cases: &[(&str, Option<Brand>, &[Brand])] = &[
            ("", None, &with_prefixes),
            ("1", Some(Uatp), &[Uatp]),
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
            ("4", Some(Visa), &[Visa, Elo, Mada, Bancontact, Naranja]),
            ("42", Some(Visa), &[Visa, Mada]),
            ("424", Some(Visa), &[Visa]),
            ("4281", Some(Visa), &[Visa]),
            ("4283 31", Some(Mada), &[Mada]),
            ("4011 7", Some(Visa), &[Visa, Elo]),
            ("4011 78", Some(Elo), &[Elo]),
            (
                "5",
                None,
                &[
                    Mastercard, Maestro, Elo, RuPay, Mada, Dankort, Verve, Cabal, Naranja,
                    Argencard,
                ],
            ),
            ("55", Some(Mastercard), &[Mastercard, Mada]),
            ("555", Some(Mastercard), &[Mastercard]),
            (
                "50",
                Some(Maestro),
                &[Maestro, Elo, RuPay, Mada, Dankort, Verve, Argencard],
            ),
            ("5019", Some(Dankort), &[Dankort]),
            ("5060 99", Some(Verve), &[Verve]),
            ("5085 00", Some(RuPay), &[RuPay]),
            (
                "6",
                None,
                &[
                    Discover, UnionPay, Maestro, Elo, RuPay, Troy, Hipercard, Mada, Bancontact,
                    Verve, Cabal,
                ],
            ),
            ("6011", Some(Discover), &[Discover]),
            ("62", Some(UnionPay), &[UnionPay, Elo]),
            ("6062 82", Some(Hipercard), &[Hipercard]),
            ("6521 50", Some(RuPay), &[RuPay]),
            ("8", None, &[UnionPay, RuPay]),
            ("8171", Some(UnionPay), &[UnionPay]),
            ("8172", None, &[RuPay]),
            ("9", None, &[Troy, Mada]),
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
        for (typed, longest) in [
            ("", 19),
            ("4", 19),
            ("401178", 16),
            ("37", 15),
            ("7", 19),
            ("1", 15),
        ] {
            assert_eq!(candidates(typed).longest(), longest, "{typed:?}");
        }
    }

    #[test]
    fn a_card_of_two_brands_carries_both_and_any_other_its_own() {
        let cases: &[(&str, &[Brand])] = &[
            ("", &[]),
            ("4", &[]),
            ("4242", &[Visa]),
            ("4406 47", &[Visa, Mada]),
            ("5297 41", &[Mastercard, Mada]),
            ("5888 45", &[Mada]),
            ("6703", &[Maestro, Bancontact]),
            ("6500 52", &[Discover, Troy]),
            ("9792", &[Troy]),
            ("5011 05", &[Maestro, Argencard]),
            ("5019", &[Dankort]),
            // A range that was cut out of another brand's is no card of two.
            ("4011 78", &[Elo]),
            ("7", &[]),
        ];
        for (typed, carried) in cases {
            let found: Vec<_> = candidates(typed).carried().iter().collect();
            assert_eq!(found, *carried, "{typed:?}");
        }
    }
}
