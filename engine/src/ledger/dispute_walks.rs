//! Disputes: which step leads where, and random walks over steps, refunds and the clock beside a model of
//! where the money must be.

use std::time::Duration;

use payseal_core::money::Money;

use super::hook_tests::{charge, events, ledger};
use super::{DisputeRefusal, DisputeStep, DisputeWish, Fault, Ledger, RefundWish, Refusal};
use crate::clock::Clock;
use crate::store::{About, Dispute, DisputeReason, DisputeStatus, Payment};

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

use DisputeStatus::{
    InquiryClosed, InquiryNeedsResponse, InquiryUnderReview, Lost, NeedsResponse, UnderReview, Won,
};
use DisputeStep::{Accept, Escalate, Lose, Respond, RunOut, Win};

const STEPS: [DisputeStep; 6] = [Respond, Accept, Win, Lose, Escalate, RunOut];

/// Where each step leads from each place; everything else is refused.
const LEADS: &[(DisputeStatus, DisputeStep, DisputeStatus)] = &[
    (InquiryNeedsResponse, Respond, InquiryUnderReview),
    (InquiryNeedsResponse, Accept, InquiryClosed),
    (InquiryNeedsResponse, Win, InquiryClosed),
    (InquiryNeedsResponse, Escalate, NeedsResponse),
    (InquiryNeedsResponse, RunOut, InquiryClosed),
    (InquiryUnderReview, Accept, InquiryClosed),
    (InquiryUnderReview, Win, InquiryClosed),
    (InquiryUnderReview, Escalate, NeedsResponse),
    (NeedsResponse, Respond, UnderReview),
    (NeedsResponse, Accept, Lost),
    (NeedsResponse, Win, Won),
    (NeedsResponse, Lose, Lost),
    (NeedsResponse, RunOut, Lost),
    (UnderReview, Accept, Lost),
    (UnderReview, Win, Won),
    (UnderReview, Lose, Lost),
];

fn leads(from: DisputeStatus, step: DisputeStep) -> Option<DisputeStatus> {
    let found = LEADS.iter().find(|(at, by, _)| (*at, *by) == (from, step));
    found.map(|(_, _, to)| *to)
}

fn wish(payment: &Payment, minor: Option<u64>, is_inquiry: bool) -> DisputeWish {
    DisputeWish {
        payment_id: payment.id.clone(),
        amount: minor.map(|minor| Money::from_minor(minor, payment.amount.currency())),
        reason: DisputeReason::Fraudulent,
        reason_text: "10.4".to_owned(),
        is_inquiry,
    }
}

fn step(ledger: &Ledger, dispute: &Dispute, step: DisputeStep) -> Result<Dispute, Fault> {
    ledger.run_here(|book| book.step_dispute("1", dispute.number, step))
}

/// What of a payment the merchant has, by the books.
fn merchants(ledger: &Ledger, payment: &Payment) -> i64 {
    let positions = ledger.run_here(|book| Ok(book.rows.positions()?)).unwrap();
    let position = positions.iter().find(|it| it.payment_id == payment.id);
    position.unwrap().merchant
}

#[test]
fn each_step_leads_where_the_table_says_and_nowhere_else() {
    for status in DisputeStatus::ALL.iter().copied() {
        for by in STEPS {
            assert_eq!(
                super::disputes::next(status, by),
                leads(status, by),
                "{status:?} {by:?}"
            );
        }
        let stays = STEPS.into_iter().all(|by| leads(status, by).is_none());
        assert_eq!(stays, status.is_closed(), "{status:?}");
    }
}

#[test]
fn what_is_won_comes_back_and_can_be_refunded_again() {
    let ledger = ledger(&Clock::new(), &["http://a/"]);
    let payment = charge(&ledger, "many", "o", 700).unwrap();
    let opened = ledger.run_here(|book| book.open_dispute(wish(&payment, Some(500), false)));
    let dispute = opened.unwrap();
    assert_eq!(dispute.status, NeedsResponse);
    assert_eq!(merchants(&ledger, &payment), 200);
    let refund = |minor: u64| {
        let wish = RefundWish {
            payment_id: payment.id.clone(),
            amount: Money::from_minor(minor, payment.amount.currency()),
            whole: false,
            reference: None,
            reason: String::new(),
            at_once: false,
        };
        ledger.run_here(|book| book.refund("1", wish))
    };
    assert!(matches!(
        refund(201),
        Err(Fault::Refused(Refusal::RefundTooMuch))
    ));
    assert!(refund(100).is_ok());
    step(&ledger, &dispute, Respond).unwrap();
    let won = step(&ledger, &dispute, Win).unwrap();
    assert_eq!((won.status, won.closed.is_some()), (Won, true));
    assert_eq!(merchants(&ledger, &payment), 600);
    assert!(refund(600).is_ok());
    let again = ledger.run_here(|book| book.open_dispute(wish(&payment, None, false)));
    assert!(matches!(again, Err(Fault::Refused(Refusal::NothingLeft))));
    let happened: Vec<About> = events(&ledger, "many").iter().map(|it| it.about).collect();
    let told = [NeedsResponse, UnderReview, Won].map(About::Dispute);
    assert_eq!(happened[1..], told);
}

