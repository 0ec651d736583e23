//! Orders that wait on the gateway's own payment page: how long, how they are paid, and that one
//! press of the button never charges twice.

use std::time::Duration;

use payseal_core::money::Money;

use super::attempts::is_web_address;
use super::offers::{self, Asked};
use super::{Book, Charge, Charged, Fault, Refusal, no_card_in};
use crate::clock::Moment;
use crate::secret;
use crate::store::{
    AttemptStatus, CaptureMode, Checkout, CheckoutAttempt, Good, Payment, PaymentMethodType, Usage,
};

/// How long an order waits, unless its merchant says otherwise.
pub const CHECKOUT_LIFETIME: Duration = Duration::from_secs(30 * 60);

/// An order that a merchant sends to the payment page.
#[derive(Clone, Debug)]
pub struct CheckoutWish {
    /// The dialect that sends it, by name.
    pub dialect: String,
    /// The merchant's own name of what is paid, such as the number of an order.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// The customer whose cards are shown.
    pub customer: Option<String>,
    /// Where the shopper is billed.
    pub country: Option<String>,
    /// What is bought.
    pub goods: Vec<Good>,
    /// The one way to pay that the merchant allows; none allows all.
    pub only: Option<PaymentMethodType>,
    /// When the money is taken.
    pub capture: CaptureMode,
    /// Handed back as it came.
    pub remark: Option<String>,
    /// Where the browser goes in the end.
    pub return_url: String,
    /// Where the merchant wants to hear about it.
    pub callback_url: Option<String>,
    /// From when on it can no longer be paid; after [`CHECKOUT_LIFETIME`] when that is not said.
    pub expires: Option<Moment>,
}

/// What came of sending an order there.
#[derive(Debug)]
pub enum CheckoutOpened {
    /// It waits, and this secret opens it.
    Waiting(Checkout, String),
    /// It was paid before, or is being paid: by this payment.
    Duplicate(Payment),
}

/// Where an order on the payment page stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CheckoutStatus {
    /// It can be paid.
    Open,
    /// It is paid.
    Paid(Payment),
    /// A payment is on its way, and ends by itself.
    Settling(Payment),
    /// The shopper walked away.
    Cancelled,
    /// It waited too long.
    Expired,
}

/// One press of the button on the payment page.
#[derive(Clone, Debug)]
pub struct CheckoutCharge {
    /// The page's key of it; the same key never charges twice.
    pub idempotency_key: String,
    /// The card; without one the page only asks what became of the wish.
    pub payment_method: Option<String>,
    /// Where the bank's page leads back to.
    pub return_url: String,
    /// The secret of the challenge that there may be: the same for the same press, so that a page
    /// that lost the answer finds its bank again.
    pub challenge: String,
}

/// What came of it.
#[derive(Debug)]
pub enum CheckoutCharged {
    /// The payment that it made, or that had paid the order before, and the secret of its
    /// challenge when one was just begun.
    Payment(Box<Payment>, Option<String>),
    /// It charged nothing, and never will.
    Nothing,
}

