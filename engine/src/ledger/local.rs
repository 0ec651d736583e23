//! Paying without a card: the shopper is sent to the provider's page, and what he does there
//! settles the payment. It uses the way of challenges: a payment that waits for one answer.

use payseal_core::money::Money;

use super::attempts::{AttemptWish, Charged};
use super::intent_terms::{IntentTerms, NewIntent};
use super::offers::{self, Asked};
use super::{Book, Fault, Refusal, no_card_in};
use crate::store::{CaptureMode, PaymentMethodType, Provider, Usage};

/// An order to be paid on a provider's page.
#[derive(Clone, Debug)]
pub struct LocalWish {
    /// The dialect that asks for it, by name.
    pub dialect: String,
    /// The merchant's own name of what is paid, such as the number of an order.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// How.
    pub provider: Provider,
    /// Where the shopper is billed, when that is known.
    pub country: Option<String>,
    /// Handed back as it came.
    pub remark: Option<String>,
    /// Where the browser goes afterwards.
    pub return_url: Option<String>,
    /// Where the merchant wants to hear about it.
    pub callback_url: Option<String>,
}

impl Book<'_> {
    /// Begins a payment on a provider's page.
    ///
    /// # Errors
    /// When a rule forbids to try at all, or the store fails.
    pub fn pay_locally(&self, account: &str, wish: LocalWish) -> Result<Charged, Fault> {
        no_card_in([wish.reference.as_str()])?;
        let LocalWish {
            provider,
            country,
            reference,
            ..
        } = wish;
        let attempt = AttemptWish {
            usage: Usage::OnSession,
            sets_up: false,
            ask_shopper: false,
            remark: wish.remark,
            return_url: wish.return_url,
            callback_url: wish.callback_url,
        };
        attempt.check_texts()?;
        Self::check_offer(provider, wish.amount, country.as_deref())?;
        self.settle_due()?;
        let found = self
            .rows
            .intent_by_reference(account, &wish.dialect, &reference)?;
        if let Some(intent) = &found
            && let Some(earlier) = self.paid_or_paying(intent)?
        {
            return Ok(Charged::Duplicate(earlier));
        }
        let new = NewIntent {
            dialect: wish.dialect,
            reference: Some(reference),
            terms: IntentTerms {
                amount: wish.amount,
                capture: CaptureMode::Automatic,
                usage: Usage::OnSession,
                customer: None,
                payment_method: None,
                allowed: Vec::new(),
                expires: None,
            },
        };
        let intent = self.ensure_intent(account, found, new)?;
        self.try_provider(&intent, provider, attempt)
    }

    /// Whether a provider pays such an amount, there.
    pub(super) fn check_offer(
        provider: Provider,
        amount: Money,
        country: Option<&str>,
    ) -> Result<(), Refusal> {
        let asked = Asked { amount, country };
        match offers::ineligible(PaymentMethodType::Provider(provider), asked) {
            Some(why) => Err(Refusal::from(why)),
            None => Ok(()),
        }
    }
}
