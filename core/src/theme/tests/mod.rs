use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Scheme, Surface, Theme, Tone, Wanted, WrongTheme};

mod seeds;

const SHEET: &str = include_str!("../../../../www/frame/frame.css");

type Look = BTreeMap<&'static str, String>;

fn look(theme: Theme, surface: Surface) -> Look {
    let set = theme.properties(surface);
    set.filter_map(|(name, value)| Some((name, value?)))
        .collect()
}

fn parse(
    theme: Option<&str>,
    accent: Option<&str>,
    accent_dark: Option<&str>,
    radius: Option<u32>,
) -> Result<Theme, WrongTheme> {
    Theme::parse(Wanted {
        theme,
        accent,
        accent_dark,
        radius,
        ..Wanted::default()
    })
}

fn asked(theme: &str, accent: Option<&str>) -> Theme {
    parse(Some(theme), accent, None, None).unwrap()
}

/// The exact formula of WCAG 2.2.
fn contrast(one: &str, two: &str) -> f64 {
    let luminance = |css: &str| {
        let channel = |at: usize| {
            let value = u8::from_str_radix(&css[at..at + 2], 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5) + 0.05
    };
    let (one, two) = (luminance(one), luminance(two));
    one.max(two) / one.min(two)
}

/// `share` of a hundred parts of `other`, as `color-mix()` does it.
fn mixed(one: &str, other: &str, share: f64) -> String {
    let at = |css: &str, at: usize| f64::from(u8::from_str_radix(&css[at..at + 2], 16).unwrap());
    let mix = |place| (at(one, place) * (100.0 - share) + at(other, place) * share) / 100.0;
    format!(
        "#{:02x}{:02x}{:02x}",
        mix(1).round() as u8,
        mix(3).round() as u8,
        mix(5).round() as u8
    )
}

/// What must be seen on what, and how well.
fn demand_seen(look: &Look, paper: &str, place: &str) {
    let of = |name: &str| look.get(name).unwrap_or_else(|| panic!("no {name}"));
    let demand = |name: &str, on: &str, least: f64| {
        let ratio = contrast(of(name), on);
        assert!(
            ratio >= least,
            "{place}: {name} {} on {on} is {ratio:.2}",
            of(name)
        );
    };
    for name in ["--ink", "--mute", "--bad", "--warn", "--link"] {
        demand(name, paper, 4.5);
    }
    let field = of("--field");
    // A chosen row and a notice are tinted.
    for on in [field.clone(), mixed(field, of("--accent"), 8.0)] {
        for name in [
            "--field-ink",
            "--field-mute",
            "--field-faint",
            "--field-bad",
            "--field-warn",
            "--field-good",
            "--field-link",
        ] {
            demand(name, &on, 4.5);
        }
    }
    demand("--on-accent", of("--accent"), 4.5);
    for name in ["--line", "--line-bad", "--accent"] {
        // A field that stands out from the paper by itself needs no line for that.
        if contrast(field, paper) < 3.0 {
            demand(name, paper, 3.0);
        }
        // A ring is drawn inside the field.
        demand(name, field, 3.0);
    }
}

#[test]
fn everything_is_seen_on_papers_that_merchants_have() {
    for (paper, tone) in [
        ("#ffffff", Tone::Light),
        ("#fafaf7", Tone::Light),
        ("#f1f3f6", Tone::Light),
        ("#fff3d6", Tone::Light),
        ("#ffd400", Tone::Light),
        ("#7fb3d5", Tone::Light),
        ("#808080", Tone::Light),
        ("#777777", Tone::Light),
        ("#c00000", Tone::Dark),
        ("#0b57d0", Tone::Dark),
        ("#17516b", Tone::Dark),
        ("#1e293b", Tone::Dark),
        ("#12161c", Tone::Dark),
        ("#000000", Tone::Dark),
    ] {
        let surface = Surface::new(tone, Some(paper));
        for theme in ["auto", "light", "dark"] {
            for accent in [None, Some("#17516b"), Some("#ffd400"), Some(paper)] {
                let place = format!("{theme} {accent:?} on {paper}");
                demand_seen(&look(asked(theme, accent), surface), paper, &place);
            }
        }
    }
}

proptest! {
    #[test]
    fn everything_is_seen_on_any_paper(
        paper in "#[0-9a-f]{6}", accent in proptest::option::of("#[0-9a-f]{6}"),
        theme in prop::sample::select(&["auto", "light", "dark"][..]), dark: bool,
    ) {
        let tone = if dark { Tone::Dark } else { Tone::Light };
        let surface = Surface::new(tone, Some(&paper));
        let look = look(asked(theme, accent.as_deref()), surface);
        demand_seen(&look, &paper, &format!("{theme} {accent:?} on {paper}"));
    }
}

#[test]
fn on_a_picture_letters_are_as_strong_as_they_can_be() {
    for (tone, like) in [(Tone::Light, "#ffffff"), (Tone::Dark, "#12161c")] {
        let look = look(Theme::default(), Surface::new(tone, None));
        for name in ["--ink", "--mute", "--bad", "--warn", "--link"] {
            assert!(contrast(&look[name], like) >= 7.0, "{name}: {}", look[name]);
        }
    }
}

#[test]
fn auto_is_what_the_page_is_and_what_was_chosen_stays() {
    let dark = Surface::new(Tone::Dark, Some("#12161c"));
    assert_eq!(asked("auto", None).tone(dark), Tone::Dark);
    assert_eq!(asked("light", None).tone(dark), Tone::Light);
    assert_eq!(asked("auto", None).tone(Surface::default()), Tone::Light);
    assert_eq!(asked("dark", None).tone(Surface::default()), Tone::Dark);
}

#[test]
fn a_dark_field_takes_on_the_paper_and_a_light_one_is_white() {
    let field = |theme, tone, paper| {
        look(asked(theme, None), Surface::new(tone, Some(paper)))["--field"].clone()
    };
    assert_eq!(field("auto", Tone::Light, "#fff3d6"), "#ffffff");
    assert_eq!(field("auto", Tone::Dark, "#12161c"), "#12161c");
    assert_eq!(field("auto", Tone::Dark, "#c00000"), "#690b0e");
    assert_eq!(field("dark", Tone::Light, "#ffffff"), "#12161c");
}

/// Before the program is there the style sheet's own colours hold: they are what it would set.
#[test]
fn the_style_sheet_begins_with_the_same_colours() {
    let light = Surface::new(Tone::Light, Some("#ffffff"));
    let dark = Surface::new(Tone::Dark, Some("#12161c"));
    let block = |selector: &str| {
        let from = SHEET.find(&format!("{selector} {{")).expect(selector);
        let until = SHEET[from..].find('}').expect("an end");
        SHEET[from..from + until].to_owned()
    };
    let own = Theme::default();
    let mut missing = Vec::new();
    for (name, value) in look(own, light) {
        let line = format!("{name}: {};", short(&value));
        if !block(":root").contains(&line) {
            missing.push(line);
        }
    }
    for (name, value) in look(own, dark) {
        let behind = ["--ink", "--mute", "--bad", "--warn", "--link"].contains(&name);
        let selector = if behind {
            ":root[data-paper=\"dark\"]"
        } else {
            ":root[data-theme=\"dark\"]"
        };
        let line = format!("{name}: {};", short(&value));
        if !block(selector).contains(&line) {
            missing.push(format!("{selector} {line}"));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// `#ffffff` as a style sheet has it.
fn short(css: &str) -> String {
    let digits: Vec<char> = css.chars().collect();
    let doubled = digits[1..].chunks(2).all(|pair| pair[0] == pair[1]);
    if doubled {
        format!("#{}{}{}", digits[1], digits[3], digits[5])
    } else {
        css.to_owned()
    }
}

#[test]
fn an_accent_that_is_seen_is_kept_and_each_scheme_has_its_own() {
    let light = Surface::new(Tone::Light, Some("#ffffff"));
    let dark = Surface::new(Tone::Dark, Some("#12161c"));
    let one = parse(None, Some("#0B57D0"), None, None).unwrap();
    assert_eq!(look(one, light)["--accent"], "#0b57d0");
    assert_eq!(look(one, light)["--on-accent"], "#ffffff");
    assert_ne!(look(one, dark)["--field-link"], "#0b57d0");
    let two = parse(None, Some("#0b57d0"), Some("#ffd400"), None).unwrap();
    assert_eq!(look(two, light)["--accent"], "#0b57d0");
    assert_eq!(look(two, dark)["--accent"], "#ffd400");
    assert_eq!(look(two, dark)["--on-accent"], "#000000");
}

#[test]
fn takes_what_is_listed_and_names_what_is_not() {
    for (name, scheme) in [
        ("auto", Scheme::Auto),
        ("light", Scheme::Light),
        ("dark", Scheme::Dark),
    ] {
        assert_eq!(asked(name, None).scheme(), scheme);
        assert_eq!(scheme.name(), name);
    }
    for wrong in ["", "Dark", "dark;", "blue"] {
        assert_eq!(parse(Some(wrong), None, None, None), Err(WrongTheme::Theme));
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
        let parsed = parse(None, Some(wrong), None, None);
        assert_eq!(parsed, Err(WrongTheme::Accent), "{wrong}");
        let parsed = parse(None, Some("#0b57d0"), Some(wrong), None);
        assert_eq!(parsed, Err(WrongTheme::Accent), "{wrong}");
        let surface = Surface::new(Tone::Dark, Some(wrong));
        assert_eq!(surface, Surface::new(Tone::Dark, None), "{wrong}");
    }
    assert!(parse(None, None, None, Some(0)).is_ok());
    let round = parse(None, None, None, Some(16)).unwrap();
    assert_eq!(look(round, Surface::default())["--radius"], "16px");
    let square = parse(None, None, None, None).unwrap();
    assert!(!look(square, Surface::default()).contains_key("--radius"));
    assert_eq!(parse(None, None, None, Some(17)), Err(WrongTheme::Radius));
}
