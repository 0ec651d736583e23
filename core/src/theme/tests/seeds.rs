//! The colours that a merchant seeds the form with.

use proptest::prelude::*;

use super::{Look, contrast, look, mixed};
use crate::theme::{Surface, Theme, Tone, Wanted, WrongTheme};

fn seeded(background: Option<&str>, text: Option<&str>, accent: Option<&str>) -> Theme {
    Theme::parse(Wanted {
        background,
        text,
        accent,
        ..Wanted::default()
    })
    .unwrap()
}

/// What a merchant picks is moved only where it could not be seen; a line is seen on the field at least.
fn demand_seeded_seen(look: &Look, paper: &str, place: &str) {
    let field = look["--field"].clone();
    let ink = |name: &str, on: &str| {
        let ratio = contrast(&look[name], on);
        assert!(
            ratio >= 4.5,
            "{place}: {name} {} on {on} is {ratio:.2}",
            look[name]
        );
    };
    for name in ["--ink", "--mute", "--bad", "--warn", "--link"] {
        ink(name, paper);
    }
    for on in [field.clone(), mixed(&field, &look["--accent"], 8.0)] {
        for name in ["ink", "mute", "faint", "bad", "warn", "good", "link"] {
            ink(&format!("--field-{name}"), &on);
        }
    }
    ink("--on-accent", &look["--accent"]);
    for name in ["--line", "--line-bad", "--accent"] {
        let ratio = contrast(&look[name], &field);
        assert!(ratio >= 3.0, "{place}: {name} on {field} is {ratio:.2}");
    }
}

proptest! {
    #[test]
    fn every_seed_gives_a_form_that_is_seen(
        paper in "#[0-9a-f]{6}", background in proptest::option::of("#[0-9a-f]{6}"),
        text in proptest::option::of("#[0-9a-f]{6}"), accent in proptest::option::of("#[0-9a-f]{6}"), dark: bool,
    ) {
        let tone = if dark { Tone::Dark } else { Tone::Light };
        let theme = seeded(background.as_deref(), text.as_deref(), accent.as_deref());
        let look = look(theme, Surface::new(tone, Some(&paper)));
        demand_seeded_seen(&look, &paper, &format!("{background:?} {text:?} {accent:?} on {paper}"));
    }
}

#[test]
fn seeds_that_are_seen_are_kept_and_a_dark_background_makes_a_dark_form() {
    let white = Surface::new(Tone::Light, Some("#ffffff"));
    let cream = seeded(Some("#fdf6e3"), Some("#3b2f2f"), None);
    assert_eq!(cream.tone(white), Tone::Light);
    let cream = look(cream, white);
    assert_eq!(cream["--field"], "#fdf6e3");
    assert_eq!(cream["--field-ink"], "#3b2f2f");
    assert_eq!(cream["--ink"], "#3b2f2f");
    let night = seeded(Some("#101820"), None, None);
    assert_eq!(night.tone(white), Tone::Dark);
    assert_eq!(look(night, white)["--field"], "#101820");
    // The page's own paper stays light, and so does what is written on it.
    assert_eq!(
        look(night, white)["--ink"],
        look(Theme::default(), white)["--ink"]
    );
}

#[test]
fn each_scheme_has_its_own_seeds() {
    let both = Theme::parse(Wanted {
        background: Some("#fdf6e3 #101820"),
        text: Some("#3b2f2f #f4ecd8"),
        ..Wanted::default()
    })
    .unwrap();
    let dark = Surface::new(Tone::Dark, Some("#000000"));
    assert_eq!(both.tone(dark), Tone::Dark);
    assert_eq!(look(both, dark)["--field"], "#101820");
    assert_eq!(look(both, dark)["--ink"], "#f4ecd8");
    let light = Surface::new(Tone::Light, Some("#ffffff"));
    assert_eq!(look(both, light)["--field"], "#fdf6e3");
    for (wanted, wrong) in [
        (
            Wanted {
                background: Some("red"),
                ..Wanted::default()
            },
            WrongTheme::Background,
        ),
        (
            Wanted {
                background: Some("#fdf6e3 "),
                ..Wanted::default()
            },
            WrongTheme::Background,
        ),
        (
            Wanted {
                text: Some("#fff"),
                ..Wanted::default()
            },
            WrongTheme::Text,
        ),
        (
            Wanted {
                text: Some("#3b2f2f url(x)"),
                ..Wanted::default()
            },
            WrongTheme::Text,
        ),
    ] {
        assert_eq!(Theme::parse(wanted), Err(wrong), "{wanted:?}");
    }
}
