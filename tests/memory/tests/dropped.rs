//! Card data is gone when its memory is given back: whatever held it wiped it first.

use std::hint::black_box;

use payseal_core::card::{CardNumber, Check, Cvc, Draft, Holder};
use payseal_core::wire::secret::{SecretBytes, SecretText};
use payseal_memory::{Watch, given_back_with};

#[global_allocator]
static ALLOCATOR: Watch = Watch;

const NUMBER: &str = "4242424242424242";

fn valid<T>(check: Check<T>) -> T {
    match check {
        Check::Valid(value) => value,
        Check::Empty | Check::Incomplete(_) | Check::Invalid(_) => panic!("the text is valid"),
    }
}

/// Without this one the others would be green with an allocator that sees nothing.
#[test]
fn the_watch_sees_what_is_not_wiped() {
    let dropped = given_back_with(NUMBER, || drop(black_box(NUMBER.to_owned())));
    assert_eq!(dropped, 1, "a text that is dropped");
    let moved = given_back_with(NUMBER, || {
        let mut text = NUMBER.to_owned();
        text.reserve(1000);
        text.clear();
        text.push_str(&"x".repeat(1000));
        drop(black_box(text));
    });
    assert_eq!(moved, 1, "the older place of a text that grew");
    let other = given_back_with(NUMBER, || drop(black_box("4000".repeat(9))));
    assert_eq!(other, 0, "another text");
}

#[test]
fn a_dropped_text_leaves_nothing_behind() {
    let found = given_back_with(NUMBER, || {
        let draft = black_box(Draft::from_text(NUMBER));
        assert_eq!(draft.expose_text(), NUMBER);
    });
    assert_eq!(found, 0);
}

#[test]
fn a_dropped_number_leaves_nothing_behind() {
    let found = given_back_with(NUMBER, || {
        let number = black_box(valid(CardNumber::check("4242 4242 4242 4242")));
        assert_eq!(number.expose_digits(), NUMBER);
    });
    assert_eq!(found, 0);
}

#[test]
fn a_dropped_code_leaves_nothing_behind() {
    let found = given_back_with("739", || {
        let code = black_box(valid(Cvc::check("739", None)));
        assert_eq!(code.expose_code(), "739");
    });
    assert_eq!(found, 0);
}

#[test]
fn a_dropped_name_leaves_nothing_behind() {
    let name = "Jean-Luc O’Neil 3rd";
    let found = given_back_with(name, || {
        let holder = black_box(valid(Holder::check(name)));
        assert_eq!(holder.expose_name(), name);
    });
    assert_eq!(found, 0);
}

#[test]
fn a_request_leaves_nothing_behind_when_it_moves_and_when_it_is_dropped() {
    let found = given_back_with(NUMBER, || {
        let mut body = black_box(SecretBytes::with_capacity(20));
        body.push(NUMBER.as_bytes());
        body.push(&[b'x'; 100]);
        assert!(body.expose_bytes().starts_with(NUMBER.as_bytes()));
    });
    assert_eq!(found, 0);
}

#[test]
fn a_received_text_leaves_nothing_behind() {
    let found = given_back_with(NUMBER, || {
        let text = black_box(SecretText::from(NUMBER.to_owned()));
        assert_eq!(text.expose_text(), NUMBER);
    });
    assert_eq!(found, 0);
}
