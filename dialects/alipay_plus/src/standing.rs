//! How a payment of a merchant's stands. One that is paid on the gateway's own page has many attempts, or
//! none yet; it stands as its last attempt when that has paid or may, else as what is to be paid.

use payseal_core::money::Money;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Book, Fault, HELD_FOR};
use payseal_engine::store::{AttemptStatus, Intent, IntentStatus, Payment};

use crate::name::NAME;
use crate::records::{PaymentRecord, Records};
use crate::wire::cancel::Named;
use crate::wire::time;

/// The payment that is meant, as it stands, with its record.
pub(crate) fn find(
    book: &Book<'_>,
    account: &str,
    named: &Named,
) -> Result<Option<(Payment, PaymentRecord)>, Fault> {
    let records = Records::of(book, account);
    let record = match named {
        Named::Id(id) => records.payment_of_id(id.as_str())?,
        Named::RequestId(id) => records.payment(id.as_str())?,
    };
    record
        .map(|record| of_request(book, account, &record.request_id))
        .transpose()
        .map(Option::flatten)
}

/// The payment of a merchant's own id.
pub(crate) fn of_request(
    book: &Book<'_>,
    account: &str,
    request_id: &str,
) -> Result<Option<(Payment, PaymentRecord)>, Fault> {
    // What is due settles here, and may change the record.
    let intent = book.intent_by_reference(account, NAME, request_id)?;
    let record = Records::of(book, account).payment(request_id)?;
    let (Some(intent), Some(record)) = (intent, record) else {
        return Ok(None);
    };
    let attempt = record.attempt();
    let attempt = attempt.map(|number| book.payment(account, number));
    let payment = match attempt.transpose()? {
        Some(payment) if !record.is_hosted() || !payment.status.is_unpaid_for_good() => payment,
        _ => unpaid(&intent, &record),
    };
    Ok(Some((payment, record)))
}

/// What is to be paid on the gateway's own page, as a payment that nobody has made.
pub(crate) fn unpaid(intent: &Intent, record: &PaymentRecord) -> Payment {
    Payment {
        id: String::new(),
        account: intent.account.clone(),
        dialect: intent.dialect.clone(),
        intent: intent.id.clone(),
        reference: intent.reference.clone(),
        customer: None,
        payment_method: String::new(),
        card: String::new(),
        provider: None,
        usage: intent.usage,
        amount: intent.amount,
        capture: intent.capture,
        captured: Money::from_minor(0, intent.amount.currency()),
        status: match intent.status {
            IntentStatus::Canceled(reason) => AttemptStatus::Canceled(reason),
            IntentStatus::RequiresPaymentMethod
            | IntentStatus::RequiresConfirmation
            | IntentStatus::RequiresAction
            | IntentStatus::Processing(_)
            | IntentStatus::RequiresCapture
            | IntentStatus::Succeeded => AttemptStatus::RequiresAction,
        },
        legacy_words: None,
        remark: None,
        return_url: None,
        callback_url: record.notify_url.clone(),
        challenge_hash: None,
        settles: None,
        created: intent.created,
    }
}

/// When a payment was paid, which may be later than it began.
pub(crate) fn paid_at(payment: &Payment, record: &PaymentRecord) -> Option<Moment> {
    let paid = record.paid.map(Moment::from_millis);
    payment
        .status
        .is_paid()
        .then(|| paid.unwrap_or(payment.created))
}

/// Until when a payment can be captured that is authorised first.
pub(crate) fn auth_expiry(payment: &Payment, record: &PaymentRecord) -> Option<String> {
    paid_at(payment, record).map(|paid| time::write(paid.after(HELD_FOR)))
}

/// When it began: on the gateway's own page its attempts begin later.
pub(crate) fn created(payment: &Payment, record: &PaymentRecord) -> Moment {
    record.created.map_or(payment.created, Moment::from_millis)
}
