//! Attempts to pay an intent: one payment method, one answer. What the issuer says is the test card's
//! behaviour, and an open challenge of an earlier attempt is closed by the next.

use payseal_core::card::YearMonth;
use payseal_core::money::Money;

use super::{Book, CodeVerdict, Fault, Refusal, no_card_in};
use crate::calendar::Date;
use crate::cards::{self, Behaviour};
use crate::clock::Moment;
use crate::secret;
use crate::store::{
    AttemptStatus, CancelReason, CaptureMode, DeclineReason, Intent, Payment, PaymentMethod,
    Provider, StoreError, Usage,
};

/// What came of an attempt to pay.
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

/// What the issuer says to an attempt.
pub(super) enum Decision {
    Approve,
    Decline(DeclineReason),
    Challenge,
}

/// How one attempt is made; what it is to pay is its intent's.
pub(super) struct AttemptWish {
    pub(super) usage: Usage,
    /// Whether it takes no money, and only sets a payment method up.
    pub(super) sets_up: bool,
    pub(super) ask_shopper: bool,
    pub(super) remark: Option<String>,
    pub(super) return_url: Option<String>,
    pub(super) callback_url: Option<String>,
}

impl AttemptWish {
    pub(super) fn check_texts(&self) -> Result<(), Refusal> {
        let texts = [&self.remark, &self.return_url, &self.callback_url];
        no_card_in(texts.into_iter().flatten().map(String::as_str))
    }
}

