//! What Harbour Coffee sells, and for how much. It has no stock and no tax: nothing is for sale.

use std::fmt;

use payseal_core::money::{Currency, Money};

/// What the shop sells in.
const CURRENCY: &str = "USD";

/// An amount in cents of a US dollar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Cents(u32);

/// The least and the most that the demo charges.
const LEAST: Cents = Cents(50);
const MOST: Cents = Cents(99_999);

impl Cents {
    /// Reads `24`, `24.5` or `24.00`, within what the demo charges.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || whole.len() > 4 || part.len() > 2 || !digits(whole) || !digits(part)
        {
            return None;
        }
        let whole: u32 = whole.parse().ok()?;
        let part: u32 = format!("{part:0<2}").parse().ok()?;
        Self(whole * 100 + part).within()
    }

    /// The same as money.
    pub(super) fn money(self) -> Option<Money> {
        Currency::parse(CURRENCY).map(|currency| Money::from_minor(self.0.into(), currency))
    }

    /// This many of the same thing.
    fn times(self, count: u32) -> Option<Self> {
        self.0.checked_mul(count).map(Self)
    }

    fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    fn within(self) -> Option<Self> {
        (LEAST..=MOST).contains(&self).then_some(self)
    }
}

/// As the gateway writes amounts: `24.00`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

/// Every item by its slug, which also names its picture and its texts.
pub(super) const ITEMS: [(&str, Cents); 6] = [
    ("harbour-blend", Cents(24_00)),
    ("tidewater-ethiopia", Cents(19_50)),
    ("foghorn-espresso", Cents(22_00)),
    ("lighthouse-decaf", Cents(17_00)),
    ("enamel-mug", Cents(14_00)),
    ("dripper-set", Cents(48_00)),
];

/// The price of one item.
pub(super) fn price(slug: &str) -> Option<Cents> {
    ITEMS
        .iter()
        .find(|(name, _)| *name == slug)
        .map(|(_, price)| *price)
}

/// The price of a whole bag of `(slug, count)`; none when an item is unknown, a count is not
/// 1 to 9, or the sum is out of bounds.
pub(super) fn total<'a>(bag: impl IntoIterator<Item = (&'a str, u32)>) -> Option<Cents> {
    let mut sum = Cents(0);
    for (slug, count) in bag {
        if !(1..=9).contains(&count) {
            return None;
        }
        sum = sum.plus(price(slug)?.times(count)?)?;
    }
    sum.within()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_amounts_exactly() {
        for (text, read) in [
            ("24.00", Some("24.00")),
            ("24", Some("24.00")),
            ("24.5", Some("24.50")),
            ("0.50", Some("0.50")),
            ("999.99", Some("999.99")),
            ("0.49", None),
            ("1000", None),
            ("", None),
            (".5", None),
            ("-1", None),
            ("+1", None),
            ("1e2", None),
            ("24.001", None),
            ("24,00", None),
            ("２４", None),
        ] {
            assert_eq!(
                Cents::parse(text).map(|c| c.to_string()).as_deref(),
                read,
                "{text}"
            );
        }
    }

    #[test]
    fn adds_a_bag_up() {
        let sum = |bag: &[(&'static str, u32)]| total(bag.iter().copied()).map(|c| c.to_string());
        assert_eq!(sum(&[("harbour-blend", 1)]).as_deref(), Some("24.00"));
        assert_eq!(
            sum(&[("tidewater-ethiopia", 3), ("enamel-mug", 1)]).as_deref(),
            Some("72.50")
        );
        for bag in [
            &[][..],
            &[("harbour-blend", 0)],
            &[("harbour-blend", 10)],
            &[("anchor", 1)],
        ] {
            assert_eq!(sum(bag), None, "{bag:?}");
        }
    }
}
