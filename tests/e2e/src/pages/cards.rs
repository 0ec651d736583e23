//! The published test cards that scenarios type. No other number is ever typed.

use payseal_core::card::Field;

/// What a shopper reads off a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestCard {
    /// The digits of the number.
    pub number: &'static str,
    /// The number as a form shows it.
    pub shown: &'static str,
    /// Month and year as typed.
    pub expiry: &'static str,
    /// The code.
    pub cvc: &'static str,
    /// The slug of the brand.
    pub brand: &'static str,
}

impl TestCard {
    /// Accepted.
    pub const VISA: Self = Self {
        number: "4242424242424242",
        shown: "4242 4242 4242 4242",
        expiry: "1234",
        cvc: "123",
        brand: "visa",
    };
    /// Accepted; fifteen digits, a four-digit code, and no four digits of it repeat.
    pub const AMEX: Self = Self {
        number: "371449635398431",
        shown: "3714 496353 98431",
        expiry: "1139",
        cvc: "7395",
        brand: "amex",
    };
    /// Published for testing, but not one of the sandbox's cards: the gateway refuses the number.
    pub const AMEX_UNLISTED: Self = Self {
        number: "378734493671000",
        shown: "3787 344936 71000",
        expiry: "1139",
        cvc: "7395",
        brand: "amex",
    };
    /// Accepted; has no code, as many of its brand.
    pub const MAESTRO: Self = Self {
        number: "6304000000000000",
        shown: "6304 0000 0000 0000",
        expiry: "1234",
        cvc: "",
        brand: "maestro",
    };
    /// Accepted; nineteen digits.
    pub const UNIONPAY: Self = Self {
        number: "6205500000000000004",
        shown: "6205 5000 0000 0000 004",
        expiry: "0933",
        cvc: "846",
        brand: "unionpay",
    };
    /// Accepted; carries two brands, as its number tells.
    pub const MADA: Self = Self {
        brand: "mada",
        ..Self::visa("4201320111111010", "4201 3201 1111 1010")
    };
    /// The gateway says that it has expired, whatever the date.
    pub const EXPIRED: Self = Self::visa("4000000000000069", "4000 0000 0000 0069");
    /// The gateway says that the code is wrong, whatever it is.
    pub const BAD_CODE: Self = Self::visa("4000000000000127", "4000 0000 0000 0127");
    /// The gateway answers after a minute.
    pub const SLOW: Self = Self::visa("4000000000009235", "4000 0000 0000 9235");
    /// The gateway answers with a page that says it is down.
    pub const GATEWAY_DOWN: Self = Self::visa("4000000000004954", "4000 0000 0000 4954");

    /// The bank asks the shopper at every payment.
    pub const CHALLENGE: Self = Self::visa("4000000000003220", "4000 0000 0000 3220");
    /// The bank asks, and declines after the answer.
    pub const CHALLENGE_THEN_DECLINED: Self = Self::visa("4000008400001629", "4000 0084 0000 1629");
    /// Kept, and declined at every payment.
    pub const DECLINED: Self = Self::visa("4000000000000002", "4000 0000 0000 0002");
    /// Kept, and declined for want of money.
    pub const NO_FUNDS: Self = Self::visa("4000000000009995", "4000 0000 0000 9995");
    /// Kept, and a security code that is asked for again is wrong.
    pub const BAD_CODE_LATER: Self = Self::visa("4000000000000101", "4000 0000 0000 0101");

    const fn visa(number: &'static str, shown: &'static str) -> Self {
        Self {
            number,
            shown,
            ..Self::VISA
        }
    }

    /// What is typed into `field`.
    #[must_use]
    pub fn typed(&self, field: Field) -> &'static str {
        match field {
            Field::Number => self.number,
            Field::Expiry => self.expiry,
            Field::Cvc => self.cvc,
            Field::Holder => "",
        }
    }
}
