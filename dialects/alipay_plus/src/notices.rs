//! What merchants are told without asking: written when it happens, signed when it is sent.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use payseal_core::money::Money;
use payseal_engine::clock::Moment;
use payseal_engine::store::{AttemptStatus, Payment, Refund};
use payseal_gateway::account::Account;
use payseal_gateway::dialect::Message;

use crate::credentials::Keys;
use crate::inquiry::refund_words;
use crate::records::{OperationRecord, PaymentRecord};
use crate::wire::codes::{Code, Status};
use crate::wire::notification::{CaptureNotice, Notification, PaymentNotice, RefundNotice};
use crate::wire::signature::Content;
use crate::wire::time;
use crate::{payment_words, shown_card, standing, web_address};

/// How long after something ended it is told for the first time.
pub(crate) const FIRST_AFTER: Duration = Duration::from_secs(3);

const fn minutes(count: u64) -> Duration {
    Duration::from_secs(count * 60)
}

/// How long to wait after each send that was not acknowledged. The vendor counts the first send, at
/// nought, among eight.
pub(crate) const GAPS: [Duration; 7] = [
    minutes(2),
    minutes(10),
    minutes(10),
    minutes(60),
    minutes(2 * 60),
    minutes(6 * 60),
    minutes(15 * 60),
];

/// What is told of a payment; nothing while the shopper has to answer.
pub(crate) fn of_payment(payment: &Payment, record: &PaymentRecord) -> Option<Notification> {
    let code = payment_words::code_of(payment, record);
    // The shopper has paid, and the money is on its way.
    let is_pending = matches!(payment.status, AttemptStatus::Processing(_));
    // Whoever cancels has his answer.
    if code == Code::OrderIsCanceled || (code.status() == Status::Unknown && !is_pending) {
        return None;
    }
    let token =
        (record.tokenize && payment.status.is_paid()).then(|| payment.payment_method.clone());
    let code = if is_pending { Code::Success } else { code };
    let notice = PaymentNotice {
        result: code.into(),
        payment_request_id: record.request_id.clone(),
        payment_id: record.payment_id.clone(),
        payment_amount: payment.amount.into(),
        payment_create_time: time::write(standing::created(payment, record)),
        payment_time: standing::paid_at(payment, record).map(time::write),
        auth_expiry_time: standing::auth_expiry(payment, record),
        payment_result_info: shown_card::info(payment, record, token),
    };
    Some(if is_pending {
        Notification::PaymentPending(notice)
    } else {
        Notification::PaymentResult(notice)
    })
}

/// A capture as it is told.
pub(crate) struct Captured<'a> {
    /// The merchant's own id; the gateway's when nobody asked for it.
    pub(crate) request_id: &'a str,
    /// The gateway's.
    pub(crate) id: &'a str,
    /// How much.
    pub(crate) amount: Money,
    /// When.
    pub(crate) at: Moment,
}

/// What is told of a capture.
pub(crate) fn of_capture(record: &PaymentRecord, capture: Captured<'_>) -> Notification {
    Notification::CaptureResult(CaptureNotice {
        result: Code::Success.into(),
        capture_request_id: capture.request_id.to_owned(),
        payment_id: record.payment_id.clone(),
        capture_id: capture.id.to_owned(),
        capture_amount: capture.amount.into(),
        capture_time: Some(time::write(capture.at)),
    })
}

/// What is told of a refund; nothing while it is under way.
pub(crate) fn of_refund(refund: &Refund, record: &OperationRecord) -> Option<Notification> {
    let (status, code) = refund_words(refund.status);
    (code.status() != Status::Unknown).then(|| {
        let settled = refund.settled.filter(|_| code == Code::Success);
        Notification::RefundResult(RefundNotice {
            result: code.into(),
            refund_status: status,
            refund_request_id: record.request_id.clone(),
            refund_id: record.id.clone(),
            refund_amount: refund.amount.into(),
            refund_time: settled.map(time::write),
        })
    })
}

/// The message that carries a notification to an address, signed there and then.
pub(crate) fn message(account: &Account, url: &str, body: &str, now: Moment) -> Option<Message> {
    let keys = Keys::of(account)?;
    let (time, target) = (time::write(now), web_address::target(url)?);
    let client_id = keys.client_id();
    let content = Content {
        method: "POST",
        path: &target,
        client_id,
        time: &time,
        body: body.as_bytes(),
    };
    let signature = content.sign(&keys.gateway).ok()?;
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("content-type", "application/json; charset=UTF-8"),
        ("request-time", &time),
        ("client-id", client_id),
        ("signature", &signature),
    ] {
        let value = HeaderValue::from_str(value).ok()?;
        headers.insert(HeaderName::from_static(name), value);
    }
    Some(Message {
        headers,
        body: body.as_bytes().to_vec(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schedule_is_the_documented_one() {
        let all: Duration = GAPS.iter().sum();
        assert_eq!((GAPS.len() + 1, all), (8, minutes(24 * 60 + 22)));
    }
}
