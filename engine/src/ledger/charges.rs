//! Charges: what comes of an attempt to pay an order with a kept card, and that an order is paid
//! once.

use payseal_core::card::YearMonth;
use payseal_core::money::Money;

use super::{Book, CodeVerdict, Fault, Refusal, no_card_in};
use crate::calendar::Date;
use crate::cards::{self, Behaviour};
use crate::clock::Moment;
use crate::secret;
use crate::store::{
    AttemptStatus, CancelReason, Capture, DeclineReason, Payment, PaymentMethod, StoreError, Usage,
};

/// An order to charge.
#[derive(Clone, Debug)]
pub struct Charge {
    /// The dialect that asks for it, by name.
    pub dialect: String,
    /// The merchant's number of the order.
    pub order_no: String,
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
    pub capture: Capture,
    /// Handed back as it came.
    pub remark: Option<String>,
    /// Where the browser goes after a challenge.
    pub return_url: Option<String>,
    /// Where the merchant wants to hear about it.
    pub callback_url: Option<String>,
}

/// What came of a charge.
#[derive(Debug)]
pub enum Charged {
    /// The payment has succeeded, failed, or settles by itself.
    Done(Payment),
    /// The shopper has to answer a challenge, found by this secret.
    Challenged {
        /// The pending payment.
        payment: Payment,
        /// The secret that opens its challenge.
        secret: String,
    },
    /// The order was paid before, or is being paid: by this payment. Nothing was charged.
    Duplicate(Payment),
}

enum Decision {
    Approve,
    Decline(DeclineReason),
    Challenge,
}

