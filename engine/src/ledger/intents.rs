//! Intents: what is to be paid, apart from the attempts to pay it. An intent is there before any payment
//! method is, survives the declines of its attempts, and is paid once.

use super::attempts::{AttemptWish, Charged};
use super::intent_terms::{Confirmation, IntentList, IntentTerms, NewIntent, PayWith};
use super::{Book, Fault, Refusal, no_card_in};
use crate::store::{Intent, IntentStatus, Payment, PaymentMethodType, Usage};

impl Book<'_> {
    /// Makes an intent. No payment method is needed.
    ///
    /// # Errors
    /// When its name is taken, its customer or payment method is unknown, or the store fails.
    pub fn create_intent(&self, account: &str, new: NewIntent) -> Result<Intent, Fault> {
        no_card_in(new.reference.as_deref())?;
        if let Some(reference) = &new.reference {
            let taken = self
                .rows
                .intent_by_reference(account, &new.dialect, reference)?;
            if taken.is_some() {
                return Err(Refusal::ReferenceTaken.into());
            }
        }
        self.check_terms(account, &new.terms)?;
        let intent = self.intent_of(account, new)?;
        self.rows.put_intent(&intent)?;
        self.has_news.set(true);
        self.reread(&intent.id)
    }

    /// Changes an intent that is not paid. An open challenge is closed: it was about what is no longer
    /// so.
    ///
    /// # Errors
    /// When there is none, or it can be changed no longer, or the store fails.
    pub fn update_intent(
        &self,
        account: &str,
        id: &str,
        terms: IntentTerms,
    ) -> Result<Intent, Fault> {
        let mut intent = self.unpaid_intent(account, id)?;
        self.check_terms(account, &terms)?;
        self.paid_or_paying(&intent)?;
        intent.become_of(terms);
        self.rows.put_intent(&intent)?;
        self.has_news.set(true);
        self.reread(id)
    }

    /// Tries to pay an intent. A decline brings it back to where it needs a payment method, and its
    /// reason stays with it.
    ///
    /// # Errors
    /// When a rule forbids to try at all, or the store fails. A decline is no error.
    pub fn confirm_intent(
        &self,
        account: &str,
        id: &str,
        confirmation: Confirmation,
    ) -> Result<(Intent, Charged), Fault> {
        let mut intent = self.unpaid_intent(account, id)?;
        let usage = if confirmation.is_off_session {
            Usage::OffSession
        } else {
            intent.usage
        };
        let wish = AttemptWish {
            usage,
            sets_up: intent.sets_up(),
            ask_shopper: confirmation.ask_shopper,
            remark: confirmation.remark,
            return_url: confirmation.return_url,
            callback_url: confirmation.callback_url,
        };
        wish.check_texts()?;
        let payment_method = match confirmation.with {
            PayWith::Bank => {
                if !intent.allows(PaymentMethodType::Card) {
                    return Err(Refusal::MethodNotAllowed.into());
                }
                self.paid_or_paying(&intent)?;
                intent.payment_method = None;
                let charged = self.try_bank(&intent, wish)?;
                return Ok((self.reread(id)?, charged));
            }
            PayWith::Provider(provider, country) => {
                if !intent.allows(PaymentMethodType::Provider(provider)) {
                    return Err(Refusal::MethodNotAllowed.into());
                }
                Self::check_offer(provider, intent.amount, country.as_deref())?;
                self.paid_or_paying(&intent)?;
                intent.payment_method = None;
                let charged = self.try_provider(&intent, provider, wish)?;
                return Ok((self.reread(id)?, charged));
            }
            PayWith::KeptElsewhere {
                provider,
                payment_method,
            } => {
                self.paid_or_paying(&intent)?;
                intent.payment_method = None;
                let charged = self.try_kept_elsewhere(&intent, provider, payment_method, wish)?;
                return Ok((self.reread(id)?, charged));
            }
            PayWith::Debit {
                fate,
                payment_method,
            } => {
                self.paid_or_paying(&intent)?;
                intent.payment_method = None;
                let charged = self.try_debit(&intent, fate, payment_method, wish)?;
                return Ok((self.reread(id)?, charged));
            }
            PayWith::PaymentMethod(method) => method,
            PayWith::Intents => intent
                .payment_method
                .clone()
                .ok_or(Refusal::MethodMissing)?,
        };
        if !intent.allows(PaymentMethodType::Card) {
            return Err(Refusal::MethodNotAllowed.into());
        }
        let method = self.method(account, &payment_method)?;
        self.check_owner(&method, intent.customer.as_deref(), usage)?;
        self.paid_or_paying(&intent)?;
        let asked = (intent.amount, intent.capture);
        let decision = self.decide(&method, intent.customer.as_deref(), asked, &wish)?;
        intent.payment_method = Some(method.id.clone());
        let charged = self.try_card(&intent, method, decision, wish)?;
        Ok((self.reread(id)?, charged))
    }

    /// Finds an intent.
    ///
    /// # Errors
    /// When the account has none of this id, or the store fails.
    pub fn intent(&self, account: &str, id: &str) -> Result<Intent, Fault> {
        self.settle_due()?;
        let found = self.rows.intent(id)?;
        let own = found.filter(|intent| intent.account == account);
        Ok(own.ok_or(Refusal::IntentUnknown)?)
    }

    /// Finds an intent by the merchant's own name of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn intent_by_reference(
        &self,
        account: &str,
        dialect: &str,
        reference: &str,
    ) -> Result<Option<Intent>, Fault> {
        self.settle_due()?;
        Ok(self.rows.intent_by_reference(account, dialect, reference)?)
    }

    /// A page of intents, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn intents(&self, account: &str, list: IntentList<'_>) -> Result<Vec<Intent>, Fault> {
        self.settle_due()?;
        let IntentList {
            dialect,
            customer,
            before,
            take,
        } = list;
        Ok(self
            .rows
            .intents(account, dialect, customer, before, take)?)
    }

    /// Every attempt to pay an intent, oldest first, however it ended.
    ///
    /// # Errors
    /// When the account has no such intent, or the store fails.
    pub fn attempts(&self, account: &str, id: &str) -> Result<Vec<Payment>, Fault> {
        let intent = self.intent(account, id)?;
        Ok(self.rows.payments_of_intent(&intent.id)?)
    }

    /// The intent of a name, with these terms: a new one, or the one that there is and that is not paid.
    /// One that was let go is to be paid again. The time that it was given stays, unless the terms give it
    /// another.
    pub(super) fn ensure_intent(
        &self,
        account: &str,
        found: Option<Intent>,
        new: NewIntent,
    ) -> Result<Intent, Fault> {
        let intent = match found {
            None => self.intent_of(account, new)?,
            Some(mut intent) => {
                let expires = new.terms.expires.or(intent.expires);
                intent.become_of(IntentTerms {
                    expires,
                    ..new.terms
                });
                intent
            }
        };
        self.rows.put_intent(&intent)?;
        Ok(intent)
    }

    fn unpaid_intent(&self, account: &str, id: &str) -> Result<Intent, Fault> {
        let intent = self.intent(account, id)?;
        if !intent.status.is_unpaid() {
            return Err(Refusal::IntentState.into());
        }
        Ok(intent)
    }

    fn check_terms(&self, account: &str, terms: &IntentTerms) -> Result<(), Fault> {
        if let Some(customer) = &terms.customer {
            self.customer(account, customer)?;
        }
        if let Some(id) = &terms.payment_method {
            let method = self.method(account, id)?;
            self.check_owner(&method, terms.customer.as_deref(), terms.usage)?;
        }
        Ok(())
    }

    fn intent_of(&self, account: &str, new: NewIntent) -> Result<Intent, Fault> {
        let NewIntent {
            dialect,
            reference,
            terms,
        } = new;
        let mut intent = Intent {
            id: (self.ids_for(&dialect, terms.amount).intent)(self.now)?,
            account: account.to_owned(),
            dialect,
            reference,
            amount: terms.amount,
            capture: terms.capture,
            usage: terms.usage,
            customer: None,
            payment_method: None,
            allowed: Vec::new(),
            last_decline: None,
            expires: None,
            created: self.now,
            status: IntentStatus::RequiresPaymentMethod,
        };
        intent.become_of(terms);
        Ok(intent)
    }

    pub(super) fn reread(&self, id: &str) -> Result<Intent, Fault> {
        Ok(self.rows.intent(id)?.ok_or(Refusal::IntentUnknown)?)
    }
}
