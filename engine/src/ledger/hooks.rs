//! Which dialect takes part in what; that nothing settles while it does, and that it stops nobody else
//! when a rule refuses what it does.

use payseal_core::card::CardNumber;
use payseal_core::money::Money;

use super::{Book, CheckoutNotes, DialectHooks, Fault, Ledger, PublicIds};
use crate::cards::{self, TestCard};
use crate::store::{Checkout, Session};

impl Ledger {
    /// The test card of a number that a browser sent in a session.
    #[must_use]
    pub fn test_card_in(
        &self,
        session: &Session,
        number: &CardNumber,
    ) -> Option<&'static TestCard> {
        let mut all = self.participants.iter();
        let digits = number.expose_digits();
        match all.find(|(name, _)| *name == session.dialect) {
            Some((_, hooks)) => hooks.test_card(digits),
            None => cards::by_number(digits),
        }
    }
}

impl Book<'_> {
    /// What a dialect does in here; none when it takes no part.
    pub(super) fn hooks_of(&self, dialect: &str) -> Option<&'static dyn DialectHooks> {
        let mut all = self.participants.iter();
        all.find_map(|(name, hooks)| (*name == dialect).then_some(*hooks))
    }

    /// What the dialect that sent an order to the payment page knows of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn checkout_notes(&self, checkout: &Checkout) -> Result<CheckoutNotes, Fault> {
        let Some(hooks) = self.hooks_of(&checkout.dialect) else {
            return Ok(CheckoutNotes::default());
        };
        let ask = |book: &Self| hooks.checkout_notes(book, checkout);
        Ok(self.in_hook(&checkout.dialect, ask)?.unwrap_or_default())
    }

    /// Calls a dialect back, while nothing settles. When a rule refuses what it does, that is undone, and
    /// nothing else is: whoever settles would meet the same refusal for ever, and no payment of any account
    /// would go on. The answer is none then.
    ///
    /// # Errors
    /// When the store fails, which undoes everything.
    pub(super) fn in_hook<T>(
        &self,
        dialect: &str,
        called: impl FnOnce(&Self) -> Result<T, Fault>,
    ) -> Result<Option<T>, Fault> {
        self.rows.begin_part()?;
        let before = self.in_hook.replace(true);
        let done = called(self);
        self.in_hook.set(before);
        match done {
            Ok(answer) => {
                self.rows.keep_part()?;
                Ok(Some(answer))
            }
            Err(Fault::Refused(why)) => {
                self.rows.undo_part()?;
                // The sentences of refusals are constants: none has a text of a merchant's in it.
                tracing::error!(
                    dialect,
                    %why,
                    "a dialect was refused what it does when something happens; it has missed this"
                );
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }

    /// What the dialect of a session does in here; none when it is of none.
    pub(super) fn hooks_of_session(&self, session: &Session) -> Option<&'static dyn DialectHooks> {
        self.hooks_of(&session.dialect)
    }

    /// How ids of a dialect are made.
    pub(super) fn ids_of(&self, dialect: &str) -> PublicIds {
        self.hooks_of(dialect)
            .map_or(self.ids, |hooks| hooks.public_ids())
    }

    /// How ids of a dialect's intents over this amount, and of their attempts, are made.
    pub(super) fn ids_for(&self, dialect: &str, amount: Money) -> PublicIds {
        match self.hooks_of(dialect) {
            Some(hooks) if amount.minor() == 0 => hooks.setup_ids(),
            Some(_) | None => self.ids_of(dialect),
        }
    }
}
