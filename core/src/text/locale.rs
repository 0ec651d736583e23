//! The languages there are: one row each.
//!
//! It reads no browser setting; which one fits a tag is [`super::negotiate`]'s.

use super::{Text, sentences};

/// The direction a language is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The value of the `dir` attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

macro_rules! locales {
    ($($(#[doc = $doc:literal])* $name:ident = $tag:literal, $direction:ident, $file:ident;)*) => {
        /// A language that Payseal speaks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Locale {
            $($(#[doc = $doc])* $name,)*
        }

        impl Locale {
            /// Every locale; the first is the one used when nothing fits.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Every tag in that order, as one string: the frame's wasm has it too, and a list of
            /// strings is larger.
            const TAGS: &'static str = concat!($($tag, " "),*);

            /// The direction it is written in.
            pub fn direction(self) -> Direction {
                match self {
                    $(Self::$name => Direction::$direction,)*
                }
            }

            /// The sentences of this locale. Native code only by habit: calling it from the frame
            /// would link every locale into the wasm.
            pub fn text(self) -> Text {
                match self {
                    $(Self::$name => sentences::$file::SENTENCES.record(),)*
                }
            }
        }
    };
}

locales! {
    /// English.
    En = "en", Ltr, en;
    /// Arabic.
    Ar = "ar", Rtl, ar;
    /// Bulgarian.
    Bg = "bg", Ltr, bg;
    /// Bengali.
    Bn = "bn", Ltr, bn;
    /// Catalan.
    Ca = "ca", Ltr, ca;
    /// Czech.
    Cs = "cs", Ltr, cs;
    /// Danish.
    Da = "da", Ltr, da;
    /// German.
    De = "de", Ltr, de;
    /// Greek.
    El = "el", Ltr, el;
    /// British English.
    EnGb = "en-GB", Ltr, en_gb;
    /// Spanish.
    Es = "es", Ltr, es;
    /// Spanish of Latin America.
    Es419 = "es-419", Ltr, es_419;
    /// Estonian.
    Et = "et", Ltr, et;
    /// Persian.
    Fa = "fa", Rtl, fa;
    /// Finnish.
    Fi = "fi", Ltr, fi;
    /// Filipino.
    Fil = "fil", Ltr, fil;
    /// French.
    Fr = "fr", Ltr, fr;
    /// Canadian French.
    FrCa = "fr-CA", Ltr, fr_ca;
    /// Hebrew.
    He = "he", Rtl, he;
    /// Hindi.
    Hi = "hi", Ltr, hi;
    /// Croatian.
    Hr = "hr", Ltr, hr;
    /// Hungarian.
    Hu = "hu", Ltr, hu;
    /// Indonesian.
    Id = "id", Ltr, id;
    /// Icelandic.
    Is = "is", Ltr, is;
    /// Italian.
    It = "it", Ltr, it;
    /// Japanese.
    Ja = "ja", Ltr, ja;
    /// Korean.
    Ko = "ko", Ltr, ko;
    /// Lithuanian.
    Lt = "lt", Ltr, lt;
    /// Latvian.
    Lv = "lv", Ltr, lv;
    /// Malay.
    Ms = "ms", Ltr, ms;
    /// Maltese.
    Mt = "mt", Ltr, mt;
    /// Norwegian (Bokmål).
    Nb = "nb", Ltr, nb;
    /// Dutch.
    Nl = "nl", Ltr, nl;
    /// Polish.
    Pl = "pl", Ltr, pl;
    /// Brazilian Portuguese.
    PtBr = "pt-BR", Ltr, pt_br;
    /// Portuguese.
    PtPt = "pt-PT", Ltr, pt_pt;
    /// Romanian.
    Ro = "ro", Ltr, ro;
    /// Russian.
    Ru = "ru", Ltr, ru;
    /// Slovak.
    Sk = "sk", Ltr, sk;
    /// Slovenian.
    Sl = "sl", Ltr, sl;
    /// Serbian, in Latin letters: a browser would word the dates of `sr` in Cyrillic ones.
    Sr = "sr-Latn", Ltr, sr;
    /// Swedish.
    Sv = "sv", Ltr, sv;
    /// Thai.
    Th = "th", Ltr, th;
    /// Turkish.
    Tr = "tr", Ltr, tr;
    /// Ukrainian.
    Uk = "uk", Ltr, uk;
    /// Urdu.
    Ur = "ur", Rtl, ur;
    /// Vietnamese.
    Vi = "vi", Ltr, vi;
    /// Chinese, simplified.
    ZhHans = "zh-Hans", Ltr, zh_hans;
    /// Chinese, traditional.
    ZhHant = "zh-Hant", Ltr, zh_hant;
    /// Chinese, traditional, of Hong Kong.
    ZhHk = "zh-HK", Ltr, zh_hk;
}

impl Locale {
    /// The language tag, as in the frame's address and the `lang` attribute.
    pub fn tag(self) -> &'static str {
        // A locale's number is its place in the list.
        Self::TAGS.split(' ').nth(self as usize).unwrap_or("en")
    }

    /// The locale with exactly this tag, whatever the case.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut tags = Self::TAGS.split(' ');
        let place = tags.position(|known| known.eq_ignore_ascii_case(tag))?;
        Self::ALL.get(place).copied()
    }
}
