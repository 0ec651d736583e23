//! What is typed about one saved card: its security code again, or what is to change of it.

use crate::card::{
    Brand, BrandSet, Check, Cvc, Detail, Draft, Expiry, Field, FieldState, HistoryStep, Holder,
    Reason, Today,
};
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
    pub fn reason(&self, field: Field) -> Option<Reason> {
        self.entry(field).and_then(|entry| entry.reason)
    }

    /// What more can be said of that reason, to the shopper and to nobody else.
    #[must_use]
    pub fn detail(&self, field: Field) -> Option<Detail> {
        self.entry(field)?.detail(BrandSet::NONE)
    }

    /// What is in an input; for the edge.
    #[must_use]
    pub fn draft(&self, field: Field) -> Option<&Draft> {
        self.entry(field).map(|entry| &entry.draft)
    }

    fn find(&self, field: Field, brand: Option<Brand>, today: Today) -> Option<Finding> {
        let text = self.entry(field)?.draft.expose_text();
        Some(match field {
            Field::Cvc => Finding::of(&Cvc::check(text, brand), field),
            Field::Expiry => Finding::of(&check_expiry(text, today), field),
            Field::Holder => Finding::of(&Holder::check(text), field),
            Field::Number => return None,
        })
    }

    /// Takes in an edit; a reason goes as soon as something is changed.
    pub(super) fn edit(&mut self, field: Field, draft: Draft) {
        if let Some(entry) = self.entry_mut(field) {
            entry.edit(draft);
            entry.reason = None;
        }
    }

    /// Takes an edit back, or makes it again; whether there was one.
    pub(in crate::flow) fn step(&mut self, field: Field, step: HistoryStep) -> bool {
        let Some(entry) = self.entry_mut(field) else {
            return false;
        };
        let stepped = entry.step(step);
        if stepped {
            entry.reason = None;
        }
        stepped
    }

    /// Forgets the security code, and how it was typed; whether there was one.
    pub(in crate::flow) fn forget_code(&mut self) -> bool {
        !core::mem::take(&mut self.cvc).draft.is_empty()
    }

    /// The shopper left an input: now its reason may be said.
    pub(super) fn leave(&mut self, field: Field, brand: Option<Brand>, today: Today) {
        let reason = self
            .find(field, brand, today)
            .and_then(|finding| finding.on_leaving);
        if let Some(entry) = self.entry_mut(field) {
            entry.reason = reason.or(entry.reason);
        }
    }

    /// Shows why an input is not accepted, an empty one too.
    pub(super) fn judge(
        &mut self,
        field: Field,
        brand: Option<Brand>,
        today: Today,
    ) -> Option<Reason> {
        let reason = self.find(field, brand, today)?.on_submit;
        self.show(field, reason);
        reason
    }

    pub(in crate::flow) fn show(&mut self, field: Field, reason: Option<Reason>) {
        if let Some(entry) = self.entry_mut(field) {
            entry.reason = reason;
        }
    }

    pub(in crate::flow) fn is_empty(&self, field: Field) -> bool {
        self.entry(field).is_none_or(|entry| entry.draft.is_empty())
    }

    pub(super) fn fill(&mut self, field: Field, text: &str) {
        self.edit(field, Draft::from_text(text));
    }

    /// How far the code is.
    pub(in crate::flow) fn cvc_state(&self, brand: Option<Brand>, today: Today) -> FieldState {
        self.find(Field::Cvc, brand, today)
            .map_or(FieldState::Empty, |finding| finding.state)
    }

    /// The code, when it is one.
    pub(in crate::flow) fn cvc(&self, brand: Option<Brand>) -> Option<Cvc> {
        Cvc::check(self.cvc.draft.expose_text(), brand).valid()
    }

    pub(super) fn expiry(&self, today: Today) -> Option<Expiry> {
        check_expiry(self.expiry.draft.expose_text(), today).valid()
    }

    pub(super) fn holder(&self) -> Option<Holder> {
        Holder::check(self.holder.draft.expose_text()).valid()
    }
}

/// A clock that nobody vouches for refuses no change: the gateway does, if it has to.
fn check_expiry(text: &str, today: Today) -> Check<Expiry> {
    if today.is_sure() {
        Expiry::check(text, today.month())
    } else {
        Expiry::check_any(text)
    }
}
