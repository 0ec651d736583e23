//! Random walks over charges, intents and their attempts, challenges, holds, captures whole and in part, refunds,
//! chargebacks and the clock: after every step the books add up, no more is captured than was held, and no more
//! goes back than was captured.

use std::time::Duration;

use super::walker::{Tally, Walker};

fn walk(seed: u64, steps: u64, audit_every: u64) -> Tally {
    let mut walker = Walker::new(seed);
    for step in 0..steps {
        match walker.dice.roll(16) {
            0..=3 => walker.charge(step),
            4..=8 if !walker.payments.is_empty() => walker.refund(steps),
            9 if !walker.payments.is_empty() => walker.charge_back(),
            10 if !walker.payments.is_empty() => walker.end_hold(),
            11 if !walker.payments.is_empty() => walker.capture_a_part(),
            12 | 13 => walker.intent(),
            14 => walker.answer(),
            // Long enough for what is held to go back.
            15 if walker.dice.roll(steps / 3) == 0 => walker.clock.advance(super::HELD_FOR),
            _ => {
                let waited = Duration::from_secs(walker.dice.roll(90));
                walker.clock.advance(waited);
            }
        }
        if step % audit_every == 0 || step + 1 == steps {
            let wrong = walker.ledger.run_here(|book| {
                book.settle_due()?;
                book.audit()
            });
            assert_eq!(wrong.unwrap(), None, "seed {seed}, step {step}");
        }
    }
    walker.tally
}

#[test]
fn the_books_add_up_after_every_step() {
    let mut sum = Tally::default();
    for seed in 1..=12 {
        let tally = walk(seed, 220, 1);
        sum.refunds_begun += tally.refunds_begun;
        sum.refused += tally.refused;
        sum.holds_ended += tally.holds_ended;
        sum.captured_in_part += tally.captured_in_part;
        sum.intents_paid += tally.intents_paid;
        sum.intents_canceled += tally.intents_canceled;
        sum.challenges += tally.challenges;
    }
    assert!(sum.is_more_than(10), "{sum:?}");
}

#[test]
#[ignore = "long: 100,000 operations"]
fn the_books_add_up_after_a_hundred_thousand_operations() {
    let tally = walk(7, 100_000, 5_000);
    assert!(tally.is_more_than(500), "{tally:?}");
}