#[test]
fn what_nobody_answers_in_time_is_lost_and_an_inquiry_is_closed() {
    let clock = Clock::new();
    let ledger = ledger(&clock, &[]);
    let disputes = [(false, "o1"), (true, "o2"), (false, "o3")].map(|(is_inquiry, order)| {
        let payment = charge(&ledger, "many", order, 700).unwrap();
        let wish = wish(&payment, None, is_inquiry);
        ledger.run_here(|book| book.open_dispute(wish)).unwrap()
    });
    step(&ledger, &disputes[2], Respond).unwrap();
    let stand = || {
        disputes.each_ref().map(|dispute| {
            let found = ledger.run_here(|book| book.dispute("1", dispute.number));
            found.unwrap().status
        })
    };
    clock.advance(WEEK - Duration::from_secs(60));
    assert_eq!(stand(), [NeedsResponse, InquiryNeedsResponse, UnderReview]);
    let due = ledger.run_here(|book| book.next_due()).unwrap();
    assert_eq!(due, Some(disputes[0].evidence_due));
    clock.advance(Duration::from_secs(61));
    assert_eq!(stand(), [Lost, InquiryClosed, UnderReview]);
    assert_eq!(ledger.run_here(|book| book.next_due()).unwrap(), None);
    let late = step(&ledger, &disputes[0], Respond);
    let out_of_turn = Refusal::Dispute(DisputeRefusal::OutOfTurn);
    assert!(matches!(late, Err(Fault::Refused(it)) if it == out_of_turn));
    for (account, number) in [("2", disputes[0].number), ("1", 99)] {
        let none = ledger.run_here(|book| book.dispute(account, number));
        let unknown = Refusal::Dispute(DisputeRefusal::Unknown);
        assert!(matches!(none, Err(Fault::Refused(it)) if it == unknown));
    }
}

/// A payment of the walk, and what must be so of it.
struct Walked {
    payment: Payment,
    dispute: Option<Dispute>,
    refunded: u64,
}

impl Walked {
    fn with_the_bank(&self) -> u64 {
        let dispute = self.dispute.as_ref();
        let has = dispute.filter(|dispute| dispute.status.has_the_money());
        has.map_or(0, |dispute| dispute.amount.minor())
    }

    fn left(&self) -> u64 {
        self.payment.amount.minor() - self.refunded - self.with_the_bank()
    }
}

#[test]
fn the_money_is_where_the_disputes_and_refunds_say_after_every_step() {
    let mut dice = 0x1234_5678_9ABC_DEF1_u64;
    let mut roll = |sides: u64| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        dice % sides
    };
    let mut steps = 0;
    for walk in 0..16 {
        let clock = Clock::new();
        let ledger = ledger(&clock, &[]);
        let mut all: Vec<Walked> = (0..4)
            .map(|order| Walked {
                payment: charge(&ledger, "many", &format!("{walk}-{order}"), 500).unwrap(),
                dispute: None,
                refunded: 0,
            })
            .collect();
        for _ in 0..60 {
            let one = &mut all[roll(4) as usize];
            let minor = 1 + roll(300);
            match (&one.dispute, roll(4)) {
                (None, 0 | 1) => {
                    let (amount, is_inquiry) = ((roll(2) == 0).then_some(minor), roll(2) == 0);
                    let wish = wish(&one.payment, amount, is_inquiry);
                    let opened = ledger.run_here(|book| book.open_dispute(wish));
                    let fits = amount.unwrap_or(one.left()) <= one.left() && one.left() > 0;
                    assert_eq!(opened.is_ok(), fits);
                    one.dispute = opened.ok();
                }
                (Some(dispute), 0 | 1) => {
                    let by = STEPS[roll(6) as usize];
                    let expected = leads(dispute.status, by)
                        .filter(|_| by != Escalate || dispute.amount.minor() <= one.left());
                    let stepped = step(&ledger, dispute, by).ok();
                    assert_eq!(stepped.as_ref().map(|it| it.status), expected);
                    if let Some(stepped) = stepped {
                        one.dispute = Some(stepped);
                        steps += 1;
                    }
                }
                (_, 2) => {
                    // None of an amount that fails.
                    let minor = if minor % 100 == 79 { 1 } else { minor };
                    let wish = RefundWish {
                        payment_id: one.payment.id.clone(),
                        amount: Money::from_minor(minor, one.payment.amount.currency()),
                        whole: false,
                        reference: None,
                        reason: String::new(),
                        at_once: false,
                    };
                    let refunded = ledger.run_here(|book| book.refund("1", wish));
                    assert_eq!(refunded.is_ok(), minor <= one.left());
                    one.refunded += refunded.map_or(0, |refund| refund.amount.minor());
                }
                _ => {
                    clock.advance(if roll(8) == 0 {
                        WEEK
                    } else {
                        Duration::from_secs(90)
                    });
                    ledger.run_here(|book| book.settle_due()).unwrap();
                    for one in &mut all {
                        if let Some(dispute) = &mut one.dispute {
                            let number = dispute.number;
                            let found = ledger.run_here(|book| book.dispute("1", number)).unwrap();
                            let ran_out = leads(dispute.status, RunOut);
                            assert!(
                                found.status == dispute.status || Some(found.status) == ran_out
                            );
                            *dispute = found;
                        }
                    }
                }
            }
            assert_eq!(ledger.run_here(|book| book.audit()).unwrap(), None);
            for one in &all {
                let expected = i64::try_from(one.left()).unwrap();
                assert_eq!(merchants(&ledger, &one.payment), expected);
            }
        }
    }
    assert!(steps > 30, "{steps}");
}
