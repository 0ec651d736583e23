//! Whether a card needs its security code. Not every card has one (Maestro), and not every
//! acquirer asks for it: the gateway says it by brand, for each session.

use super::Brand;

/// What is asked for a card's code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CvcPolicy {
    /// No card without its code.
    #[default]
    Required,
    /// A card may come without; a code that comes is checked.
    Optional,
    /// Nobody asks for one.
    Hidden,
}

impl CvcPolicy {
    /// Every policy.
    pub const ALL: [Self; 3] = [Self::Required, Self::Optional, Self::Hidden];

    /// The word for it: `required`, `optional` or `hidden`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Hidden => "hidden",
        }
    }

    /// The policy of a [`word`](Self::word).
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|policy| policy.word() == word)
    }
}

/// The policy of each brand; a brand of which nothing is said requires its code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CvcPolicies {
    optional: u32,
    hidden: u32,
}

impl CvcPolicies {
    /// The policy of a brand, or of a card whose brand is not known.
    pub const fn of(self, brand: Option<Brand>) -> CvcPolicy {
        let Some(brand) = brand else {
            return CvcPolicy::Required;
        };
        let bit = 1 << brand as u32;
        if self.hidden & bit != 0 {
            CvcPolicy::Hidden
        } else if self.optional & bit != 0 {
            CvcPolicy::Optional
        } else {
            CvcPolicy::Required
        }
    }

    /// The same, but for one brand.
    #[must_use]
    pub const fn with(self, brand: Brand, policy: CvcPolicy) -> Self {
        let bit = 1 << brand as u32;
        let (optional, hidden) = (self.optional & !bit, self.hidden & !bit);
        match policy {
            CvcPolicy::Required => Self { optional, hidden },
            CvcPolicy::Optional => Self {
                optional: optional | bit,
                hidden,
            },
            CvcPolicy::Hidden => Self {
                optional,
                hidden: hidden | bit,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CvcPolicies, CvcPolicy};
    use crate::card::Brand;

    #[test]
    fn each_brand_has_the_policy_that_was_said_last_and_else_needs_its_code() {
        assert!(Brand::ALL.len() <= 32, "a brand has a bit");
        for brand in Brand::ALL {
            for first in CvcPolicy::ALL {
                for last in CvcPolicy::ALL {
                    let said = CvcPolicies::default().with(brand, first).with(brand, last);
                    assert_eq!(said.of(Some(brand)), last);
                    for other in Brand::ALL.into_iter().filter(|other| *other != brand) {
                        assert_eq!(said.of(Some(other)), CvcPolicy::Required);
                    }
                    assert_eq!(said.of(None), CvcPolicy::Required);
                }
            }
        }
    }

    #[test]
    fn a_policy_is_the_one_of_its_word() {
        for policy in CvcPolicy::ALL {
            assert_eq!(CvcPolicy::from_word(policy.word()), Some(policy));
        }
        assert_eq!(CvcPolicy::from_word("never"), None);
    }
}
