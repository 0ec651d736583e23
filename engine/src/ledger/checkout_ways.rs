//! Ways off the payment page: to a provider, or back to the merchant unpaid.

use super::attempts::AttemptWish;
use super::intent_terms::{IntentTerms, NewIntent};
use super::{Book, Charged, CheckoutStatus, Fault, LocalWish, Refusal};
use crate::store::{
    AttemptStatus, CancelReason, Checkout, Intent, Payment, PaymentMethodType, Provider, Usage,
};

impl Book<'_> {
    /// Sends the shopper of an order on the payment page to a provider.
    ///
    /// # Errors
    /// When a rule forbids to try at all, or the store fails.
    pub fn pay_checkout_locally(
        &self,
        id: &str,
        provider: Provider,
        return_url: String,
    ) -> Result<Charged, Fault> {
        let (checkout, stands) = self.checkout(id)?;
        match stands {
            CheckoutStatus::Open => {}
            CheckoutStatus::Paid(payment) | CheckoutStatus::Settling(payment) => {
                return Ok(Charged::Duplicate(payment));
            }
            CheckoutStatus::Cancelled | CheckoutStatus::Expired => {
                return Err(Refusal::CheckoutOver.into());
            }
        }
        if checkout
            .only
            .is_some_and(|way| way != PaymentMethodType::Provider(provider))
        {
            return Err(Refusal::CheckoutOver.into());
        }
        let wish = LocalWish {
            dialect: checkout.dialect,
            reference: checkout.reference,
            amount: checkout.amount,
            provider,
            country: checkout.country,
            remark: checkout.remark,
            return_url: Some(return_url),
            callback_url: checkout.callback_url,
        };
        self.pay_locally(&checkout.account, wish)
    }

    /// The shopper walks away, from an order that waited too long as well. One that was paid
    /// meanwhile stays paid; a challenge that is still open is closed, so that nothing is charged
    /// after he left. The merchant hears of it as of a payment that failed.
    ///
    /// # Errors
    /// When there is no such order, or the store fails.
    pub fn cancel_checkout(&self, id: &str) -> Result<(Checkout, CheckoutStatus), Fault> {
        let (checkout, stands) = self.checkout(id)?;
        let why = match stands {
            CheckoutStatus::Open => CancelReason::AbandonedCheckout,
            CheckoutStatus::Expired => CancelReason::CheckoutExpired,
            CheckoutStatus::Paid(_) | CheckoutStatus::Settling(_) | CheckoutStatus::Cancelled => {
                return Ok((checkout, stands));
            }
        };
        let canceled = AttemptStatus::Canceled(why);
        let found = self.rows.intent_by_reference(
            &checkout.account,
            &checkout.dialect,
            &checkout.reference,
        )?;
        let intent = match found {
            Some(intent) => intent,
            None => self.ensure_intent(&checkout.account, None, new_intent(&checkout))?,
        };
        if self.counting_attempt(&intent.id)?.is_none() {
            let payment = self.unpaid(&intent, &checkout, canceled)?;
            self.rows.insert_payment(&payment)?;
            self.report(&payment)?;
        }
        self.close_intent(&intent.id, why)?;
        self.rows.cancel_checkout(id)?;
        self.checkout(id)
    }

    /// The merchant wants an order of the payment page paid no longer. What was paid of it stays paid, and
    /// nobody is told.
    ///
    /// # Errors
    /// When the store fails.
    pub fn withdraw_checkout(&self, id: &str) -> Result<(), Fault> {
        Ok(self.rows.cancel_checkout(id)?)
    }

    /// The payment that a cancelled order is told by; no card and no provider had to do with it.
    fn unpaid(
        &self,
        intent: &Intent,
        checkout: &Checkout,
        status: AttemptStatus,
    ) -> Result<Payment, Fault> {
        let wish = AttemptWish {
            sets_up: false,
            usage: Usage::OnSession,
            ask_shopper: false,
            remark: checkout.remark.clone(),
            return_url: Some(checkout.return_url.clone()),
            callback_url: checkout.callback_url.clone(),
        };
        Ok(Payment {
            customer: checkout.customer.clone(),
            amount: checkout.amount,
            capture: checkout.capture,
            status,
            ..self.begin(intent, wish)?
        })
    }

    /// The last attempt to pay an order on the payment page, however it ended.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_of(&self, checkout: &Checkout) -> Result<Option<Payment>, Fault> {
        Ok(self.attempts_of(checkout)?.pop())
    }

    /// Every attempt to pay it, oldest first.
    pub(super) fn attempts_of(&self, checkout: &Checkout) -> Result<Vec<Payment>, Fault> {
        self.payments_of_reference(&checkout.account, &checkout.dialect, &checkout.reference)
    }
}

fn new_intent(checkout: &Checkout) -> NewIntent {
    NewIntent {
        dialect: checkout.dialect.clone(),
        reference: Some(checkout.reference.clone()),
        terms: IntentTerms {
            amount: checkout.amount,
            capture: checkout.capture,
            usage: Usage::OnSession,
            customer: checkout.customer.clone(),
            payment_method: None,
            allowed: Vec::new(),
            expires: None,
        },
    }
}
