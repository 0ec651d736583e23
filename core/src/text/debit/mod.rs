//! The words of the form for a bank account: a record of their own, as the form is.
//!
//! The records are for native code. The form reads one locale's sentences from a file that the build writes from
//! them, by the names of the keys.
//!
//! A mandate is what a bank asks to see when a debit is disputed: its words are kept under a version, and other words
//! need another one (`core/tests/mandate_versions.rs`).

mod ar;
mod bg;
mod bn;
mod ca;
mod cs;
mod da;
mod de;
mod el;
mod en;
mod en_gb;
mod es;
mod es_419;
mod et;
mod fa;
mod fi;
mod fil;
mod fr;
mod fr_ca;
mod he;
mod hi;
mod hr;
mod hu;
mod id;
mod is;
mod it;
mod ja;
mod ko;
mod lt;
mod lv;
mod ms;
mod mt;
mod nb;
mod nl;
mod pl;
mod pt_br;
mod pt_pt;
mod ro;
mod ru;
mod sk;
mod sl;
mod sr;
mod sv;
mod th;
mod tr;
mod uk;
mod ur;
mod vi;
mod zh_hans;
mod zh_hant;
mod zh_hk;

use super::Locale;
use crate::bank_account::{DebitType, Reason};
use crate::flow::Failure;

macro_rules! record {
    ($($(#[doc = $doc:literal])* $key:ident,)*) => {
        /// Every sentence of one locale. A field is a key.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct DebitText {
            $($(#[doc = $doc])* pub $key: &'static str,)*
        }

        impl DebitText {
            /// Every key with its sentence, in the order of the record.
            pub fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
                [$((stringify!($key), self.$key)),*].into_iter()
            }
        }
    };
}

record! {
    /// The name of the frame, for screen readers on the host page.
    frame_title,
    /// Footer; {gateway} is the host name that receives the account.
    secured_by,
    /// Badge in test mode.
    test_badge,
    /// What the badge means.
    test_badge_hint,

    /// Label of the IBAN.
    iban_label,
    /// Example of one, in groups of four.
    iban_placeholder,
    /// Label of the BSB.
    bsb_label,
    /// Example of one.
    bsb_placeholder,
    /// Label of the account's number.
    account_number_label,
    /// Example of one.
    account_number_placeholder,
    /// Label of the name of whose account it is.
    holder_label,
    /// Label of the e-mail address.
    email_label,
    /// Example of one.
    email_placeholder,

    /// The IBAN is missing.
    reason_iban_missing,
    /// Signs are missing.
    reason_iban_incomplete,
    /// Its country is not one whose accounts can be debited.
    reason_iban_country,
    /// It has too many signs.
    reason_iban_too_long,
    /// Its check digits are wrong.
    reason_iban_typo,
    /// The gateway refused it.
    reason_iban_refused,
    /// The BSB is missing.
    reason_bsb_missing,
    /// Digits are missing.
    reason_bsb_incomplete,
    /// It has too many.
    reason_bsb_too_long,
    /// The number is missing.
    reason_account_number_missing,
    /// Digits are missing.
    reason_account_number_incomplete,
    /// It has too many.
    reason_account_number_too_long,
    /// The gateway refused it.
    reason_account_number_refused,
    /// The name is missing.
    reason_holder_missing,
    /// It is a number.
    reason_holder_looks_like_number,
    /// It is too long.
    reason_holder_too_long,
    /// The address is missing.
    reason_email_missing,
    /// It is none.
    reason_email_incomplete,

    /// There is no network.
    notice_offline,
    /// It took too long.
    notice_timeout,
    /// The gateway cannot be reached.
    notice_unavailable,
    /// There is no session.
    notice_session,
    /// The account was refused.
    notice_refused,
    /// The page ended the call.
    notice_cancelled,
    /// Anything else.
    notice_unexpected,
    /// The page was away for long: the account has to be typed again.
    notice_forgotten,
    /// While the account is on its way.
    busy,

    /// What the shopper agrees to by going on, SEPA; {merchant} is the creditor.
    mandate_sepa_debit,
    /// Names the words above.
    mandate_sepa_debit_version,
    /// The same, BECS.
    mandate_au_becs_debit,
    /// Names the words above.
    mandate_au_becs_debit_version,

    /// Static notice: WebAssembly is missing or blocked.
    stopped_wasm,
    /// Static notice: the form stopped working.
    stopped_crash,
    /// Static notice: no page has greeted the form.
    stopped_alone,
}

impl DebitText {
    /// Every locale with its sentences, in the order of [`Locale::ALL`].
    pub const ALL: [(Locale, Self); 50] = [
        (Locale::En, en::SENTENCES),
        (Locale::Ar, ar::SENTENCES),
        (Locale::Bg, bg::SENTENCES),
        (Locale::Bn, bn::SENTENCES),
        (Locale::Ca, ca::SENTENCES),
        (Locale::Cs, cs::SENTENCES),
        (Locale::Da, da::SENTENCES),
        (Locale::De, de::SENTENCES),
        (Locale::El, el::SENTENCES),
        (Locale::EnGb, en_gb::SENTENCES),
        (Locale::Es, es::SENTENCES),
        (Locale::Es419, es_419::SENTENCES),
        (Locale::Et, et::SENTENCES),
        (Locale::Fa, fa::SENTENCES),
        (Locale::Fi, fi::SENTENCES),
        (Locale::Fil, fil::SENTENCES),
        (Locale::Fr, fr::SENTENCES),
        (Locale::FrCa, fr_ca::SENTENCES),
        (Locale::He, he::SENTENCES),
        (Locale::Hi, hi::SENTENCES),
        (Locale::Hr, hr::SENTENCES),
        (Locale::Hu, hu::SENTENCES),
        (Locale::Id, id::SENTENCES),
        (Locale::Is, is::SENTENCES),
        (Locale::It, it::SENTENCES),
        (Locale::Ja, ja::SENTENCES),
        (Locale::Ko, ko::SENTENCES),
        (Locale::Lt, lt::SENTENCES),
        (Locale::Lv, lv::SENTENCES),
        (Locale::Ms, ms::SENTENCES),
        (Locale::Mt, mt::SENTENCES),
        (Locale::Nb, nb::SENTENCES),
        (Locale::Nl, nl::SENTENCES),
        (Locale::Pl, pl::SENTENCES),
        (Locale::PtBr, pt_br::SENTENCES),
        (Locale::PtPt, pt_pt::SENTENCES),
        (Locale::Ro, ro::SENTENCES),
        (Locale::Ru, ru::SENTENCES),
        (Locale::Sk, sk::SENTENCES),
        (Locale::Sl, sl::SENTENCES),
        (Locale::Sr, sr::SENTENCES),
        (Locale::Sv, sv::SENTENCES),
        (Locale::Th, th::SENTENCES),
        (Locale::Tr, tr::SENTENCES),
        (Locale::Uk, uk::SENTENCES),
        (Locale::Ur, ur::SENTENCES),
        (Locale::Vi, vi::SENTENCES),
        (Locale::ZhHans, zh_hans::SENTENCES),
        (Locale::ZhHant, zh_hant::SENTENCES),
        (Locale::ZhHk, zh_hk::SENTENCES),
    ];
}

/// The key of the mandate that is shown.
#[must_use]
pub fn mandate_key(debit: DebitType) -> &'static str {
    match debit {
        DebitType::SepaDebit => "mandate_sepa_debit",
        DebitType::AuBecsDebit => "mandate_au_becs_debit",
    }
}

/// The key of its version.
#[must_use]
pub fn version_key(debit: DebitType) -> &'static str {
    match debit {
        DebitType::SepaDebit => "mandate_sepa_debit_version",
        DebitType::AuBecsDebit => "mandate_au_becs_debit_version",
    }
}

