//! The words of the running form, shared by all components and compared by identity: a language
//! is spoken or it is not.

use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::rc::Rc;

use payseal_core::text::Text;

/// The sentences that are spoken now. They stay in memory for as long as the document does, also
/// those of a language that is no longer spoken: taking sixty texts apart costs more than they do.
#[derive(Clone, Debug)]
pub struct Words(Rc<ManuallyDrop<Text>>);

impl Words {
    /// Shares a record of sentences.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self(Rc::new(ManuallyDrop::new(text)))
    }
}

impl Deref for Words {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.0
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
