//! How the form looks and which language it speaks, as the page wants it.

use std::cell::Cell;

use payseal_core::text::Locale;
use payseal_core::theme::{Surface, Theme};

use crate::dom::page;

/// What the page asked for, and what it is behind the form.
#[derive(Default)]
pub(crate) struct Appearance {
    theme: Cell<(Theme, Surface)>,
    /// The locale that was asked for last; an earlier file of sentences that comes late is not
    /// spoken.
    locale: Cell<Option<Locale>>,
}

impl Appearance {
    /// The page wants this theme.
    pub(crate) fn set_theme(&self, theme: Theme) {
        let (_, surface) = self.theme.get();
        self.theme.set((theme, surface));
        self.apply();
    }

    /// The page changed behind the form.
    pub(crate) fn set_surface(&self, surface: Surface) {
        let (theme, _) = self.theme.get();
        self.theme.set((theme, surface));
        self.apply();
    }

    fn apply(&self) {
        let (theme, surface) = self.theme.get();
        page::set_tone(theme.tone(surface).name());
        for (name, value) in theme.properties(surface) {
            page::set_property(name, value.as_deref());
        }
    }

    /// The page wants this locale; whether it is another than the last.
    pub(crate) fn ask_locale(&self, locale: Locale) -> bool {
        let spoken = page::language().and_then(|tag| Locale::parse(&tag));
        self.locale.replace(Some(locale)).or(spoken) != Some(locale)
    }

    /// Whether this locale is still the one that is wanted.
    pub(crate) fn wants(&self, locale: Locale) -> bool {
        self.locale.get() == Some(locale)
    }
}
