//! What is remembered of a payment beside what the ledger knows.

use payseal_engine::clock::Moment;
use payseal_engine::store::Payment;
use serde::{Deserialize, Serialize};

/// A payment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct PaymentRecord {
    /// The gateway's id.
    pub(crate) payment_id: String,
    /// The merchant's own.
    pub(crate) request_id: String,
    /// What was asked for, as it was written.
    pub(crate) amount: String,
    /// The card token that was named.
    pub(crate) token: Option<String>,
    /// Whether the token of a card that was sent is told.
    pub(crate) tokenize: bool,
    /// What was answered at first, when that was final.
    pub(crate) answer: Option<String>,
    /// Where the shopper answers, or answered.
    pub(crate) url: Option<String>,
    /// When it was cancelled by the merchant, in milliseconds.
    pub(crate) cancelled: Option<i64>,
    /// When it was paid, in milliseconds.
    #[serde(default)]
    pub(crate) paid: Option<i64>,
    /// When it began, in milliseconds, where its attempts begin later.
    #[serde(default)]
    pub(crate) created: Option<i64>,
    /// The order on the gateway's own page, when it is paid there.
    #[serde(default)]
    pub(crate) checkout: Option<String>,
    /// The last attempt to pay it there.
    #[serde(default)]
    attempt: Option<String>,
    /// Where the merchant hears of it.
    #[serde(default)]
    pub(crate) notify_url: Option<String>,
    /// The issuer on whose page it is paid.
    #[serde(default)]
    pub(crate) issuer: Option<String>,
    /// The number of the order on the gateway's own page, as the shopper knows it.
    #[serde(default)]
    pub(crate) order_id: Option<String>,
    /// Whether the shopper is asked there whatever the issuer would do.
    #[serde(default)]
    pub(crate) asks: bool,
}

impl PaymentRecord {
    /// One of a payment that was just asked for.
    pub(crate) const fn new(request_id: String, amount: String) -> Self {
        Self {
            payment_id: String::new(),
            request_id,
            amount,
            token: None,
            tokenize: false,
            answer: None,
            url: None,
            cancelled: None,
            paid: None,
            created: None,
            checkout: None,
            attempt: None,
            notify_url: None,
            issuer: None,
            order_id: None,
            asks: false,
        }
    }

    /// Whether it is paid on the gateway's own page.
    pub(crate) const fn is_hosted(&self) -> bool {
        self.checkout.is_some()
    }

    /// The ledger's number of the attempt that counts. Elsewhere than on the page there is one, and its
    /// number is the `paymentId`.
    pub(crate) fn attempt(&self) -> Option<&str> {
        if self.is_hosted() {
            self.attempt.as_deref()
        } else {
            Some(&self.payment_id)
        }
    }

    /// Notes an attempt, and when it has paid. Says whether it has paid just now.
    pub(crate) fn note(&mut self, payment: &Payment, now: Moment) -> bool {
        if self.is_hosted() {
            self.attempt = Some(payment.id.clone());
        } else {
            self.payment_id.clone_from(&payment.id);
        }
        let is_news = payment.status.is_paid() && self.paid.is_none();
        if is_news {
            self.paid = Some(now.millis());
        }
        is_news
    }
}
