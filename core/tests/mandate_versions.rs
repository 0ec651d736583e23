//! A mandate is kept under a version: other words need another one, or a record would say that somebody agreed to what
//! was never shown.

use payseal_core::text::debit::DebitText;

/// Version, and a fingerprint of the words it stands for. A version is never taken off this list.
const KEPT: [(&str, u64); 4] = [
    ("sepa-en-1", 0xf58d_3e16_3c59_6605),
    ("becs-en-1", 0x6790_8ece_f8b4_db70),
    ("sepa-zh-Hans-1", 0x8085_f2b3_6ca9_44f5),
    ("becs-zh-Hans-1", 0x1241_5230_77c6_f2fc),
];

/// FNV-1a, which needs no library and does not change with one.
fn fingerprint(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn other_words_of_a_mandate_have_another_version() {
    let mut wrong = Vec::new();
    for (locale, text) in DebitText::ALL {
        for (kind, words, version) in [
            (
                "sepa",
                text.mandate_sepa_debit,
                text.mandate_sepa_debit_version,
            ),
            (
                "becs",
                text.mandate_au_becs_debit,
                text.mandate_au_becs_debit_version,
            ),
        ] {
            let start = format!("{kind}-{}-", locale.tag());
            assert!(
                version.starts_with(&start),
                "{version} says kind and language"
            );
            let print = fingerprint(words);
            if !KEPT.contains(&(version, print)) {
                wrong.push(format!("(\"{version}\", {print:#x})"));
            }
        }
    }
    assert_eq!(
        wrong, [""; 0],
        "give the version a new number, and add it here"
    );
}
