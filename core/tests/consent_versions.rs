//! The words that a shopper agrees to are kept under a version: other words need another version, or
//! a record would say that somebody agreed to what was never shown.

use payseal_core::text::{Locale, Text};

/// Version, and a fingerprint of the words it stands for. A version is never taken off this list.
const KEPT: [(&str, u64); 52] = [
    ("en-1", 0xe483_fbf0_e03a_9add),
    ("zh-Hans-1", 0x4ed1_aac8_1d52_b4e8),
    ("en-2", 0xbfc3_d116_ff10_2d3b),
    ("zh-Hans-2", 0xf137_0448_7601_e192),
    ("ar-1", 0x4d7f_455b_d4fc_52e9),
    ("bg-1", 0x55dd_ecf8_c179_1c7b),
    ("bn-1", 0xab66_16ec_4d2f_be3a),
    ("ca-1", 0x975e_6810_cc6a_f775),
    ("cs-1", 0x5c04_8131_48e7_30d2),
    ("da-1", 0x9f28_e938_45b2_afb9),
    ("de-1", 0x7714_da10_dcee_adc2),
    ("el-1", 0x2361_beb5_3a26_bf34),
    ("en-GB-1", 0xbfc3_d116_ff10_2d3b),
    ("es-1", 0xcb15_2700_acff_d694),
    ("es-419-1", 0x3053_e838_dd51_6c53),
    ("et-1", 0x7a5c_f85f_36c0_05ea),
    ("fa-1", 0x4355_eb45_b89e_10c0),
    ("fi-1", 0xe262_2649_fad7_413a),
    ("fil-1", 0xd50d_4710_4eed_917d),
    ("fr-1", 0xc82d_4c30_ab00_3e86),
    ("fr-CA-1", 0xc4b4_2e92_5c80_3852),
    ("he-1", 0x917c_2399_cb0e_e1d2),
    ("hi-1", 0x5366_6abd_99b3_3432),
    ("hr-1", 0xf731_deff_76b3_a2d6),
    ("hu-1", 0x98ac_5f7d_795a_a044),
    ("id-1", 0x3dd1_0ea0_7fbc_77f9),
    ("is-1", 0x3c15_e35d_977e_571f),
    ("it-1", 0xbc63_131f_6f30_0eeb),
    ("ja-1", 0x41b4_fb9c_d9b0_8fd4),
    ("ko-1", 0x137e_ba9b_07a1_af13),
    ("lt-1", 0x3427_83a8_164b_0085),
    ("lv-1", 0xaec5_f55e_2a49_46de),
    ("ms-1", 0x71d9_0c9d_9bdf_3cdd),
    ("mt-1", 0x9764_d48c_901c_f70c),
    ("nb-1", 0x9a68_ddd6_ca12_1a5d),
    ("nl-1", 0x3b2d_9af3_22b4_2636),
    ("pl-1", 0xf089_c7a3_2766_7380),
    ("pt-BR-1", 0x3422_473c_bf7a_c1bb),
    ("pt-PT-1", 0xfa27_5b84_dcc8_bad4),
    ("ro-1", 0x6389_488c_b5ca_d342),
    ("ru-1", 0x02b6_6333_3f91_9ab8),
    ("sk-1", 0x220a_a733_759c_980e),
    ("sl-1", 0xe8aa_6ccb_7809_4fe8),
    ("sr-Latn-1", 0xe99b_a731_6a8d_3213),
    ("sv-1", 0x67c5_d44f_5fb2_09a1),
    ("th-1", 0x849f_639c_5f8f_00f4),
    ("tr-1", 0x2035_b7dc_47b0_5c78),
    ("uk-1", 0x889a_f605_d0ad_1d63),
    ("ur-1", 0xb240_8696_00b2_acbf),
    ("vi-1", 0x2123_d150_48fe_7174),
    ("zh-Hant-1", 0x7f8e_a7f0_ebec_c569),
    ("zh-HK-1", 0x3b50_ebba_65b1_2958),
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
    for locale in Locale::ALL.iter().copied() {
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
