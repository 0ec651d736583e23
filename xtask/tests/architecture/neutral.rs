//! The engine and what dialects stand on serve every dialect, and so know none.

use crate::sources::{assert_none, shipped_rust};

/// The rooms that know no vendor: two packages, of which `packages` says that they depend on nothing above
/// them, and the payment page, which is every dialect's.
const NEUTRAL: [&str; 3] = ["engine/src", "gateway/src", "sandbox/src/checkout"];

/// The demo shop, which speaks to its gateway by `trait Merchant`. What it and its pages call things has
/// stood in front of the first dialect for long; no vendor's name has.
const SHOP: &str = "sandbox/src/shop";

/// Who must not be named there. Alipay is a payment method type, too.
const VENDORS: &[&str] = &["asiabill", "antom", "alipay_plus", "alipayplus", "stripe"];

/// What of the core is a vendor's.
const VENDORS_CODES: &[&str] = &["wire::codes"];

/// Where what the frame says to its gateway is. Merchants' servers speak a dialect, which is not there.
const FRAMES_WIRE: &str = "core/src/wire";

/// How the routes for servers begin.
const SERVERS_ROUTES: &[&str] = &["/V2022-03/", "sign-info", "hmac"];

/// A vendor's name, and words that only one vendor has.
const VENDORS_WORDS: &[&str] = &[
    "asiabill",
    "i0061",
    "e0008",
    "\"tradeno\"",
    "\"orderno\"",
    "\"batchno\"",
    "trade_no",
    "batch_no",
    "mer_track_no",
    "customerid",
    "orderstatus",
    "orderinfo",
    "sessiontoken",
    "initrecurring",
];

#[test]
fn neutral_rooms_use_nothing_of_a_dialect() {
    let mut found = Vec::new();
    for source in NEUTRAL.into_iter().flat_map(shipped_rust) {
        found.extend(source.mentions(VENDORS_CODES));
    }
    assert_none("a vendor's codes belong to its dialect", &found);
}

#[test]
fn the_demo_shop_names_no_vendor() {
    let sources = shipped_rust(SHOP);
    assert!(sources.len() > 15, "{SHOP} was not found");
    let mut found = Vec::new();
    for source in &sources {
        for (number, line) in source.text.lines().enumerate() {
            let line = line.to_ascii_lowercase();
            for word in VENDORS.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    assert_none("the shop asks `trait Merchant`", &found);
}

#[test]
fn the_frames_wire_has_nothing_for_servers() {
    let sources = shipped_rust(FRAMES_WIRE);
    assert!(sources.len() > 5, "{FRAMES_WIRE} was not found");
    let found: Vec<String> = sources
        .iter()
        .flat_map(|source| source.mentions(SERVERS_ROUTES))
        .collect();
    assert_none("what servers say belongs to a dialect", &found);
}

#[test]
fn neutral_rooms_name_no_vendor() {
    let mut found = Vec::new();
    for source in NEUTRAL.into_iter().flat_map(shipped_rust) {
        // What is said in a comment counts too; what a test writes as an earlier version did does not. Nor do
        // the steps of the schema, which are files of their own: a released one stays as it was.
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
    let sources: Vec<_> = NEUTRAL.into_iter().flat_map(shipped_rust).collect();
    for room in [
        "engine/src/ledger/",
        "engine/src/store/",
        "engine/src/cards.rs",
        "gateway/src/bank/",
    ] {
        let is_there = sources.iter().any(|source| source.path.starts_with(room));
        assert!(is_there, "{room}");
    }
}