impl Book<'_> {
    /// Charges an order.
    ///
    /// # Errors
    /// When a rule forbids to try at all, or the store fails. A decline is no error.
    pub fn charge(&self, account: &str, charge: Charge) -> Result<Charged, Fault> {
        let texts = [&charge.remark, &charge.return_url, &charge.callback_url];
        no_card_in(texts.into_iter().flatten().map(String::as_str))?;
        no_card_in([charge.order_no.as_str()])?;
        let method = self.method(account, &charge.payment_method)?;
        self.check_customer(account, &charge, &method)?;
        self.settle_due()?;
        if let Some(earlier) = self.paid_or_paying(account, &charge.order_no)? {
            return Ok(Charged::Duplicate(earlier));
        }
        let decision = self.decide(&method, &charge)?;
        let mut payment = self.begin(account, charge, method)?;
        match decision {
            Decision::Approve => self.approve(&mut payment)?,
            Decision::Decline(reason) => payment.becomes(AttemptStatus::Failed(reason)),
            Decision::Challenge => {
                if !payment.return_url.as_deref().is_some_and(is_web_address) {
                    return Err(Refusal::ReturnUrlMissing.into());
                }
                let secret = secret::mint()?;
                payment.challenge_hash = Some(secret::fingerprint(&secret));
                self.rows.insert_payment(&payment)?;
                self.report(&payment)?;
                return Ok(Charged::Challenged { payment, secret });
            }
        }
        self.rows.insert_payment(&payment)?;
        if payment.status.is_paid() {
            self.take_or_hold(&payment)?;
        }
        self.report(&payment)?;
        Ok(Charged::Done(payment))
    }

    fn check_customer(
        &self,
        account: &str,
        charge: &Charge,
        method: &PaymentMethod,
    ) -> Result<(), Fault> {
        let Some(customer) = &charge.customer else {
            return match charge.usage {
                Usage::OnSession => Ok(()),
                Usage::SetupOffSession | Usage::OffSession => {
                    Err(Refusal::AgreementWithoutCustomer.into())
                }
            };
        };
        self.customer(account, customer)?;
        match self.check_binding(method, customer) {
            // One purchase needs no consent, and leaves the card bound to nobody.
            Err(Fault::Refused(Refusal::NoConsent)) if charge.usage == Usage::OnSession => {}
            checked => checked?,
        }
        if charge.usage == Usage::OffSession
            && !self.rows.has_agreement(account, customer, &method.id)?
        {
            return Err(Refusal::NoAgreement.into());
        }
        Ok(())
    }

    /// The payment that makes another attempt for this order a duplicate. An open challenge does
    /// not: a shopper who walked away from one tries again, and the newer attempt closes it.
    pub(super) fn paid_or_paying(
        &self,
        account: &str,
        order_no: &str,
    ) -> Result<Option<Payment>, Fault> {
        let earlier = self.rows.payments_of_order(account, order_no)?;
        for mut payment in earlier {
            match payment.status {
                AttemptStatus::Succeeded
                | AttemptStatus::RequiresCapture
                | AttemptStatus::Processing(_) => return Ok(Some(payment)),
                AttemptStatus::RequiresAction => {
                    payment.becomes(AttemptStatus::Canceled(CancelReason::Superseded));
                    self.rows.update_payment(&payment)?;
                    self.report(&payment)?;
                }
                AttemptStatus::Failed(_) | AttemptStatus::Canceled(_) => {}
            }
        }
        Ok(None)
    }

    fn decide(&self, method: &PaymentMethod, charge: &Charge) -> Result<Decision, Fault> {
        let card = cards::by_name(&method.card).ok_or(StoreError::Unreadable("payment_methods"))?;
        if self.has_expired(method) {
            return Ok(Decision::Decline(DeclineReason::ExpiredCard));
        }
        let shopper_is_there = charge.usage != Usage::OffSession;
        if self.fresh_codes.take(&method.id, self.now) == Some(CodeVerdict::Incorrect) {
            return Ok(Decision::Decline(DeclineReason::IncorrectCvc));
        }
        Ok(match card.behaviour {
            Behaviour::Declines(reason) => Decision::Decline(reason),
            Behaviour::RefusesExpiry | Behaviour::RefusesCvc | Behaviour::FindsGatewayDown => {
                Decision::Decline(DeclineReason::Generic)
            }
            Behaviour::ChallengesAlways
            | Behaviour::ChallengesOnce
            | Behaviour::ChallengesThenDeclines(_)
                if shopper_is_there =>
            {
                Decision::Challenge
            }
            Behaviour::ChallengesAlways | Behaviour::ChallengesThenDeclines(_) => {
                Decision::Decline(DeclineReason::AuthenticationRequired)
            }
            Behaviour::DeclinesChallenge if charge.ask_shopper && shopper_is_there => {
                Decision::Decline(DeclineReason::AuthenticationFailed)
            }
            Behaviour::Approves | Behaviour::RefusesCvcLater | Behaviour::AnswersLate
                if charge.ask_shopper && shopper_is_there =>
            {
                Decision::Challenge
            }
            Behaviour::Approves
            | Behaviour::RefusesCvcLater
            | Behaviour::AnswersLate
            | Behaviour::DeclinesChallenge
            | Behaviour::NeedsNoChallenge
            | Behaviour::ChallengesOnce => Decision::Approve,
        })
    }

    fn has_expired(&self, method: &PaymentMethod) -> bool {
        let today = today(self.now);
        let last = YearMonth::new(method.expiry_year, method.expiry_month);
        match (today, last) {
            (Some(today), Some(last)) => {
                (last.year(), last.month()) < (today.year(), today.month())
            }
            _ => true,
        }
    }

    fn begin(
        &self,
        account: &str,
        charge: Charge,
        method: PaymentMethod,
    ) -> Result<Payment, Fault> {
        Ok(Payment {
            trade_no: (self.ids_of(&charge.dialect).payment)(self.now)?,
            account: account.to_owned(),
            dialect: charge.dialect,
            order_no: charge.order_no,
            customer: charge.customer,
            payment_method: method.id,
            card: method.card,
            provider: None,
            usage: charge.usage,
            amount: charge.amount,
            capture: charge.capture,
            status: AttemptStatus::RequiresAction,
            legacy_words: None,
            remark: charge.remark,
            return_url: charge.return_url,
            callback_url: charge.callback_url,
            challenge_hash: None,
            settles: None,
            created: self.now,
        })
    }
}

pub(super) fn is_web_address(text: &str) -> bool {
    ["http://", "https://"]
        .into_iter()
        .any(|scheme| text.len() > scheme.len() && text.starts_with(scheme))
}

/// The month that a moment falls in.
#[must_use]
pub fn today(now: Moment) -> Option<YearMonth> {
    let date = Date::of(now);
    YearMonth::new(u16::try_from(date.year()).ok()?, date.month())
}
