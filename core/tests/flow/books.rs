//! Random walks of paying: whatever is lost, late, doubled or stopped, nobody pays twice, and
//! what the page is told is what the merchant's books say.

use payseal_core::flow::{
    CallOutcome, ChallengeEvent, Charged, Choice, Decline, Event, PaymentStatus, SavedEvent,
};
use proptest::prelude::*;

use crate::till::{Asked, Booked, Till, pm, saved};

#[derive(Clone, Debug)]
enum Move {
    Confirm,
    Choose(Option<usize>),
    Tokenise,
    /// The merchant's server does what it is asked, and its answer arrives.
    Charge(Booked),
    /// It does it, and the answer is lost.
    ChargeAndLose(Booked),
    /// The request never arrives.
    Lose,
    /// An answer arrives that was under way for long, or for the second time.
    Late(usize, Charged),
    Bank(ChallengeEvent),
    /// The bank or the books move by themselves: also a check that nobody waits for any more.
    Settle(bool),
    Approve,
    Wait(u64),
    Network(bool),
    Token,
}

fn moves() -> impl Strategy<Value = Move> {
    let fate = || {
        prop::sample::select(vec![
            Booked::Paid,
            Booked::Declined(Decline::Card),
            Booked::Declined(Decline::Cvc),
            Booked::Pending,
            Booked::Challenge,
            Booked::Challenge,
        ])
    };
    let late = prop::sample::select(vec![
        Charged::Pending,
        Charged::Unknown,
        Charged::Refused,
        Charged::Lost,
    ]);
    let news = prop::sample::select(vec![
        ChallengeEvent::Returned,
        ChallengeEvent::Moved,
        ChallengeEvent::Cancelled,
    ]);
    prop_oneof![
        6 => Just(Move::Confirm),
        1 => prop::option::of(0..2_usize).prop_map(Move::Choose),
        5 => Just(Move::Tokenise),
        6 => fate().prop_map(Move::Charge),
        3 => fate().prop_map(Move::ChargeAndLose),
        3 => Just(Move::Lose),
        2 => (0..4_usize, late).prop_map(|(older, answer)| Move::Late(older, answer)),
        4 => news.prop_map(Move::Bank),
        2 => any::<bool>().prop_map(Move::Settle),
        1 => Just(Move::Approve),
        6 => prop::sample::select(vec![500, 2_000, 10_000, 80_000, 700_000]).prop_map(Move::Wait),
        1 => any::<bool>().prop_map(Move::Network),
        2 => Just(Move::Token),
    ]
}

fn play(till: &mut Till, old: &mut Vec<Asked>, one: Move) {
    match one {
        Move::Confirm => till.confirm(),
        Move::Choose(which) => till.act(SavedEvent::Chose(match which {
            Some(0) => Choice::Saved(pm("pm_1")),
            Some(_) => Choice::Saved(pm("pm_2")),
            None => Choice::New,
        })),
        Move::Tokenise => {
            if !till.cards.is_empty() {
                till.tokenised();
            }
        }
        Move::Charge(fate) => {
            if let Some(asked) = till.asked.last().copied() {
                old.push(asked);
                till.charge(fate);
            }
        }
        Move::ChargeAndLose(fate) => {
            if let Some(asked) = till.asked.last().copied() {
                old.push(asked);
                till.serve(asked, fate);
                till.lose();
            }
        }
        Move::Lose => {
            if let Some(asked) = till.asked.last().copied() {
                old.push(asked);
                till.lose();
            }
        }
        Move::Late(older, answer) => {
            if let Some(asked) = old.iter().rev().nth(older).copied() {
                till.answer(asked, answer);
            }
        }
        Move::Bank(news) => {
            // Whoever is back from the bank has answered it; a page that is closed cannot.
            if till.bank.is_some() {
                if news == ChallengeEvent::Returned
                    && let Some((_, booked)) = till.books.iter_mut().next_back()
                    && *booked == Booked::Challenge
                {
                    *booked = Booked::Paid;
                }
                till.news(news);
            }
        }
        Move::Settle(paid) => {
            for booked in till.books.values_mut() {
                if *booked == Booked::Pending {
                    *booked = if paid {
                        Booked::Paid
                    } else {
                        Booked::Declined(Decline::Card)
                    };
                }
            }
        }
        // In the bank's app, whatever became of its page; the answer is on its way.
        Move::Approve => {
            for booked in till.books.values_mut() {
                if *booked == Booked::Challenge {
                    *booked = Booked::Pending;
                }
            }
        }
        Move::Wait(millis) => till.wait(millis),
        Move::Network(online) => till.take(Event::Network { online }),
        Move::Token => till.token(),
    }
}

fn check(till: &Till) {
    assert!(till.paid() <= 1, "paid twice: {:?}", till.books);
    let mut charged = till.charged.clone();
    charged.dedup();
    let mut sorted = charged.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(
        charged, sorted,
        "an attempt was charged again after another"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn payment_is_never_made_twice_and_nobody_is_told_what_is_not_so(
        guest in any::<bool>(),
        moves in prop::collection::vec(moves(), 1..80),
    ) {
        let mut till = if guest {
            Till::ready()
        } else {
            let mut till = Till::with_cards(vec![saved("pm_1", (2030, 1)), saved("pm_2", (2030, 1))]);
            till.type_card();
            till
        };
        let mut old = Vec::new();
        for one in moves {
            let told = till.outcomes.len();
            play(&mut till, &mut old, one);
            check(&till);
            for (_, outcome) in till.outcomes.iter().skip(told) {
                match outcome {
                    CallOutcome::Payment { status: PaymentStatus::Succeeded, .. } => {
                        prop_assert_eq!(till.paid(), 1, "told that it is paid");
                    }
                    CallOutcome::Payment { status: PaymentStatus::Declined(_), .. } => {
                        prop_assert_eq!(till.paid(), 0, "told that it is not paid");
                    }
                    _ => {}
                }
            }
        }
        till.take(Event::Closed);
        let mut answered: Vec<u32> = till.outcomes.iter().map(|(call, _)| call.0).collect();
        answered.sort_unstable();
        prop_assert_eq!(answered, till.calls, "each call gets exactly one outcome");
    }
}
