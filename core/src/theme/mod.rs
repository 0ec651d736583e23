//! The look of the form: what the host page chose (a colour scheme, three seed colours, a corner radius), proven
//! against what the form stands on. Passes no CSS through: every value is parsed, then written anew
//! from numbers.

mod colour;
mod palette;
mod surface;

use std::fmt;

use colour::Colour;
pub use surface::{Surface, Tone};

const MAX_RADIUS: u32 = 16;

/// Which colours the form uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Those of the page around it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// The name in the options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => Tone::Light.name(),
            Self::Dark => Tone::Dark.name(),
        }
    }
}

/// The member of `appearance` that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongTheme {
    /// `theme`.
    Theme,
    /// `accent`.
    Accent,
    /// `background`.
    Background,
    /// `text`.
    Text,
    /// `radius`.
    Radius,
}

impl fmt::Display for WrongTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Theme => "appearance.theme must be auto, light or dark",
            Self::Accent => "appearance.accent must be a colour written as # and six hex digits, or one for light and one for dark",
            Self::Background => "appearance.background must be a colour written as # and six hex digits, or one for light and one for dark",
            Self::Text => "appearance.text must be a colour written as # and six hex digits, or one for light and one for dark",
            Self::Radius => "appearance.radius must be a number of pixels from 0 to 16",
        })
    }
}

impl std::error::Error for WrongTheme {}

/// A custom property and its value; without one, the style sheet's own holds.
pub type Property = (&'static str, Option<String>);

/// A look as it was asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// `auto`, `light` or `dark`.
    pub theme: Option<&'a str>,
    /// What is pressed, chosen and focused.
    pub accent: Option<&'a str>,
    /// The same on dark; `accent` where there is none.
    pub accent_dark: Option<&'a str>,
    /// What is behind the letters of a field: a colour, or one for light and one for dark with a space between them.
    pub background: Option<&'a str>,
    /// Letters, likewise.
    pub text: Option<&'a str>,
    /// The corners, in CSS pixels.
    pub radius: Option<u32>,
}

/// The colour for light and the one for dark.
type Pair = (Option<Colour>, Option<Colour>);

fn read_pair(text: Option<&str>, wrong: WrongTheme) -> Result<Pair, WrongTheme> {
    let Some(text) = text else {
        return Ok((None, None));
    };
    let (light, dark) = text.split_once(' ').unwrap_or((text, text));
    let (light, dark) = (Colour::parse(light), Colour::parse(dark));
    if light.is_some() && dark.is_some() {
        Ok((light, dark))
    } else {
        Err(wrong)
    }
}

const fn of(tone: Tone, (light, dark): Pair) -> Option<Colour> {
    match tone {
        Tone::Light => light,
        Tone::Dark => dark,
    }
}

/// The colours from which the others are derived.
#[derive(Clone, Copy)]
struct Seeds {
    accent: Option<Colour>,
    background: Option<Colour>,
    text: Option<Colour>,
}

/// A proven look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    scheme: Scheme,
    accent: Pair,
    background: Pair,
    text: Pair,
    radius: Option<u32>,
}

impl Theme {
    /// Proves the options; what is left out keeps the form's own look.
    ///
    /// # Errors
    ///
    /// Names the member that is not on the list of what is allowed.
    pub fn parse(wanted: Wanted<'_>) -> Result<Self, WrongTheme> {
        let scheme = match wanted.theme {
            None | Some("auto") => Scheme::Auto,
            Some("light") => Scheme::Light,
            Some("dark") => Scheme::Dark,
            Some(_) => return Err(WrongTheme::Theme),
        };
        let colour = |text: Option<&str>| match text {
            None => Ok(None),
            Some(text) => Colour::parse(text).map(Some).ok_or(WrongTheme::Accent),
        };
        let accent = colour(wanted.accent)?;
        let accent_dark = colour(wanted.accent_dark)?.or(accent);
        if wanted.radius.is_some_and(|radius| radius > MAX_RADIUS) {
            return Err(WrongTheme::Radius);
        }
        Ok(Self {
            scheme,
            accent: (accent, accent_dark),
            background: read_pair(wanted.background, WrongTheme::Background)?,
            text: read_pair(wanted.text, WrongTheme::Text)?,
            radius: wanted.radius,
        })
    }

    /// Which colours were asked for.
    pub const fn scheme(self) -> Scheme {
        self.scheme
    }

    const fn wanted(self, surface: Surface) -> Tone {
        match self.scheme {
            Scheme::Auto => surface.tone,
            Scheme::Light => Tone::Light,
            Scheme::Dark => Tone::Dark,
        }
    }

    /// Whether the fields are light or dark on that surface: as asked for, but for a background that
    /// is plainly the other.
    pub fn tone(self, surface: Surface) -> Tone {
        let tone = self.wanted(surface);
        of(tone, self.background).map_or(tone, Tone::of)
    }

    /// Every custom property of the style sheet that the look sets on that surface.
    pub fn properties(self, surface: Surface) -> impl Iterator<Item = Property> {
        let wanted = self.wanted(surface);
        let seeds = Seeds {
            accent: of(wanted, self.accent),
            background: of(wanted, self.background),
            text: of(wanted, self.text),
        };
        let radius = self.radius.map(|radius| radius.to_string() + "px");
        palette::palette(self.tone(surface), surface, seeds)
            .into_iter()
            .map(|(name, colour)| (name, Some(colour.css())))
            .chain([("--radius", radius)])
    }
}

#[cfg(test)]
mod tests;
