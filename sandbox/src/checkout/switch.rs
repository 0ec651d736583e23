//! The links from one language of the payment page to another.

use maud::{Markup, html};
use payseal_core::text::Locale;

/// Links to the shopper's own language and to English, without the one that is read. Whoever reads their
/// own English is led to Chinese.
pub(super) fn switch(read: &str, own: Option<Locale>) -> Markup {
    html! {
        @for locale in others(read, own) {
            a.language href={ "?lang=" (locale.tag()) } lang=(locale.tag()) hreflang=(locale.tag()) {
                (name(locale))
            }
        }
    }
}

fn others(read: &str, own: Option<Locale>) -> Vec<Locale> {
    let reads = |locale: Locale| name(locale) == Locale::fitting(read).map_or("", name);
    let mut others: Vec<_> = own.into_iter().filter(|own| !reads(*own)).collect();
    let has_english = others.iter().any(|it| name(*it) == name(Locale::En));
    if !reads(Locale::En) && !has_english {
        others.push(Locale::En);
    }
    if others.is_empty() {
        others.push(Locale::ZhHans);
    }
    others
}

/// What a language is called by those who speak it.
fn name(locale: Locale) -> &'static str {
    match locale {
        Locale::En | Locale::EnGb => "English",
        Locale::Ar => "العربية",
        Locale::Bg => "Български",
        Locale::Bn => "বাংলা",
        Locale::Ca => "Català",
        Locale::Cs => "Čeština",
        Locale::Da => "Dansk",
        Locale::De => "Deutsch",
        Locale::El => "Ελληνικά",
        Locale::Es | Locale::Es419 => "Español",
        Locale::Et => "Eesti",
        Locale::Fa => "فارسی",
        Locale::Fi => "Suomi",
        Locale::Fil => "Filipino",
        Locale::Fr | Locale::FrCa => "Français",
        Locale::He => "עברית",
        Locale::Hi => "हिन्दी",
        Locale::Hr => "Hrvatski",
        Locale::Hu => "Magyar",
        Locale::Id => "Bahasa Indonesia",
        Locale::Is => "Íslenska",
        Locale::It => "Italiano",
        Locale::Ja => "日本語",
        Locale::Ko => "한국어",
        Locale::Lt => "Lietuvių",
        Locale::Lv => "Latviešu",
        Locale::Ms => "Bahasa Melayu",
        Locale::Mt => "Malti",
        Locale::Nb => "Norsk",
        Locale::Nl => "Nederlands",
        Locale::Pl => "Polski",
        Locale::PtBr | Locale::PtPt => "Português",
        Locale::Ro => "Română",
        Locale::Ru => "Русский",
        Locale::Sk => "Slovenčina",
        Locale::Sl => "Slovenščina",
        Locale::Sr => "Srpski",
        Locale::Sv => "Svenska",
        Locale::Th => "ไทย",
        Locale::Tr => "Türkçe",
        Locale::Uk => "Українська",
        Locale::Ur => "اردو",
        Locale::Vi => "Tiếng Việt",
        Locale::ZhHans => "简体中文",
        Locale::ZhHant | Locale::ZhHk => "繁體中文",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_leads_to_the_shoppers_own_language_and_to_english() {
        for (read, own, expected) in [
            ("en", None, vec!["zh-Hans"]),
            ("en", Some(Locale::EnGb), vec!["zh-Hans"]),
            ("en", Some(Locale::De), vec!["de"]),
            ("de", Some(Locale::De), vec!["en"]),
            ("zh-Hans", None, vec!["en"]),
            ("zh-Hans", Some(Locale::Ar), vec!["ar", "en"]),
            ("zh-Hans", Some(Locale::EnGb), vec!["en-GB"]),
        ] {
            let tags: Vec<_> = others(read, own).into_iter().map(Locale::tag).collect();
            assert_eq!(tags, expected, "{read} by {own:?}");
        }
    }
}
