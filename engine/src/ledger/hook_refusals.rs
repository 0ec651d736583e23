//! A dialect to which a rule says no while it takes part: it has written nothing then, and stops nobody.

use super::hook_tests::{ENDPOINTS, charge, events, ledger, seconds};
use super::{Delivery, NewMethod};
use crate::cards;
use crate::clock::Clock;
use crate::store::{
    AllowRedisplay, AttemptStatus, Billing, Collection, ConsentState, Event, Features,
};

/// A hook that always refuses has written nothing, and stops nobody: payments settle, its own and others',
/// other dialects go on, and deliveries go out.
#[test]
fn a_dialect_that_is_refused_loses_what_it_wrote_and_stops_nobody() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &["http://a/"]);
    // All of them settle later.
    let refused = charge(&ledger, "many", "refused", 177).unwrap();
    let told = charge(&ledger, "many", "o", 277).unwrap();
    let quiet = charge(&ledger, "quiet", "o", 377).unwrap();
    clock.advance(seconds(61));
    let stands = |payment_id: &str| {
        let found = ledger.run_here(|book| book.payment("1", payment_id));
        found.unwrap().status
    };
    for payment in [&refused, &told, &quiet] {
        assert_eq!(stands(&payment.id), AttemptStatus::Succeeded);
    }
    let taken = ledger.run_here(|book| book.take_deliveries()).unwrap();
    let of = |it: &Delivery| it.payment.as_ref().unwrap().id.clone();
    let told_of: Vec<String> = taken.iter().map(of).collect();
    assert_eq!(told_of, [told.id.clone(), told.id]);
    // What happened is written down, without what the dialect wrote before it was refused.
    let snapshots = |payment_id: &str| -> Vec<Option<String>> {
        let all = events(&ledger, "many").into_iter();
        let own = |it: &Event| it.payment.as_ref().unwrap().id == payment_id;
        all.filter(own).map(|it| it.snapshot).collect()
    };
    assert_eq!(snapshots(&refused.id), [None, None]);
    let left = snapshots(&taken[0].payment.as_ref().unwrap().id);
    assert!(left.len() == 2 && left.iter().all(Option::is_some));
    assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
}

#[test]
fn a_card_is_kept_though_a_dialect_is_refused_and_the_others_hear_of_it() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &[]);
    // It would settle while the card is kept, if anything settled then.
    charge(&ledger, "many", "o", 177).unwrap();
    let kept = ledger.run_here(|book| {
        let token = book.open_session("1", Features::default())?;
        let session = book.session(&token)?.unwrap();
        let new = NewMethod {
            card: cards::by_name("visa").unwrap(),
            expiry_month: 12,
            expiry_year: 2090,
            billing: Billing::default(),
            preferred_brand: None,
            customer: None,
            redisplay: AllowRedisplay::default(),
            consent: ConsentState::default(),
        };
        book.create_in_session(&session, new, None)
    });
    let kept = kept.unwrap();
    let quiet = Collection {
        account: "1",
        dialect: "quiet",
        kind: "kept",
    };
    ledger
        .run_here(|book| {
            assert_eq!(book.method("1", &kept.id)?.id, kept.id);
            assert_eq!(book.document(ENDPOINTS, "http://kept/")?, None);
            assert!(book.document(quiet, &kept.id)?.is_some());
            Ok(())
        })
        .unwrap();
}