/// The key of what is said under a field.
#[must_use]
pub fn reason_key(reason: Reason) -> String {
    ["reason_", reason.code()].concat()
}

/// The key of what is said when we could not find out.
#[must_use]
pub fn failure_key(failure: Failure) -> &'static str {
    match failure {
        Failure::Offline => "notice_offline",
        Failure::Timeout => "notice_timeout",
        Failure::Unreachable | Failure::AnswerInvalid => "notice_unavailable",
        Failure::SessionTokenFailed | Failure::SessionTokenRefused => "notice_session",
        Failure::GatewayRefused => "notice_refused",
        Failure::Cancelled => "notice_cancelled",
        Failure::SavedCardsFailed
        | Failure::Busy
        | Failure::ChargeRefused
        | Failure::TooManyAttempts => "notice_unexpected",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tests::width;

    fn places(sentence: &str) -> Vec<&str> {
        let mut places: Vec<&str> = sentence
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}').map(|(name, _)| name))
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn debit_sentences_have_the_placeholders_of_english_in_every_locale() {
        let [(_, english), ..] = DebitText::ALL;
        for (locale, text) in DebitText::ALL {
            for ((key, expected), (_, sentence)) in english.entries().zip(text.entries()) {
                let place = format!("{key} in {}", locale.tag());
                assert_eq!(places(expected), places(sentence), "{place}");
                assert!(
                    !sentence.is_empty() && sentence == sentence.trim(),
                    "{place}"
                );
                let same = ["iban_label", "bsb_label", "test_badge", "email_label"].contains(&key)
                    || key.ends_with("_placeholder");
                if !matches!(locale, Locale::En | Locale::EnGb) && !same {
                    assert_ne!(sentence, expected, "{place}");
                }
            }
        }
    }

    #[test]
    fn debit_sentences_are_there_for_all_that_can_be_said() {
        let [(_, english), ..] = DebitText::ALL;
        let has = |key: &str| english.entries().any(|(known, _)| known == key);
        for reason in Reason::ALL {
            assert!(has(&reason_key(*reason)), "{reason:?}");
        }
        for failure in Failure::ALL {
            assert!(has(failure_key(failure)), "{failure:?}");
        }
        for debit in DebitType::ALL {
            assert!(has(mandate_key(debit)) && has(version_key(debit)));
        }
    }

    #[test]
    fn debit_sentences_are_there_in_every_locale() {
        let spoken: Vec<_> = DebitText::ALL.map(|(locale, _)| locale).into();
        assert_eq!(spoken, Locale::ALL);
    }

    #[test]
    fn debit_reason_fits_on_two_lines_of_a_narrow_form() {
        for (locale, text) in DebitText::ALL {
            for (key, sentence) in text.entries().filter(|(key, _)| key.starts_with("reason_")) {
                let half = key.starts_with("reason_bsb") || key.starts_with("reason_account");
                let width = width(sentence);
                let most = if half { 34 } else { 60 };
                assert!(width <= most, "{key} in {}: {width}", locale.tag());
            }
        }
    }
}
