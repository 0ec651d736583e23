//! Every colour of the form, proven against what it lies on.
//!
//! Letters lie on the page's paper or on the form's own fields; lines and fills lie between the
//! two. What could not be seen is moved towards black or white until it can: to 3:1 where it fills
//! or outlines (WCAG 2.2, 1.4.11), to 4.5:1 where it is text (1.4.3).

use super::Seeds;
use super::colour::{Colour, STEPS};
use super::surface::{Surface, Tone};

/// Contrast ratios times ten, a little above what is asked for, to cover rounding.
const EDGE: u32 = 31;
const TEXT: u32 = 46;
/// What is asked for on a paper that nobody knows: what is seen well on its like.
const UNKNOWN: u32 = 70;

/// How much of a colour a tinted field has at most, of [`STEPS`].
const TINT: u32 = 3;

/// How far from its letters, black or white, the background of a field is kept.
const GROUND: u32 = 75;

/// How much of a text's colour gives way to what is behind it, of [`STEPS`], in a hint, in what is fainter,
/// and in a line.
const MUTE: u32 = 9;
const FAINT: u32 = 11;
const LINE: u32 = 16;

/// A custom property of the style sheet and its colour.
pub(super) type Dye = (&'static str, Colour);

/// The form's own colours, before anything is known of where it stands.
#[derive(Clone, Copy)]
struct Own {
    paper: Colour,
    ink: Colour,
    mute: Colour,
    faint: Colour,
    line: Colour,
    bad: Colour,
    good: Colour,
    warn: Colour,
    accent: Colour,
}

const LIGHT: Own = Own {
    paper: Colour::new([0xff, 0xff, 0xff]),
    ink: Colour::new([0x14, 0x18, 0x1f]),
    mute: Colour::new([0x59, 0x61, 0x6e]),
    faint: Colour::new([0x62, 0x6a, 0x77]),
    line: Colour::new([0x8a, 0x93, 0xa1]),
    bad: Colour::new([0xb3, 0x26, 0x1e]),
    good: Colour::new([0x14, 0x6c, 0x43]),
    warn: Colour::new([0x8a, 0x53, 0x00]),
    accent: Colour::new([0x0b, 0x57, 0xd0]),
};

const DARK: Own = Own {
    paper: Colour::new([0x12, 0x16, 0x1c]),
    ink: Colour::new([0xee, 0xf1, 0xf6]),
    mute: Colour::new([0xa4, 0xad, 0xba]),
    faint: Colour::new([0x93, 0x9d, 0xab]),
    line: Colour::new([0x5f, 0x6a, 0x7a]),
    bad: Colour::new([0xff, 0x8a, 0x80]),
    good: Colour::new([0x7f, 0xd6, 0xa6]),
    warn: Colour::new([0xff, 0xc4, 0x6b]),
    accent: Colour::new([0x8a, 0xb4, 0xff]),
};

/// The colours on paper of this tone, with letters of the seed's colour if there is one.
fn own(tone: Tone, text: Option<Colour>) -> Own {
    let mut own = match tone {
        Tone::Light => LIGHT,
        Tone::Dark => DARK,
    };
    if let Some(ink) = text {
        own.ink = ink;
        own.mute = ink.mixed(own.paper, MUTE);
        own.faint = ink.mixed(own.paper, FAINT);
        own.line = ink.mixed(own.paper, LINE);
    }
    own
}

/// The colours of a form whose fields are of this tone, on that surface. Names without `field-` are
/// of letters on the page's paper, the others of what is inside a field or a panel.
pub(super) fn palette(tone: Tone, surface: Surface, seeds: Seeds) -> [Dye; 17] {
    let (behind, ratio) = match surface.paper {
        Some(paper) => (Tone::of(paper), TEXT),
        None => (surface.tone, UNKNOWN),
    };
    let (page, form) = (own(behind, seeds.text), own(tone, seeds.text));
    let paper = surface.paper.unwrap_or(page.paper);
    // A light field is white on any paper; a dark one takes on half of a dark paper's colour.
    let field = match seeds.background {
        Some(seed) => seed.seen_on(&[seed.ink()], GROUND),
        None if tone == Tone::Dark && behind == Tone::Dark => form.paper.mixed(paper, STEPS / 2),
        None => form.paper,
    };
    let edge = |colour: Colour| colour.seen_on(&[field, paper], EDGE);
    let accent = seeds.accent.unwrap_or(form.accent);
    let fill = edge(accent);
    let inside = [field, field.mixed(fill, TINT)];
    let inside = |colour: Colour| colour.seen_on(&inside, TEXT);
    let outside = |colour: Colour| colour.seen_on(&[paper], ratio);
    [
        ("--ink", outside(page.ink)),
        ("--mute", outside(page.mute)),
        ("--bad", outside(page.bad)),
        ("--warn", outside(page.warn)),
        ("--link", outside(accent)),
        ("--field", field),
        ("--field-ink", inside(form.ink)),
        ("--field-mute", inside(form.mute)),
        ("--field-faint", inside(form.faint)),
        ("--field-bad", inside(form.bad)),
        ("--field-warn", inside(form.warn)),
        ("--field-good", inside(form.good)),
        ("--field-link", inside(accent)),
        ("--line", edge(form.line)),
        ("--line-bad", edge(form.bad)),
        ("--accent", fill),
        ("--on-accent", fill.ink()),
    ]
}
