//! Twins: the same card, kept more than once for the same customer. A merchant's server knows each
//! of their ids; to the shopper they are one card. It is shown once, with the reach of his newest
//! consent; a new expiry is the expiry of all; who removes it removes all.

use super::refusal::MOST_CARDS;
use super::{Book, Fault, SavedCardChange};
use crate::clock::Moment;
use crate::store::{AllowRedisplay, Consent, ConsentState, PaymentMethod, Session};

impl Book<'_> {
    /// The cards of a session's customer that he agreed to see again, each once, newest first.
    ///
    /// # Errors
    /// When the session is not this customer's, or the store fails.
    pub fn shown_cards(
        &self,
        session: &Session,
        customer: &str,
    ) -> Result<Vec<PaymentMethod>, Fault> {
        let account = &session.account;
        session.customer(customer)?;
        if let Some(hooks) = self.hooks_of_session(session)
            && let Some(shown) = hooks.shown_cards(self, session)?
        {
            return Ok(shown);
        }
        let mut groups: Vec<(_, Vec<PaymentMethod>)> = Vec::new();
        for method in self.methods_of(account, session.customer(customer)?)? {
            let fingerprint = self.fingerprint_of(&method)?;
            match groups.iter_mut().find(|(other, _)| *other == fingerprint) {
                Some((_, twins)) => twins.push(method),
                None => groups.push((fingerprint, vec![method])),
            }
        }
        let mut shown = Vec::new();
        for (_, twins) in groups {
            shown.extend(self.face_of(twins)?);
        }
        shown.sort_by_key(|method| std::cmp::Reverse(method.created));
        Ok(shown)
    }

    /// The one of some twins that is shown: the one with the newest consent, if that is a consent
    /// to be shown again.
    fn face_of(&self, twins: Vec<PaymentMethod>) -> Result<Option<PaymentMethod>, Fault> {
        let expiry = twins.iter().map(expiry).max();
        let is_default = twins.iter().any(|twin| twin.is_default);
        let mut newest: Option<(Moment, PaymentMethod)> = None;
        // Newest first, so that of two consents of one moment the later card's counts.
        for twin in twins {
            let given = self.consent_to(&twin)?.map(|consent| consent.given);
            if let Some(given) = given
                && newest.as_ref().is_none_or(|(before, _)| *before < given)
            {
                newest = Some((given, twin));
            }
        }
        let face = newest.map(|(_, twin)| twin);
        Ok(face
            .filter(|twin| twin.redisplay == AllowRedisplay::Always)
            .map(|mut twin| {
                (twin.expiry_year, twin.expiry_month) =
                    expiry.unwrap_or_else(|| self::expiry(&twin));
                twin.is_default = is_default;
                twin
            }))
    }

    fn consent_to(&self, method: &PaymentMethod) -> Result<Option<Consent>, Fault> {
        match method.consent {
            ConsentState::Given => Ok(self.rows.consent(&method.account, &method.id)?),
            ConsentState::NotAsked | ConsentState::Withheld => Ok(None),
        }
    }

    /// The cards of the same customer that are this very card, without it.
    fn twins_of(&self, method: &PaymentMethod) -> Result<Vec<PaymentMethod>, Fault> {
        let Some(customer) = &method.customer else {
            return Ok(Vec::new());
        };
        let fingerprint = self.fingerprint_of(method)?;
        let mut twins = Vec::new();
        for other in self.rows.payment_methods(&method.account, customer)? {
            if other.id != method.id && self.fingerprint_of(&other)? == fingerprint {
                twins.push(other);
            }
        }
        Ok(twins)
    }

    /// A card has one expiry, however often it is kept.
    pub(super) fn share_expiry(&self, method: &PaymentMethod) -> Result<(), Fault> {
        for mut twin in self.twins_of(method)? {
            if expiry(&twin) != expiry(method) {
                (twin.expiry_year, twin.expiry_month) = expiry(method);
                self.rows.update_payment_method(&twin)?;
            }
        }
        Ok(())
    }

    /// Removes a card of a session's customer, and its twins. Returns what it was.
    ///
    /// # Errors
    /// When it is not the customer's, or the store fails.
    pub fn detach_own_method(&self, session: &Session, id: &str) -> Result<PaymentMethod, Fault> {
        let method = self.own_method(session, id)?;
        let hooks = self.hooks_of_session(session);
        for twin in self.twins_of(&method)? {
            if let Some(hooks) = hooks {
                hooks.on_saved_card(self, session, &twin, SavedCardChange::Removed)?;
            }
            self.detach_method(&session.account, &twin.id)?;
        }
        if let Some(hooks) = hooks {
            hooks.on_saved_card(self, session, &method, SavedCardChange::Removed)?;
        }
        self.detach_method(&session.account, id)
    }

    /// Whether another card can be kept for a customer.
    pub(super) fn has_room(&self, account: &str, customer: &str) -> Result<bool, Fault> {
        Ok(self.rows.payment_methods(account, customer)?.len() < MOST_CARDS)
    }
}

/// In the order of time.
const fn expiry(method: &PaymentMethod) -> (u16, u8) {
    (method.expiry_year, method.expiry_month)
}
