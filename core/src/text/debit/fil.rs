//! Filipino.

use super::DebitText;

pub(super) const SENTENCES: DebitText = DebitText {
    frame_title: "Ligtas na form para sa bank account",
    secured_by: "Pinoprotektahan ng {gateway}",
    test_badge: "TEST",
    test_badge_hint: "Test mode: mga test account lang ang tinatanggap, at walang kinakaltas",

    iban_label: "IBAN",
    iban_placeholder: "AT00 0000 0000 0000 0000",
    bsb_label: "BSB",
    bsb_placeholder: "000-000",
    account_number_label: "Numero ng account",
    account_number_placeholder: "000123456",
    holder_label: "Pangalan ng may-ari ng account",
    email_label: "Email address",
    email_placeholder: "name@example.com",

    reason_iban_missing: "Ilagay ang iyong IBAN.",
    reason_iban_incomplete: "Hindi kumpleto ang IBAN na ito.",
    reason_iban_country: "Hindi maaaring magkaltas sa account sa bansang ito.",
    reason_iban_too_long: "Masyadong mahaba ang IBAN na ito.",
    reason_iban_typo: "Suriin ang IBAN: may maling letra o numero.",
    reason_iban_refused: "Hindi tinanggap ang account na ito.",
    reason_bsb_missing: "Ilagay ang BSB.",
    reason_bsb_incomplete: "May 6 na digit ang BSB.",
    reason_bsb_too_long: "6 na digit lang ang BSB.",
    reason_account_number_missing: "Ilagay ang numero ng account.",
    reason_account_number_incomplete: "Hindi bababa sa 5 digit.",
    reason_account_number_too_long: "Hindi hihigit sa 9 na digit.",
    reason_account_number_refused: "Hindi tinanggap ang account.",
    reason_holder_missing: "Ilagay ang pangalan ng may-ari ng account.",
    reason_holder_looks_like_number: "Pangalan ang ilagay dito, hindi numero.",
    reason_holder_too_long: "Ilagay ang pangalan gaya ng nasa iyong bangko.",
    reason_email_missing: "Ilagay ang iyong email address.",
    reason_email_incomplete: "Hindi kumpleto ang email address na ito.",

    notice_offline: "Offline ka. Narito pa rin ang mga inilagay mo. Subukang muli kapag online ka na ulit.",
    notice_timeout: "Masyado itong nagtatagal. Narito pa rin ang mga inilagay mo. Subukang muli maya-maya.",
    notice_unavailable: "Hindi namin maabot ang serbisyo sa pagbabayad sa ngayon. Narito pa rin ang mga inilagay mo. Subukang muli maya-maya.",
    notice_session: "Nag-expire na ang iyong session. Narito pa ang mga inilagay mo. Subukang muli o i-reload ang page.",
    notice_refused: "Hindi tinanggap ang account na ito. Suriin ang mga detalye o pumili ng ibang paraan ng pagbabayad.",
    notice_cancelled: "Nakansela ito bago natapos.",
    notice_unexpected: "Nagkaproblema sa aming panig. Narito pa rin ang mga inilagay mo. Subukang muli maya-maya.",
    notice_forgotten: "Matagal-tagal kang nawala. Para manatiling ligtas ang iyong account, ilagay muli ang mga detalye nito.",
    busy: "Ipinapadala ang mga detalye ng iyong account…",

    mandate_sepa_debit: "Sa pagpapatuloy, pinahihintulutan mo (A) ang {merchant} na magpadala ng mga tagubilin sa iyong bangko para magkaltas sa iyong account, at (B) ang iyong bangko na magkaltas sa iyong account ayon sa mga tagubiling iyon. May karapatan ka sa refund mula sa iyong bangko sa ilalim ng mga tuntunin at kundisyon ng kasunduan mo sa bangko. Dapat hilingin ang refund sa loob ng 8 linggo mula sa petsa kung kailan kinaltasan ang iyong account. Pumapayag kang maabisuhan tungkol sa isang kaltas nang hindi lalampas sa 2 araw bago ito.",
    mandate_sepa_debit_version: "sepa-fil-1",
    mandate_au_becs_debit: "Sa pagpapatuloy, humihiling ka ng direct debit: pinahihintulutan mo ang {merchant} at ang provider nito ng pagbabayad na magkaltas sa iyong account sa pamamagitan ng BECS (Bulk Electronic Clearing System) ng Australia para sa mga halagang hiwalay na ipinaalam sa iyo ng {merchant}. Kinukumpirma mong ikaw ang may-ari ng account o awtorisadong lumagda para dito.",
    mandate_au_becs_debit_version: "becs-fil-1",

    stopped_wasm: "Bina-block ng browser na ito ang WebAssembly, na kailangan ng form na ito para protektahan ang iyong account. Payagan ito, o gumamit ng ibang browser.",
    stopped_crash: "Tumigil sa paggana ang form para sa bank account. I-reload ang page at ilagay muli ang mga detalye ng iyong account.",
    stopped_alone: "Hindi nakakonekta sa page ng tindahan ang form na ito para sa bank account. I-reload ang page para magamit ito.",
};
