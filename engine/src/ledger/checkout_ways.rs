//! Ways off the payment page: to a provider, or back to the merchant unpaid.

use super::{Book, Charged, CheckoutStatus, Fault, LocalWish, Refusal};
use crate::store::{
    AttemptStatus, CancelReason, Checkout, Payment, PaymentMethodType, Provider, Usage,
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
            order_no: checkout.order_no,
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
        let attempts = self
            .rows
            .payments_of_order(&checkout.account, &checkout.order_no)?;
        let open = attempts
            .into_iter()
            .find(|payment| payment.status == AttemptStatus::RequiresAction);
        if let Some(mut payment) = open {
            payment.becomes(canceled);
            self.rows.update_payment(&payment)?;
            self.report(&payment)?;
        } else {
            let payment = self.unpaid(&checkout, canceled)?;
            self.rows.insert_payment(&payment)?;
            self.report(&payment)?;
        }
        self.rows.cancel_checkout(id)?;
        self.checkout(id)
    }

    /// The payment that a cancelled order is told by; no card and no provider had to do with it.
    fn unpaid(&self, checkout: &Checkout, status: AttemptStatus) -> Result<Payment, Fault> {
        Ok(Payment {
            trade_no: (self.ids_of(&checkout.dialect).payment)(self.now)?,
            account: checkout.account.clone(),
            dialect: checkout.dialect.clone(),
            order_no: checkout.order_no.clone(),
            customer: checkout.customer.clone(),
            payment_method: String::new(),
            card: String::new(),
            provider: None,
            usage: Usage::OnSession,
            amount: checkout.amount,
            capture: checkout.capture,
            status,
            legacy_words: None,
            remark: checkout.remark.clone(),
            return_url: Some(checkout.return_url.clone()),
            callback_url: checkout.callback_url.clone(),
            challenge_hash: None,
            settles: None,
            created: self.now,
        })
    }

    /// The last attempt to pay an order on the payment page, however it ended.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_of(&self, checkout: &Checkout) -> Result<Option<Payment>, Fault> {
        let mut attempts = self
            .rows
            .payments_of_order(&checkout.account, &checkout.order_no)?;
        Ok(attempts.pop())
    }
}
