//! The look of the form: what the host page chose (a colour scheme, an accent, a corner radius), proven
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
    /// `radius`.
    Radius,
}

impl fmt::Display for WrongTheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Theme => "appearance.theme must be auto, light or dark",
            Self::Accent => "appearance.accent must be a colour written as # and six hex digits, or one for light and one for dark",
            Self::Radius => "appearance.radius must be a number of pixels from 0 to 16",
        })
    }
}

impl std::error::Error for WrongTheme {}

/// A custom property and its value; without one, the style sheet's own holds.
pub type Property = (&'static str, Option<String>);

/// A proven look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    scheme: Scheme,
    accent: Option<Colour>,
    accent_dark: Option<Colour>,
    radius: Option<u32>,
}

impl Theme {
    /// Proves the options; what is left out keeps the form's own look. `accent` is for both schemes
    /// where there is no `accent_dark`.
    ///
    /// # Errors
    ///
    /// Names the member that is not on the list of what is allowed.
    pub fn parse(
        theme: Option<&str>,
        accent: Option<&str>,
        accent_dark: Option<&str>,
        radius: Option<u32>,
    ) -> Result<Self, WrongTheme> {
        let scheme = match theme {
            None | Some("auto") => Scheme::Auto,
            Some("light") => Scheme::Light,
            Some("dark") => Scheme::Dark,
            Some(_) => return Err(WrongTheme::Theme),
        };
        let colour = |text: Option<&str>| match text {
            None => Ok(None),
            Some(text) => Colour::parse(text).map(Some).ok_or(WrongTheme::Accent),
        };
        let accent = colour(accent)?;
        let accent_dark = colour(accent_dark)?.or(accent);
        if radius.is_some_and(|radius| radius > MAX_RADIUS) {
            return Err(WrongTheme::Radius);
        }
        Ok(Self {
            scheme,
            accent,
            accent_dark,
            radius,
        })
    }

    /// Which colours were asked for.
    pub const fn scheme(self) -> Scheme {
        self.scheme
    }

    /// Whether the fields are light or dark on that surface.
    pub const fn tone(self, surface: Surface) -> Tone {
        match self.scheme {
            Scheme::Auto => surface.tone,
            Scheme::Light => Tone::Light,
            Scheme::Dark => Tone::Dark,
        }
    }

    /// Every custom property of the style sheet that the look sets on that surface.
    pub fn properties(self, surface: Surface) -> impl Iterator<Item = Property> {
        let tone = self.tone(surface);
        let accent = match tone {
            Tone::Light => self.accent,
            Tone::Dark => self.accent_dark,
        };
        let radius = self.radius.map(|radius| radius.to_string() + "px");
        palette::palette(tone, surface, accent)
            .into_iter()
            .map(|(name, colour)| (name, Some(colour.css())))
            .chain([("--radius", radius)])
    }
}

#[cfg(test)]
mod tests;
