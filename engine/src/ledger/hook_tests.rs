//! Events, by a dialect that has addresses of its own: what happened and who is told of it are written
//! together or not at all.

use std::time::Duration;

use payseal_core::money::{Currency, Money};

use super::trial::store;
use super::{
    Book, Charge, Charged, DialectHooks, Fault, Ledger, Participant, PublicIds, RefundWish,
    Refusal, RetrySchedule, Subject,
};
use crate::clock::Clock;
use crate::store::{
    About, AllowRedisplay, AttemptStatus, Billing, CaptureMode, Collection, ConsentState, Event,
    Listing, Outcome, Payment, PaymentMethod, RefundStatus, Session, Usage,
};

pub(super) const fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

pub(super) const GAPS: &[Duration] = &[seconds(10), seconds(60), seconds(10)];

pub(super) const ENDPOINTS: Collection<'_> = Collection {
    account: "1",
    dialect: "many",
    kind: "endpoint",
};

/// Tells every address that it keeps, and asks the ledger back while it is told.
#[derive(Debug)]
struct Many;

impl DialectHooks for Many {
    fn public_ids(&self) -> PublicIds {
        PublicIds::PLAIN
    }

    fn retry_schedule(&self) -> RetrySchedule {
        RetrySchedule {
            gaps: GAPS,
            last_wait: seconds(5),
        }
    }

