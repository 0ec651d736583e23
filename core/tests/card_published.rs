//! Published test cards: each is valid, has the brand it is published for, and stops being valid
//! when any one digit is mistyped.

use payseal_core::card::format::{Edit, Selection, apply};
use payseal_core::card::{Brand, CardNumber, Field, FieldState, Reason};

/// Numbers that gateways and networks publish for testing.
const PUBLISHED: [(&str, Brand); 35] = [
    ("4242424242424242", Brand::Visa),
    ("4000000000009995", Brand::Visa),
    ("4000002500003155", Brand::Visa),
    ("4000000000000077", Brand::Visa),
    ("4000000000000002", Brand::Visa),
    ("4000000000000069", Brand::Visa),
    ("4000000000000127", Brand::Visa),
    ("4000000000003220", Brand::Visa),
    ("4111111111111111", Brand::Visa),
    ("5555555555554444", Brand::Mastercard),
    ("5333302221254276", Brand::Mastercard),
    ("2223003122003222", Brand::Mastercard),
    ("5200828282828210", Brand::Mastercard),
    ("5105105105105100", Brand::Mastercard),
    ("378282246310005", Brand::Amex),
    ("371449635398431", Brand::Amex),
    ("6011111111111117", Brand::Discover),
    ("6011000990139424", Brand::Discover),
    ("6011981111111113", Brand::Discover),
    ("3056930009020004", Brand::Diners),
    ("36227206271667", Brand::Diners),
    ("30569309025904", Brand::Diners),
    ("3566002020360505", Brand::Jcb),
    ("6200000000000005", Brand::UnionPay),
    ("6200000000000047", Brand::UnionPay),
    ("6205500000000000004", Brand::UnionPay),
    ("6304000000000000", Brand::Maestro),
    // PayPal's, Adyen's, Amazon Payment Services', Interswitch's and iyzico's pages of test cards.
    ("5019717010103742", Brand::Dankort),
    ("6703444444444449", Brand::Bancontact),
    ("135410014004955", Brand::Uatp),
    ("6035227716427021", Brand::Cabal),
    ("5297412542005689", Brand::Mada),
    ("4464040000000007", Brand::Mada),
    ("5061460410120223210", Brand::Verve),
    ("9792030394440796", Brand::Troy),
];

#[test]
fn every_published_card_is_valid_and_has_its_brand() {
    for (number, brand) in PUBLISHED {
        let proven = CardNumber::check(number).valid();
        let proven = proven.unwrap_or_else(|| panic!("{number} is not valid"));
        assert_eq!(proven.brand(), Some(brand), "{number}");
        assert_eq!(proven.expose_digits(), number);
        assert_eq!(proven.last4(), &number[number.len() - 4..]);
        let printed = format!("{proven:?}");
        assert_eq!(
            printed,
            format!("CardNumber({} ..{})", brand.slug(), proven.last4())
        );
    }
}

#[test]
fn a_published_card_with_a_wrong_last_digit_is_a_typo() {
    for (number, brand) in PUBLISHED {
        if !brand.has_luhn() {
            continue;
        }
        let (start, last) = number.split_at(number.len() - 1);
        let wrong = (last.parse::<u8>().unwrap() + 1) % 10;
        let check = CardNumber::check(&format!("{start}{wrong}"));
        assert_ne!(check.state(), FieldState::Valid, "{number}");
        assert_eq!(
            check.reason_when_left(),
            Some(Reason::NumberTypo),
            "{number}"
        );
    }
}

#[test]
fn a_published_card_is_incomplete_until_its_last_digit() {
    for (number, brand) in PUBLISHED {
        let mut text = String::new();
        let mut at = 0;
        for (place, _) in number.char_indices() {
            let key = &number[place..=place];
            let shaped = apply(
                Field::Number,
                &text,
                Selection::caret(at),
                Edit::Insert(key),
            );
            text = shaped.text.expose_text().to_owned();
            at = shaped.caret;
            let typed = place + 1;
            let state = CardNumber::check(&text).state();
            let may_end = brand.lengths().iter().any(|len| usize::from(*len) == typed);
            if typed == number.len() {
                assert_eq!(state, FieldState::Valid, "{text}");
            } else if !may_end {
                assert_eq!(state, FieldState::Incomplete, "{text}");
            }
        }
    }
}

#[test]
fn prints_no_digit_but_the_last_four() {
    for (number, _) in PUBLISHED {
        for end in 1..=number.len() {
            let printed = format!("{:?}", CardNumber::check(&number[..end]));
            let shown: String = printed.chars().filter(char::is_ascii_digit).collect();
            assert!(shown.len() <= 4, "{printed}");
        }
    }
}
