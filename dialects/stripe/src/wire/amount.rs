//! Amounts in minor units, their least and their most, by currency.

use super::error::ApiError;

/// The most digits of an amount.
const MOST: i64 = 99_999_999;

/// Currencies without minor units.
const WHOLE: [&str; 16] = [
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "ugx", "vnd", "vuv",
    "xaf", "xof", "xpf",
];

/// The least that is charged, in minor units. Of other currencies it is 1: the sandbox's choice.
const LEAST: [(&str, i64); 24] = [
    ("aed", 200),
    ("aud", 50),
    ("bgn", 100),
    ("brl", 50),
    ("cad", 50),
    ("chf", 50),
    ("czk", 1500),
    ("dkk", 250),
    ("eur", 50),
    ("gbp", 30),
    ("hkd", 400),
    ("huf", 17500),
    ("inr", 50),
    ("jpy", 50),
    ("mxn", 1000),
    ("myr", 200),
    ("nok", 300),
    ("nzd", 50),
    ("pln", 200),
    ("ron", 200),
    ("sek", 300),
    ("sgd", 50),
    ("thb", 1000),
    ("usd", 50),
];

/// A currency in lower case.
///
/// # Errors
/// When it is no three letters.
pub fn currency(text: &str) -> Result<String, ApiError> {
    if text.len() == 3 && text.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err(ApiError::invalid(format!(
        "Invalid currency: {}. A currency is three letters, such as usd.",
        super::error::told(text)
    ))
    .about("currency"))
}

/// Whether a currency has no minor units.
#[must_use]
pub fn is_whole(currency: &str) -> bool {
    WHOLE.contains(&currency)
}

/// An amount as a sentence has it: `$0.50 usd` is Stripe's own; here `0.50 usd`.
#[must_use]
pub fn written(minor: i64, currency: &str) -> String {
    if is_whole(currency) {
        return format!("{minor} {currency}");
    }
    let sign = if currency == "usd" { "$" } else { "" };
    format!("{sign}{}.{:02} {currency}", minor / 100, minor % 100)
}

/// An amount as a shopper reads it, such as `$10.99`; a currency without a sign here has its code in front.
#[must_use]
pub fn told(minor: u64, currency: &str) -> String {
    let number = if is_whole(currency) {
        minor.to_string()
    } else {
        format!("{}.{:02}", minor / 100, minor % 100)
    };
    match currency {
        "eur" => format!("€{number}"),
        "gbp" => format!("£{number}"),
        "jpy" => format!("¥{number}"),
        "usd" => format!("${number}"),
        other => format!("{} {number}", other.to_ascii_uppercase()),
    }
}

/// An amount that may be charged.
///
/// # Errors
/// When it is less than 1, less than is charged in the currency, or of too many digits.
pub fn chargeable(amount: i64, currency: &str) -> Result<u64, ApiError> {
    let wrong = |message: String, code| ApiError::invalid(message).coded(code).about("amount");
    if amount < 1 {
        return Err(wrong(
            "This value must be greater than or equal to 1.".to_owned(),
            "parameter_invalid_integer",
        ));
    }
    let least = LEAST
        .iter()
        .find(|(name, _)| *name == currency)
        .map_or(1, |(_, least)| *least);
    if amount < least {
        return Err(wrong(
            format!("Amount must be at least {}", written(least, currency)),
            "amount_too_small",
        ));
    }
    if amount > MOST {
        return Err(wrong(
            format!("Amount must be no more than {}", written(MOST, currency)),
            "amount_too_large",
        ));
    }
    u64::try_from(amount).map_err(|_| ApiError::broken())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_between_the_least_and_the_most() {
        for (amount, currency, code) in [
            (0, "usd", "parameter_invalid_integer"),
            (-5, "usd", "parameter_invalid_integer"),
            (49, "usd", "amount_too_small"),
            (50, "usd", ""),
            (99_999_999, "usd", ""),
            (100_000_000, "usd", "amount_too_large"),
            (29, "gbp", "amount_too_small"),
            (30, "gbp", ""),
            (49, "jpy", "amount_too_small"),
            (1, "isk", ""),
        ] {
            let code_told = chargeable(amount, currency)
                .err()
                .map_or("", |error| error.code.unwrap_or_default());
            assert_eq!(code_told, code, "{amount} {currency}");
        }
        let error = chargeable(1, "usd").unwrap_err();
        assert_eq!(error.message, "Amount must be at least $0.50 usd");
        assert_eq!(
            chargeable(1, "jpy").unwrap_err().message,
            "Amount must be at least 50 jpy"
        );
    }

    #[test]
    fn a_currency_is_three_letters_of_any_case() {
        assert_eq!(currency("USD").unwrap(), "usd");
        for text in ["", "us", "usdd", "12a", "u d"] {
            assert_eq!(
                currency(text).unwrap_err().param.clone().unwrap(),
                "currency",
                "{text}"
            );
        }
    }

    #[test]
    fn the_tables_are_sorted_and_disjoint() {
        assert!(LEAST.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(WHOLE.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
