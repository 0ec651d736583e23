//! Consent: what a shopper agreed to when a card was kept, and what the gateway does without it.

use super::{Book, Fault, NewMethod, Refusal, no_card_in};
use crate::store::{AllowRedisplay, Consent, ConsentState, PaymentMethod, Session};

/// A consent as it arrives with a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GivenConsent {
    /// Which text was shown.
    pub text_version: String,
    /// How far it goes.
    pub redisplay: AllowRedisplay,
}

impl Book<'_> {
    /// Keeps a card that a browser sent.
    ///
    /// It is bound to a customer at once only in a session that saves cards, and, where consent
    /// is required, only with one. In a session that pays, a successful charge binds it: a card
    /// that was declined is not worth showing again.
    ///
    /// # Errors
    /// When the session is another customer's, a text holds a card number, or the store fails.
    pub fn create_in_session(
        &self,
        session: &Session,
        mut new: NewMethod,
        consent: Option<GivenConsent>,
    ) -> Result<PaymentMethod, Fault> {
        let features = &session.features;
        if let Some(named) = &new.customer {
            session.customer(named)?;
        }
        no_card_in(consent.iter().map(|consent| consent.text_version.as_str()))?;
        let withheld = features.consent_required && consent.is_none();
        let pays = features.amount.is_some();
        let named = new.customer.take();
        let owner = named.or_else(|| features.customer.clone().filter(|_| consent.is_some()));
        let hooks = self.hooks_of_session(session);
        let binds = hooks.is_none_or(|hooks| hooks.binds_at_once());
        new.customer = owner.filter(|_| !pays && !withheld && binds);
        new.consent = match &consent {
            Some(_) => ConsentState::Given,
            None if withheld => ConsentState::Withheld,
            None => ConsentState::NotAsked,
        };
        if let Some(consent) = &consent {
            new.redisplay = consent.redisplay;
        }
        let ids = hooks.map_or(self.ids, |hooks| hooks.public_ids());
        let method = self.create_method_with(&session.account, new, ids)?;
        if let Some(consent) = consent {
            self.rows.put_consent(&Consent {
                payment_method: method.id.clone(),
                account: session.account.clone(),
                customer: method.customer.clone().or(features.customer.clone()),
                text_version: consent.text_version,
                redisplay: consent.redisplay,
                given: self.now,
            })?;
        }
        for (dialect, hooks) in self.participants.iter() {
            self.in_hook(dialect, |book| hooks.on_card_kept(book, session, &method))?;
        }
        Ok(method)
    }

    /// Whether a payment method may be bound to a customer: not without the consent that was
    /// asked for, and not to anyone but him who gave it.
    pub(super) fn check_binding(
        &self,
        method: &PaymentMethod,
        customer: &str,
    ) -> Result<(), Fault> {
        if self.is_of_another(method, Some(customer))? {
            return Err(Refusal::MethodOfAnother.into());
        }
        if method.consent == ConsentState::Withheld {
            return Err(Refusal::NoConsent.into());
        }
        Ok(())
    }

    /// Whether a payment method is somebody else's: bound to another customer, or kept with the
    /// consent of one. To nobody in particular, everybody's is.
    pub(super) fn is_of_another(
        &self,
        method: &PaymentMethod,
        customer: Option<&str>,
    ) -> Result<bool, Fault> {
        let consent = self.rows.consent(&method.account, &method.id)?;
        let giver = consent.and_then(|consent| consent.customer);
        let owners = [method.customer.as_deref(), giver.as_deref()];
        Ok(owners
            .into_iter()
            .flatten()
            .any(|owner| Some(owner) != customer))
    }

    /// Binds a payment method, and names the customer in the consent of one who was a guest.
    pub(super) fn bind(&self, method: &mut PaymentMethod, customer: &str) -> Result<(), Fault> {
        method.customer = Some(customer.to_owned());
        self.rows.update_payment_method(method)?;
        self.share_expiry(method)?;
        if let Some(mut consent) = self.rows.consent(&method.account, &method.id)?
            && consent.customer.is_none()
        {
            consent.customer = Some(customer.to_owned());
            self.rows.put_consent(&consent)?;
        }
        Ok(())
    }
}
