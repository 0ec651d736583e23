//! How the form looks and which language it speaks, as the page wants it.

use std::cell::{Cell, RefCell};

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
    /// The merchant's own sentences.
    texts: RefCell<String>,
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

    /// The page wants this language and these words; the locale to be spoken, if that is anything new.
    pub(crate) fn ask_words(&self, tag: Option<String>, texts: Option<String>) -> Option<Locale> {
        let spoken = page::language().and_then(|tag| Locale::parse(&tag));
        let last = self.locale.get().or(spoken).unwrap_or(Locale::En);
        let locale = tag.map_or(last, |tag| Locale::negotiate(&tag));
        let other = self.ask_locale(locale);
        let texts = texts.filter(|texts| *texts != *self.texts.borrow());
        let new = texts.is_some();
        if let Some(texts) = texts {
            self.texts.replace(texts);
        }
        (other || new).then_some(locale)
    }

    /// The merchant's own sentences.
    pub(crate) fn texts(&self) -> String {
        self.texts.borrow().clone()
    }

    /// Whether this locale is still the one that is wanted.
    pub(crate) fn wants(&self, locale: Locale) -> bool {
        self.locale.get() == Some(locale)
    }
}
