//! What is typed about one saved card: its security code again, or what is to change of it.

use crate::card::{Brand, Cvc, Draft, Expiry, Field, FieldState, Holder, Reason, YearMonth};
use crate::flow::form::{Entry, Finding};

/// The inputs beside a saved card.
#[derive(Debug, Default)]
pub struct Row {
    cvc: Entry,
    expiry: Entry,
    holder: Entry,
}

impl Row {
    fn entry(&self, field: Field) -> Option<&Entry> {
        match field {
            Field::Cvc => Some(&self.cvc),
            Field::Expiry => Some(&self.expiry),
            Field::Holder => Some(&self.holder),
            Field::Number => None,
        }
    }

    fn entry_mut(&mut self, field: Field) -> Option<&mut Entry> {
        match field {
            Field::Cvc => Some(&mut self.cvc),
            Field::Expiry => Some(&mut self.expiry),
            Field::Holder => Some(&mut self.holder),
            Field::Number => None,
        }
    }

    /// The reason under an input, when one is shown.
    #[must_use]
    pub fn shown(&self, field: Field) -> Option<Reason> {
        self.entry(field).and_then(|entry| entry.shown)
    }

    /// What is in an input; for the edge.
    #[must_use]
    pub fn draft(&self, field: Field) -> Option<&Draft> {
        self.entry(field).map(|entry| &entry.draft)
    }

    fn find(&self, field: Field, brand: Option<Brand>, today: YearMonth) -> Option<Finding> {
        let text = self.entry(field)?.draft.expose_text();
        Some(match field {
            Field::Cvc => Finding::of(&Cvc::check(text, brand), field),
            Field::Expiry => Finding::of(&Expiry::check(text, today), field),
            Field::Holder => Finding::of(&Holder::check(text), field),
            Field::Number => return None,
        })
    }

    /// Takes in an edit; a reason goes as soon as something is changed.
    pub(super) fn edit(&mut self, field: Field, draft: Draft) {
        if let Some(entry) = self.entry_mut(field) {
            entry.draft = draft;
            entry.shown = None;
        }
    }

    /// The shopper left an input: now its reason may be said.
    pub(super) fn leave(&mut self, field: Field, brand: Option<Brand>, today: YearMonth) {
        let reason = self
            .find(field, brand, today)
            .and_then(|finding| finding.on_leaving);
        if let Some(entry) = self.entry_mut(field) {
            entry.shown = reason.or(entry.shown);
        }
    }

    /// Shows why an input is not accepted, an empty one too.
    pub(super) fn judge(
        &mut self,
        field: Field,
        brand: Option<Brand>,
        today: YearMonth,
    ) -> Option<Reason> {
        let reason = self.find(field, brand, today)?.on_submit;
        self.show(field, reason);
        reason
    }

    pub(in crate::flow) fn show(&mut self, field: Field, reason: Option<Reason>) {
        if let Some(entry) = self.entry_mut(field) {
            entry.shown = reason;
        }
    }

    pub(super) fn is_empty(&self, field: Field) -> bool {
        self.entry(field).is_none_or(|entry| entry.draft.is_empty())
    }

    pub(super) fn fill(&mut self, field: Field, text: &str) {
        self.edit(field, Draft::from_text(text));
    }

    /// How far the code is.
    pub(in crate::flow) fn cvc_state(&self, brand: Option<Brand>, today: YearMonth) -> FieldState {
        self.find(Field::Cvc, brand, today)
            .map_or(FieldState::Empty, |finding| finding.state)
    }

    /// The code, when it is one.
    pub(in crate::flow) fn cvc(&self, brand: Option<Brand>) -> Option<Cvc> {
        Cvc::check(self.cvc.draft.expose_text(), brand).valid()
    }

    pub(super) fn expiry(&self, today: YearMonth) -> Option<Expiry> {
        Expiry::check(self.expiry.draft.expose_text(), today).valid()
    }

    pub(super) fn holder(&self) -> Option<Holder> {
        Holder::check(self.holder.draft.expose_text()).valid()
    }
}
