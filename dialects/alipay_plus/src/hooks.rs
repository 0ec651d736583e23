//! What the dialect does inside of the ledger: its ids, when a notification is sent again, and who is told
//! what of a payment, written in the transaction in which it happened.

use payseal_core::card::BrandSet;
use payseal_engine::ledger::{Book, CheckoutNotes, DialectHooks, Fault, PublicIds, RetrySchedule};
use payseal_engine::store::{
    About, AttemptStatus, CaptureMode, Checkout, Event, Intent, Payment, PaymentMethod, Session,
    StoreError,
};

use crate::inquiry::automatic_capture;
use crate::name::NAME;
use crate::notices::{self, Captured, FIRST_AFTER, GAPS};
use crate::public_ids::PUBLIC_IDS;
use crate::records::Records;
use crate::wire::notification::Notification;
use crate::{hosted, session_brands, vaulting, verification};

#[derive(Debug)]
pub(crate) struct Hooks;

impl DialectHooks for Hooks {
    fn public_ids(&self) -> PublicIds {
        PUBLIC_IDS
    }

    fn retry_schedule(&self) -> RetrySchedule {
        RetrySchedule {
            gaps: &GAPS,
            last_wait: std::time::Duration::from_secs(60),
        }
    }

    fn on_event(&self, book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
        match event.about {
            About::Payment => tell_of_payment(book, event, payment),
            About::Refund(number, _) => tell_of_refund(book, payment, number),
            // A capture is told of by the call that made it; the rest has no words here.
            About::Hold(_) | About::Clearing | About::Dispute(_) | About::Own => Ok(()),
        }
    }

    fn on_intent_closed(&self, book: &Book<'_>, intent: &Intent) -> Result<(), Fault> {
        hosted::on_closed(book, intent)
    }

    fn on_card_kept(
        &self,
        book: &Book<'_>,
        session: &Session,
        method: &PaymentMethod,
    ) -> Result<(), Fault> {
        vaulting::on_kept(book, session, method)
    }

    fn checkout_notes(&self, book: &Book<'_>, checkout: &Checkout) -> Result<CheckoutNotes, Fault> {
        hosted::notes(book, checkout)
    }

    fn brands_taken(&self, book: &Book<'_>, session: &Session) -> Result<BrandSet, Fault> {
        session_brands::brands_taken(book, session)
    }
}

fn tell_of_payment(book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
    let records = Records::of(book, &payment.account);
    let Some(request_id) = &payment.reference else {
        return verification::on_attempt(book, payment);
    };
    let Some(mut record) = records.payment(request_id)? else {
        return Ok(());
    };
    // What comes to nothing on the page is tried again there; that nobody pays is told when it is closed.
    if record.is_hosted() && payment.status.is_unpaid_for_good() {
        return Ok(());
    }
    let is_paid_now = record.note(payment, book.now());
    records.put_payment(&record)?;
    // Each part that is captured is an event of the payment, too.
    if payment.status.is_paid() && !is_paid_now {
        return Ok(());
    }
    let (Some(url), Some(notification)) =
        (&payment.callback_url, notices::of_payment(payment, &record))
    else {
        return Ok(());
    };
    book.write_snapshot(event, &json(&notification)?)?;
    book.deliver_after(event, url, FIRST_AFTER)?;
    if payment.capture == CaptureMode::Automatic && payment.status == AttemptStatus::Succeeded {
        let id = automatic_capture(&record);
        let capture = Captured {
            request_id: &id,
            id: &id,
            amount: payment.amount,
            at: book.now(),
        };
        tell(book, payment, url, &notices::of_capture(&record, capture))?;
    }
    Ok(())
}

/// A refund that settled by itself. One that settles at once is told of by the call that made it.
fn tell_of_refund(book: &Book<'_>, payment: &Payment, number: i64) -> Result<(), Fault> {
    let records = Records::of(book, &payment.account);
    let Some(record) = records.refund_of_id(&number.to_string())? else {
        return Ok(());
    };
    let refund = book.find_refund(&payment.account, &record.id)?;
    match (&record.notify_url, notices::of_refund(&refund, &record)) {
        (Some(url), Some(notification)) => tell(book, payment, url, &notification),
        _ => Ok(()),
    }
}

/// Tells a merchant something that no event of the ledger says.
pub(crate) fn tell(
    book: &Book<'_>,
    payment: &Payment,
    url: &str,
    notification: &Notification,
) -> Result<(), Fault> {
    let body = json(notification)?;
    let event = book.record_event(&payment.account, NAME, Some(payment), &body)?;
    book.deliver_after(&event, url, FIRST_AFTER)
}

/// Tells a merchant something that is about no payment.
pub(crate) fn tell_account(
    book: &Book<'_>,
    account: &str,
    url: &str,
    notification: &Notification,
) -> Result<(), Fault> {
    let event = book.record_event(account, NAME, None, &json(notification)?)?;
    book.deliver_after(&event, url, FIRST_AFTER)
}

fn json(notification: &Notification) -> Result<String, Fault> {
    serde_json::to_string(notification).map_err(|_| StoreError::Unreadable("events").into())
}
