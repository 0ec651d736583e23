//! Defines [`Locale`]: the languages there are, and which one fits a request best.
//!
//! It reads no browser setting: the tag comes in as an argument.

use super::{Text, en, zh_hans};

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

/// A language that Payseal speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Locale {
    /// English.
    En,
    /// Chinese, simplified.
    ZhHans,
}

impl Locale {
    /// Every locale; the first is the one used when nothing fits.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhHans];

    /// The language tag, as in the frame's address and the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
        }
    }

    /// The direction it is written in.
    pub fn direction(self) -> Direction {
        match self {
            Self::En | Self::ZhHans => Direction::Ltr,
        }
    }

    /// The locale with exactly this tag, whatever the case.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|locale| locale.tag().eq_ignore_ascii_case(tag))
    }

    /// The best match for a language tag: the same tag, else the same language, else English.
    /// Chinese in any region or script is answered in simplified Chinese until there is a
    /// traditional one: it is nearer to every reader of Chinese than English is.
    pub fn negotiate(tag: &str) -> Self {
        Self::parse(tag).unwrap_or_else(|| {
            let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
            if language.eq_ignore_ascii_case("zh") {
                Self::ZhHans
            } else {
                Self::En
            }
        })
    }

    /// The sentences of this locale. Native code only by habit: calling it from the frame would
    /// link every locale into the wasm.
    pub fn text(self) -> Text {
        match self {
            Self::En => en::SENTENCES.record(),
            Self::ZhHans => zh_hans::SENTENCES.record(),
        }
    }
}