impl Book<'_> {
    /// Lets an order wait on the payment page.
    ///
    /// # Errors
    /// When a rule forbids it, or the store fails.
    pub fn open_checkout(
        &self,
        account: &str,
        wish: CheckoutWish,
    ) -> Result<CheckoutOpened, Fault> {
        let texts = [wish.remark.as_deref(), wish.callback_url.as_deref()];
        no_card_in(texts.into_iter().flatten())?;
        no_card_in([wish.reference.as_str(), wish.return_url.as_str()])?;
        no_card_in(wish.goods.iter().map(|good| good.title.as_str()))?;
        if !is_web_address(&wish.return_url) {
            return Err(Refusal::ReturnUrlMissing.into());
        }
        if let Some(customer) = &wish.customer {
            self.customer(account, customer)?;
        }
        let asked = Asked {
            amount: wish.amount,
            country: wish.country.as_deref(),
        };
        if let Some(why) = wish.only.and_then(|way| offers::ineligible(way, asked)) {
            return Err(Refusal::from(why).into());
        }
        self.settle_due()?;
        let found = self
            .rows
            .intent_by_reference(account, &wish.dialect, &wish.reference)?;
        if let Some(intent) = &found
            && let Some(earlier) = self.paid_or_paying(intent)?
        {
            return Ok(CheckoutOpened::Duplicate(earlier));
        }
        let secret = secret::mint()?;
        let checkout = Checkout {
            id: secret::fingerprint(&secret),
            account: account.to_owned(),
            dialect: wish.dialect,
            reference: wish.reference,
            amount: wish.amount,
            customer: wish.customer,
            country: wish.country,
            goods: wish.goods,
            only: wish.only,
            capture: wish.capture,
            remark: wish.remark,
            return_url: wish.return_url,
            callback_url: wish.callback_url,
            expires: wish
                .expires
                .unwrap_or_else(|| self.now.after(CHECKOUT_LIFETIME)),
            cancelled: false,
            created: self.now,
        };
        self.rows.insert_checkout(&checkout)?;
        Ok(CheckoutOpened::Waiting(checkout, secret))
    }

    /// Finds an order on the payment page, by its number there, and says where it stands.
    ///
    /// # Errors
    /// When there is none, or the store fails.
    pub fn checkout(&self, id: &str) -> Result<(Checkout, CheckoutStatus), Fault> {
        let found = self.rows.checkout(id)?;
        let checkout = found.ok_or(Refusal::CheckoutUnknown)?;
        self.settle_due()?;
        for payment in self.attempts_of(&checkout)? {
            match payment.status {
                AttemptStatus::Succeeded | AttemptStatus::RequiresCapture => {
                    return Ok((checkout, CheckoutStatus::Paid(payment)));
                }
                AttemptStatus::Processing(_) => {
                    return Ok((checkout, CheckoutStatus::Settling(payment)));
                }
                AttemptStatus::RequiresAction
                | AttemptStatus::Failed(_)
                | AttemptStatus::Canceled(_) => {}
            }
        }
        let stands = if checkout.cancelled {
            CheckoutStatus::Cancelled
        } else if checkout.expires <= self.now {
            CheckoutStatus::Expired
        } else {
            CheckoutStatus::Open
        };
        Ok((checkout, stands))
    }

    /// Pays an order on the payment page with a card, or says what became of an earlier wish. A
    /// press that nobody knows, and that only asks, is closed: its request may come late, and must
    /// not charge after the page was told that it did not.
    ///
    /// # Errors
    /// When a rule forbids to try at all, or the store fails. A decline is no error.
    pub fn charge_checkout(
        &self,
        id: &str,
        wish: CheckoutCharge,
    ) -> Result<CheckoutCharged, Fault> {
        let (checkout, stands) = self.checkout(id)?;
        // A browser chose the key: what is kept of it is a fingerprint.
        let key = self.fingerprint(&checkout.account, &["press", &wish.idempotency_key])?;
        if let Some(known) = self.rows.checkout_attempt(id, &key)? {
            let Some(payment_id) = known.payment_id else {
                return Ok(CheckoutCharged::Nothing);
            };
            let payment = self.rows.payment(&checkout.account, &payment_id)?;
            let payment = payment.ok_or(Refusal::TradeUnknown)?;
            let asks = payment.status == AttemptStatus::RequiresAction;
            return Ok(CheckoutCharged::Payment(
                Box::new(payment),
                asks.then_some(wish.challenge),
            ));
        }
        let remember = |payment_id: Option<&str>| {
            let attempt = CheckoutAttempt {
                payment_id: payment_id.map(str::to_owned),
            };
            self.rows.insert_checkout_attempt(id, &key, &attempt)
        };
        match stands {
            CheckoutStatus::Paid(payment) | CheckoutStatus::Settling(payment) => {
                remember(Some(&payment.id))?;
                return Ok(CheckoutCharged::Payment(Box::new(payment), None));
            }
            CheckoutStatus::Cancelled | CheckoutStatus::Expired => {
                remember(None)?;
                return Ok(CheckoutCharged::Nothing);
            }
            CheckoutStatus::Open => {}
        }
        let Some(payment_method) = wish.payment_method else {
            remember(None)?;
            return Ok(CheckoutCharged::Nothing);
        };
        if checkout
            .only
            .is_some_and(|way| way != PaymentMethodType::Card)
        {
            return Err(Refusal::CheckoutOver.into());
        }
        // A merchant's server signs what it charges. Here a browser names the card, and may name
        // only one of the order's own customer or of nobody; any other is as one that is not there.
        let method = self.method(&checkout.account, &payment_method)?;
        if self.is_of_another(&method, checkout.customer.as_deref())? {
            return Err(Refusal::MethodUnknown.into());
        }
        let notes = self.checkout_notes(&checkout)?;
        let charge = Charge {
            dialect: checkout.dialect,
            reference: checkout.reference,
            amount: checkout.amount,
            usage: usage_of(checkout.customer.as_deref()),
            customer: checkout.customer,
            payment_method,
            ask_shopper: notes.ask_shopper,
            capture: checkout.capture,
            remark: checkout.remark,
            return_url: Some(wish.return_url),
            callback_url: checkout.callback_url,
        };
        let (payment, secret) = match self.charge(&checkout.account, charge)? {
            Charged::Done(payment) | Charged::Duplicate(payment) => (payment, None),
            Charged::Challenged { mut payment, .. } => {
                payment.challenge_hash = Some(secret::fingerprint(&wish.challenge));
                self.rows.update_payment(&payment)?;
                (payment, Some(wish.challenge))
            }
        };
        remember(Some(&payment.id))?;
        Ok(CheckoutCharged::Payment(Box::new(payment), secret))
    }
}

/// What the page does with the card of a customer, if he agrees: it stays his.
const fn usage_of(customer: Option<&str>) -> Usage {
    match customer {
        Some(_) => Usage::SetupOnSession,
        None => Usage::OnSession,
    }
}
