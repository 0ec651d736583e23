//! What the form keeps of what was typed: across undo and redo, a lost answer, a clock that is wrong,
//! and a page that is left and comes back.

use std::rc::Rc;

use payseal_core::card::{Draft, Field, HistoryStep, Reason, Today, YearMonth};
#[cfg(feature = "pay")]
use payseal_core::flow::SavedEvent;
use payseal_core::flow::{
    Answer, CallId, CallOutcome, Effect, Event, Failure, Notice, Now, Phase, State, step,
};
use payseal_core::wire::payment_method::BillingDetail;

#[cfg(feature = "pay")]
use crate::till::{Till, saved};
use crate::walk::{Walk, code, payment_method};

fn typed(walk: &Walk, field: Field) -> &str {
    walk.state
        .form()
        .draft(field)
        .map_or("", Draft::expose_text)
}

fn edit(walk: &mut Walk, field: Field, text: &str) {
    let draft = Draft::from_text(text);
    walk.take(Event::Edited { field, draft });
}

/// The number of what was just sent.
fn idempotency_key(walk: &Walk) -> u32 {
    let sent = walk.effects.iter().find_map(|effect| match effect {
        Effect::Tokenise {
            idempotency_key, ..
        } => Some(*idempotency_key),
        _ => None,
    });
    sent.expect("a card is on its way")
}

#[test]
fn idempotency_key_stays_while_the_same_card_is_sent_again() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    let first = idempotency_key(&walk);
    for (call, failure) in (2..).zip([
        Failure::Timeout,
        Failure::Unreachable,
        Failure::AnswerInvalid,
    ]) {
        walk.answer(Answer::Failed(failure));
        assert_eq!(*walk.outcome(), CallOutcome::Failed(failure));
        walk.submit(call);
        assert_eq!(idempotency_key(&walk), first, "{failure:?}");
    }
    walk.answer(Answer::Failed(Failure::Timeout));
    // A filler fills what the form does not show, again and again.
    edit(&mut walk, Field::Holder, "Ada");
    edit(&mut walk, Field::Cvc, "012");
    // A language that was spoken in between is none that anything was agreed to in.
    walk.take(Event::Worded("de-1".into()));
    walk.take(Event::Worded(Rc::default()));
    walk.submit(9);
    assert_eq!(
        idempotency_key(&walk),
        first,
        "nothing of the card has changed"
    );
    walk.answer(Answer::TokenRefused);
    walk.token_comes(1_800_000);
    assert_eq!(idempotency_key(&walk), first, "the card was not looked at");
}

#[test]
fn idempotency_key_is_a_new_one_for_another_card_and_after_an_answer() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    let mut last = idempotency_key(&walk);
    let mut call = 1;
    let mut again = |walk: &mut Walk, what: &str| {
        call += 1;
        walk.submit(call);
        assert_ne!(idempotency_key(walk), last, "{what}");
        last = idempotency_key(walk);
    };
    walk.answer(Answer::Failed(Failure::Timeout));
    edit(&mut walk, Field::Cvc, "013");
    again(&mut walk, "another code");
    walk.answer(Answer::Failed(Failure::Timeout));
    walk.take(Event::HistoryAsked(Field::Cvc, HistoryStep::Undo));
    again(&mut walk, "the code before");
    walk.answer(Answer::Failed(Failure::Timeout));
    walk.take(Event::Agreed(true));
    again(&mut walk, "another consent");
    walk.answer(Answer::Failed(Failure::Timeout));
    walk.take(Event::Worded("de-1".into()));
    again(&mut walk, "another wording of it");
    walk.answer(Answer::Failed(Failure::Timeout));
    walk.take(Event::BillingChanged(BillingDetail::default()));
    again(&mut walk, "another address");
    walk.answer(Answer::CardRefused {
        field: Field::Cvc,
        code: code(),
    });
    again(&mut walk, "a refusal");
    walk.answer(Answer::GatewayRefused { code: code() });
    again(&mut walk, "another refusal");
    let id = payment_method();
    walk.answer(Answer::Created { id, brand: None });
    walk.take(Event::Cleared);
    walk.type_card();
    again(&mut walk, "the next card");
}

