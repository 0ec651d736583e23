//! The currencies we know and how many decimals each has (ISO 4217). Not the symbols or the
//! names: the browser has those.

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency {
    code: &'static str,
    exponent: u8,
}

/// Codes by the number of their decimals.
const TABLE: [(u8, &[&str]); 3] = [
    (
        0,
        &[
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
            "VUV", "XAF", "XOF", "XPF",
        ],
    ),
    (
        2,
        &[
            "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD",
            "BDT", "BMD", "BND", "BOB", "BRL", "BSD", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
            "CNY", "COP", "CRC", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ETB", "EUR", "FJD",
            "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF",
            "IDR", "ILS", "INR", "JMD", "KES", "KGS", "KHR", "KYD", "KZT", "LAK", "LBP", "LKR",
            "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MUR", "MVR", "MWK",
            "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK",
            "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SEK", "SGD",
            "SOS", "SRD", "SZL", "THB", "TJS", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "USD",
            "UYU", "UZS", "WST", "XCD", "YER", "ZAR", "ZMW",
        ],
    ),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
];

impl Currency {
    /// The currency with this code, in capitals.
    pub fn parse(code: &str) -> Option<Self> {
        TABLE.iter().find_map(|(exponent, codes)| {
            let code = codes.iter().find(|known| **known == code)?;
            Some(Self {
                code,
                exponent: *exponent,
            })
        })
    }

    /// The three letters.
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many decimals its amounts have.
    pub const fn exponent(self) -> usize {
        self.exponent as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, TABLE};

    #[test]
    fn knows_each_code_once() {
        let codes: Vec<_> = TABLE.iter().flat_map(|(_, codes)| codes.iter()).collect();
        for (index, code) in codes.iter().enumerate() {
            assert!(!codes[..index].contains(code), "{code} twice");
            assert_eq!(code.len(), 3);
            assert!(code.bytes().all(|byte| byte.is_ascii_uppercase()));
            assert_eq!(Currency::parse(code).unwrap().code(), **code);
        }
        for (_, codes) in TABLE {
            assert!(codes.is_sorted());
        }
    }

    #[test]
    fn knows_the_decimals_that_are_not_two() {
        let exponent = |code| Currency::parse(code).map(Currency::exponent);
        assert_eq!(exponent("USD"), Some(2));
        assert_eq!(exponent("JPY"), Some(0));
        assert_eq!(exponent("KRW"), Some(0));
        assert_eq!(exponent("KWD"), Some(3));
        assert_eq!(exponent("usd"), None);
        assert_eq!(exponent("ZZZ"), None);
        assert_eq!(exponent(""), None);
    }
}
