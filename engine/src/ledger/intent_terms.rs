//! What a merchant says of an intent, and of an attempt to pay it.

use payseal_core::money::Money;

use crate::clock::Moment;
use crate::store::{
    CaptureMode, DebitFate, Intent, IntentStatus, PaymentMethodType, Provider, Usage,
};

/// An intent that a merchant makes.
#[derive(Clone, Debug)]
pub struct NewIntent {
    /// The dialect that asks for it, by name.
    pub dialect: String,
    /// The merchant's own name of what is paid, when it has one; of one intent only.
    pub reference: Option<String>,
    /// What it is.
    pub terms: IntentTerms,
}

/// What an intent is to be, until it is paid.
#[derive(Clone, Debug)]
pub struct IntentTerms {
    /// How much.
    pub amount: Money,
    /// When the money is taken.
    pub capture: CaptureMode,
    /// What becomes of the payment method beside this payment.
    pub usage: Usage,
    /// The customer.
    pub customer: Option<String>,
    /// What the next confirmation pays with.
    pub payment_method: Option<String>,
    /// The types of payment methods that may pay it; none allows all.
    pub allowed: Vec<PaymentMethodType>,
    /// From when on it is to be paid no longer.
    pub expires: Option<Moment>,
}

/// What a confirmation pays with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PayWith {
    /// The payment method that the intent names.
    Intents,
    /// This one, which the intent names from here on.
    PaymentMethod(String),
    /// The page of the shopper's own bank, on which the shopper says with which card.
    Bank,
    /// The page of a provider; where the shopper is billed, when that is known.
    Provider(Provider, Option<String>),
    /// The page of a provider, with a payment method of which the dialect alone knows. The dialect has said that
    /// it pays so much in this currency.
    KeptElsewhere {
        /// Whose page.
        provider: Provider,
        /// What the attempt names as its payment method.
        payment_method: String,
    },
    /// A debit of a bank account of which the dialect alone knows: nobody is asked, and the money comes later.
    Debit {
        /// What comes of it.
        fate: DebitFate,
        /// What the attempt names as its payment method.
        payment_method: String,
    },
}

/// One attempt to pay an intent.
#[derive(Clone, Debug)]
pub struct Confirmation {
    /// What with.
    pub with: PayWith,
    /// Whether the shopper is away, and cannot be asked anything.
    pub is_off_session: bool,
    /// Whether to ask the shopper even where the issuer would not.
    pub ask_shopper: bool,
    /// Handed back as it came.
    pub remark: Option<String>,
    /// Where the browser goes after a challenge.
    pub return_url: Option<String>,
    /// Where the merchant wants to hear about it.
    pub callback_url: Option<String>,
}

/// Which intents to list.
#[derive(Clone, Copy, Debug)]
pub struct IntentList<'a> {
    /// The dialect whose they are.
    pub dialect: &'a str,
    /// Of this customer only.
    pub customer: Option<&'a str>,
    /// Those that are older than this one.
    pub before: Option<&'a str>,
    /// How many.
    pub take: u64,
}

impl Intent {
    /// Takes other terms. What an earlier attempt came to says nothing of them.
    pub(super) fn become_of(&mut self, terms: IntentTerms) {
        let IntentTerms {
            amount,
            capture,
            usage,
            customer,
            payment_method,
            allowed,
            expires,
        } = terms;
        self.amount = amount;
        self.capture = capture;
        self.usage = usage;
        self.customer = customer;
        self.payment_method = payment_method;
        self.allowed = allowed;
        self.expires = expires;
        self.last_decline = None;
        self.status = IntentStatus::RequiresPaymentMethod;
    }
}
