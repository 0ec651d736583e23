//! An amount as a reader writes it: `$24.00` in English, `US$24.00` in Chinese. The pages that have no
//! script write it here; pages that have one leave it to the browser.

use payseal_core::money::Money;

/// Symbols in English, as browsers write them. Other currencies are written by their code.
const SYMBOLS: [(&str, &str); 18] = [
    ("AUD", "A$"),
    ("BRL", "R$"),
    ("CAD", "CA$"),
    ("CNY", "CN¥"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("HKD", "HK$"),
    ("ILS", "₪"),
    ("INR", "₹"),
    ("JPY", "¥"),
    ("KRW", "₩"),
    ("MXN", "MX$"),
    ("NZD", "NZ$"),
    ("PHP", "₱"),
    ("TWD", "NT$"),
    ("USD", "$"),
    ("VND", "₫"),
    ("XPF", "CFPF"),
];

/// Where Chinese differs: the plain signs are the reader's own currency.
const CHINESE: [(&str, &str); 5] = [
    ("AUD", "AU$"),
    ("CNY", "¥"),
    ("JPY", "JP¥"),
    ("KRW", "￦"),
    ("USD", "US$"),
];

/// The amount for a reader of `lang`.
pub fn written(amount: Money, lang: &str) -> String {
    let code = amount.currency().code();
    let own = if lang == "zh-Hans" { &CHINESE[..] } else { &[] };
    let sign = own
        .iter()
        .chain(&SYMBOLS)
        .find(|(known, _)| *known == code)
        .map_or_else(|| format!("{code}\u{a0}"), |(_, sign)| (*sign).to_owned());
    format!("{sign}{}", grouped(&amount.to_decimal()))
}

/// With a comma between thousands.
fn grouped(decimal: &str) -> String {
    let whole = decimal.find('.').unwrap_or(decimal.len());
    let mut written = String::with_capacity(decimal.len() + whole / 3);
    for (at, character) in decimal.char_indices() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(character);
    }
    written
}

#[cfg(test)]
mod tests {
    use payseal_core::money::Currency;

    use super::*;

    #[test]
    fn amounts_are_written_the_readers_way() {
        for (decimal, code, english, chinese) in [
            ("24.00", "USD", "$24.00", "US$24.00"),
            ("1234567.89", "USD", "$1,234,567.89", "US$1,234,567.89"),
            ("999", "JPY", "¥999", "JP¥999"),
            ("1200", "JPY", "¥1,200", "JP¥1,200"),
            ("7.00", "CNY", "CN¥7.00", "¥7.00"),
            ("7.00", "EUR", "€7.00", "€7.00"),
            ("100.00", "CHF", "CHF\u{a0}100.00", "CHF\u{a0}100.00"),
            (
                "1000.500",
                "KWD",
                "KWD\u{a0}1,000.500",
                "KWD\u{a0}1,000.500",
            ),
        ] {
            let currency = Currency::parse(code).unwrap();
            let amount = Money::parse_decimal(decimal, currency).unwrap();
            assert_eq!(written(amount, "en"), english);
            assert_eq!(written(amount, "zh-Hans"), chinese);
        }
    }
}
