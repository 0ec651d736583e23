//! The options of a host page: what is let through is short, known, and never CSS.

use payseal_core::bridge::options::{RawBilling, RawOptions, WrongOption, read_appearance};
use payseal_core::bridge::origin::Origin;
use payseal_core::bridge::surface::{RawSurface, Tone};
use payseal_core::money::{Currency, Money};
use payseal_core::text::Locale;
use payseal_core::theme::{Theme, Wanted};
use payseal_core::wire::ids::CustomerId;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use crate::arbitrary::text;
use crate::cases;
use crate::valid::{appearance, options};

/// A text near to a colour, an origin or an amount: pieces of such, put together.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        select(
            &[
                "#",
                "0b57d0",
                "ff",
                "0",
                "9",
                ".",
                "7.00",
                "https://",
                "http://",
                "shop",
                "example",
                ":",
                "443",
                "8443",
                "/",
                "@",
                "*",
                ";",
                "'",
                "\"",
                " ",
                "\n",
                "[::1]",
                "-",
                "_",
                "..",
                "url(",
                ")",
                "}",
                "\u{ff10}",
                "e5",
                "+",
                "expression(",
                "var(--x)",
            ][..]
        )
        .prop_map(str::to_owned),
        text(),
        "[ -~]",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// A text that begins as an origin does.
fn nearly_origin() -> impl Strategy<Value = String> {
    ("https?://[a-z]{0,3}", pieces()).prop_map(|(begin, rest)| begin + &rest)
}

/// `#` and six hex digits, or at most two digits and `px`: nothing that could be anything else.
fn is_harmless(value: &str) -> bool {
    let colour = value
        .strip_prefix('#')
        .is_some_and(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
    let length = value
        .strip_suffix("px")
        .is_some_and(|digits| digits.parse::<u32>().is_ok_and(|pixels| pixels <= 16));
    colour || length
}

fn is_long(text: &Option<String>) -> bool {
    text.as_ref().is_some_and(|text| text.len() > 256)
}

fn has_long(billing: &RawBilling) -> bool {
    let RawBilling {
        first_name,
        last_name,
        email,
        phone,
        line1,
        line2,
        city,
        state,
        postal_code,
        country,
    } = billing;
    [
        first_name,
        last_name,
        email,
        phone,
        line1,
        line2,
        city,
        state,
        postal_code,
        country,
    ]
    .into_iter()
    .any(is_long)
}

/// The first member that is wrong, found another way than the reader finds it.
fn first_wrong(raw: &RawOptions) -> Option<WrongOption> {
    let customer = raw.customer_id.as_ref();
    if customer.is_some_and(|id| CustomerId::parse(id).is_err()) {
        return Some(WrongOption("customerId"));
    }
    if is_long(&raw.locale) {
        return Some(WrongOption("locale"));
    }
    let look = raw.appearance.clone().unwrap_or_default();
    let known = look
        .theme
        .as_deref()
        .is_none_or(|it| ["auto", "light", "dark"].contains(&it));
    let pairs = [&look.background, &look.text].into_iter().flatten();
    let halves = pairs.flat_map(|pair| match pair.split_once(' ') {
        Some((light, dark)) => vec![light, dark],
        None => vec![pair.as_str()],
    });
    let accents = [&look.accent, &look.accent_dark].into_iter().flatten();
    let mut colours = halves.chain(accents.map(String::as_str));
    let seen = colours.all(|it| it.starts_with('#') && is_harmless(it));
    if !known || !seen || look.radius.is_some_and(|it| it > 16) {
        return Some(WrongOption("appearance"));
    }
    let long = raw.billing_details.as_ref().is_some_and(has_long);
    long.then_some(WrongOption("billingDetails"))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_look_is_colours_and_pixels_whatever_was_asked_for(
        theme in of(pieces()), accent in of(prop_oneof!["#[0-9a-fA-F]{6}", pieces()]),
        dark in of(prop_oneof!["#[0-9a-fA-F]{6}", pieces()]),
        background in of(prop_oneof!["#[0-9a-fA-F]{6}", pieces()]), text in of(prop_oneof!["#[0-9a-fA-F]{6}", pieces()]),
        radius in of(prop_oneof![0..20_u32, any::<u32>()]), paper in of(pieces()),
    ) {
        let surface = RawSurface { tone: Tone::Dark, paper }.read();
        let wanted = Wanted {
            theme: theme.as_deref(), accent: accent.as_deref(), accent_dark: dark.as_deref(), radius,
            background: background.as_deref(), text: text.as_deref(),
        };
        if let Ok(look) = Theme::parse(wanted) {
            for (name, value) in look.properties(surface) {
                prop_assert!(
                    value.as_deref().is_none_or(is_harmless),
                    "{name}: {value:?} came of {accent:?} and {radius:?}"
                );
            }
            prop_assert!(["auto", "light", "dark"].contains(&look.scheme().name()));
        }
    }

    #[test]
    fn the_member_that_is_named_is_the_one_that_is_wrong(raw in options()) {
        let wrong = first_wrong(&raw);
        prop_assert_eq!(raw.clone().read().err(), wrong, "{:?}", raw);
    }

    #[test]
    fn an_appearance_alone_is_judged_as_in_the_options(look in appearance()) {
        let raw = RawOptions { appearance: Some(look.clone()), ..RawOptions::default() };
        prop_assert_eq!(read_appearance(look).err(), first_wrong(&raw));
    }

    #[test]
    fn an_origin_has_nothing_that_could_end_a_policy(
        text in prop_oneof![1 => pieces(), 3 => nearly_origin()],
    ) {
        if let Ok(origin) = Origin::parse(&text) {
            prop_assert_eq!(origin.as_str(), &text);
            let harmless = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._:/[]".contains(&b);
            prop_assert!(text.bytes().all(harmless), "{}", text);
            prop_assert_eq!(text.matches('/').count(), 2, "{}", text);
        }
    }

    #[test]
    fn every_tag_is_answered_with_a_language(tag in pieces()) {
        let locale = Locale::negotiate(&tag);
        prop_assert!(Locale::ALL.contains(&locale));
        if let Some(known) = Locale::parse(&tag) {
            prop_assert_eq!(locale, known);
        }
    }

    #[test]
    fn an_amount_is_read_to_the_last_unit_or_not_at_all(
        text in pieces(), code in select(&["USD", "JPY", "KWD"][..]),
    ) {
        let currency = Currency::parse(code).expect("a currency");
        if let Ok(money) = Money::parse_decimal(&text, currency) {
            prop_assert!(text.bytes().all(|b| b.is_ascii_digit() || b == b'.'), "{}", text);
            let again = Money::parse_decimal(&money.to_decimal(), currency);
            prop_assert_eq!(again, Ok(money), "{}", text);
        }
    }
}
