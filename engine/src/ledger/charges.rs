//! Charges: what comes of an attempt to pay an intent with a kept card, and that an intent is paid
//! once. A dialect whose orders are made by charging them does both in one call.

use payseal_core::money::Money;

use super::attempts::{AttemptWish, Charged};
use super::intent_terms::{IntentTerms, NewIntent};
use super::{Book, Fault, Refusal, no_card_in};
use crate::store::{CaptureMode, PaymentMethod, Usage};

/// An order to charge: the intent of its name, and the attempt to pay it.
#[derive(Clone, Debug)]
pub struct Charge {
    /// The dialect that asks for it, by name.
    pub dialect: String,
    /// The merchant's own name of what is paid, such as the number of an order.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// One-off, first or later charge.
    pub usage: Usage,
    /// The customer; a successful charge binds the card to him.
    pub customer: Option<String>,
    /// What to charge.
    pub payment_method: String,
    /// Whether to ask the shopper even where the issuer would not.
    pub ask_shopper: bool,
    /// When the money is taken.
    pub capture: CaptureMode,
    /// Handed back as it came.
    pub remark: Option<String>,
    /// Where the browser goes after a challenge.
    pub return_url: Option<String>,
    /// Where the merchant wants to hear about it.
    pub callback_url: Option<String>,
}

impl Charge {
    fn split(self) -> (NewIntent, AttemptWish) {
        let new = NewIntent {
            dialect: self.dialect,
            reference: Some(self.reference),
            terms: IntentTerms {
                amount: self.amount,
                capture: self.capture,
                usage: self.usage,
                customer: self.customer,
                payment_method: Some(self.payment_method),
                allowed: Vec::new(),
                expires: None,
            },
        };
        let wish = AttemptWish {
            sets_up: false,
            usage: self.usage,
            ask_shopper: self.ask_shopper,
            remark: self.remark,
            return_url: self.return_url,
            callback_url: self.callback_url,
        };
        (new, wish)
    }
}

impl Book<'_> {
    /// Charges an order.
    ///
    /// # Errors
    /// When a rule forbids to try at all, or the store fails. A decline is no error.
    pub fn charge(&self, account: &str, charge: Charge) -> Result<Charged, Fault> {
        no_card_in([charge.reference.as_str()])?;
        let customer = charge.customer.clone();
        let reference = charge.reference.clone();
        let id = charge.payment_method.clone();
        let (new, wish) = charge.split();
        wish.check_texts()?;
        let method = self.method(account, &id)?;
        self.check_customer(account, wish.usage, customer.as_deref(), &method)?;
        self.settle_due()?;
        let found = self
            .rows
            .intent_by_reference(account, &new.dialect, &reference)?;
        if let Some(intent) = &found
            && let Some(earlier) = self.paid_or_paying(intent)?
        {
            return Ok(Charged::Duplicate(earlier));
        }
        let asked = (new.terms.amount, new.terms.capture);
        let decision = self.decide(&method, customer.as_deref(), asked, &wish)?;
        let intent = self.ensure_intent(account, found, new)?;
        self.try_card(&intent, method, decision, wish)
    }

    fn check_customer(
        &self,
        account: &str,
        usage: Usage,
        customer: Option<&str>,
        method: &PaymentMethod,
    ) -> Result<(), Fault> {
        let Some(customer) = customer else {
            return match usage {
                Usage::OnSession | Usage::SetupOnSession => Ok(()),
                Usage::SetupOffSession | Usage::OffSession => {
                    Err(Refusal::AgreementWithoutCustomer.into())
                }
            };
        };
        self.customer(account, customer)?;
        self.check_owner(method, Some(customer), usage)?;
        if usage == Usage::OffSession && !self.rows.has_agreement(account, customer, &method.id)? {
            return Err(Refusal::NoAgreement.into());
        }
        Ok(())
    }
}
