//! The words that drivers translate into.

/// What is to be paid.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The merchant's own name of it, which is its idempotency key as well.
    pub key: &'a str,
    /// The amount in minor units of US dollars.
    pub minor: u64,
    /// With what, and by whom.
    pub payer: Payer<'a>,
    /// When the money is taken.
    pub capture: Capture,
    /// Where a shopper returns to after a challenge.
    pub return_url: &'a str,
}

/// Who pays, and with what.
#[derive(Clone, Copy, Debug)]
pub enum Payer<'a> {
    /// A shopper who is there, with a payment method that is used once.
    Once {
        /// Its id.
        payment_method: &'a str,
    },
    /// A shopper who is there, and wants to be charged with it again.
    Saves {
        /// The id of the customer that it is kept for.
        customer: &'a str,
        /// Its id.
        payment_method: &'a str,
    },
    /// A customer with a payment method that was kept.
    Saved {
        /// The customer's id.
        customer: &'a str,
        /// Its id.
        payment_method: &'a str,
    },
}

/// When the money of a payment is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capture {
    /// At once.
    Automatic,
    /// When the merchant says so: until then it is held.
    Manual,
}

/// How a payment stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// The money is taken.
    Succeeded,
    /// The money is held.
    Held,
    /// The shopper has something to do first.
    RequiresAction,
    /// Nobody knows yet.
    Processing,
    /// The issuer said no; for want of money, when that is what it says.
    Declined {
        /// Whether there was not enough on the card.
        for_funds: bool,
    },
    /// It will not be paid: given up by the shopper or let go by the merchant.
    Canceled,
}

impl Status {
    /// Declined, for no reason that is told here.
    pub const DECLINED: Self = Self::Declined { for_funds: false };
}

/// A payment, as the answer to [`pay`](crate::Driver::pay) has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paid {
    /// The gateway's id of it.
    pub payment: String,
    /// How it stands.
    pub status: Status,
    /// Where the shopper goes, when there is something to do.
    pub challenge: Option<String>,
}

/// The gateway refused, in an answer as its clients read it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    /// Its code, for whoever reads the failed test.
    pub code: String,
}

/// A webhook, as it came.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Received {
    /// The path and the query that it was sent to.
    pub target: String,
    /// The headers, by names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(other, _)| other == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What a webhook tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The payment that it is about.
    pub payment: String,
    /// What happened.
    pub what: What,
}

/// What happened to a payment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// It is paid, or its money is held.
    Succeeded,
    /// It was declined.
    Declined,
    /// Money went back.
    Refunded,
}
