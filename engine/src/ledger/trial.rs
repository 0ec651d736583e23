//! A ledger in memory with some cards of account 1, and intents of it, for the tests of its rules.

use std::path::Path;
use std::time::Duration;

use payseal_core::money::{Currency, Money};
use payseal_test_database::Database;

use super::{
    Book, Confirmation, Fault, IntentTerms, Ledger, NewIntent, Participant, PayWith, Refusal,
};
use crate::clock::Clock;
use crate::store::{
    AllowRedisplay, Billing, CaptureMode, ConsentState, Intent, PaymentMethod, PostgresAddress,
    PostgresStore, Rows, SqliteStore, Store, StoreError, Usage,
};

/// A fresh store: in memory, or where a server is there for tests, in a database of its own.
pub(super) fn store() -> Box<dyn Store> {
    let Some(database) = Database::fresh() else {
        return Box::new(SqliteStore::open(Path::new(":memory:"), "one").unwrap());
    };
    let address = PostgresAddress::parse(&database.address(), None).unwrap();
    Box::new(OnServer {
        store: PostgresStore::connect(&address).unwrap(),
        _database: database,
    })
}

/// Drops the database after the store.
struct OnServer {
    store: PostgresStore,
    _database: Database,
}

impl Store for OnServer {
    fn transaction(&mut self, patience: Duration) -> Result<Box<dyn Rows + '_>, StoreError> {
        self.store.transaction(patience)
    }
}

/// A ledger, its clock, and a payment method `pm_{card}` for each test card.
pub(super) fn ledger(cards: &[&str]) -> (Ledger, Clock) {
    ledger_with(cards, &[])
}

/// The same, in which dialects take part.
pub(super) fn ledger_with(cards: &[&str], dialects: &[Participant]) -> (Ledger, Clock) {
    let clock = Clock::new();
    let ledger = Ledger::new(store(), clock.clone(), dialects);
    ledger
        .run_here(|book| {
            for card in cards {
                book.rows.insert_payment_method(&PaymentMethod {
                    id: format!("pm_{card}"),
                    account: "1".to_owned(),
                    customer: None,
                    card: (*card).to_owned(),
                    fingerprint: None,
                    brand: "visa".to_owned(),
                    brands: Default::default(),
                    preferred_brand: None,
                    last4: "4242".to_owned(),
                    expiry_month: 12,
                    expiry_year: 2090,
                    billing: Billing::default(),
                    redisplay: AllowRedisplay::Unspecified,
                    consent: ConsentState::NotAsked,
                    is_default: false,
                    created: book.now(),
                })?;
            }
            Ok(())
        })
        .unwrap();
    (ledger, clock)
}

pub(super) fn dollars(minor: u64) -> Money {
    Money::from_minor(minor, Currency::parse("USD").unwrap())
}

pub(super) fn terms(minor: u64) -> IntentTerms {
    IntentTerms {
        amount: dollars(minor),
        capture: CaptureMode::Automatic,
        usage: Usage::OnSession,
        customer: None,
        payment_method: None,
        allowed: Vec::new(),
        expires: None,
    }
}

pub(super) fn new(reference: Option<&str>, terms: IntentTerms) -> NewIntent {
    NewIntent {
        dialect: "one".to_owned(),
        reference: reference.map(str::to_owned),
        terms,
    }
}

pub(super) fn with(card: &str) -> Confirmation {
    Confirmation {
        with: PayWith::PaymentMethod(format!("pm_{card}")),
        is_off_session: false,
        ask_shopper: false,
        remark: None,
        return_url: Some("https://shop.example/".to_owned()),
        callback_url: None,
    }
}

pub(super) fn made(ledger: &Ledger, terms: IntentTerms) -> Intent {
    ledger
        .run_here(|book| book.create_intent("1", new(None, terms)))
        .unwrap()
}

pub(super) fn refused<T: std::fmt::Debug>(
    ledger: &Ledger,
    rules: impl FnOnce(&Book<'_>) -> Result<T, Fault>,
) -> Refusal {
    match ledger.run_here(rules) {
        Err(Fault::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}
