//! Ways to pay without a card: on the provider's own page.

use payseal_core::money::Currency;

use super::db_words::db_words;

/// A way to pay on a page of its provider's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Provider {
    /// Alipay.
    Alipay,
    /// WeChat Pay.
    WeChatPay,
    /// Klarna.
    Klarna,
    /// iDEAL.
    Ideal,
    /// Bancontact.
    Bancontact,
    /// giropay.
    Giropay,
    /// Przelewy24.
    P24,
    /// GCash.
    Gcash,
    /// Kakao Pay.
    KakaoPay,
    /// A SEPA direct debit: the money comes later.
    Sepa,
}

db_words!(Provider {
    Alipay => "alipay",
    WeChatPay => "wechat_pay",
    Klarna => "klarna",
    Ideal => "ideal",
    Bancontact => "bancontact",
    Giropay => "giropay",
    P24 => "p24",
    Gcash => "gcash",
    KakaoPay => "kakao_pay",
    Sepa => "sepa_debit",
});

impl Provider {
    /// The name that shoppers know.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alipay => "Alipay",
            Self::WeChatPay => "WeChat Pay",
            Self::Klarna => "Klarna",
            Self::Ideal => "iDEAL",
            Self::Bancontact => "Bancontact",
            Self::Giropay => "giropay",
            Self::P24 => "Przelewy24",
            Self::Gcash => "GCash",
            Self::KakaoPay => "Kakao Pay",
            Self::Sepa => "SEPA Direct Debit",
        }
    }

    /// Whether it pays in a currency.
    #[must_use]
    pub fn takes(self, currency: Currency) -> bool {
        let codes: &[&str] = match self {
            Self::Alipay => &["CNY", "HKD", "USD", "EUR", "GBP"],
            Self::WeChatPay => &["CNY", "HKD", "USD"],
            Self::Klarna => &["EUR", "GBP", "USD", "SEK", "NOK", "DKK"],
            Self::Ideal | Self::Bancontact | Self::Giropay | Self::Sepa => &["EUR"],
            Self::P24 => &["PLN", "EUR"],
            Self::Gcash => &["PHP"],
            Self::KakaoPay => &["KRW"],
        };
        codes.contains(&currency.code())
    }

    /// The countries whose shoppers have it; everybody's when there are none.
    #[must_use]
    pub const fn countries(self) -> &'static [&'static str] {
        match self {
            Self::Alipay | Self::WeChatPay => &[],
            Self::Klarna => &[
                "AT", "BE", "DE", "DK", "ES", "FI", "FR", "GB", "IT", "NL", "NO", "SE", "US",
            ],
            Self::Ideal => &["NL"],
            Self::Bancontact => &["BE"],
            Self::Giropay => &["DE"],
            Self::P24 => &["PL"],
            Self::Gcash => &["PH"],
            Self::KakaoPay => &["KR"],
            Self::Sepa => &[
                "AT", "BE", "DE", "ES", "FI", "FR", "IE", "IT", "LU", "NL", "PT",
            ],
        }
    }

    /// The least and the most that it pays at once, in whole units of the currency.
    #[must_use]
    pub const fn limits(self) -> (u64, u64) {
        match self {
            Self::Klarna | Self::Sepa => (1, 10_000),
            Self::Gcash => (1, 100_000),
            Self::KakaoPay => (100, 2_000_000),
            Self::Alipay
            | Self::WeChatPay
            | Self::Ideal
            | Self::Bancontact
            | Self::Giropay
            | Self::P24 => (0, 50_000),
        }
    }

    /// Whether the shopper scans a code with his telephone.
    #[must_use]
    pub fn is_scanned(self) -> bool {
        self == Self::WeChatPay
    }

    /// Whether the money comes only some time after the shopper said yes.
    #[must_use]
    pub fn is_slow(self) -> bool {
        self == Self::Sepa
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_one_takes_some_currency_that_is_known() {
        for provider in Provider::ALL.iter().copied() {
            let known = ["CNY", "EUR", "PHP", "KRW"].map(|code| Currency::parse(code).unwrap());
            assert!(known.into_iter().any(|currency| provider.takes(currency)));
        }
    }
}
