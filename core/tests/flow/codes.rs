//! A card's security code by the session's policy for its brand: required, optional or hidden.

use payseal_core::card::{Brand, Cvc, CvcPolicies, CvcPolicy, Draft, Field, Reason, YearMonth};
use payseal_core::flow::{
    CallOutcome, Cards, Effect, Event, ExpiryStatus, ListSource, SavedCard, SavedEvent, Settings,
};
use payseal_core::wire::browser::SessionFacts;

use crate::till::{PAYING, Till, saved};

const MAESTRO: &str = "6759 6498 2643 8453";

/// A form whose session has this policy for Maestro, with these saved cards.
fn with_policy(settings: Settings, policy: CvcPolicy, cards: Vec<SavedCard>) -> Till {
    let mut till = Till::opened(settings);
    till.token();
    let request = till.loads.pop().expect("the session was asked about");
    let facts = SessionFacts {
        cvc_again: true,
        cvc_policies: CvcPolicies::default().with(Brand::Maestro, policy),
        ..SessionFacts::default()
    };
    let cards = Cards::FromGateway { facts, cards };
    till.take(Event::CardsCame { request, cards });
    till
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

/// The code of the card that was just sent; none when no card was.
fn sent(till: &Till) -> Option<Option<&str>> {
    till.effects.iter().find_map(|effect| match effect {
        Effect::Tokenise { card, .. } => Some(card.cvc().map(Cvc::expose_code)),
        _ => None,
    })
}

const SAVING: Settings = Settings {
    pays: false,
    list: ListSource::Nobody,
    ..PAYING
};

#[test]
fn cvc_policy_of_the_brand_decides_whether_a_card_needs_its_code() {
    use CvcPolicy::{Hidden, Optional, Required};
    for (policy, number, code, expected) in [
        (Required, MAESTRO, "", None),
        (Optional, MAESTRO, "", Some(None)),
        (Optional, MAESTRO, "123", Some(Some("123"))),
        (Optional, MAESTRO, "12", None),
        (Hidden, MAESTRO, "", Some(None)),
        (Hidden, MAESTRO, "12", Some(None)),
        // Another brand's policy is its own.
        (Hidden, "4242 4242 4242 4242", "", None),
        (Hidden, "4242 4242 4242 4242", "123", Some(Some("123"))),
    ] {
        let mut till = with_policy(SAVING, policy, Vec::new());
        type_card(&mut till, number, code);
        let complete = till.state.form().view(till.state.today()).is_complete();
        assert_eq!(complete, expected.is_some(), "{policy:?} {code:?}");
        till.submit();
        assert_eq!(sent(&till), expected, "{policy:?} {code:?}");
        if expected.is_none() {
            let CallOutcome::Incomplete { field, reason } = till.outcome() else {
                panic!("not incomplete: {:?}", till.outcome());
            };
            assert_eq!(*field, Field::Cvc);
            assert!(matches!(reason, Reason::CvcMissing | Reason::CvcIncomplete));
        }
    }
}

#[test]
fn cvc_policy_holds_for_saved_cards_too() {
    use CvcPolicy::{Hidden, Optional, Required};
    let card = || SavedCard {
        brand: Some(Brand::Maestro),
        ..saved("pm_1", (2030, 1))
    };
    for (policy, code, asked, shown, pays) in [
        (Required, "", true, false, false),
        (Required, "123", true, true, false),
        (Optional, "", true, false, true),
        (Optional, "123", true, true, false),
        (Optional, "12", true, false, false),
        (Hidden, "", false, false, true),
    ] {
        let mut till = with_policy(PAYING, policy, vec![card()]);
        assert_eq!(till.state.needs_cvc(), asked, "{policy:?}");
        till.act(SavedEvent::Edited(Field::Cvc, Draft::from_text(code)));
        till.confirm();
        assert_eq!(!till.codes.is_empty(), shown, "{policy:?} {code:?}");
        assert_eq!(!till.asked.is_empty(), pays, "{policy:?} {code:?}");
    }
}

#[test]
fn session_facts_that_come_after_a_submit_leave_its_reasons_in_sight() {
    use CvcPolicy::{Hidden, Optional, Required};
    for (policy, code_is_missing) in [(Required, true), (Optional, false), (Hidden, false)] {
        let mut till = Till::opened(SAVING);
        till.token();
        let request = till.loads.pop().expect("the session was asked about");
        let draft = Draft::from_text(MAESTRO);
        till.take(Event::Edited {
            field: Field::Number,
            draft,
        });
        till.submit();
        let facts = SessionFacts {
            cvc_policies: CvcPolicies::default().with(Brand::Maestro, policy),
            today: YearMonth::new(2026, 12),
            ..SessionFacts::default()
        };
        let cards = Cards::FromGateway {
            facts,
            cards: Vec::new(),
        };
        till.take(Event::CardsCame { request, cards });
        let shown = |field| till.state.form().reason(field);
        assert_eq!(shown(Field::Expiry), Some(Reason::ExpiryMissing));
        let code = code_is_missing.then_some(Reason::CvcMissing);
        assert_eq!(shown(Field::Cvc), code, "{policy:?}");
    }
}

#[test]
fn clock_of_the_gateway_decides_which_saved_card_has_expired() {
    let facts = SessionFacts {
        today: YearMonth::new(2027, 2),
        ..SessionFacts::default()
    };
    let card = saved("pm_1", (2027, 1));
    assert_ne!(
        card.expiry_status(Till::opened(PAYING).state.today()),
        ExpiryStatus::Expired
    );
    let mut till = Till::opened(PAYING);
    till.token();
    let request = till.loads.pop().unwrap();
    let cards = Cards::FromGateway {
        facts,
        cards: vec![card],
    };
    till.take(Event::CardsCame { request, cards });
    assert!(
        till.state.shows_form(),
        "the gateway says that it has expired"
    );
}
