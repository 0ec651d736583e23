//! The same cases through our checks and through the npm packages `card-validator` and
//! `credit-card-type`, which half the web uses. Where the two differ, the difference is listed in
//! `reference/known.rs` with its reason; an unlisted one fails the test, and so does a listed one
//! that no case shows any more.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "what a test calls may panic as the test may"
)]

#[path = "reference/judge.rs"]
mod judge;
#[path = "reference/known.rs"]
mod known;

use std::collections::BTreeSet;

use judge::{Verdict, answers, verdicts};
use known::{Difference, Known};
use payseal_core::card::{
    Brand, CardNumber, Check, Cvc, Expiry, FieldState, YearMonth, candidates,
};

/// What both sides take for today.
const TODAY: &str = "2026-11";

/// By this many digits both sides have decided on a brand.
const BRAND_DECIDED: usize = 8;

fn verdict<T>(check: &Check<T>, brand: Option<Brand>) -> Verdict {
    let brand = match brand {
        None => "-",
        Some(Brand::Amex) => "american-express",
        Some(Brand::Diners) => "diners-club",
        Some(brand) => brand.slug(),
    };
    Verdict {
        brand: brand.to_owned(),
        valid: check.state() == FieldState::Valid,
        potential: check.state() != FieldState::Invalid,
    }
}

/// Fails unless `known` lists every difference, and every entry of `known` is seen.
fn compare(cases: &[(String, Verdict)], kind: &str, known: &[Known]) {
    let lines: Vec<_> = cases
        .iter()
        .map(|(text, _)| format!("{kind}\t{text}"))
        .collect();
    let mut seen = BTreeSet::new();
    let mut unlisted = Vec::new();
    for ((text, ours), theirs) in cases.iter().zip(verdicts(TODAY, &lines)) {
        if *ours == theirs {
            continue;
        }
        let difference = Difference {
            text: text.clone(),
            ours: ours.clone(),
            theirs,
        };
        match known.iter().position(|known| (known.covers)(&difference)) {
            Some(index) => drop(seen.insert(index)),
            None => unlisted.push(difference),
        }
    }
    let shown = unlisted.get(..10).unwrap_or(&unlisted);
    let count = unlisted.len();
    assert!(shown.is_empty(), "{count} not listed, such as {shown:#?}");
    for (index, known) in known.iter().enumerate() {
        assert!(
            seen.contains(&index),
            "no case shows it any more: {}",
            known.why
        );
    }
}

/// Every three-digit start, and every end of a range of theirs or ours with its neighbours.
fn starts() -> BTreeSet<String> {
    let mut starts: BTreeSet<_> = (0..1000).map(|start| format!("{start:03}")).collect();
    let ends = answers(TODAY, &["prefixes".to_owned()]).concat();
    for end in ends.split(' ') {
        let end: u64 = end.parse().expect("a prefix is a number");
        starts.extend([end.saturating_sub(1), end, end + 1].map(|end| end.to_string()));
    }
    starts.extend(OUR_ENDS.map(String::from));
    starts
}

/// Where our ranges end and theirs do not.
const OUR_ENDS: [&str; 47] = [
    "3095", "3528", "3589", "384100", "384140", "384160", "508500", "508999", "606985", "607984",
    "608001", "608500", "652150", "653149", "8171", "8172", "817200", "820199", "5019", "6703",
    "479658", "606005", "506099", "506198", "507865", "507964", "650002", "650027", "589657",
    "603522", "604201", "604400", "501105", "636298", "650057", "650081", "651704", "440647",
    "468540", "468543", "529741", "588845", "588851", "604906", "636120", "968201", "968211",
];

/// `start`, zeros and a last digit, `len` in all.
fn padded(start: &str, len: usize, last: char) -> String {
    let zeros = std::iter::repeat_n('0', len);
    let mut number: String = start.chars().chain(zeros).take(len - 1).collect();
    number.push(last);
    number
}

fn number_case(text: String) -> (String, Verdict) {
    let ours = verdict(&CardNumber::check(&text), candidates(&text).best());
    (text, ours)
}

#[test]
fn whole_numbers() {
    // Each once with a right checksum, once with a digit that is mostly wrong.
    let cases: Vec<_> = starts()
        .iter()
        .flat_map(|start| (BRAND_DECIDED..=20).map(move |len| (start, len)))
        .flat_map(|(start, len)| [padded(start, len, '7'), with_checksum(start, len)])
        .map(number_case)
        .collect();
    compare(&cases, "number", known::NUMBERS);
}

/// `start` filled up to `len` digits so that the checksum holds.
fn with_checksum(start: &str, len: usize) -> String {
    ('0'..='9')
        .map(|last| padded(start, len, last))
        .find(|number| luhn::holds(number))
        .expect("one digit of ten is right")
}

#[test]
fn cvcs() {
    let mut cases = Vec::new();
    for brand in Brand::ALL {
        for text in ["", "1", "12", "123", "1234", "12345", "000", "0000"] {
            let ours = verdict(&Cvc::check(text, Some(brand)), None);
            cases.push((format!("{text}\t{}", brand.cvc_len()), ours));
        }
    }
    compare(&cases, "cvc", &[]);
}

#[test]
fn expiries() {
    let today = YearMonth::new(2026, 11).unwrap();
    let mut texts = BTreeSet::new();
    for month in 0..=14 {
        for year in 0..=99 {
            for text in [
                format!("{month:02} / {year:02}"),
                format!("{month:02}/{year:02}"),
                format!("{month}/{year:02}"),
                format!("{month:02}{year:02}"),
                format!("{month:02}/20{year:02}"),
                format!("{month:02}20{year:02}"),
                format!("20{year:02}-{month:02}"),
            ] {
                // Whole, and every start of it: what is seen while typing.
                texts.extend((0..=text.len()).map(|end| text[..end].to_owned()));
            }
        }
    }
    let cases: Vec<_> = texts
        .into_iter()
        .map(|text| {
            let ours = verdict(&Expiry::check(&text, today), None);
            (text, ours)
        })
        .collect();
    compare(&cases, "expiry", known::EXPIRIES);
}

/// A second hand at the checksum, so that the cases do not depend on ours.
mod luhn {
    const DOUBLED: [u32; 10] = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];

    pub(crate) fn holds(number: &str) -> bool {
        let digits = number.bytes().rev().map(|byte| usize::from(byte - b'0'));
        let sum: u32 = digits
            .enumerate()
            .map(|(place, digit)| match place % 2 {
                0 => digit as u32,
                _ => DOUBLED[digit],
            })
            .sum();
        sum.is_multiple_of(10)
    }
}
