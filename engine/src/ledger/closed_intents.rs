//! Intents that end unpaid: their dialect hears of it, whoever had tried to pay them; and an order of the
//! payment page has the time that its merchant gave it.

use std::time::Duration;

use super::{
    Book, CheckoutCharge, CheckoutCharged, CheckoutOpened, CheckoutStatus, CheckoutWish,
    DialectHooks, Fault, IntentTerms, Ledger, PublicIds, RetrySchedule, trial,
};
use crate::clock::Clock;
use crate::store::{
    CancelReason, CaptureMode, Checkout, Collection, Event, Intent, Payment, PaymentMethodType,
};

const CLOSED: Collection<'_> = Collection {
    account: "1",
    dialect: "one",
    kind: "closed",
};

/// Writes down which intents were closed.
#[derive(Debug)]
struct Closing;

impl DialectHooks for Closing {
    fn public_ids(&self) -> PublicIds {
        PublicIds::PLAIN
    }

    fn retry_schedule(&self) -> RetrySchedule {
        RetrySchedule::ONCE
    }

    fn on_event(&self, _: &Book<'_>, _: &Event, _: &Payment) -> Result<(), Fault> {
        Ok(())
    }

    fn on_intent_closed(&self, book: &Book<'_>, intent: &Intent) -> Result<(), Fault> {
        let reason = intent.status.cancel_reason();
        book.put_document(CLOSED, &intent.id, None, &format!("\"{reason:?}\""))
    }
}

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

/// An order on the payment page that is to be paid within ten minutes, and its intent.
fn order(ledger: &Ledger) -> (Intent, Checkout) {
    let opened = ledger.run_here(|book| {
        let expires = Some(book.now().after(minutes(10)));
        let terms = IntentTerms {
            expires,
            ..trial::terms(500)
        };
        let intent = book.create_intent("1", trial::new(Some("o"), terms))?;
        let wish = CheckoutWish {
            dialect: "one".to_owned(),
            reference: "o".to_owned(),
            amount: intent.amount,
            customer: None,
            country: None,
            goods: Vec::new(),
            only: Some(PaymentMethodType::Card),
            capture: CaptureMode::Automatic,
            remark: None,
            return_url: "http://shop/".to_owned(),
            callback_url: None,
            expires,
        };
        let CheckoutOpened::Waiting(checkout, _) = book.open_checkout("1", wish)? else {
            panic!("nobody paid it");
        };
        Ok((intent, checkout))
    });
    opened.unwrap()
}

fn press(ledger: &Ledger, checkout: &Checkout) -> CheckoutCharged {
    let wish = CheckoutCharge {
        idempotency_key: "a".to_owned(),
        payment_method: Some("pm_lost".to_owned()),
        return_url: "http://page/".to_owned(),
        challenge: "c".to_owned(),
    };
    let pressed = ledger.run_here(|book| book.charge_checkout(&checkout.id, wish));
    pressed.unwrap()
}

fn world() -> (Ledger, Clock) {
    trial::ledger_with(&["lost"], &[("one", &Closing)])
}

#[test]
fn a_decline_leaves_an_order_the_time_it_was_given_and_its_end_is_told() {
    let (ledger, clock) = world();
    let (intent, checkout) = order(&ledger);
    assert!(matches!(
        press(&ledger, &checkout),
        CheckoutCharged::Payment(payment, None) if payment.status.is_unpaid_for_good()
    ));
    let stands = |ledger: &Ledger| {
        let found = ledger.run_here(|book| book.checkout(&checkout.id));
        found.unwrap().1
    };
    let told = |ledger: &Ledger| {
        let found = ledger.run_here(|book| book.document(CLOSED, &intent.id));
        found.unwrap().map(|document| document.body)
    };
    clock.advance(minutes(9));
    assert_eq!(
        (stands(&ledger), told(&ledger)),
        (CheckoutStatus::Open, None)
    );
    clock.advance(minutes(1));
    assert_eq!(stands(&ledger), CheckoutStatus::Expired);
    let expired = format!("\"{:?}\"", Some(CancelReason::Expired));
    assert_eq!(told(&ledger), Some(expired));
}

#[test]
fn an_order_that_its_merchant_withdraws_takes_no_card() {
    let (ledger, _) = world();
    let (_, checkout) = order(&ledger);
    ledger
        .run_here(|book| book.withdraw_checkout(&checkout.id))
        .unwrap();
    assert!(matches!(
        press(&ledger, &checkout),
        CheckoutCharged::Nothing
    ));
}
