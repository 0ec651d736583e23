//! Random walks over charges, holds, refunds, chargebacks and the clock: after every step the books add up, and
//! nothing more goes back than was paid.

use std::time::Duration;

use payseal_core::money::{Currency, Money};

use super::trial::ledger;
use super::{Charge, Charged, Fault, Ledger, Operation, RefundWish};
use crate::clock::Clock;
use crate::secret;
use crate::store::{Capture, SqliteStore, Usage};

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn charge(order: u64, amount: Money, card: &str, capture: Capture) -> Charge {
    Charge {
        dialect: "one".to_owned(),
        reference: order.to_string(),
        amount,
        usage: Usage::OnSession,
        customer: None,
        payment_method: format!("pm_{card}"),
        ask_shopper: false,
        capture,
        remark: None,
        return_url: None,
        callback_url: None,
    }
}

/// Walks, and returns how many refunds began, how many were refused, and how many holds a merchant
/// ended.
fn walk(seed: u64, steps: u64, audit_every: u64) -> (u64, u64, u64) {
    let (ledger, clock) = ledger(&["visa", "declined"]);
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let currencies = ["USD", "JPY", "EUR"].map(|code| Currency::parse(code).unwrap());
    let mut trades: Vec<(String, Money)> = Vec::new();
    let (mut begun, mut refused, mut held) = (0, 0, 0);
    for step in 0..steps {
        match dice.roll(12) {
            10 if !trades.is_empty() => {
                // One of the last, which are most likely to be held.
                let back = dice.roll(20.min(trades.len() as u64)) as usize;
                let (trade_no, _) = &trades[trades.len() - 1 - back];
                let operation = if dice.roll(3) == 0 {
                    Operation::Void
                } else {
                    Operation::Capture
                };
                let done = ledger.run_here(|book| book.operate("1", trade_no, operation));
                held += u64::from(done.unwrap().1.is_ok());
            }
            9 if !trades.is_empty() => {
                let (trade_no, _) = &trades[dice.roll(trades.len() as u64) as usize];
                match ledger.run_here(|book| book.charge_back(trade_no, String::new())) {
                    Ok(_) | Err(Fault::Refused(_)) => {}
                    Err(fault) => panic!("{fault}"),
                }
            }
            // Long enough for what is held to go back.
            11 if dice.roll(steps / 3) == 0 => clock.advance(super::HELD_FOR),
            0..=3 => {
                let minor = dice.roll(4) * 100 + [50, 77, 78, 79][dice.roll(4) as usize];
                let amount = Money::from_minor(minor, currencies[dice.roll(3) as usize]);
                let card = if dice.roll(8) == 0 {
                    "declined"
                } else {
                    "visa"
                };
                let order = dice.roll(step + 1);
                let capture = if dice.roll(3) == 0 {
                    Capture::Manual
                } else {
                    Capture::Automatic
                };
                let charge = charge(order, amount, card, capture);
                let charged = ledger.run_here(|b| b.charge("1", charge));
                if let Charged::Done(payment) = charged.unwrap() {
                    trades.push((payment.trade_no, payment.amount));
                }
            }
            4..=8 if !trades.is_empty() => {
                let (trade_no, paid) = &trades[dice.roll(trades.len() as u64) as usize];
                // Every third is of an amount that fails.
                let minor = match dice.roll(3) {
                    0 => 79,
                    _ => 1 + dice.roll(paid.minor() + 1),
                };
                let wish = RefundWish {
                    trade_no: trade_no.clone(),
                    amount: Money::from_minor(minor, paid.currency()).to_decimal(),
                    whole: dice.roll(5) == 0,
                    mer_track_no: Some(dice.roll(2 * steps).to_string()),
                    reason: String::new(),
                    at_once: dice.roll(4) == 0,
                };
                match ledger.run_here(|book| book.refund("1", wish)) {
                    Ok(refund) => {
                        assert!(refund.amount.minor() <= paid.minor());
                        begun += 1;
                    }
                    Err(Fault::Refused(_)) => refused += 1,
                    Err(fault) => panic!("{fault}"),
                }
            }
            _ => clock.advance(Duration::from_secs(dice.roll(90))),
        }
        if step % audit_every == 0 || step + 1 == steps {
            let wrong = ledger.run_here(|book| {
                book.settle_due()?;
                book.audit()
            });
            assert_eq!(wrong.unwrap(), None, "seed {seed}, step {step}");
        }
    }
    (begun, refused, held)
}

