//! Payment methods: cards that the gateway keeps. The card itself is looked up in the table of
//! test cards and let go; what stays is its name.

use payseal_core::card::{Brand, CardNumber, Expiry};

use super::method_change::overlaid;
use super::{
    Book, CodeVerdict, Fault, MethodChange, PublicIds, Refusal, SavedCardChange, no_card_in,
};
use crate::cards::{self, Behaviour, TestCard};
use crate::store::{AllowRedisplay, Billing, ConsentState, PaymentMethod, Session};

/// A card to keep. Its number is read once and not stored.
pub struct NewMethod {
    /// The published test card it is.
    pub card: &'static TestCard,
    /// Which of its two brands the shopper chose.
    pub preferred_brand: Option<Brand>,
    /// The expiry month, 1 to 12.
    pub expiry_month: u8,
    /// The expiry year.
    pub expiry_year: u16,
    /// Whom it is billed to.
    pub billing: Billing,
    /// The customer to bind it to.
    pub customer: Option<String>,
    /// Whether it may be shown again.
    pub redisplay: AllowRedisplay,
    /// Whether the shopper agreed that it is kept.
    pub consent: ConsentState,
}

impl NewMethod {
    /// Takes what may be kept from a card.
    ///
    /// # Errors
    /// When it is no published test card, or one that its issuer refuses.
    pub fn of(
        number: &CardNumber,
        expiry: &Expiry,
        billing: Billing,
        customer: Option<String>,
    ) -> Result<Self, Refusal> {
        Self::of_card(
            cards::by_number(number.expose_digits()),
            expiry,
            billing,
            customer,
        )
    }

    /// The same of a test card that was found.
    ///
    /// # Errors
    /// When it was not, or it is one that its issuer refuses.
    pub fn of_card(
        card: Option<&'static TestCard>,
        expiry: &Expiry,
        billing: Billing,
        customer: Option<String>,
    ) -> Result<Self, Refusal> {
        let card = card.ok_or(Refusal::CardUnpublished)?;
        match card.behaviour {
            Behaviour::RefusesExpiry => return Err(Refusal::CardExpired),
            Behaviour::RefusesCvc => return Err(Refusal::CvcIncorrect),
            Behaviour::Approves
            | Behaviour::Declines(_)
            | Behaviour::DeclinesCharges(_)
            | Behaviour::ChallengesAlways
            | Behaviour::ChallengesOnce
            | Behaviour::ChallengesThenDeclines(_)
            | Behaviour::DeclinesChallenge
            | Behaviour::NeedsNoChallenge
            | Behaviour::ServesItsCountry(_)
            | Behaviour::RefusesCvcLater
            | Behaviour::AnswersLate
            | Behaviour::FindsGatewayDown => {}
        }
        Ok(Self {
            card,
            preferred_brand: None,
            expiry_month: expiry.month(),
            expiry_year: expiry.year(),
            billing,
            customer,
            redisplay: AllowRedisplay::default(),
            consent: ConsentState::default(),
        })
    }
}

fn check_billing(billing: &Billing) -> Result<(), Refusal> {
    let (person, address) = (&billing.person, &billing.address);
    let texts = [
        &person.email,
        &person.first_name,
        &person.last_name,
        &person.phone,
        &address.line1,
        &address.line2,
        &address.city,
        &address.state,
        &address.postal_code,
        &address.country,
    ];
    no_card_in(texts.into_iter().flatten().map(String::as_str))
}

