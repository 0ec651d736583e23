//! Which dialect takes part in what, and that nothing settles while it does.

use super::{Book, DialectHooks, Fault, PublicIds};

impl Book<'_> {
    /// What a dialect does in here; none when it takes no part.
    pub(super) fn hooks_of(&self, dialect: &str) -> Option<&'static dyn DialectHooks> {
        let mut all = self.participants.iter();
        all.find_map(|(name, hooks)| (*name == dialect).then_some(*hooks))
    }

    /// Calls a dialect back, while nothing settles.
    pub(super) fn in_hook<T>(
        &self,
        called: impl FnOnce(&Self) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let before = self.in_hook.replace(true);
        let done = called(self);
        self.in_hook.set(before);
        done
    }

    /// How ids of a dialect are made.
    pub(super) fn ids_of(&self, dialect: &str) -> PublicIds {
        self.hooks_of(dialect)
            .map_or(self.ids, |hooks| hooks.public_ids())
    }
}
