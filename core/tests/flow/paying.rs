//! Paying, event by event: one story per test.

use payseal_core::card::Field;
use payseal_core::flow::{
    CallOutcome, ChallengeEvent, Charged, Decline, Effect, Event, Failure, Kept, Notice,
    PaymentStatus, Phase, SavedEvent,
};

use crate::till::{Booked, Till, pm, saved};

fn settled(till: &Till) -> PaymentStatus {
    match till.outcome() {
        CallOutcome::Payment { status, .. } => *status,
        other => panic!("not a payment that stands somehow: {other:?}"),
    }
}

fn typed(till: &Till) -> bool {
    let draft = till.state.form().draft(Field::Number).unwrap();
    !draft.is_empty()
}

#[test]
fn payment_with_a_new_card_is_tokenised_and_charged_once() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    assert!(typed(&till), "nothing is lost before the payment is made");
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    assert!(!typed(&till));
    assert_eq!(till.state.receipt().last4.as_deref(), Some("4242"));
    let done = Kept::Paid;
    assert!(matches!(till.state.phase(), Phase::Finished { kept, .. } if *kept == done));
    till.confirm();
    assert_eq!(
        settled(&till),
        PaymentStatus::Succeeded,
        "the same answer again"
    );
    assert_eq!(till.charged, [1]);
}

#[test]
fn payment_receipt_is_of_the_session_and_of_the_card_that_paid() {
    let mut one = saved("pm_1", (2030, 1));
    one.last4 = "1111".to_owned();
    let mut till = Till::with_cards(vec![one, saved("pm_2", (2030, 1))]);
    till.act(SavedEvent::Selected(Some(pm("pm_1"))));
    till.confirm();
    // Nobody answers, and meanwhile the shopper chooses another card.
    while till.state.is_busy() {
        if till.asked.is_empty() {
            till.wait(10_000);
        } else {
            till.lose();
        }
    }
    till.act(SavedEvent::Selected(Some(pm("pm_2"))));
    till.confirm();
    till.books.insert(1, Booked::Paid);
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    let receipt = till.state.receipt();
    let price = receipt.price.as_ref().unwrap();
    assert_eq!((&*price.amount, &*price.currency), ("24.00", "USD"));
    assert_eq!(receipt.last4.as_deref(), Some("1111"), "the card that paid");
}

#[test]
fn payment_of_two_presses_is_one() {
    let mut till = Till::ready();
    till.confirm();
    till.confirm();
    till.tokenised();
    till.confirm();
    till.charge(Booked::Paid);
    assert_eq!(till.outcomes.len(), 3);
    assert_eq!(till.charged, [1]);
}

#[test]
fn payment_and_tokenisation_do_not_mix() {
    let mut till = Till::ready();
    till.confirm();
    till.submit();
    assert_eq!(*till.outcome(), CallOutcome::Failed(Failure::Busy));
}

#[test]
fn decline_leaves_the_card_in_the_form_and_the_next_try_is_another_attempt() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Declined(Decline::Funds));
    assert_eq!(settled(&till), PaymentStatus::Declined(Decline::Funds));
    assert_eq!(till.state.notice(), Some(Notice::Declined(Decline::Funds)));
    assert!(typed(&till));
    till.confirm();
    till.tokenised();
    till.charge(Booked::Paid);
    assert_eq!(till.charged, [1, 2]);
    assert_eq!(till.paid(), 1);
}

#[test]
fn poll_follows_a_lost_answer_and_never_another_charge() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    // It was charged, and the answer was lost.
    let asked = *till.asked.last().unwrap();
    till.serve(asked, Booked::Paid);
    till.lose();
    till.wait(500);
    assert!(till.asked.last().unwrap().settle);
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    assert_eq!(till.charged, [1]);
}

#[test]
fn poll_that_nobody_answers_is_unknown_and_the_next_press_polls_again() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    while till.state.is_busy() {
        if till.asked.is_empty() {
            till.wait(10_000);
        } else {
            till.lose();
        }
    }
    assert_eq!(settled(&till), PaymentStatus::Unknown);
    assert_eq!(till.state.notice(), Some(Notice::Unknown));
    assert!(typed(&till));
    till.confirm();
    assert!(till.asked.last().unwrap().settle, "it does not charge");
    till.books.insert(1, Booked::Paid);
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    assert_eq!(till.charged, [1]);
}

#[test]
fn charge_that_the_server_will_not_take_is_not_made() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    let asked = *till.asked.last().unwrap();
    till.answer(asked, Charged::Refused);
    assert_eq!(*till.outcome(), CallOutcome::Failed(Failure::ChargeRefused));
    till.confirm();
    till.tokenised();
    till.charge(Booked::Paid);
    assert_eq!(till.charged, [1, 1], "the number is as good as before");
}

#[test]
fn challenge_that_is_passed_is_paid() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Challenge);
    assert!(till.bank.is_some());
    till.books.insert(1, Booked::Paid);
    till.news(ChallengeEvent::Returned);
    assert!(till.bank.is_none(), "the bank's page is closed");
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
}