impl Book<'_> {
    /// Keeps a card.
    ///
    /// # Errors
    /// When the customer is unknown or has too many cards, a text holds a card number, or the store
    /// fails.
    pub fn create_method(&self, account: &str, new: NewMethod) -> Result<PaymentMethod, Fault> {
        self.create_method_with(account, new, self.ids)
    }

    /// The same, with ids of another dialect.
    pub(super) fn create_method_with(
        &self,
        account: &str,
        new: NewMethod,
        ids: PublicIds,
    ) -> Result<PaymentMethod, Fault> {
        check_billing(&new.billing)?;
        if let Some(customer) = &new.customer {
            self.customer(account, customer)?;
            if !self.has_room(account, customer)? {
                return Err(Refusal::TooManyCards.into());
            }
        }
        let method = PaymentMethod {
            id: (ids.payment_method)()?,
            account: account.to_owned(),
            customer: new.customer,
            card: new.card.name.to_owned(),
            fingerprint: Some(self.fingerprint_of_card(account, new.card)?),
            brand: new.card.brand_word().to_owned(),
            brands: new.card.choices(),
            preferred_brand: new.preferred_brand,
            last4: new.card.last4().to_owned(),
            expiry_month: new.expiry_month,
            expiry_year: new.expiry_year,
            billing: new.billing,
            redisplay: new.redisplay,
            consent: new.consent,
            is_default: false,
            created: self.now,
        };
        self.rows.insert_payment_method(&method)?;
        self.share_expiry(&method)?;
        Ok(method)
    }

    /// Finds a payment method.
    ///
    /// # Errors
    /// When the account has none of this id, or the store fails.
    pub fn method(&self, account: &str, id: &str) -> Result<PaymentMethod, Fault> {
        Ok(self
            .rows
            .payment_method(account, id)?
            .ok_or(Refusal::MethodUnknown)?)
    }

    /// The payment methods of a customer, newest first.
    ///
    /// # Errors
    /// When the customer is unknown, or the store fails.
    pub fn methods_of(&self, account: &str, customer: &str) -> Result<Vec<PaymentMethod>, Fault> {
        self.customer(account, customer)?;
        Ok(self.rows.payment_methods(account, customer)?)
    }

    /// Changes a payment method.
    ///
    /// # Errors
    /// When it is unknown, a text holds a card number, or the store fails.
    pub fn update_method(
        &self,
        account: &str,
        id: &str,
        change: MethodChange,
    ) -> Result<PaymentMethod, Fault> {
        let mut method = self.method(account, id)?;
        if let Some(billing) = change.billing {
            check_billing(&billing)?;
            method.billing = billing;
        }
        if let Some((month, year)) = change.expiry {
            (method.expiry_month, method.expiry_year) = (month, year);
            self.share_expiry(&method)?;
        }
        method.preferred_brand = change.preferred_brand.or(method.preferred_brand);
        self.rows.update_payment_method(&method)?;
        Ok(method)
    }

    /// Changes a saved card of a session's customer. Of the billing details, what is not said
    /// stays. A security code was judged by the caller; the verdict counts for the next charge.
    ///
    /// # Errors
    /// When it is not the customer's, a text holds a card number, or the store fails.
    pub fn update_own_method(
        &self,
        session: &Session,
        id: &str,
        mut change: MethodChange,
        code: Option<CodeVerdict>,
    ) -> Result<PaymentMethod, Fault> {
        let method = self.own_method(session, id)?;
        change.billing = change.billing.map(|said| overlaid(&method.billing, said));
        let method = self.update_method(&session.account, id, change)?;
        if let Some(hooks) = self.hooks_of_session(session) {
            hooks.on_saved_card(self, session, &method, SavedCardChange::Updated)?;
        }
        if let Some(verdict) = code {
            self.put_fresh_code(id, verdict)?;
        }
        Ok(method)
    }

    /// Makes a saved card of a session's customer the one that he pays with first.
    ///
    /// # Errors
    /// When it is not the customer's, or the store fails.
    pub fn make_default(&self, session: &Session, id: &str) -> Result<PaymentMethod, Fault> {
        let mut method = self.own_method(session, id)?;
        if let Some(customer) = &method.customer {
            self.rows.set_default(&session.account, customer, id)?;
        }
        method.is_default = true;
        Ok(method)
    }

    /// Binds a payment method to a customer. Binding it twice to the same one is no mistake.
    ///
    /// # Errors
    /// When either is unknown, it is bound to somebody else, the customer has too many cards, the
    /// shopper did not agree, or the store fails.
    pub fn attach_method(
        &self,
        account: &str,
        id: &str,
        customer: &str,
    ) -> Result<PaymentMethod, Fault> {
        let mut method = self.method(account, id)?;
        self.customer(account, customer)?;
        self.check_binding(&method, customer)?;
        if method.customer.is_none() && !self.has_room(account, customer)? {
            return Err(Refusal::TooManyCards.into());
        }
        self.bind(&mut method, customer)?;
        Ok(method)
    }

    /// Removes a payment method: it is the shopper's "delete this card", so it cannot be listed,
    /// charged or attached again. Returns what it was, bound to nobody.
    ///
    /// # Errors
    /// When it is unknown, or the store fails.
    pub fn detach_method(&self, account: &str, id: &str) -> Result<PaymentMethod, Fault> {
        let mut method = self.method(account, id)?;
        self.rows.delete_payment_method(account, id)?;
        method.customer = None;
        method.is_default = false;
        Ok(method)
    }
}
