//! The card brands and the one table of what is known about each: prefixes, lengths, grouping,
//! code, checksum. Does not decide between brands: [`candidates`](fn@super::candidates) does.

mod prefixes;
mod table;

pub(super) use prefixes::Prefixes;
use table::facts;

/// A card brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Brand {
    /// Visa.
    Visa,
    /// Mastercard.
    Mastercard,
    /// American Express.
    Amex,
    /// Discover.
    Discover,
    /// Diners Club.
    Diners,
    /// JCB.
    Jcb,
    /// China UnionPay.
    UnionPay,
    /// Maestro.
    Maestro,
    /// Elo (Brazil).
    Elo,
    /// Mir (Russia).
    Mir,
    /// RuPay (India).
    RuPay,
    /// Troy (Türkiye).
    Troy,
    /// Hipercard (Brazil).
    Hipercard,
    /// mada (Saudi Arabia).
    Mada,
    /// Cartes Bancaires (France).
    CartesBancaires,
    /// Dankort (Denmark).
    Dankort,
    /// Bancontact (Belgium).
    Bancontact,
    /// Verve (Nigeria).
    Verve,
    /// UATP, the airlines' own.
    Uatp,
    /// eftpos (Australia).
    EftposAustralia,
    /// BC (Korea).
    Bc,
    /// Cabal (Argentina).
    Cabal,
    /// Naranja (Argentina).
    Naranja,
    /// Argencard (Argentina).
    Argencard,
}

impl Brand {
    /// Every brand.
    pub const ALL: [Self; 24] = [
        Self::Visa,
        Self::Mastercard,
        Self::Amex,
        Self::Discover,
        Self::Diners,
        Self::Jcb,
        Self::UnionPay,
        Self::Maestro,
        Self::Elo,
        Self::Mir,
        Self::RuPay,
        Self::Troy,
        Self::Hipercard,
        Self::Mada,
        Self::CartesBancaires,
        Self::Dankort,
        Self::Bancontact,
        Self::Verve,
        Self::Uatp,
        Self::EftposAustralia,
        Self::Bc,
        Self::Cabal,
        Self::Naranja,
        Self::Argencard,
    ];

    /// The name as its owner writes it.
    pub const fn name(self) -> &'static str {
        facts(self).name
    }

    /// The name in lower case, for icons, CSS and the bridge.
    pub const fn slug(self) -> &'static str {
        facts(self).slug
    }

    /// The brand with this [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|brand| brand.slug() == slug)
    }

    /// The lengths its numbers have, ascending, none outside 12–19.
    pub const fn lengths(self) -> &'static [u8] {
        facts(self).lengths
    }

    /// After how many digits a space is shown.
    pub const fn gaps(self) -> &'static [u8] {
        facts(self).gaps
    }

    /// How many digits its code has.
    pub const fn cvc_len(self) -> usize {
        facts(self).cvc_len as usize
    }

    /// What it calls its code.
    pub const fn cvc_name(self) -> &'static str {
        facts(self).cvc_name
    }

    /// Whether the last digit of its numbers is a checksum.
    pub const fn has_luhn(self) -> bool {
        facts(self).luhn
    }

    /// The brands that its numbers may carry as well: a card of two brands is taken where either is.
    pub const fn beside(self) -> &'static [Self] {
        facts(self).beside
    }

    /// Whether numbers of the brands beside it may carry it too, and no prefix tells which: the gateway alone knows.
    pub const fn is_unlisted(self) -> bool {
        facts(self).unlisted
    }

    pub(super) const fn prefixes(self) -> &'static [Prefixes] {
        facts(self).prefixes
    }
}

#[cfg(test)]
mod tests {
    use super::Brand;
    use Brand::{
        Argencard, Bancontact, Cabal, Dankort, Diners, Discover, Elo, Hipercard, Mada, Maestro,
        Mastercard, Naranja, RuPay, Troy, UnionPay, Verve, Visa,
    };

    /// `(winner, loser)`: the winner's longer prefixes lie inside the loser's shorter ones.
    const DECLARED: [(Brand, Brand); 22] = [
        (Elo, Visa),
        (Elo, Maestro),
        (Elo, UnionPay),
        (Elo, Discover),
        (RuPay, Maestro),
        (RuPay, Discover),
        (Hipercard, Maestro),
        (Hipercard, Diners),
        (Troy, Discover),
        (Mada, Visa),
        (Mada, Mastercard),
        (Mada, Maestro),
        (Dankort, Maestro),
        (Bancontact, Visa),
        (Bancontact, Maestro),
        (Verve, Maestro),
        (Verve, Discover),
        (Cabal, Maestro),
        (Naranja, Visa),
        (Naranja, Mastercard),
        (Naranja, Maestro),
        (Argencard, Maestro),
    ];

    #[test]
    fn no_overlap_between_brands_is_undeclared() {
        let mut seen = Vec::new();
        for brand in Brand::ALL {
            for other in Brand::ALL.into_iter().filter(|other| *other != brand) {
                for a in brand.prefixes() {
                    for b in other.prefixes() {
                        if a.len() < b.len() {
                            continue; // met again with the two the other way round
                        }
                        let cut = 10_u32.pow(a.len() - b.len());
                        let apart = a.last() / cut < b.first() || b.last() < a.first() / cut;
                        if apart {
                            continue;
                        }
                        assert!(
                            a.len() > b.len(),
                            "{brand:?} {a:?} and {other:?} {b:?}: neither is longer"
                        );
                        assert!(
                            b.first() <= a.first() / cut && a.last() / cut <= b.last(),
                            "{brand:?} {a:?} sticks out of {other:?} {b:?}"
                        );
                        assert!(
                            DECLARED.contains(&(brand, other)),
                            "{brand:?} {a:?} in {other:?} {b:?} is not declared"
                        );
                        seen.push((brand, other));
                    }
                }
            }
        }
        for pair in DECLARED {
            assert!(
                seen.contains(&pair),
                "{pair:?} is declared but does not exist"
            );
        }
    }

    #[test]
    fn the_table_is_well_formed() {
        for brand in Brand::ALL {
            for prefixes in brand.prefixes() {
                assert_eq!(prefixes.first().ilog10(), prefixes.last().ilog10());
                assert!(
                    prefixes.len() <= 6,
                    "a prefix of {brand:?} is too long to sort out early"
                );
            }
            assert!(brand.lengths().is_sorted() && brand.gaps().is_sorted());
            assert!(brand.lengths().iter().all(|len| (12..=19).contains(len)));
            assert!((3..=4).contains(&brand.cvc_len()));
            assert_eq!(Brand::from_slug(brand.slug()), Some(brand));
            assert_eq!(brand.slug(), brand.slug().to_ascii_lowercase());
        }
        for (index, brand) in Brand::ALL.into_iter().enumerate() {
            assert_eq!(brand as usize, index, "ALL keeps the order of the enum");
        }
    }
}
