//! Paying without a card: the shopper is sent to the provider's page, and what he does there
//! settles the payment. It uses the way of challenges: a payment that waits for one answer.

use payseal_core::money::Money;

use super::offers::{self, Asked};
use super::{Book, Charged, Fault, Refusal, no_card_in};
use crate::secret;
use crate::store::{AttemptStatus, Capture, Payment, PaymentMethodType, Provider, Usage};

/// An order to be paid on a provider's page.
#[derive(Clone, Debug)]
pub struct LocalWish {
    /// The dialect that asks for it, by name.
    pub dialect: String,
    /// The merchant's number of the order.
    pub order_no: String,
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
        let texts = [&wish.remark, &wish.return_url, &wish.callback_url];
        no_card_in(texts.into_iter().flatten().map(String::as_str))?;
        no_card_in([wish.order_no.as_str()])?;
        let asked = Asked {
            amount: wish.amount,
            country: wish.country.as_deref(),
        };
        if let Some(why) = offers::ineligible(PaymentMethodType::Provider(wish.provider), asked) {
            return Err(Refusal::from(why).into());
        }
        self.settle_due()?;
        if let Some(earlier) = self.paid_or_paying(account, &wish.order_no)? {
            return Ok(Charged::Duplicate(earlier));
        }
        let secret = secret::mint()?;
        let payment = Payment {
            trade_no: (self.ids_of(&wish.dialect).payment)(self.now)?,
            account: account.to_owned(),
            dialect: wish.dialect,
            order_no: wish.order_no,
            customer: None,
            payment_method: String::new(),
            card: String::new(),
            provider: Some(wish.provider),
            usage: Usage::OnSession,
            amount: wish.amount,
            capture: Capture::Automatic,
            status: AttemptStatus::RequiresAction,
            legacy_words: None,
            remark: wish.remark,
            return_url: wish.return_url,
            callback_url: wish.callback_url,
            challenge_hash: Some(secret::fingerprint(&secret)),
            settles: None,
            created: self.now,
        };
        if !payment
            .return_url
            .as_deref()
            .is_some_and(super::charges::is_web_address)
        {
            return Err(Refusal::ReturnUrlMissing.into());
        }
        self.rows.insert_payment(&payment)?;
        self.report(&payment)?;
        Ok(Charged::Challenged { payment, secret })
    }
}
