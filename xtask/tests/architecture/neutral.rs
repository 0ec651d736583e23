//! The ledger, its store and its test cards serve every dialect, and so know none.

use crate::sources::{assert_none, shipped_rust};

/// The rooms that know no vendor.
const NEUTRAL: &[&str] = &[
    "sandbox/src/ledger/",
    "sandbox/src/store/",
    "sandbox/src/cards.rs",
];

/// What stands above them, beside the folders that `layers` knows, and a vendor's codes.
const ABOVE: &[&str] = &[
    "crate::checkout",
    "crate::dialect",
    "crate::gateway",
    "crate::shop",
    "wire::codes",
];

/// A vendor's name, and words that only one vendor has.
const VENDORS_WORDS: &[&str] = &[
    "asiabill",
    "i0061",
    "e0008",
    "\"tradeno\"",
    "\"orderno\"",
    "\"batchno\"",
    "customerid",
    "orderstatus",
    "orderinfo",
    "sessiontoken",
    "initrecurring",
];

#[test]
fn neutral_rooms_use_nothing_of_a_dialect() {
    let mut found = Vec::new();
    for source in shipped_rust("sandbox/src") {
        if is_neutral(&source.path) {
            found.extend(source.mentions(ABOVE));
        }
    }
    assert_none("the ledger knows nothing above it", &found);
}

#[test]
fn neutral_rooms_name_no_vendor() {
    let mut found = Vec::new();
    for source in shipped_rust("sandbox/src") {
        if !is_neutral(&source.path) {
            continue;
        }
        // What is said in a comment counts too; what a test writes as an earlier version did does not.
        let shipped = source.text.split("#[cfg(test)]\nmod ").next();
        for (number, line) in shipped.unwrap_or_default().lines().enumerate() {
            let line = line.to_ascii_lowercase();
            for word in VENDORS_WORDS.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    assert_none("a vendor's word belongs to its dialect", &found);
}

#[test]
fn neutral_rooms_are_there() {
    let sources = shipped_rust("sandbox/src");
    for room in NEUTRAL {
        let is_there = sources.iter().any(|source| source.path.starts_with(room));
        assert!(is_there, "{room}");
    }
}

fn is_neutral(path: &str) -> bool {
    NEUTRAL.iter().any(|room| path.starts_with(room))
}
