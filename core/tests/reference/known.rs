//! Every way in which we knowingly differ from `card-validator` and `credit-card-type`.

use crate::judge::Verdict;

/// One case on which the two sides differ.
#[derive(Debug)]
pub(crate) struct Difference {
    /// What was checked.
    pub(crate) text: String,
    pub(crate) ours: Verdict,
    pub(crate) theirs: Verdict,
}

/// A difference we stand by.
pub(crate) struct Known {
    pub(crate) why: &'static str,
    pub(crate) covers: fn(&Difference) -> bool,
}

impl Difference {
    fn brands(&self, ours: &str, theirs: &str) -> bool {
        self.ours.brand == ours && self.theirs.brand == theirs
    }

    fn both(&self, brand: &str) -> bool {
        self.brands(brand, brand)
    }

    fn len(&self) -> usize {
        self.text.len()
    }

    fn starts(&self, prefixes: &[&str]) -> bool {
        prefixes.iter().any(|prefix| self.text.starts_with(prefix))
    }
}

pub(crate) const NUMBERS: &[Known] = &[
    Known {
        why: "a number of no known brand may be a card: the checksum and the gateway decide",
        covers: |d| d.brands("-", "-") && d.ours.potential && !d.theirs.potential,
    },
    Known {
        why: "they take all of 6 and 59 for Maestro; we, only what Mastercard names",
        covers: |d| d.brands("-", "maestro") && d.starts(&["6", "59"]),
    },
    Known {
        why: "JCB no longer issues numbers that start with 1800 or 2131",
        covers: |d| d.brands("-", "jcb") && d.starts(&["1800", "2131"]),
    },
    Known {
        why: "3095 is Diners Club",
        covers: |d| d.brands("diners-club", "-") && d.starts(&["3095"]),
    },
    Known {
        why: "Troy's eight-digit prefixes are decided too late to be worth it while typing",
        covers: |d| {
            let late = [
                "650837", "650858", "650859", "65086", "65875", "65876", "6587", "65880",
            ];
            d.brands("discover", "troy") && d.starts(&late)
        },
    },
    Known {
        why: "650923 is in the range that Elo publishes",
        covers: |d| d.brands("elo", "troy") && d.starts(&["650923"]),
    },
    Known {
        why: "Hiper is Hipercard's sister brand, and gateways have one name for both",
        covers: |d| d.brands("hipercard", "hiper"),
    },
    Known {
        why: "Hiper's eight-digit prefixes are decided too late to be worth it while typing",
        covers: |d| d.brands("maestro", "hiper") && d.starts(&["63737423", "63743358"]),
    },
    Known {
        why: "Hipercard also has 384100, 384140 and 384160",
        covers: |d| d.brands("hipercard", "diners-club") && d.starts(&["3841"]),
    },
    Known {
        why: "all of 506099 to 506198, 507865 to 507964 and 650002 to 650027 is Verve's; they leave gaps",
        covers: |d| d.ours.brand == "verve" && matches!(&*d.theirs.brand, "maestro" | "discover"),
    },
    Known {
        why: "Elo's own table also has 636298, 650057 to 650081 and 651680 to 651704",
        covers: |d| d.ours.brand == "elo" && d.starts(&["636298", "6500", "6516", "6517"]),
    },
    Known {
        why: "they do not know RuPay",
        covers: |d| d.ours.brand == "rupay",
    },
    Known {
        why: "they do not know mada",
        covers: |d| d.ours.brand == "mada",
    },
    Known {
        why: "they do not know Dankort, Bancontact, UATP, Cabal and Argencard",
        covers: |d| {
            let unknown = ["dankort", "bancontact", "uatp", "cabal", "argencard"];
            unknown.contains(&&*d.ours.brand)
        },
    },
    Known {
        why: "all of 62 is UnionPay's; they leave gaps to Maestro",
        covers: |d| d.brands("unionpay", "maestro") && d.starts(&["62"]),
    },
    Known {
        why: "493698 was a British Maestro that is no longer issued",
        covers: |d| d.brands("visa", "maestro") && d.starts(&["493698"]),
    },
    Known {
        why: "UnionPay's numbers have 16 digits or more",
        covers: |d| d.both("unionpay") && matches!(d.len(), 14 | 15),
    },
    Known {
        why: "Diners Club's numbers may have any length from 14 to 19",
        covers: |d| d.both("diners-club") && matches!(d.len(), 15 | 17 | 18),
    },
    Known {
        why: "Discover's numbers may have any length from 16 to 19",
        covers: |d| d.both("discover") && matches!(d.len(), 17 | 18),
    },
    Known {
        why: "Visa's numbers have 16 or 19 digits, never 18",
        covers: |d| d.both("visa") && d.len() == 18,
    },
    Known {
        why: "Hipercard's numbers may have 19 digits",
        covers: |d| d.both("hipercard") && matches!(d.len(), 16..=19),
    },
];

/// Judged in November 2026.
pub(crate) const EXPIRIES: &[Known] = &[
    Known {
        why: "a card may expire up to thirty years from now; they stop at nineteen",
        covers: |d| {
            let far = (46..=56).any(|year: u8| d.text.contains(&year.to_string()));
            far && d.ours.valid && !d.theirs.potential
        },
    },
    Known {
        why: "while the month is half typed, its year is not judged yet",
        covers: |d| (d.starts(&["0/"]) || d.text.ends_with("-0")) && !d.ours.valid,
    },
    Known {
        why: "three digits that start with 12 are December, not January, with half a year",
        covers: |d| d.starts(&["12"]) && d.len() == 3 && !d.ours.valid && d.ours.potential,
    },
    Known {
        why: "1200 to 1209 are December of a year past, not the start of January 200x",
        covers: |d| d.starts(&["120"]) && d.len() == 4 && !d.ours.potential,
    },
    Known {
        why: "a year in full may stand before its month, and waits for it",
        covers: |d| d.starts(&["20"]) && d.text.ends_with('-') && d.len() == 5 && !d.ours.valid,
    },
    Known {
        why: "two digits that are no month, before two that are, are a year: 3012",
        covers: |d| {
            let part = |at: core::ops::Range<usize>| d.text.get(at).and_then(|it| it.parse().ok());
            let (year, month): (Option<u8>, Option<u8>) = (part(0..2), part(2..4));
            d.len() == 4
                && year.is_some_and(|year| year > 12)
                && month.is_some_and(|month| (1..=12).contains(&month))
        },
    },
];
