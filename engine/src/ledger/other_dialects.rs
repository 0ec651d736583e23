//! Two dialects in one account: each has its own payments, and its own numbers.

use super::hook_tests::{charge, ledger};
use super::{Fault, Ledger, RefundWish, Refusal};
use crate::clock::Clock;
use crate::store::Payment;

fn both(ledger: &Ledger) -> [Payment; 2] {
    ["many", "quiet"].map(|dialect| charge(ledger, dialect, "o", 500).unwrap())
}

#[test]
fn a_dialect_finds_no_payment_and_no_dispute_of_another() {
    let ledger = ledger(&Clock::new(), &[]);
    let [many, quiet] = both(&ledger);
    ledger
        .run_here(|book| {
            for (own, other) in [(&many, &quiet), (&quiet, &many)] {
                let found = book.payment_in("1", &own.dialect, &own.id)?;
                assert_eq!(found.id, own.id);
                for (account, dialect) in [("1", &other.dialect), ("2", &own.dialect)] {
                    let found = book.payment_in(account, dialect, &own.id);
                    assert!(matches!(found, Err(Fault::Refused(Refusal::TradeUnknown))));
                }
                let dispute = book.charge_back(&own.id, String::new())?;
                let listed = book.disputes("1", &own.dialect, 0, 9)?;
                assert_eq!(listed, (1, vec![dispute]));
                assert_eq!(book.disputes("2", &own.dialect, 0, 9)?, (0, vec![]));
            }
            Ok(())
        })
        .unwrap();
}

/// Of which dialect the first one is makes no number of another lower than its own begin.
#[test]
fn the_numbers_of_a_dialect_begin_where_it_says_whoever_was_first() {
    let ledger = ledger(&Clock::new(), &[]);
    let [many, quiet] = both(&ledger);
    let refund = |of: &Payment| {
        let wish = RefundWish {
            payment_id: of.id.clone(),
            amount: super::trial::dollars(100),
            whole: false,
            reference: None,
            reason: String::new(),
            at_once: false,
        };
        let refund = ledger.run_here(|book| book.refund("1", wish));
        refund.unwrap().id
    };
    let numbers = [&many, &many, &quiet, &quiet, &many].map(refund);
    assert_eq!(numbers, [1, 2, 1_000, 1_001, 1_002]);
    let disputed = [&many, &quiet].map(|of| {
        let dispute = ledger.run_here(|book| book.charge_back(&of.id, String::new()));
        dispute.unwrap().number
    });
    assert_eq!(disputed, [1, 1_000]);
}
