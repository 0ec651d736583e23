//! The engine, with its ledger, its store and its test cards, serves every dialect, and so knows none.

use crate::sources::{assert_none, shipped_rust};

/// The package that knows no vendor. That it depends on nothing above it, `packages` says.
const NEUTRAL: &str = "engine/src";

/// What of the core is a vendor's.
const VENDORS_CODES: &[&str] = &["wire::codes"];

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
    for source in shipped_rust(NEUTRAL) {
        found.extend(source.mentions(VENDORS_CODES));
    }
    assert_none("a vendor's codes belong to its dialect", &found);
}

#[test]
fn neutral_rooms_name_no_vendor() {
    let mut found = Vec::new();
    for source in shipped_rust(NEUTRAL) {
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
    let sources = shipped_rust(NEUTRAL);
    for room in ["ledger/", "store/", "cards.rs"] {
        let room = format!("{NEUTRAL}/{room}");
        let is_there = sources.iter().any(|source| source.path.starts_with(&room));
        assert!(is_there, "{room}");
    }
}