#[test]
fn challenge_page_that_moves_on_is_not_closed_before_it_is_over() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Challenge);
    till.news(ChallengeEvent::Moved);
    till.charge(Booked::Challenge);
    assert!(till.bank.is_some());
    till.books.insert(1, Booked::Paid);
    till.news(ChallengeEvent::Moved);
    assert!(
        till.asked.is_empty(),
        "a page that moves on and on backs off"
    );
    till.wait(1_000);
    till.charge(Booked::Paid);
    assert!(till.bank.is_none());
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
}

#[test]
fn challenge_that_is_stopped_is_a_decline_and_makes_room_for_another_card() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Challenge);
    till.news(ChallengeEvent::Cancelled);
    till.charge(Booked::Challenge);
    assert_eq!(
        settled(&till),
        PaymentStatus::Declined(Decline::ChallengeCancelled)
    );
    assert!(typed(&till));
    till.confirm();
    assert!(
        till.asked.last().unwrap().settle,
        "first it asks how the old one stands"
    );
    till.charge(Booked::Challenge);
    till.tokenised();
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    assert_eq!(till.charged, [1, 2]);
}

#[test]
fn challenge_that_is_stopped_and_went_through_after_all_is_paid() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Challenge);
    till.news(ChallengeEvent::Cancelled);
    till.charge(Booked::Challenge);
    till.books.insert(1, Booked::Paid);
    till.confirm();
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    assert_eq!(till.charged, [1]);
}

#[test]
fn challenge_that_is_stopped_and_on_its_way_is_pending_and_never_charged_again() {
    for late in [false, true] {
        let mut till = Till::ready();
        till.confirm();
        till.tokenised();
        till.charge(Booked::Challenge);
        till.news(ChallengeEvent::Cancelled);
        if late {
            // First it looked as if nothing had come of it.
            till.charge(Booked::Challenge);
            till.confirm();
        }
        till.books.insert(1, Booked::Pending);
        till.charge(Booked::Pending);
        assert_eq!(settled(&till), PaymentStatus::Pending, "late: {late}");
        till.confirm();
        till.charge(Booked::Pending);
        assert_eq!(till.charged, [1]);
    }
}

#[test]
fn challenge_that_is_never_answered_times_out() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Challenge);
    till.wait(599_000);
    assert!(till.bank.is_some());
    till.wait(1_000);
    assert!(till.bank.is_none());
    till.charge(Booked::Challenge);
    assert_eq!(
        settled(&till),
        PaymentStatus::Declined(Decline::ChallengeExpired)
    );
}

#[test]
fn payment_on_its_way_is_done_and_can_be_polled() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Pending);
    assert_eq!(settled(&till), PaymentStatus::Pending);
    assert!(matches!(
        till.state.phase(),
        Phase::Finished {
            kept: Kept::Pending,
            ..
        }
    ));
    till.confirm();
    till.charge(Booked::Pending);
    assert_eq!(settled(&till), PaymentStatus::Pending);
    till.books.insert(1, Booked::Paid);
    till.confirm();
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
    assert_eq!(till.charged, [1]);
}

#[test]
fn rate_limit_slows_the_form_down_after_too_many_refusals() {
    let mut till = Till::ready();
    for _ in 0..3 {
        till.confirm();
        till.tokenised();
        till.charge(Booked::Declined(Decline::Card));
    }
    till.confirm();
    let slow = Failure::TooManyAttempts;
    assert_eq!(*till.outcome(), CallOutcome::Failed(slow));
    assert_eq!(till.state.notice(), Some(Notice::Failed(slow)));
    till.wait(5_000);
    assert_eq!(till.state.notice(), None);
    till.confirm();
    till.tokenised();
    till.charge(Booked::Declined(Decline::Card));
    till.wait(5_000);
    till.confirm();
    assert_eq!(*till.outcome(), CallOutcome::Failed(slow), "twice as long");
    till.wait(5_000);
    till.confirm();
    till.tokenised();
    till.charge(Booked::Paid);
    assert_eq!(settled(&till), PaymentStatus::Succeeded);
}

#[test]
fn payment_given_up_after_the_charge_is_told_as_unknown() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.take(Event::Closed);
    assert_eq!(settled(&till), PaymentStatus::Unknown);
}

#[test]
fn saved_card_is_charged_without_a_session_token() {
    let mut till = Till::with_cards(vec![saved("pm_1", (2030, 1))]);
    till.confirm();
    till.charge(Booked::Paid);
    assert!(matches!(till.outcome(), CallOutcome::Payment { id, .. } if *id == pm("pm_1")));
}

#[test]
fn decline_for_a_wrong_cvc_is_shown_where_it_was_typed() {
    let mut till = Till::ready();
    till.confirm();
    till.tokenised();
    till.charge(Booked::Declined(Decline::Cvc));
    assert!(till.state.form().reason(Field::Cvc).is_some());
    assert!(till.effects.iter().any(|it| matches!(it, Effect::Focus(_))));
}
