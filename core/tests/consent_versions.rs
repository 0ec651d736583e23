//! The words that a shopper agrees to are kept under a version: other words need another version, or
//! a record would say that somebody agreed to what was never shown.

use payseal_core::text::{Locale, Text};

/// Version, and a fingerprint of the words it stands for. A version is never taken off this list.
const KEPT: [(&str, u64); 4] = [
    ("en-1", 0xe483_fbf0_e03a_9add),
    ("zh-Hans-1", 0x4ed1_aac8_1d52_b4e8),
    ("en-2", 0xbfc3_d116_ff10_2d3b),
    ("zh-Hans-2", 0xf137_0448_7601_e192),
];

/// FNV-1a, which needs no library and does not change with one.
fn fingerprint(text: &Text) -> u64 {
    let words = [
        &text.consent_label,
        &text.consent_mandate,
        &text.consent_always,
    ];
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for word in words {
        for byte in word.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

#[test]
fn other_words_have_another_version() {
    for locale in Locale::ALL {
        let text = locale.text();
        let version = &*text.consent_version;
        let found = KEPT.iter().find(|(known, _)| *known == version);
        let print = fingerprint(&text);
        assert!(
            found.is_some_and(|(_, kept)| *kept == print),
            "{}: the words agreed to have changed; give consent_version a new number and add \
             (\"…\", {print:#x}) here",
            locale.tag()
        );
        assert!(
            version.starts_with(locale.tag()),
            "{version}: a version says in which language it was shown"
        );
    }
}
