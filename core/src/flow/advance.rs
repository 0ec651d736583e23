//! Where the focus goes on to by itself, and back: only where the page asks for it.

use super::state::State;
use crate::card::Field;

impl State {
    /// Where the focus goes on to when this field has been typed full: where the page wants that.
    #[must_use]
    pub fn field_after(&self, field: Field) -> Option<Field> {
        let goes = self.settings.advance && self.form.is_full(field, self.today);
        let mut fields = self.form.fields().filter(|_| goes);
        fields.find(|it| *it == field)?;
        fields.next()
    }

    /// Where it goes back to from this field.
    #[must_use]
    pub fn field_before(&self, field: Field) -> Option<Field> {
        let fields = self.form.fields().filter(|_| self.settings.advance);
        fields.take_while(|it| *it != field).last()
    }
}
