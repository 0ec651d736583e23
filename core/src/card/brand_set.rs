//! Some of the brands.

use super::Brand;

/// Which brands are taken; every brand where nobody says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BrandSet(u32);

impl BrandSet {
    /// None of them: nobody says which are taken.
    pub const NONE: Self = Self(0);

    /// Those whose marks are shown where nobody says which are taken.
    const USUAL: Self = Self::NONE
        .with(Brand::Visa)
        .with(Brand::Mastercard)
        .with(Brand::Amex)
        .with(Brand::UnionPay);

    /// Those of a list of slugs with spaces between them; nothing, where one of them is no brand.
    pub fn named(slugs: &str) -> Option<Self> {
        let mut set = Self::NONE;
        for slug in slugs.split(' ') {
            set = set.with(Brand::from_slug(slug)?);
        }
        Some(set)
    }

    /// The same, and one more.
    #[must_use]
    pub const fn with(self, brand: Brand) -> Self {
        Self(self.0 | 1 << brand as u32)
    }

    /// Whether a brand is among them.
    pub const fn has(self, brand: Brand) -> bool {
        self.0 & 1 << brand as u32 != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those of the session that the merchant takes as well. What neither names is every brand, and where
    /// they have none in common the merchant's count, and the gateway judges.
    #[must_use]
    pub const fn narrowed(self, by: Self) -> Self {
        let both = Self(self.0 & by.0);
        if by.is_empty() {
            self
        } else if both.is_empty() {
            by
        } else {
            both
        }
    }

    /// Whether a card that carries these is taken; one whose brand is not known is for the gateway to judge.
    pub const fn takes(self, carried: Self) -> bool {
        self.is_empty() || carried.is_empty() || self.0 & carried.0 != 0
    }

    /// Whether a card is taken that carries these and may carry more: a brand whose numbers are another's.
    #[must_use]
    pub fn may_take(self, carried: Self) -> bool {
        let hidden =
            |brand: Brand| brand.is_unlisted() && brand.beside().iter().any(|it| carried.has(*it));
        self.takes(carried) || self.iter().any(hidden)
    }

    /// Those that are among these too.
    #[must_use]
    pub const fn common(self, with: Self) -> Self {
        Self(self.0 & with.0)
    }

    /// Whether there are two or more: something to choose from.
    #[must_use]
    pub const fn is_choice(self) -> bool {
        self.0 & self.0.wrapping_sub(1) != 0
    }

    /// They, the most usual first.
    pub fn iter(self) -> impl Iterator<Item = Brand> {
        Brand::ALL.into_iter().filter(move |brand| self.has(*brand))
    }

    /// Those whose marks say what is taken.
    pub fn shown(self) -> impl Iterator<Item = Brand> {
        if self.is_empty() { Self::USUAL } else { self }.iter()
    }
}

impl FromIterator<Brand> for BrandSet {
    fn from_iter<T: IntoIterator<Item = Brand>>(brands: T) -> Self {
        brands.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::BrandSet;
    use crate::card::Brand;

    #[test]
    fn a_set_has_what_was_put_into_it_and_nothing_else() {
        let set = BrandSet::NONE.with(Brand::Elo).with(Brand::Visa);
        for brand in Brand::ALL {
            let is_in = [Brand::Elo, Brand::Visa].contains(&brand);
            assert_eq!(set.has(brand), is_in, "{brand:?}");
            assert_eq!(set.takes(BrandSet::NONE.with(brand)), is_in, "{brand:?}");
        }
        assert!(set.iter().eq([Brand::Visa, Brand::Elo]));
        assert!(set.shown().eq(set.iter()));
        assert!(set.takes(BrandSet::NONE));
        let two = BrandSet::NONE.with(Brand::Mada).with(Brand::Visa);
        assert!(set.takes(two), "one of two brands is enough");
    }

    #[test]
    fn a_brand_that_no_prefix_tells_is_taken_where_its_number_may_carry_it() {
        let set = |brands: &[Brand]| brands.iter().copied().collect::<BrandSet>();
        for (taken, carried, may) in [
            (Brand::CartesBancaires, Brand::Visa, true),
            (Brand::CartesBancaires, Brand::Mastercard, true),
            (Brand::CartesBancaires, Brand::Amex, false),
            (Brand::Bc, Brand::Jcb, true),
            (Brand::EftposAustralia, Brand::Mastercard, true),
            (Brand::Dankort, Brand::Visa, true),
            (Brand::Dankort, Brand::Mastercard, false),
            // Every prefix of these is known.
            (Brand::Mada, Brand::Visa, false),
            (Brand::Bancontact, Brand::Maestro, false),
            (Brand::Visa, Brand::CartesBancaires, false),
        ] {
            let (taken, carried) = (set(&[taken]), set(&[carried]));
            assert_eq!(taken.may_take(carried), may, "{taken:?} {carried:?}");
            assert!(!taken.takes(carried));
        }
    }

    #[test]
    fn two_brands_are_a_choice_and_fewer_are_none() {
        let set = |brands: &[Brand]| brands.iter().copied().collect::<BrandSet>();
        let two = set(&[Brand::Visa, Brand::Argencard]);
        assert!(two.is_choice() && two.with(Brand::Mada).is_choice());
        assert!(!BrandSet::NONE.is_choice());
        for brand in Brand::ALL {
            assert!(!set(&[brand]).is_choice());
        }
        assert_eq!(
            two.common(set(&[Brand::Argencard, Brand::Elo])),
            set(&[Brand::Argencard])
        );
    }

    #[test]
    fn a_list_names_every_brand_or_it_is_none() {
        let named = |slugs| BrandSet::named(slugs).map(|it| it.iter().collect::<Vec<_>>());
        assert_eq!(named("mada visa"), Some(vec![Brand::Visa, Brand::Mada]));
        for wrong in ["", "master", "visa  mada", "Visa"] {
            assert_eq!(named(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_merchant_narrows_what_the_session_takes() {
        let set = |brands: &[Brand]| brands.iter().copied().collect::<BrandSet>();
        let (visa, elo) = (set(&[Brand::Visa]), set(&[Brand::Elo]));
        let both = set(&[Brand::Visa, Brand::Elo]);
        for (session, merchant, taken) in [
            (BrandSet::NONE, BrandSet::NONE, BrandSet::NONE),
            (both, BrandSet::NONE, both),
            (BrandSet::NONE, elo, elo),
            (both, elo, elo),
            (visa, both, visa),
            (visa, elo, elo),
        ] {
            assert_eq!(session.narrowed(merchant), taken);
        }
    }

    #[test]
    fn where_nobody_says_it_every_brand_is_taken_and_the_usual_four_are_shown() {
        let none = BrandSet::default();
        assert!(none.is_empty() && none.iter().next().is_none());
        assert!(
            Brand::ALL
                .into_iter()
                .all(|brand| none.takes(BrandSet::NONE.with(brand)))
        );
        let usual = [Brand::Visa, Brand::Mastercard, Brand::Amex, Brand::UnionPay];
        assert!(none.shown().eq(usual));
    }
}
