//! Which brands are taken: as the session says it, and every one where it says nothing.

use payseal_core::card::{Brand, BrandSet, Draft, Field, FieldState, Reason};
use payseal_core::flow::{CallOutcome, Cards, Effect, Event, ListSource, Settings};
use payseal_core::wire::browser::SessionFacts;

use crate::till::{PAYING, Till};

const SAVING: Settings = Settings {
    pays: false,
    list: ListSource::Nobody,
    ..PAYING
};

const AMEX: &str = "3782 822463 10005";

fn say(till: &mut Till, brands: BrandSet) {
    let request = till.loads.pop().expect("the session was asked about");
    let facts = SessionFacts {
        brands,
        ..SessionFacts::default()
    };
    let cards = Vec::new();
    let cards = Cards::FromGateway { facts, cards };
    till.take(Event::CardsCame { request, cards });
}

fn type_card(till: &mut Till, number: &str, code: &str) {
    for (field, text) in [
        (Field::Number, number),
        (Field::Expiry, "12 / 30"),
        (Field::Cvc, code),
    ] {
        let draft = Draft::from_text(text);
        till.take(Event::Edited { field, draft });
    }
}

fn is_sent(till: &Till) -> bool {
    let sends = |effect: &Effect| matches!(effect, Effect::Tokenise { .. });
    till.effects.iter().any(sends)
}

#[test]
fn a_card_of_a_brand_that_is_not_taken_is_told_and_never_sent() {
    let two = BrandSet::NONE.with(Brand::Visa).with(Brand::Elo);
    for (taken, number, code, is_taken) in [
        (two, AMEX, "1234", false),
        (two, "4242 4242 4242 4242", "123", true),
        (BrandSet::NONE, AMEX, "1234", true),
        // Whose brand nobody knows, the gateway judges.
        (two, "7000 0000 0005", "123", true),
    ] {
        let mut till = Till::opened(SAVING);
        till.token();
        say(&mut till, taken);
        type_card(&mut till, number, code);
        let view = till.state.form().view(till.state.today());
        assert_eq!(view.number == FieldState::Valid, is_taken, "{number}");
        let at_once = (!is_taken).then_some(Reason::NumberBrand);
        assert_eq!(till.state.form().reason(Field::Number), at_once, "{number}");
        till.submit();
        assert_eq!(is_sent(&till), is_taken, "{number}");
        if is_taken {
            continue;
        }
        let CallOutcome::Incomplete { field, reason } = till.outcome() else {
            panic!("not incomplete: {:?}", till.outcome());
        };
        assert_eq!((*field, *reason), (Field::Number, Reason::NumberBrand));
        assert_eq!(till.state.form().reason(Field::Number), Some(*reason));
    }
}

#[test]
fn a_brand_is_told_as_soon_as_its_field_is_left_and_the_reason_goes_with_the_number() {
    let mut till = Till::opened(SAVING);
    till.token();
    say(&mut till, BrandSet::NONE.with(Brand::Visa));
    for (text, reason) in [("34", Some(Reason::NumberBrand)), ("4", None)] {
        let draft = Draft::from_text(text);
        till.take(Event::Edited {
            field: Field::Number,
            draft,
        });
        if reason.is_some() {
            till.take(Event::Left(Field::Number));
        }
        assert_eq!(till.state.form().reason(Field::Number), reason, "{text}");
    }
}

#[test]
fn an_emptied_form_takes_the_same_brands() {
    let mut till = Till::opened(SAVING);
    till.token();
    say(&mut till, BrandSet::NONE.with(Brand::Visa));
    type_card(&mut till, AMEX, "1234");
    till.take(Event::Cleared);
    assert!(till.state.form().view(till.state.today()).is_empty());
    assert!(till.state.form().taken().shown().eq([Brand::Visa]));
}
