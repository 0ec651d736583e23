//! Random walks over charges, intents and their attempts, challenges, holds, captures whole and in part, refunds,
//! disputes and the clock: after every step the books add up, no more is captured than was held, and no more
//! goes back than was captured.

use std::time::Duration;

use super::tally::Tally;
use super::walker::Walker;

fn walk(seed: u64, steps: u64, audit_every: u64) -> Tally {
    let mut walker = Walker::new(seed);
    for step in 0..steps {
        match walker.dice.roll(20) {
            0..=3 => walker.charge(step),
            4..=8 if !walker.payments.is_empty() => walker.refund(steps),
            9 if !walker.payments.is_empty() => walker.dispute(),
            10 if !walker.payments.is_empty() => walker.end_hold(),
            11 if !walker.payments.is_empty() => walker.capture_a_part(),
            12 | 13 | 17 | 18 => walker.intent(),
            14 => walker.answer(),
            16 | 19 if !walker.payments.is_empty() => walker.dispute(),
            // Long enough for what is held to go back, and for a dispute to be lost that nobody answers.
            15 if walker.dice.roll(60) == 0 => walker.clock.advance(super::HELD_FOR),
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
    for seed in 1..=18 {
        sum.add(&walk(seed, 220, 1));
    }
    assert!(sum.is_more_than(10), "{sum:?}");
}

#[test]
#[ignore = "long: 100,000 operations"]
fn the_books_add_up_after_a_hundred_thousand_operations() {
    let tally = walk(7, 100_000, 5_000);
    assert!(tally.is_more_than(500), "{tally:?}");
}
