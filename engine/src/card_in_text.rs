//! Card numbers in free texts: names, remarks, addresses. Such a text is refused, since what is stored
//! must hold no number, not even one in a wrong field.
//!
//! It reads the digits of every script, and puts groups of them together across whatever is not a
//! letter. It does not read numbers in words, nor digits with letters between them, nor what stands inside of
//! a random word (`random_words`), except those of the published test cards.

use payseal_core::card::{Brand, CardNumber, Check};

use crate::cards::CARDS;
use crate::random_words;

/// The zeros of Unicode's decimal digits (general category Nd, version 16.0); nine more follow each.
const ZEROS: [u32; 76] = [
    0x0030, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450,
    0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50,
    0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// How many digits card numbers have.
const SHORTEST: usize = 12;
const LONGEST: usize = 19;

/// What the gateway's own ids begin with: their nineteen digits are random, and are no card's.
const IDS: [&str; 2] = ["pm_", "cus_"];

/// Whether a text has a card number in it, however it is spaced and in whichever digits.
#[must_use]
pub fn mentioned_in(text: &str) -> bool {
    // This is asked of every text that is kept, and most have few digits.
    if text.chars().filter_map(value).count() < SHORTEST {
        return false;
    }
    let whole = chains(text);
    let all: String = whole.iter().flatten().map(String::as_str).collect();
    if all.len() < SHORTEST {
        return false;
    }
    let chains = chains(&random_words::replaced_in(text));
    CARDS.iter().any(|card| all.contains(card.number)) || chains.iter().any(|it| has_card(it))
}

fn value(character: char) -> Option<u8> {
    if character.is_ascii() {
        return char::to_digit(character, 10).and_then(|digit| u8::try_from(digit).ok());
    }
    let code = u32::from(character);
    ZEROS.iter().find_map(|zero| {
        let offset = u8::try_from(code.checked_sub(*zero)?).ok()?;
        (offset < 10).then_some(offset)
    })
}

/// Groups of digits, in ASCII, that nothing but signs and spaces lies between.
fn chains(text: &str) -> Vec<Vec<String>> {
    let mut chains = vec![Vec::new()];
    let mut group = String::new();
    let mut word = String::new();
    let mut own_id = false;
    for character in text.chars() {
        if let Some(digit) = value(character) {
            if group.is_empty() {
                own_id = IDS.contains(&word.as_str());
                word.clear();
            }
            group.push(char::from(b'0' + digit));
            continue;
        }
        let whole = std::mem::take(&mut group);
        if let Some(chain) = chains.last_mut().filter(|_| !whole.is_empty() && !own_id) {
            chain.push(whole);
        }
        if character.is_alphanumeric() {
            chains.push(Vec::new());
            word.push(character);
        } else if character == '_' && !word.is_empty() {
            word.push(character);
        } else {
            word.clear();
        }
    }
    if let Some(chain) = chains.last_mut().filter(|_| !group.is_empty() && !own_id) {
        chain.push(group);
    }
    chains
}

/// Whether some groups on end are together a number that one of the known brands could have issued.
fn has_card(chain: &[String]) -> bool {
    candidates(chain).any(|digits| is_card(&digits))
}

/// What groups on end are together, from each group on and for no longer than a card's number is:
/// the work grows with the text, and not with its square.
fn candidates(chain: &[String]) -> impl Iterator<Item = String> {
    (0..chain.len()).flat_map(|from| {
        let groups = chain.get(from..).unwrap_or_default();
        groups.iter().scan(String::new(), |digits, group| {
            digits.push_str(group);
            (digits.len() <= LONGEST).then(|| digits.clone())
        })
    })
}

fn is_card(digits: &str) -> bool {
    (SHORTEST..=LONGEST).contains(&digits.len())
        && passes_luhn(digits)
        && matches!(CardNumber::check(digits), Check::Valid(number) if number.brand().is_some_and(is_telling))
}

/// Whether a number of this brand is a card's more likely than an order's: every tenth number of fifteen
/// digits that begins with 1 could be UATP's.
fn is_telling(brand: Brand) -> bool {
    brand != Brand::Uatp
}

/// The checksum, also of brands that do not promise it.
fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|digit| u32::from(digit.wrapping_sub(b'0')))
        .enumerate()
        .map(|(at, digit)| match (at % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its digits in the script that has this zero.
    fn in_script(text: &str, zero: u32) -> String {
        let other = |digit: u32| char::from_u32(zero + digit).unwrap();
        text.chars()
            .map(|c| c.to_digit(10).map_or(c, other))
            .collect()
    }

    #[test]
    fn finds_a_test_card_however_it_is_spaced() {
        for text in [
            "4242424242424242",
            "my card is 4242 4242-4242.4242, thanks",
            "x36227206271667",
            "4242a4242b4242c4242",
            "6304000000000000",
        ] {
            assert!(mentioned_in(text), "{text}");
        }
    }

    #[test]
    fn finds_any_number_that_a_brand_could_have_issued() {
        // Published for testing by others; none of them is in the sandbox's own table.
        for number in [
            "4111111111111111",
            "4012 8888 8888 1881",
            "5333302221254276",
            "30569309025904",
            "3530 1113 3330 0000",
            "6011-0000-0000-0004",
        ] {
            for text in [
                number.to_owned(),
                format!("Ada {number} Lovelace"),
                format!("12/30 {number} 123"),
                number.chars().map(|c| format!("{c} ")).collect(),
                number
                    .chars()
                    .map(|c| format!("{c}\u{200b}\u{a0}–"))
                    .collect(),
            ] {
                assert!(mentioned_in(&text), "{text}");
            }
        }
    }

    #[test]
    fn finds_a_number_in_the_digits_of_every_script() {
        for zero in ZEROS {
            for number in ["4242 4242 4242 4242", "4111111111111111"] {
                let text = in_script(number, zero);
                assert!(mentioned_in(&text), "{zero:x}: {text}");
            }
        }
        let mixed: String = "4111111111111111"
            .chars()
            .zip(ZEROS.iter().cycle())
            .map(|(digit, zero)| in_script(&digit.to_string(), *zero))
            .collect();
        assert!(mentioned_in(&mixed), "{mixed}");
    }

    /// A text of single digits is where every group begins as many numbers as it can.
    #[test]
    fn the_work_grows_with_the_text_and_not_with_its_square() {
        for groups in [1_000, 2_000, 32_000] {
            let chains = chains(&"1 ".repeat(groups));
            let tried: usize = chains.iter().map(|it| candidates(it).count()).sum();
            assert!(tried <= groups * LONGEST, "{groups}: {tried}");
            assert!(tried > groups * (LONGEST - 1), "{groups}: {tried}");
        }
        // Nor is a long group looked at from each group on.
        let text = format!("{} ", "1".repeat(40)).repeat(1_000);
        let tried: usize = chains(&text).iter().map(|it| candidates(it).count()).sum();
        assert_eq!(tried, 0);
        // The last of many is still found.
        let number = "4111111111111111".chars().map(|c| format!("{c} "));
        let text = "1 ".repeat(32_000) + &number.collect::<String>();
        assert!(mentioned_in(&text));
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "",
            "4242",
            "order 20261120153710123",
            "Ada Lovelace",
            "4111111111111112",
            "+86 138 0013 8000",
            "2022041810092544882449",
            "1795189030141",
            "41111111111111110000000",
            // An id of the gateway's own, though it would be a card's number.
            "http://shop.localhost/back?card=pm_4111111111111111",
            "cus_4111111111111111",
            // No brand.
            "1000 0000 0008",
            // An airline's card by its numbers, and an order.
            "135410014004955",
        ] {
            assert!(!mentioned_in(text), "{text}");
        }
    }
}