#[test]
fn undo_and_redo_take_every_edit_back_and_forth() {
    let mut walk = Walk::opened(false);
    for text in ["1", "12 / ", "12 / 3", "12 / 30"] {
        edit(&mut walk, Field::Expiry, text);
    }
    let turn = |walk: &mut Walk, step| {
        walk.take(Event::HistoryAsked(Field::Expiry, step));
        let shown = walk
            .effects
            .iter()
            .any(|it| matches!(it, Effect::Rewrite(_)));
        (typed(walk, Field::Expiry).to_owned(), shown)
    };
    for text in ["12 / 3", "12 / ", "1", ""] {
        assert_eq!(turn(&mut walk, HistoryStep::Undo), (text.to_owned(), true));
    }
    assert_eq!(turn(&mut walk, HistoryStep::Undo), (String::new(), false));
    for text in ["1", "12 / ", "12 / 3", "12 / 30"] {
        assert_eq!(turn(&mut walk, HistoryStep::Redo), (text.to_owned(), true));
    }
    assert_eq!(
        turn(&mut walk, HistoryStep::Redo),
        ("12 / 30".to_owned(), false)
    );
    walk.take(Event::Cleared);
    assert_eq!(
        turn(&mut walk, HistoryStep::Undo),
        (String::new(), false),
        "nothing comes back"
    );
}

#[test]
fn undo_waits_for_a_call_and_nothing_comes_back_after_its_end() {
    let mut walk = Walk::with_token();
    walk.submit(1);
    walk.take(Event::HistoryAsked(Field::Cvc, HistoryStep::Undo));
    assert_eq!(typed(&walk, Field::Cvc), "012");
    walk.answer(Answer::Created {
        id: payment_method(),
        brand: None,
    });
    walk.take(Event::HistoryAsked(Field::Number, HistoryStep::Undo));
    assert_eq!(typed(&walk, Field::Number), "");
}

#[test]
fn page_that_is_left_forgets_the_code_at_once_and_the_card_after_a_while() {
    for (away, number, notice) in [
        (0, "4242 4242 4242 4242", Notice::CodeForgotten),
        (299_999, "4242 4242 4242 4242", Notice::CodeForgotten),
        (300_000, "", Notice::CardForgotten),
        (u64::MAX, "", Notice::CardForgotten),
    ] {
        let mut walk = Walk::filled();
        walk.take(Event::PageHidden);
        assert_eq!(typed(&walk, Field::Cvc), "", "before the page is frozen");
        walk.take(Event::HistoryAsked(Field::Cvc, HistoryStep::Undo));
        assert_eq!(typed(&walk, Field::Cvc), "", "by undo neither");
        walk.take(Event::PageShown { away });
        assert_eq!(typed(&walk, Field::Number), number, "{away}");
        assert_eq!(walk.state.notice(), Some(notice), "{away}");
        let emptied = walk
            .effects
            .iter()
            .any(|it| matches!(it, Effect::EmptyInputs));
        assert_eq!(emptied, number.is_empty());
        edit(&mut walk, Field::Cvc, "012");
        assert_eq!(walk.state.notice(), None);
    }
    let mut walk = Walk::opened(false);
    walk.take(Event::PageHidden);
    walk.take(Event::PageShown { away: u64::MAX });
    assert_eq!(walk.state.notice(), None, "nothing was typed");
}

#[cfg(feature = "pay")]
#[test]
fn page_that_is_left_forgets_the_code_of_a_saved_card_too() {
    let mut till = Till::with_cards(vec![saved("pm_1", (2030, 1))]);
    let draft = Draft::from_text("012");
    till.act(SavedEvent::Edited(Field::Cvc, draft));
    till.take(Event::PageHidden);
    let row = till.state.saved().row().draft(Field::Cvc);
    assert!(row.is_none_or(Draft::is_empty));
    till.take(Event::PageShown { away: 1 });
    assert_eq!(till.state.notice(), Some(Notice::CodeForgotten));
}