#[test]
fn the_books_add_up_after_every_step() {
    let (mut begun, mut refused, mut held) = (0, 0, 0);
    for seed in 1..=12 {
        let (b, r, h) = walk(seed, 120, 1);
        begun += b;
        refused += r;
        held += h;
    }
    assert!(
        begun > 50 && refused > 50 && held > 10,
        "{begun} begun, {refused} refused, {held} holds ended"
    );
}

#[test]
#[ignore = "long: 100,000 operations"]
fn the_books_add_up_after_a_hundred_thousand_operations() {
    let (begun, refused, held) = walk(7, 100_000, 5_000);
    assert!(
        begun > 1000 && refused > 1000 && held > 1000,
        "{begun} begun, {refused} refused, {held} holds ended"
    );
}

#[test]
fn a_book_that_was_changed_by_hand_is_noticed() {
    for (change, expected) in [
        ("DELETE FROM entries WHERE purse = 'merchant'", "movement 1"),
        ("UPDATE entries SET amount = amount * 2", "do not agree"),
        ("DELETE FROM entries", "do not agree"),
        ("UPDATE entries SET kind = 'refund_done'", "movement 1"),
        ("UPDATE entries SET amount = -amount", "movement 1"),
        ("UPDATE entries SET currency = 'EUR'", "movement 1"),
        ("UPDATE payments SET status = 'failed', reason = 'generic'", "do not agree"),
        ("UPDATE payments SET status = 'requires_capture'", "do not agree"),
        ("UPDATE intents SET canceled = 'requested'", "the intent 1 does not agree"),
        ("UPDATE intents SET account = '2'", "the intent 1 does not agree"),
        (
            "INSERT INTO refunds (account, trade_no, amount, currency, reason, status, created)
             SELECT '1', trade_no, amount + 1, 'USD', '', 'succeeded', 0 FROM payments",
            "more than was paid",
        ),
        (
            "INSERT INTO disputes (account, trade_no, amount, currency, reason, reason_text, status,
             evidence_due, created)
             SELECT '1', trade_no, amount, 'USD', 'general', '', 'lost', 0, 0 FROM payments",
            "do not agree",
        ),
    ] {
        let path = std::env::temp_dir().join(format!(
            "payseal-books-{}-{}.sqlite",
            std::process::id(),
            secret::digits(8).unwrap()
        ));
        drop(SqliteStore::open(&path, "one").unwrap());
        let raw = rusqlite::Connection::open(&path).unwrap();
        raw.execute_batch(
            "INSERT INTO intents (id, account, dialect, amount, currency, manual, usage, created)
             VALUES ('1', '1', 'one', 700, 'USD', 0, 'on_session', 0);
             INSERT INTO payments (trade_no, account, intent, payment_method, card, usage,
             amount, currency, manual, status, created)
             VALUES ('1', '1', '1', 'pm', 'visa', 'on_session', 700, 'USD', 0, 'succeeded', 0);
             INSERT INTO entries (movement, account, trade_no, kind, purse, currency, amount)
             VALUES (1, '1', '1', 'sale', 'shopper', 'USD', -700),
             (1, '1', '1', 'sale', 'merchant', 'USD', 700)",
        )
        .unwrap();
        let audit = || {
            let store = SqliteStore::open(&path, "one").unwrap();
            let ledger = Ledger::new(Box::new(store), Clock::new(), &[]);
            ledger.run_here(|book| book.audit()).unwrap()
        };
        assert_eq!(audit(), None);
        raw.execute_batch(change).unwrap();
        let wrong = audit().map(|wrong| wrong.to_string()).unwrap_or_default();
        assert!(wrong.contains(expected), "{change}: {wrong}");
        drop(raw);
        std::fs::remove_file(&path).unwrap();
    }
}
