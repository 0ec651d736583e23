//! What the loader sees behind the form, as it travels: colours of the page, and nothing else of it.

use serde::{Deserialize, Serialize};

use crate::theme;

/// What is behind the form.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields))]
pub struct RawSurface {
    /// Whether it is light or dark.
    pub tone: Tone,
    /// Its colour as `#rrggbb`, when it is one.
    pub paper: Option<String>,
}

/// Whether the page is light or dark where the form stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Tone {
    /// Dark letters on light.
    Light,
    /// Light letters on dark.
    Dark,
}

impl RawSurface {
    /// Takes it in; a paper that is no colour is an unknown one.
    #[must_use]
    pub fn read(&self) -> theme::Surface {
        let tone = match self.tone {
            Tone::Light => theme::Tone::Light,
            Tone::Dark => theme::Tone::Dark,
        };
        theme::Surface::new(tone, self.paper.as_deref())
    }
}