impl Book<'_> {
    /// One attempt with a card, after the issuer has spoken.
    pub(super) fn try_card(
        &self,
        intent: &Intent,
        method: PaymentMethod,
        decision: Decision,
        wish: AttemptWish,
    ) -> Result<Charged, Fault> {
        self.rows.put_intent(intent)?;
        let mut payment = self.begin(intent, wish)?;
        payment.payment_method = method.id;
        payment.card = method.card;
        match decision {
            Decision::Approve => self.approve(&mut payment)?,
            Decision::Decline(reason) => payment.becomes(AttemptStatus::Failed(reason)),
            Decision::Challenge => return self.ask(payment),
        }
        self.rows.insert_payment(&payment)?;
        self.follow(&mut payment)?;
        self.report(&payment)?;
        Ok(Charged::Done(payment))
    }

    /// One attempt on a provider's page.
    pub(super) fn try_provider(
        &self,
        intent: &Intent,
        provider: Provider,
        wish: AttemptWish,
    ) -> Result<Charged, Fault> {
        self.rows.put_intent(intent)?;
        let mut payment = self.begin(intent, wish)?;
        payment.provider = Some(provider);
        self.ask(payment)
    }

    /// One attempt with a card of which the shopper's own bank knows alone.
    pub(super) fn try_bank(&self, intent: &Intent, wish: AttemptWish) -> Result<Charged, Fault> {
        self.rows.put_intent(intent)?;
        let payment = self.begin(intent, wish)?;
        self.ask(payment)
    }

    /// The shopper has to answer before anything comes of an attempt.
    pub(super) fn ask(&self, mut payment: Payment) -> Result<Charged, Fault> {
        if !payment.return_url.as_deref().is_some_and(is_web_address) {
            return Err(Refusal::ReturnUrlMissing.into());
        }
        let secret = secret::mint()?;
        payment.challenge_hash = Some(secret::fingerprint(&secret));
        self.rows.insert_payment(&payment)?;
        self.report(&payment)?;
        Ok(Charged::Challenged { payment, secret })
    }

    /// Whether a customer may pay so with a payment method.
    pub(super) fn check_owner(
        &self,
        method: &PaymentMethod,
        customer: Option<&str>,
        usage: Usage,
    ) -> Result<(), Fault> {
        let Some(customer) = customer else {
            return Ok(());
        };
        match self.check_binding(method, customer) {
            // One purchase needs no consent, and leaves the card bound to nobody.
            Err(Fault::Refused(Refusal::NoConsent))
                if matches!(usage, Usage::OnSession | Usage::SetupOnSession) =>
            {
                Ok(())
            }
            checked => checked,
        }
    }

    /// The attempt that makes another one for this intent a duplicate. An open challenge does not: a
    /// shopper who walked away from one tries again, and the newer attempt closes it.
    pub(super) fn paid_or_paying(&self, intent: &Intent) -> Result<Option<Payment>, Fault> {
        for mut payment in self.rows.payments_of_intent(&intent.id)? {
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

    /// What the issuer says to an attempt to pay an amount, captured so.
    pub(super) fn decide(
        &self,
        method: &PaymentMethod,
        customer: Option<&str>,
        (amount, capture): (Money, CaptureMode),
        wish: &AttemptWish,
    ) -> Result<Decision, Fault> {
        let card = cards::by_name(&method.card).ok_or(StoreError::Unreadable("payment_methods"))?;
        if self.has_expired(method) {
            return Ok(Decision::Decline(DeclineReason::ExpiredCard));
        }
        let shopper_is_there = wish.usage != Usage::OffSession;
        if self.take_fresh_code(&method.id)? == Some(CodeVerdict::Incorrect) {
            return Ok(Decision::Decline(DeclineReason::IncorrectCvc));
        }
        Ok(match card.behaviour {
            Behaviour::Declines(reason) => Decision::Decline(reason),
            Behaviour::DeclinesCharges(_) if wish.sets_up => Decision::Approve,
            Behaviour::DeclinesCharges(reason) => Decision::Decline(reason),
            // Such a card is not saved where it is checked at once; elsewhere its charge meets the reason.
            Behaviour::RefusesExpiry => Decision::Decline(DeclineReason::ExpiredCard),
            Behaviour::RefusesCvc => Decision::Decline(DeclineReason::IncorrectCvc),
            Behaviour::FindsGatewayDown => Decision::Decline(DeclineReason::Generic),
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
            // Nobody agreed to later charges, so the issuer wants to ask, and cannot.
            Behaviour::ChallengesOnce
                if !shopper_is_there && !self.is_agreed(method, customer)? =>
            {
                Decision::Decline(DeclineReason::AuthenticationRequired)
            }
            Behaviour::ServesItsCountry(currency) if !wish.sets_up => {
                if capture == CaptureMode::Automatic && amount.currency().code() == currency {
                    Decision::Approve
                } else {
                    Decision::Decline(DeclineReason::Generic)
                }
            }
            Behaviour::DeclinesChallenge if wish.ask_shopper && shopper_is_there => {
                Decision::Decline(DeclineReason::AuthenticationFailed)
            }
            Behaviour::Approves | Behaviour::RefusesCvcLater | Behaviour::AnswersLate
                if wish.ask_shopper && shopper_is_there =>
            {
                Decision::Challenge
            }
            Behaviour::Approves
            | Behaviour::RefusesCvcLater
            | Behaviour::AnswersLate
            | Behaviour::DeclinesChallenge
            | Behaviour::NeedsNoChallenge
            | Behaviour::ServesItsCountry(_)
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

    fn is_agreed(&self, method: &PaymentMethod, customer: Option<&str>) -> Result<bool, Fault> {
        let Some(customer) = customer else {
            return Ok(false);
        };
        Ok(self
            .rows
            .has_agreement(&method.account, customer, &method.id)?)
    }

    /// An attempt of nothing yet: neither a card nor a provider.
    pub(super) fn begin(&self, intent: &Intent, wish: AttemptWish) -> Result<Payment, Fault> {
        Ok(Payment {
            id: (self.ids_for(&intent.dialect, intent.amount).payment)(self.now)?,
            account: intent.account.clone(),
            dialect: intent.dialect.clone(),
            intent: intent.id.clone(),
            reference: intent.reference.clone(),
            customer: intent.customer.clone(),
            payment_method: String::new(),
            card: String::new(),
            provider: None,
            usage: wish.usage,
            amount: intent.amount,
            capture: intent.capture,
            captured: Money::from_minor(0, intent.amount.currency()),
            status: AttemptStatus::RequiresAction,
            legacy_words: None,
            remark: wish.remark,
            return_url: wish.return_url,
            callback_url: wish.callback_url,
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
