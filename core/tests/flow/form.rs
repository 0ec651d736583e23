//! What is said under the fields, and when it is taken back: one story per test.

use payseal_core::card::{Brand, Draft, Field, FieldState, Reason};
use payseal_core::flow::{Answer, CallOutcome, Event};

use crate::walk::{NUMBER, Walk, code, now};

#[test]
fn field_error_names_the_field_that_comes_first() {
    let mut walk = Walk::opened(true);
    walk.submit(1);
    assert!(matches!(
        walk.outcome(),
        CallOutcome::Incomplete {
            field: Field::Number,
            ..
        }
    ));
    walk.type_card();
    walk.submit(2);
    assert!(matches!(
        walk.outcome(),
        CallOutcome::Incomplete {
            field: Field::Holder,
            ..
        }
    ));
}

#[test]
fn field_error_of_the_gateway_stays_until_the_field_is_edited() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.answer(Answer::CardRefused {
        field: Field::Cvc,
        code: code(),
    });
    assert!(walk.state.form().reason(Field::Cvc).is_some());
    walk.take(Event::Left(Field::Cvc));
    assert!(
        walk.state.form().reason(Field::Cvc).is_some(),
        "leaving the field is no correction"
    );
    walk.take(Event::Edited {
        field: Field::Cvc,
        draft: Draft::from_text("0"),
    });
    assert!(walk.state.form().reason(Field::Cvc).is_none());
    assert!(walk.state.notice().is_none());
}

#[test]
fn field_error_comes_on_leaving_and_goes_on_correction() {
    let mut walk = Walk::opened(false);
    walk.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text("4242 4242 4242 4241"),
    });
    assert!(
        walk.state.form().reason(Field::Number).is_none(),
        "nothing is said while typing"
    );
    walk.take(Event::Left(Field::Number));
    assert!(walk.state.form().reason(Field::Number).is_some());
    walk.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text(NUMBER),
    });
    assert!(walk.state.form().reason(Field::Number).is_none());
}

#[test]
fn cvc_state_tells_of_no_brand_before_the_brand_does() {
    let mut walk = Walk::opened(false);
    walk.take(Event::Edited {
        field: Field::Cvc,
        draft: Draft::from_text("1234"),
    });
    for number in ["", "3", "5", "6", "62", "6011"] {
        walk.take(Event::Edited {
            field: Field::Number,
            draft: Draft::from_text(number),
        });
        let view = walk.state.form().view(now(0).today);
        if view.brand.is_none() {
            assert_eq!(view.cvc, FieldState::Valid, "{number}");
        }
    }
    walk.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text("4242"),
    });
    let view = walk.state.form().view(now(0).today);
    assert_eq!(
        (view.brand, view.cvc),
        (Some(Brand::Visa), FieldState::Invalid)
    );
}

#[test]
fn field_error_of_a_missing_field_stays_until_it_is_edited() {
    let mut walk = Walk::opened(false);
    walk.submit(1);
    let missing = Some(Reason::NumberMissing);
    assert_eq!(walk.state.form().reason(Field::Number), missing);
    walk.take(Event::Left(Field::Number));
    assert_eq!(walk.state.form().reason(Field::Number), missing);
    walk.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text("4"),
    });
    assert_eq!(walk.state.form().reason(Field::Number), None);
}

#[test]
fn cvc_is_settled_by_the_number_only_when_it_is() {
    let mut walk = Walk::opened(false);
    walk.take(Event::Edited {
        field: Field::Cvc,
        draft: Draft::from_text("12"),
    });
    walk.take(Event::Left(Field::Cvc));
    let incomplete = Some(Reason::CvcIncomplete);
    assert_eq!(walk.state.form().reason(Field::Cvc), incomplete);
    walk.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text("4242"),
    });
    assert_eq!(walk.state.form().reason(Field::Cvc), incomplete);

    walk.take(Event::Edited {
        field: Field::Cvc,
        draft: Draft::from_text("1234"),
    });
    walk.take(Event::Left(Field::Cvc));
    assert_eq!(
        walk.state.form().reason(Field::Cvc),
        Some(Reason::CvcTooLong)
    );
    walk.take(Event::Edited {
        field: Field::Number,
        draft: Draft::from_text("3782 8"),
    });
    assert_eq!(walk.state.form().reason(Field::Cvc), None);
}
