//! Which of the languages fits a tag best.

use super::Locale;

/// The countries of Latin America, whose Spanish is one. Strings rather than lists: the frame's wasm
/// has them too.
const LATIN_AMERICA: &str = "AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV US UY VE";

/// Where English is written as in Britain.
const COMMONWEALTH: &str = "AU GG HK IE IM IN JE MT NZ SG UK ZA";

/// Languages that are asked for under another name, or whose readers read this one.
const OTHER_NAMES: [(&str, Locale); 9] = [
    ("in", Locale::Id),
    ("iw", Locale::He),
    ("nn", Locale::Nb),
    ("no", Locale::Nb),
    ("sh", Locale::Sr),
    ("sr", Locale::Sr),
    ("tl", Locale::Fil),
    ("bs", Locale::Hr),
    ("yue", Locale::ZhHk),
];

impl Locale {
    /// The best match for a language tag: the same tag, else the variant that is written where the
    /// tag says, else the language, else English. Chinese of no known region is simplified.
    pub fn negotiate(tag: &str) -> Self {
        Self::fitting(tag).unwrap_or(Self::En)
    }

    /// As [`Self::negotiate`], but nothing where only English would be left.
    pub fn fitting(tag: &str) -> Option<Self> {
        // `pt_BR.UTF-8` is how operating systems write it.
        let tag = tag.split(['.', '@']).next().unwrap_or_default();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        // What comes after a single letter says how dates are written, not where.
        let rest: Vec<&str> = parts.take_while(|part| part.len() > 1).collect();
        let variant = Self::variant(language, &rest);
        variant.or_else(|| Self::parse(language)).or_else(|| {
            let other = |(name, _): &&(&str, Self)| name.eq_ignore_ascii_case(language);
            let found = OTHER_NAMES.iter().find(other);
            found.map(|(_, locale)| *locale)
        })
    }

    /// The variant of a language, where it has several.
    fn variant(language: &str, rest: &[&str]) -> Option<Self> {
        let any = |wanted: &str| {
            let mut wanted = wanted.split(' ');
            wanted.any(|wanted| rest.iter().any(|part| part.eq_ignore_ascii_case(wanted)))
        };
        let is = |wanted: &str| language.eq_ignore_ascii_case(wanted);
        let found = if is("zh") {
            if any("Hans") {
                Self::ZhHans
            } else if any("HK MO") {
                Self::ZhHk
            } else if any("TW Hant") {
                Self::ZhHant
            } else {
                Self::ZhHans
            }
        } else if is("pt") {
            if rest.is_empty() || any("BR") {
                Self::PtBr
            } else {
                Self::PtPt
            }
        } else if is("es") && (any("419") || any(LATIN_AMERICA)) {
            Self::Es419
        } else if is("en") && (any("GB") || any(COMMONWEALTH)) {
            Self::EnGb
        } else if is("fr") && any("CA") {
            Self::FrCa
        } else {
            return None;
        };
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::Locale;

    #[test]
    fn negotiates_the_nearest_locale() {
        for (tag, expected) in [
            ("en", "en"),
            ("EN-gb", "en-GB"),
            ("en-AU", "en-GB"),
            ("en-US", "en"),
            ("en-US-u-nu-latn", "en"),
            ("zh-Hans", "zh-Hans"),
            ("zh-hans", "zh-Hans"),
            ("zh-CN", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("zh_TW", "zh-Hant"),
            ("zh-Hant-TW", "zh-Hant"),
            ("zh-HK", "zh-HK"),
            ("zh-Hant-HK", "zh-HK"),
            ("zh-MO", "zh-HK"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh.UTF-8", "zh-Hans"),
            ("zh", "zh-Hans"),
            ("zhx", "en"),
            ("yue-HK", "zh-HK"),
            ("pt", "pt-BR"),
            ("pt_BR.UTF-8", "pt-BR"),
            ("pt-PT", "pt-PT"),
            ("pt-AO", "pt-PT"),
            ("es", "es"),
            ("es-ES", "es"),
            ("es-mx", "es-419"),
            ("es-US", "es-419"),
            ("es-419", "es-419"),
            ("fr-FR", "fr"),
            ("fr-BE", "fr"),
            ("fr-CA", "fr-CA"),
            ("no", "nb"),
            ("nn-NO", "nb"),
            ("nb-NO", "nb"),
            ("iw", "he"),
            ("in-ID", "id"),
            ("tl", "fil"),
            ("fil-PH", "fil"),
            ("sr", "sr-Latn"),
            ("sr-Cyrl-RS", "sr-Latn"),
            ("sr-Latn", "sr-Latn"),
            ("ar-EG", "ar"),
            ("de_CH@euro", "de"),
            ("C", "en"),
            ("tlh", "en"),
            ("", "en"),
        ] {
            assert_eq!(Locale::negotiate(tag).tag(), expected, "{tag}");
        }
    }

    #[test]
    fn what_fits_nothing_is_told_from_english() {
        assert_eq!(Locale::fitting("en-US"), Some(Locale::En));
        for tag in ["tlh", "C", "*", ""] {
            assert_eq!(Locale::fitting(tag), None, "{tag}");
        }
    }

    #[test]
    fn every_tag_is_its_own_best_match() {
        for locale in Locale::ALL.iter().copied() {
            assert_eq!(Locale::negotiate(locale.tag()), locale);
        }
    }
}
