//! A form that is only asked how it stands, a call that the page wants no more of, and the focus that goes on.

use payseal_core::card::{Draft, Field, Reason};
use payseal_core::flow::{
    CallId, CallOutcome, Customer, Effect, Event, Failure, ListSource, Now, Settings, State, step,
};

use crate::till::{PAYING, Till};

const SAVING: Settings = Settings {
    pays: false,
    list: ListSource::Nobody,
    ..PAYING
};

fn fill(till: &mut Till, fields: &[(Field, &str)]) {
    for (field, text) in fields {
        let (field, draft) = (*field, Draft::from_text(text));
        till.take(Event::Edited { field, draft });
    }
}

const WHOLE: [(Field, &str); 3] = [
    (Field::Number, "4242 4242 4242 4242"),
    (Field::Expiry, "12 / 30"),
    (Field::Cvc, "123"),
];

fn finished(till: &Till, id: u32) -> Vec<&CallOutcome> {
    let of = |effect| match effect {
        &Effect::Finish { call, ref outcome } if call == CallId(id) => Some(outcome),
        _ => None,
    };
    till.effects.iter().filter_map(of).collect()
}

#[test]
fn a_check_shows_what_is_wrong_and_sends_nothing() {
    let mut till = Till::opened(SAVING);
    till.token();
    fill(&mut till, &[(Field::Number, "4242 4242 4242 4242")]);
    till.take(Event::Validated(CallId(7)));
    assert!(matches!(
        finished(&till, 7)[..],
        [CallOutcome::Incomplete {
            field: Field::Expiry,
            reason: Reason::ExpiryMissing
        }]
    ));
    let form = till.state.form();
    assert_eq!(
        form.reason(Field::Cvc),
        Some(Reason::CvcMissing),
        "all of it"
    );
    fill(&mut till, &WHOLE);
    till.take(Event::Validated(CallId(8)));
    assert!(matches!(finished(&till, 8)[..], [CallOutcome::Complete]));
    assert!(!till.state.is_busy());
    assert!(
        !till
            .effects
            .iter()
            .any(|it| matches!(it, Effect::Tokenise { .. }))
    );
}

#[test]
fn a_call_that_the_page_drops_ends_and_what_was_typed_stays() {
    let mut till = Till::opened(SAVING);
    till.token();
    fill(&mut till, &WHOLE);
    till.take(Event::Submitted(CallId(7)));
    assert!(till.state.is_busy());
    till.take(Event::CallDropped(CallId(6)));
    assert!(till.state.is_busy(), "another call is no concern of it");
    till.take(Event::Validated(CallId(8)));
    let busy = CallOutcome::Failed(Failure::Busy);
    assert_eq!(
        format!("{:?}", finished(&till, 8)),
        format!("{:?}", [&busy])
    );
    till.take(Event::CallDropped(CallId(7)));
    assert!(!till.state.is_busy());
    assert!(matches!(
        finished(&till, 7)[..],
        [CallOutcome::Failed(Failure::Cancelled)]
    ));
    assert!(
        till.effects
            .iter()
            .any(|it| matches!(it, Effect::Abandon { .. }))
    );
    let form = till.state.form();
    assert!(form.view(till.state.today()).is_complete());
}

#[test]
fn the_focus_goes_on_from_a_full_field_and_back_from_any_where_the_page_wants_it() {
    let today = payseal_core::card::YearMonth::new(2026, 11).unwrap().into();
    let now = Now { millis: 0, today };
    let advance = |on| Settings {
        advance: on,
        holder: true,
        ..SAVING
    };
    let cases = [
        (Field::Number, "4242 4242 4242 4242", Some(Field::Expiry)),
        (Field::Number, "4242 4242 4242 424", None),
        (Field::Number, "4242 4242 4242 4241", None),
        // A longer number of its brand may be meant.
        (Field::Number, "6200 0000 0000 0005", None),
        (Field::Expiry, "12 / 30", Some(Field::Cvc)),
        (Field::Expiry, "1", None),
        (Field::Expiry, "12 / 20", None),
        (Field::Holder, "Ada Lovelace", None),
    ];
    for (field, text, after) in cases {
        for on in [true, false] {
            let opened = Event::Opened(advance(on), Customer::default());
            let mut state = step(State::new(now, true), opened, now).state;
            let draft = Draft::from_text(text);
            state = step(state, Event::Edited { field, draft }, now).state;
            assert_eq!(state.field_after(field), after.filter(|_| on), "{text}");
            let before = match field {
                Field::Number => None,
                Field::Expiry => Some(Field::Number),
                Field::Cvc => Some(Field::Expiry),
                Field::Holder => Some(Field::Cvc),
            };
            assert_eq!(
                state.field_before(field),
                before.filter(|_| on),
                "{field:?}"
            );
        }
    }
    let opened = Event::Opened(advance(true), Customer::default());
    let mut state = step(State::new(now, true), opened, now).state;
    for (number, code, after) in [
        ("", "123", None),
        ("4242 4242 4242 4242", "123", Some(Field::Holder)),
    ] {
        for (field, text) in [(Field::Number, number), (Field::Cvc, code)] {
            let draft = Draft::from_text(text);
            state = step(state, Event::Edited { field, draft }, now).state;
        }
        assert_eq!(state.field_after(Field::Cvc), after, "{number}");
    }
}
