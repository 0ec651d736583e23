//! What a merchant's server and its gateway speak of: orders, payments, and what is said of them.

use payseal_core::money::Money;
use payseal_core::wire::ids::PaymentMethodId;
use serde::Serialize;

/// What a session is limited to.
#[derive(Clone, Debug)]
pub struct SessionWish {
    /// The one customer whose cards it can use.
    pub customer: Option<String>,
    /// Whether a saved card's security code is asked for again.
    pub cvc_again: bool,
    /// Whether a card is saved only if the shopper agreed.
    pub consent_required: bool,
    /// The origins on which it works; all of the account's if there are none.
    pub origins: Vec<String>,
    /// What is to be paid; without it the session only saves cards.
    pub amount: Option<Money>,
}

/// A customer to make.
#[derive(Clone, Debug)]
pub struct NewCustomer {
    /// The merchant's own note, by which the customer is found again.
    pub note: String,
    /// The e-mail address.
    pub email: String,
    /// The given name.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
}

/// What is to be paid, and where its ends go.
#[derive(Clone, Debug)]
pub struct Order {
    /// The merchant's own number of it. An order is paid once.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// Where the shopper comes back to.
    pub return_url: Option<String>,
    /// Where the gateway reports what happens later.
    pub webhook_url: Option<String>,
}

/// The card that pays, and who asks for it.
#[derive(Clone, Debug)]
pub struct CardPayment {
    /// The card.
    pub card: PaymentMethodId,
    /// Whose it is, or becomes.
    pub customer: Option<String>,
    /// The shopper's address on the network.
    pub shopper_ip: String,
    /// What the merchant's software is called.
    pub platform: String,
    /// The merchant's site.
    pub site: Option<String>,
}

/// What the gateway's own page shows of an order.
#[derive(Clone, Debug)]
pub struct HostedPage {
    /// The customer whose saved cards it shows.
    pub customer: Option<String>,
    /// What is bought.
    pub lines: Vec<OrderLine>,
}

/// One line of what is bought.
#[derive(Clone, Debug)]
pub struct OrderLine {
    /// What it is called.
    pub title: String,
    /// How many.
    pub count: u32,
    /// The price of one, as a decimal.
    pub price: String,
}

/// What comes of asking for a payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Charged {
    /// This payment, and how it stands.
    Payment(Attempt),
    /// Nothing was charged now: the order is paid, or being paid.
    Before {
        /// The gateway's number of the earlier payment, when it gives it.
        payment: Option<String>,
        /// The gateway's words.
        info: String,
    },
}

/// One payment, as an answer or a webhook has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attempt {
    /// The gateway's number of it.
    pub payment: Option<String>,
    /// How it stands.
    pub status: PaymentStatus,
    /// The gateway's words for that.
    pub info: String,
    /// Where the shopper must go first.
    pub redirect_url: Option<String>,
}

/// How a payment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaymentStatus {
    /// Paid.
    Succeeded,
    /// It came to nothing.
    Failed,
    /// Not decided yet.
    Pending,
}

/// A payment, as the gateway's books have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Payment {
    /// The gateway's number.
    pub id: String,
    /// The merchant's number of the order.
    pub order: String,
    /// The amount.
    pub amount: Money,
    /// How it stands.
    pub status: PaymentStatus,
    /// The gateway's words for that.
    pub info: String,
}

impl Payment {
    /// Whether it pays this order in full.
    #[must_use]
    pub fn pays(&self, order: &str, amount: Money) -> bool {
        self.order == order && self.amount == amount
    }
}

/// What a signed return says. The payment is to be asked about before anybody believes that it is paid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Returned {
    /// The gateway's number of the payment.
    pub payment: String,
    /// The merchant's number of the order.
    pub order: String,
    /// The amount.
    pub amount: Money,
    /// The last four digits of the card.
    pub last4: String,
    /// The gateway's words.
    pub info: String,
}

/// A webhook about a payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PaymentNews {
    /// The merchant's number of the order.
    pub order: String,
    /// The payment, and how it stands.
    pub attempt: Attempt,
}

/// A payment method type, and whether the order can use it: as the loader's list reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfferedMethod {
    /// The gateway's word for it.
    pub payment_method: String,
    /// Its name as shoppers know it.
    pub name: String,
    /// `form`: in the card form; `redirect`: on the provider's page; `qr`: there, by scanning a QR code.
    pub flow: String,
    /// Whether it can be saved for later.
    pub reusable: bool,
    /// Whether the order can use it.
    pub enabled: bool,
    /// Why it cannot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The URL of its logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// The brands, if it is a card.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub brands: Vec<String>,
    /// Where the money comes from, such as `credit`, `wallet` or `bank`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<String>,
}
