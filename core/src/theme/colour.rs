//! A colour and how well it is seen on another (WCAG 2.2 contrast), in whole numbers: floats would
//! bring a power function into the frame for one curve. Knows no CSS but `#rrggbb`.

pub(super) const BLACK: Colour = Colour([0; 3]);
pub(super) const WHITE: Colour = Colour([0xff; 3]);

/// Red, green, blue in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    pub(super) const fn new(rgb: [u8; 3]) -> Self {
        Self(rgb)
    }

    /// Reads `#rrggbb`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let [b'#', digits @ ..] = text.as_bytes() else {
            return None;
        };
        let &[r1, r2, g1, g2, b1, b2] = digits else {
            return None;
        };
        let byte = |high, low| Some(hex_value(high)? * 16 + hex_value(low)?);
        Some(Self([byte(r1, r2)?, byte(g1, g2)?, byte(b1, b2)?]))
    }

    /// Writes `#rrggbb`.
    pub(super) fn css(self) -> String {
        let mut css = String::from("#");
        for byte in self.0 {
            css.push(hex_digit(byte / 16));
            css.push(hex_digit(byte % 16));
        }
        css
    }

    /// Relative luminance (WCAG 2.2), white being 65535.
    fn luminance(self) -> u32 {
        let [red, green, blue] = self.0.map(linear);
        (2126 * red + 7152 * green + 722 * blue) / 10_000
    }

    /// Whether the contrast ratio to `other`, times ten, is at least `ratio`.
    fn contrasts(self, other: Self, ratio: u32) -> bool {
        let (one, two) = (self.luminance() + FLARE, other.luminance() + FLARE);
        one.max(two) * 10 >= one.min(two) * ratio
    }

    /// The colour nearest to this one, on the way to black or to white, that is seen on every one of
    /// `papers`; where there is none (they are a light one and a dark one), on the first of them.
    pub(super) fn seen_on(self, papers: &[Self], ratio: u32) -> Self {
        let ink = papers.first().map_or(BLACK, |paper| paper.ink());
        let other = if ink == BLACK { WHITE } else { BLACK };
        let nearest = |papers: &[Self]| {
            (0..=STEPS)
                .flat_map(|step| [self.mixed(ink, step), self.mixed(other, step)])
                .find(|colour| papers.iter().all(|paper| colour.contrasts(*paper, ratio)))
        };
        nearest(papers)
            .or_else(|| nearest(papers.get(..1)?))
            .unwrap_or(ink)
    }

    /// `step` of [`STEPS`] parts of `other`.
    pub(super) fn mixed(self, other: Self, step: u32) -> Self {
        let [r, g, b] = self.0;
        let [r2, g2, b2] = other.0;
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * (STEPS - step) + u32::from(to) * step;
            u8::try_from(sum / STEPS).unwrap_or(to)
        };
        Self([mix(r, r2), mix(g, g2), mix(b, b2)])
    }

    /// Black or white, whichever is read better on this colour.
    pub(super) fn ink(self) -> Self {
        let lightness = self.luminance() + FLARE;
        // Which is larger: white over this, or this over black.
        let lightness = u64::from(lightness);
        if u64::from((65_535 + FLARE) * FLARE) >= lightness * lightness {
            WHITE
        } else {
            BLACK
        }
    }
}

pub(super) const STEPS: u32 = 32;

/// The 5% of white that WCAG adds to each luminance.
const FLARE: u32 = 3277;

/// The sRGB curve at every eighth of 256 values, times 65535; lines in between are exact enough.
const CURVE: [u32; 33] = [
    0, 159, 340, 599, 947, 1391, 1937, 2592, 3360, 4247, 5257, 6395, 7666, 9072, 10619, 12309,
    14146, 16135, 18277, 20577, 23038, 25662, 28452, 31412, 34544, 37852, 41337, 45002, 48850,
    52884, 57105, 61517, 66121,
];

fn linear(value: u8) -> u32 {
    let point = usize::from(value / 8);
    let at = |index| CURVE.get(index).copied().unwrap_or_default();
    let (low, high) = (at(point), at(point + 1));
    (low + (high - low) * u32::from(value % 8) / 8).min(65_535)
}

const fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

const fn hex_digit(value: u8) -> char {
    match value {
        0..=9 => (b'0' + value) as char,
        _ => (b'a' + value % 16 - 10) as char,
    }
}

#[cfg(test)]
mod tests {
    use super::{BLACK, Colour, WHITE, linear};

    fn exact(value: u8) -> f64 {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    }

    fn exact_contrast(one: Colour, two: Colour) -> f64 {
        let [one, two] = [one, two].map(|colour| {
            let [r, g, b] = colour.0.map(exact);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        });
        one.max(two) / one.min(two)
    }

    /// Every 17th of 256 values of each channel, and some around the middle.
    fn palette() -> impl Iterator<Item = Colour> {
        let values = || (0..=255_u8).filter(|value| value % 17 == 0 || *value == 0x76);
        values()
            .flat_map(move |r| values().flat_map(move |g| values().map(move |b| Colour([r, g, b]))))
    }

    #[test]
    fn the_curve_is_close_to_the_standard() {
        for value in 0..=255 {
            let wrong = f64::from(linear(value)) / 65_535.0 - exact(value);
            assert!(wrong.abs() < 0.0005, "{value}: {wrong}");
        }
        assert_eq!((linear(0), linear(255)), (0, 65_535));
    }

    #[test]
    fn what_is_derived_can_be_seen_by_the_exact_formula() {
        for paper in palette() {
            for accent in [
                WHITE,
                BLACK,
                paper,
                Colour([0x0b, 0x57, 0xd0]),
                Colour([0xff, 0xd4, 0]),
            ] {
                let fill = accent.seen_on(&[paper], 31);
                assert!(exact_contrast(fill, paper) >= 3.0, "{accent:?} {fill:?}");
                let text = accent.seen_on(&[paper], 46);
                assert!(
                    exact_contrast(text, paper) >= 4.5,
                    "{accent:?} {text:?} on {paper:?}"
                );
                assert!(exact_contrast(fill.ink(), fill) >= 4.5, "on {fill:?}");
            }
        }
    }

    #[test]
    fn one_colour_is_seen_on_a_light_and_on_a_dark_paper() {
        let both = [WHITE, Colour([0x12, 0x16, 0x1c])];
        for accent in palette() {
            let edge = accent.seen_on(&both, 31);
            for paper in both {
                assert!(
                    exact_contrast(edge, paper) >= 3.0,
                    "{accent:?} {edge:?} on {paper:?}"
                );
            }
        }
    }

    #[test]
    fn where_nothing_is_seen_on_all_papers_the_first_counts() {
        let field = Colour([0x12, 0x16, 0x1c]);
        // 8 to 1: nothing is three times from either.
        let best = Colour([0x80; 3]).seen_on(&[field, Colour([0x7f, 0xb3, 0xd5])], 31);
        assert!(exact_contrast(best, field) >= 3.0, "{best:?}");
    }

    #[test]
    fn what_is_seen_anyway_is_left_alone() {
        for accent in palette() {
            if exact_contrast(accent, WHITE) > 3.2 {
                assert_eq!(accent.seen_on(&[WHITE], 31), accent);
            }
        }
        assert_eq!(BLACK.seen_on(&[WHITE], 46), BLACK);
    }

    #[test]
    fn writes_what_it_reads() {
        for colour in palette() {
            assert_eq!(Colour::parse(&colour.css()), Some(colour));
        }
        assert_eq!(Colour::parse("#AbCdEf").unwrap().css(), "#abcdef");
    }
}