/// A form with a card of this expiry and a token, whose edge knows this month.
fn filled_at(expiry: &str, today: Today) -> (State, Now) {
    let now = Now { millis: 0, today };
    let mut walk = Walk::with_token();
    edit(&mut walk, Field::Expiry, expiry);
    let state = std::mem::replace(&mut walk.state, State::new(now, true));
    (state, now)
}

fn month(year: u16, month: u8) -> YearMonth {
    YearMonth::new(year, month).unwrap()
}

fn outcome(effects: &[Effect]) -> Option<&CallOutcome> {
    effects.iter().find_map(|effect| match effect {
        Effect::Finish { outcome, .. } => Some(outcome),
        _ => None,
    })
}

fn is_sent(effects: &[Effect]) -> bool {
    effects
        .iter()
        .any(|effect| matches!(effect, Effect::Tokenise { .. }))
}

#[test]
fn clock_of_a_device_that_is_wrong_is_asked_past_once() {
    // A device in 2031 that nobody vouches for.
    let unsure = Today::of_clocks(None, 1_930_000_000_000);
    let (state, now) = filled_at("12 / 30", unsure);
    let done = step(state, Event::Submitted(CallId(1)), now);
    let past = CallOutcome::Incomplete {
        field: Field::Expiry,
        reason: Reason::ExpiryPast,
    };
    assert_eq!(outcome(&done.effects), Some(&past));
    assert_eq!(done.state.notice(), Some(Notice::ClockDoubted));
    assert!(!is_sent(&done.effects));
    let done = step(done.state, Event::Submitted(CallId(2)), now);
    assert!(is_sent(&done.effects), "the gateway judges");
}

#[test]
fn clock_of_the_gateway_refuses_without_a_way_past() {
    let (mut state, now) = filled_at("10 / 26", Today::sure(month(2026, 11)));
    for call in 1..4 {
        let done = step(state, Event::Submitted(CallId(call)), now);
        assert!(!is_sent(&done.effects) && outcome(&done.effects).is_some());
        assert_eq!(done.state.notice(), None);
        state = done.state;
    }
}

#[test]
fn clock_that_becomes_sure_takes_a_wrong_reason_away() {
    let unsure = Today::of_clocks(None, 1_930_000_000_000);
    let (state, now) = filled_at("12 / 30", unsure);
    let done = step(state, Event::Left(Field::Expiry), now);
    assert_eq!(
        done.state.form().reason(Field::Expiry),
        Some(Reason::ExpiryPast)
    );
    let sure = Now {
        today: Today::sure(month(2026, 11)),
        ..now
    };
    let done = step(done.state, Event::Woke, sure);
    assert_eq!(done.state.form().reason(Field::Expiry), None);
    let done = step(done.state, Event::Submitted(CallId(1)), sure);
    assert!(is_sent(&done.effects));
    assert!(matches!(done.state.phase(), Phase::Busy(_)));
}

#[cfg(feature = "pay")]
#[test]
fn clock_that_is_unsure_makes_no_page_wait_and_takes_no_saved_card_away() {
    use payseal_core::flow::ExpiryStatus;
    let unsure = Today::of_clocks(None, 1_930_000_000_000);
    let (state, _) = filled_at("12 / 30", unsure);
    assert!(state.form().view(unsure).is_complete());
    let sure = Today::sure(unsure.month());
    assert!(!state.form().view(sure).is_complete());
    let card = saved("pm_1", (2030, 1));
    assert_ne!(card.expiry_status(unsure), ExpiryStatus::Expired);
    assert_eq!(card.expiry_status(sure), ExpiryStatus::Expired);
}
