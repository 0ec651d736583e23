//! What merchants are told without asking: written when it happens, signed when it is sent.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use payseal_engine::clock::Moment;
use payseal_engine::store::{Payment, Refund};
use payseal_gateway::account::Account;
use payseal_gateway::dialect::Message;

use crate::credentials::Keys;
use crate::inquiry::refund_words;
use crate::pay::auth_expiry;
use crate::records::{OperationRecord, PaymentRecord};
use crate::wire::codes::{Code, Status};
use crate::wire::notification::{CaptureNotice, Notification, PaymentNotice, RefundNotice};
use crate::wire::signature::Content;
use crate::wire::time;
use crate::{payment_words, shown_card, web_address};

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
    // Whoever cancels has his answer.
    if code.status() == Status::Unknown || code == Code::OrderIsCanceled {
        return None;
    }
    let is_paid = payment.status.is_paid();
    let token = (record.tokenize && is_paid).then(|| payment.payment_method.clone());
    Some(Notification::PaymentResult(PaymentNotice {
        result: code.into(),
        payment_request_id: record.request_id.clone(),
        payment_id: payment.id.clone(),
        payment_amount: payment.amount.into(),
        payment_create_time: time::write(payment.created),
        payment_time: is_paid.then(|| time::write(payment.created)),
        auth_expiry_time: auth_expiry(payment),
        payment_result_info: shown_card::info(payment, token),
    }))
}

/// What is told of a capture. One that nobody asked for has the gateway's own id twice.
pub(crate) fn of_capture(
    payment: &Payment,
    request_id: &str,
    id: &str,
    at: Moment,
) -> Notification {
    Notification::CaptureResult(CaptureNotice {
        result: Code::Success.into(),
        capture_request_id: request_id.to_owned(),
        payment_id: payment.id.clone(),
        capture_id: id.to_owned(),
        capture_amount: payment.amount.into(),
        capture_time: Some(time::write(at)),
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
