//! The look that a host page may choose: a colour scheme, one accent, a corner radius. Passes no
//! CSS through: every value is parsed, then written anew from numbers.
//!
//! An accent that could not be seen on the form's paper is moved towards the ink until it can:
//! to 3:1 where it fills or outlines (WCAG 2.2, 1.4.11), to 4.5:1 where it is text (1.4.3).

mod colour;

use std::fmt;

use colour::Colour;

/// The paper of the light and of the dark scheme, as in the frame's style sheet.
const PAPER_LIGHT: Colour = Colour::new([0xff, 0xff, 0xff]);
const PAPER_DARK: Colour = Colour::new([0x12, 0x16, 0x1c]);

const MAX_RADIUS: u32 = 16;

/// Contrast ratios times ten, a little above what is asked for, to cover rounding.
const FILL_CONTRAST: u32 = 31;
const TEXT_CONTRAST: u32 = 46;

/// Which colours the form uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the shopper's system asks.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// The name in the options and in the document's `data-theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
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
            Self::Accent => "appearance.accent must be a colour written as # and six hex digits",
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
    radius: Option<u32>,
}

impl Theme {
    /// Proves the options; what is left out keeps the form's own look.
    ///
    /// # Errors
    ///
    /// Names the member that is not on the list of what is allowed.
    pub fn parse(
        theme: Option<&str>,
        accent: Option<&str>,
        radius: Option<u32>,
    ) -> Result<Self, WrongTheme> {
        let scheme = match theme {
            None | Some("auto") => Scheme::Auto,
            Some("light") => Scheme::Light,
            Some("dark") => Scheme::Dark,
            Some(_) => return Err(WrongTheme::Theme),
        };
        let accent = match accent {
            None => None,
            Some(text) => Some(Colour::parse(text).ok_or(WrongTheme::Accent)?),
        };
        if radius.is_some_and(|radius| radius > MAX_RADIUS) {
            return Err(WrongTheme::Radius);
        }
        Ok(Self {
            scheme,
            accent,
            radius,
        })
    }

    /// Which colours to use.
    pub const fn scheme(self) -> Scheme {
        self.scheme
    }

    /// Every custom property a theme sets, in both schemes, so that the style sheet can choose by
    /// the shopper's system: `--accent-…` for fills, outlines and the caret, `--accent-text-…` for
    /// links, `--on-accent-…` for what lies on a fill.
    pub fn properties(self) -> [Property; 7] {
        let light = self.accent.map(|accent| Shades::on(accent, PAPER_LIGHT));
        let dark = self.accent.map(|accent| Shades::on(accent, PAPER_DARK));
        let css = |shades: &Option<Shades>, pick: fn(&Shades) -> Colour| {
            shades.as_ref().map(|shades| pick(shades).css())
        };
        [
            ("--accent-light", css(&light, |shades| shades.fill)),
            ("--accent-dark", css(&dark, |shades| shades.fill)),
            ("--accent-text-light", css(&light, |shades| shades.text)),
            ("--accent-text-dark", css(&dark, |shades| shades.text)),
            ("--on-accent-light", css(&light, |shades| shades.on_fill)),
            ("--on-accent-dark", css(&dark, |shades| shades.on_fill)),
            (
                "--radius",
                self.radius.map(|radius| radius.to_string() + "px"),
            ),
        ]
    }
}

/// What becomes of an accent on one paper.
struct Shades {
    fill: Colour,
    text: Colour,
    on_fill: Colour,
}

impl Shades {
    fn on(accent: Colour, paper: Colour) -> Self {
        let fill = accent.seen_on(paper, FILL_CONTRAST);
        Self {
            fill,
            text: accent.seen_on(paper, TEXT_CONTRAST),
            on_fill: fill.ink(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scheme, Theme, WrongTheme};

    fn look(accent: &str) -> Vec<(&'static str, String)> {
        let theme = Theme::parse(None, Some(accent), None).unwrap();
        let set = theme.properties().into_iter();
        set.filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    #[test]
    fn nothing_chosen_sets_nothing() {
        let theme = Theme::parse(None, None, None).unwrap();
        assert_eq!(theme, Theme::default());
        assert_eq!(theme.scheme(), Scheme::Auto);
        assert!(theme.properties().iter().all(|(_, value)| value.is_none()));
    }

    #[test]
    fn keeps_an_accent_that_can_be_seen() {
        let light = |name, value: &str| (name, String::from(value));
        let set = look("#0B57D0");
        assert!(set.contains(&light("--accent-light", "#0b57d0")));
        assert!(set.contains(&light("--accent-text-light", "#0b57d0")));
        assert!(set.contains(&light("--on-accent-light", "#ffffff")));
    }

    #[test]
    fn moves_an_accent_that_could_not_be_seen() {
        for (accent, name) in [
            ("#ffffff", "--accent-light"),
            ("#ffd400", "--accent-light"),
            ("#000000", "--accent-dark"),
            ("#14181f", "--accent-dark"),
        ] {
            let set = look(accent);
            let (_, value) = set.iter().find(|(found, _)| *found == name).unwrap();
            assert_ne!(value, accent, "{name}");
        }
        let yellow = look("#ffd400");
        assert!(yellow.contains(&("--accent-dark", String::from("#ffd400"))));
        assert!(yellow.contains(&("--on-accent-dark", String::from("#000000"))));
    }

    #[test]
    fn takes_what_is_listed_and_names_what_is_not() {
        for (name, scheme) in [
            ("auto", Scheme::Auto),
            ("light", Scheme::Light),
            ("dark", Scheme::Dark),
        ] {
            assert_eq!(
                Theme::parse(Some(name), None, None).unwrap().scheme(),
                scheme
            );
            assert_eq!(scheme.name(), name);
        }
        for wrong in ["", "Dark", "dark;", "blue"] {
            assert_eq!(
                Theme::parse(Some(wrong), None, None),
                Err(WrongTheme::Theme)
            );
        }
        for wrong in [
            "",
            "#",
            "#fff",
            "0b57d0",
            "#0b57d",
            "#0b57d00",
            "#0b57dg",
            "red",
            "#0b57d0;",
            "#+1+1+1",
            "url(x)",
            "#\u{ff10}\u{ff10}",
        ] {
            let parsed = Theme::parse(None, Some(wrong), None);
            assert_eq!(parsed, Err(WrongTheme::Accent), "{wrong}");
        }
        assert!(Theme::parse(None, None, Some(0)).is_ok());
        let set = Theme::parse(None, None, Some(16)).unwrap().properties();
        assert!(set.contains(&("--radius", Some(String::from("16px")))));
        assert_eq!(Theme::parse(None, None, Some(17)), Err(WrongTheme::Radius));
    }
}
