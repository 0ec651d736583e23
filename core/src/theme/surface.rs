//! What of the page is behind the form: the loader looks, since nothing in a frame can.

use super::colour::{Colour, WHITE};

/// Whether something is light, with dark letters on it, or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Dark letters on light.
    #[default]
    Light,
    /// Light letters on dark.
    Dark,
}

impl Tone {
    /// The name on the wire and in the document's `data-theme`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads such a name.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Light, Self::Dark]
            .into_iter()
            .find(|tone| tone.name() == name)
    }

    /// Of letters that are read best on this colour.
    pub(super) fn of(paper: Colour) -> Self {
        if paper.ink() == WHITE {
            Self::Dark
        } else {
            Self::Light
        }
    }
}

/// What is behind the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    pub(super) tone: Tone,
    /// Unknown where it is a picture, or many colours at once.
    pub(super) paper: Option<Colour>,
}

impl Surface {
    /// Takes in what the loader saw; a paper that is no colour is an unknown one.
    pub fn new(tone: Tone, paper: Option<&str>) -> Self {
        Self {
            tone,
            paper: paper.and_then(Colour::parse),
        }
    }
}
