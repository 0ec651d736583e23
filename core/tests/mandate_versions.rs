//! A mandate is kept under a version: other words need another one, or a record would say that somebody agreed to what
//! was never shown.

use payseal_core::text::debit::DebitText;

/// Version, and a fingerprint of the words it stands for. A version is never taken off this list.
const KEPT: [(&str, u64); 100] = [
    ("sepa-en-1", 0xf58d_3e16_3c59_6605),
    ("becs-en-1", 0x6790_8ece_f8b4_db70),
    ("sepa-zh-Hans-1", 0x8085_f2b3_6ca9_44f5),
    ("becs-zh-Hans-1", 0x1241_5230_77c6_f2fc),
    ("sepa-ar-1", 0x77aa_1407_22eb_0d25),
    ("becs-ar-1", 0x52c1_5975_a623_72f5),
    ("sepa-bg-1", 0xfe85_3eee_6ebf_4b14),
    ("becs-bg-1", 0x5e7a_9a56_ddd5_ebb8),
    ("sepa-bn-1", 0x360f_4a70_85e1_85de),
    ("becs-bn-1", 0x2937_1413_9006_5819),
    ("sepa-ca-1", 0x601d_7e65_10f7_81d0),
    ("becs-ca-1", 0xb60_f5ae_e3f9_3fc5),
    ("sepa-cs-1", 0x1475_8ed4_9522_bb60),
    ("becs-cs-1", 0xf98c_369e_4474_42e7),
    ("sepa-da-1", 0x3042_1042_6036_6dfe),
    ("becs-da-1", 0x2409_bbba_0d95_b03f),
    ("sepa-de-1", 0x3732_f256_e242_fdf5),
    ("becs-de-1", 0x54f5_e5ff_5847_75c4),
    ("sepa-el-1", 0xd825_6922_8558_5a9b),
    ("becs-el-1", 0xcd83_c423_550c_84e8),
    ("sepa-en-GB-1", 0xf58d_3e16_3c59_6605),
    ("becs-en-GB-1", 0x6790_8ece_f8b4_db70),
    ("sepa-es-1", 0xa1bb_d614_4457_eca5),
    ("becs-es-1", 0xd1ca_1ac4_3340_cc5a),
    ("sepa-es-419-1", 0xa1c6_50e5_64b6_a736),
    ("becs-es-419-1", 0x3a1d_8255_db49_a264),
    ("sepa-et-1", 0xca98_50f2_f3fc_c97d),
    ("becs-et-1", 0x2fd7_bddb_8961_17f9),
    ("sepa-fa-1", 0x74f5_5faf_835f_eea0),
    ("becs-fa-1", 0x2a9a_57b6_a25f_e013),
    ("sepa-fi-1", 0x9f34_d9e1_a6f6_6c6b),
    ("becs-fi-1", 0xd139_d2bb_2a78_2596),
    ("sepa-fil-1", 0xa5a1_6053_ec92_d83a),
    ("becs-fil-1", 0xec82_86f0_5ab2_90d9),
    ("sepa-fr-1", 0x2648_ac82_bd42_3923),
    ("becs-fr-1", 0x844d_308e_47eb_1578),
    ("sepa-fr-CA-1", 0x5f8d_564c_2fe9_4a21),
    ("becs-fr-CA-1", 0x2164_de8c_a934_fa4c),
    ("sepa-he-1", 0xae4e_66ed_bffe_c124),
    ("becs-he-1", 0xbd02_6804_a7fc_f640),
    ("sepa-hi-1", 0xfef0_c111_3b42_60bc),
    ("becs-hi-1", 0xf489_e449_51f5_c8ac),
    ("sepa-hr-1", 0x6717_8b0e_3d4c_f255),
    ("becs-hr-1", 0x39d3_1565_6576_4b0e),
    ("sepa-hu-1", 0xf2a9_604c_1565_6fb8),
    ("becs-hu-1", 0xa273_216b_eb6c_11e1),
    ("sepa-id-1", 0x1d9d_a5c0_de3e_446e),
    ("becs-id-1", 0xf239_4448_e35b_564e),
    ("sepa-is-1", 0x4ab1_e44a_5514_f341),
    ("becs-is-1", 0xaffd_e4ac_e94c_9da2),
    ("sepa-it-1", 0xcea3_1d59_1d56_7026),
    ("becs-it-1", 0xefea_2e7b_5b46_0b80),
    ("sepa-ja-1", 0x4801_6c5f_6edd_9396),
    ("becs-ja-1", 0xc95a_8e88_51a1_058e),
    ("sepa-ko-1", 0x501c_20e4_4cdb_d24b),
    ("becs-ko-1", 0x8148_4f20_0f82_0726),
    ("sepa-lt-1", 0xf44e_5cf6_f477_38dd),
    ("becs-lt-1", 0x15_f970_75b2_5fc0),
    ("sepa-lv-1", 0x3c0c_661d_f4c4_555c),
    ("becs-lv-1", 0xefef_8bbc_0bcc_2f1c),
    ("sepa-ms-1", 0x6285_fff3_2149_2797),
    ("becs-ms-1", 0x794c_e9be_d235_db69),
    ("sepa-mt-1", 0xdf07_2033_07b9_2f29),
    ("becs-mt-1", 0x167f_2390_d2c8_dc1c),
    ("sepa-nb-1", 0x12e1_a31b_3bae_b1ec),
    ("becs-nb-1", 0xa518_9c6e_2ec7_03fa),
    ("sepa-nl-1", 0xed14_e593_1fc3_faa1),
    ("becs-nl-1", 0xef83_b492_4418_b51e),
    ("sepa-pl-1", 0xa9da_c2ab_438d_d8b6),
    ("becs-pl-1", 0xb4ce_ff21_fefb_0377),
    ("sepa-pt-BR-1", 0x1f9f_7475_eb53_efc3),
    ("becs-pt-BR-1", 0x5b5a_9f45_f2c0_0356),
    ("sepa-pt-PT-1", 0x6c7c_b71c_bbb9_2068),
    ("becs-pt-PT-1", 0x985e_210a_821b_9d03),
    ("sepa-ro-1", 0x4c5b_2956_b556_9d1a),
    ("becs-ro-1", 0xe49d_4ad3_2ec1_ede2),
    ("sepa-ru-1", 0xb452_ffe2_6fe4_faa8),
    ("becs-ru-1", 0xe380_340b_7e22_1a85),
    ("sepa-sk-1", 0xe5e4_c87d_31ac_33c1),
    ("becs-sk-1", 0xbdb8_00ae_274d_a2eb),
    ("sepa-sl-1", 0x2d1d_5678_e60f_f09e),
    ("becs-sl-1", 0x3b73_fd3c_2e53_729e),
    ("sepa-sr-Latn-1", 0x8610_342c_2a8e_3161),
    ("becs-sr-Latn-1", 0x97bf_3ccf_ac58_1421),
    ("sepa-sv-1", 0x510c_fb94_e99a_653f),
    ("becs-sv-1", 0x1ccd_5db9_be3b_ec8c),
    ("sepa-th-1", 0xcc24_06f0_48e6_e255),
    ("becs-th-1", 0x628_dfb3_a339_8865),
    ("sepa-tr-1", 0xcc08_7ab6_f41d_1520),
    ("becs-tr-1", 0xd277_0718_5a0a_8a93),
    ("sepa-uk-1", 0x4b30_9e04_e61f_3d08),
    ("becs-uk-1", 0x259f_9b98_f3b6_d4c1),
    ("sepa-ur-1", 0xcfce_b749_8baf_592c),
    ("becs-ur-1", 0xd054_b712_5d27_dc55),
    ("sepa-vi-1", 0x8f99_6e75_3c59_5020),
    ("becs-vi-1", 0xc711_d03a_785b_5edc),
    ("sepa-zh-Hant-1", 0x2f76_247f_cbf5_2b3f),
    ("becs-zh-Hant-1", 0xd2f3_d4ff_3c26_28b2),
    ("sepa-zh-HK-1", 0xe3dd_1a0a_33fe_1c9b),
    ("becs-zh-HK-1", 0x2223_9671_8032_84b0),
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