    fn on_event(&self, book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
        let (status, _) = book
            .payment(&payment.account, &payment.id)?
            .status
            .db_words();
        book.write_snapshot(event, &format!(r#"{{"status":"{status}"}}"#))?;
        let all = Listing {
            limit: 9,
            ..Listing::default()
        };
        for endpoint in book.documents(ENDPOINTS, all)?.documents {
            book.deliver_to(event, &endpoint.id, &endpoint.id)?;
        }
        if payment.reference.as_deref() == Some("refused") {
            return Err(Refusal::NotSold.into());
        }
        Ok(())
    }

    fn recipient(
        &self,
        book: &Book<'_>,
        _: &Event,
        recipient: &str,
    ) -> Result<Option<String>, Fault> {
        let endpoint = book.document(ENDPOINTS, recipient)?;
        Ok(endpoint.map(|endpoint| endpoint.body))
    }

    /// Is always refused, after it wrote something.
    fn on_card_kept(&self, book: &Book<'_>, _: &Session, _: &PaymentMethod) -> Result<(), Fault> {
        book.put_document(ENDPOINTS, "http://kept/", None, "{}")?;
        Err(Refusal::NotSold.into())
    }
}

/// Tells nobody, in another dialect.
#[derive(Debug)]
struct Quiet;

impl DialectHooks for Quiet {
    fn public_ids(&self) -> PublicIds {
        PublicIds {
            customer: || Ok("quiet-customer".to_owned()),
            payment: |_| Ok("quiet-payment".to_owned()),
            first_refund: 1_000,
            first_chargeback: 1_000,
            ..PublicIds::PLAIN
        }
    }

    fn retry_schedule(&self) -> RetrySchedule {
        RetrySchedule::ONCE
    }

    fn on_event(&self, _: &Book<'_>, _: &Event, _: &Payment) -> Result<(), Fault> {
        Ok(())
    }

    fn on_card_kept(
        &self,
        book: &Book<'_>,
        session: &Session,
        kept: &PaymentMethod,
    ) -> Result<(), Fault> {
        let of = Collection {
            account: &session.account,
            dialect: "quiet",
            kind: "kept",
        };
        book.put_document(of, &kept.id, None, "{}")
    }
}

const BOTH: &[Participant] = &[("many", &Many), ("quiet", &Quiet)];

pub(super) fn ledger(clock: &Clock, endpoints: &[&str]) -> Ledger {
    let ledger = Ledger::new(store(), clock.clone(), BOTH);
    ledger
        .run_here(|book| {
            for url in endpoints {
                book.put_document(ENDPOINTS, url, None, "{}")?;
            }
            Ok(book.rows.insert_payment_method(&PaymentMethod {
                id: "pm_visa".to_owned(),
                account: "1".to_owned(),
                customer: None,
                card: "visa".to_owned(),
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
            })?)
        })
        .unwrap();
    ledger
}

pub(super) fn charge(
    ledger: &Ledger,
    dialect: &str,
    order: &str,
    minor: u64,
) -> Result<Payment, Fault> {
    let charge = Charge {
        dialect: dialect.to_owned(),
        reference: order.to_owned(),
        amount: Money::from_minor(minor, Currency::parse("USD").unwrap()),
        usage: Usage::OnSession,
        customer: None,
        payment_method: "pm_visa".to_owned(),
        ask_shopper: false,
        capture: CaptureMode::Automatic,
        remark: None,
        return_url: None,
        callback_url: None,
    };
    match ledger.run_here(|book| book.charge("1", charge))? {
        Charged::Done(payment) => Ok(payment),
        charged @ (Charged::Challenged { .. } | Charged::Duplicate(_)) => panic!("{charged:?}"),
    }
}

/// The events of a dialect, oldest first.
pub(super) fn events(ledger: &Ledger, dialect: &str) -> Vec<Event> {
    let all = ledger.run_here(|book| {
        let mut all = Vec::new();
        for id in 1..=100 {
            all.extend(book.rows.event(id)?);
        }
        Ok(all)
    });
    let own = |it: &Event| it.account == "1" && it.dialect == dialect;
    all.unwrap().into_iter().filter(own).collect()
}

#[test]
fn an_event_keeps_what_was_so_when_it_happened() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &["http://a/", "http://b/"]);
    let payment = charge(&ledger, "many", "o", 177).unwrap();
    clock.advance(seconds(61));
    let payment_id = &payment.id;
    let refund = ledger
        .run_here(|book| {
            let wish = RefundWish {
                payment_id: payment_id.clone(),
                amount: Money::from_minor(100, payment.amount.currency()),
                whole: false,
                reference: None,
                reason: String::new(),
                at_once: false,
            };
            book.refund("1", wish)
        })
        .unwrap();
    clock.advance(seconds(61));
    let taken = ledger.run_here(|book| book.take_deliveries()).unwrap();
    let happened: Vec<About> = events(&ledger, "many").iter().map(|it| it.about).collect();
    let refunded = About::Refund(refund.id, RefundStatus::Succeeded);
    // The payment settled once, though its dialect asked the ledger back while it did.
    assert_eq!(happened, [About::Payment, About::Payment, refunded]);
    let told: Vec<(&str, &str, AttemptStatus)> = taken
        .iter()
        .map(|it| {
            let snapshot = it.event.snapshot.as_deref().unwrap();
            (
                it.url.as_str(),
                snapshot,
                it.payment.as_ref().unwrap().status,
            )
        })
        .collect();
    let processing = AttemptStatus::Processing(crate::store::Awaited::Issuer);
    let (early, late) = (r#"{"status":"processing"}"#, r#"{"status":"succeeded"}"#);
    // The newest endpoint is first in its list; each event is told to both before the next one is.
    assert_eq!(
        told,
        [
            ("http://b/", early, processing),
            ("http://a/", early, processing),
            ("http://b/", late, AttemptStatus::Succeeded),
            ("http://a/", late, AttemptStatus::Succeeded),
            ("http://b/", late, AttemptStatus::Succeeded),
            ("http://a/", late, AttemptStatus::Succeeded),
        ]
    );
    assert!(
        matches!(&taken[5].subject, Subject::Refund(it) if it.status == RefundStatus::Succeeded)
    );
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}

#[test]
fn a_dialect_hears_of_its_own_payments_and_makes_their_ids() {
    let ledger = ledger(&Clock::new(), &["http://a/"]);
    let quiet = charge(&ledger, "quiet", "o1", 100).unwrap();
    assert_eq!(quiet.id, "quiet-payment");
    // One whose dialect is not here is written down, and told to nobody.
    let unknown = charge(&ledger, "gone", "o2", 100).unwrap();
    assert_ne!(unknown.id, "quiet-payment");
    for dialect in ["quiet", "gone"] {
        let events = events(&ledger, dialect);
        assert_eq!(events.len(), 1, "{dialect}");
        assert_eq!(events[0].snapshot, None);
    }
    assert_eq!(events(&ledger, "many"), []);
    let taken = ledger.run_here(|book| book.take_deliveries()).unwrap();
    assert_eq!(taken, []);
    let ids = ledger
        .speaking("quiet")
        .run_here(|book| Ok(book.ids))
        .unwrap();
    assert_eq!((ids.customer)().unwrap(), "quiet-customer");
}

#[test]
fn an_event_of_a_dialects_own_is_what_its_snapshot_says() {
    let ledger = ledger(&Clock::new(), &["http://a/"]);
    let payment = charge(&ledger, "many", "o", 100).unwrap();
    let own = ledger
        .run_here(|book| {
            let own = book.record_event("1", "many", None, r#"{"customer":1}"#)?;
            book.deliver(&own, "http://c/")?;
            let second = book.record_event("1", "many", Some(&payment), "{}")?;
            assert_eq!(book.rows.event(second.id)?, Some(second));
            let card = book.record_event("1", "many", None, r#"["4242424242424242"]"#);
            assert!(matches!(card, Err(Fault::Refused(Refusal::CardInText))));
            Ok(own)
        })
        .unwrap();
    ledger
        .run_here(|book| {
            let last = book.take_deliveries()?.pop().unwrap();
            assert_eq!((last.url.as_str(), &last.event), ("http://c/", &own));
            assert_eq!((last.subject, last.payment), (Subject::Own, None));
            assert_eq!(book.pending_deliveries(own.id)?, 1);
            book.end_delivery(last.id, Outcome::Acknowledged)?;
            assert_eq!(book.pending_deliveries(own.id)?, 0);
            Ok(())
        })
        .unwrap();
}
