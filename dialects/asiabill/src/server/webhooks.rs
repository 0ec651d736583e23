//! Webhooks as the vendor writes them: compact JSON, every scalar a text, signed over the very
//! bytes that are sent, in upper-case hex. When one is sent is the ledger's business, and whom
//! it reaches is the dispatcher's.

use crate::wire::signature::{SignedHeaders, VERSION, hmac, message_string};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;

use super::answer_signature::escape_as_php;
use super::credentials::Keys;
use super::payment_words::{order_info, order_status, refund_status, word};
use super::spellings;
use payseal_engine::calendar::Date;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Delivery, Subject};
use payseal_engine::store::{Dispute, HoldState, Payment, Refund};
use payseal_gateway::account::Account;
use payseal_gateway::dialect::Message;

/// The word that acknowledges, in any case.
const ACKNOWLEDGED: &[u8] = b"success";

/// What is sent about what happened; none of an event of its own, which it never has.
pub(crate) fn message(
    account: &Account,
    delivery: &Delivery,
    id: &str,
    now: Moment,
) -> Option<Message> {
    let payment = delivery.payment.as_ref()?;
    let body = match &delivery.subject {
        Subject::Refund(refund) => refund_body(payment, refund),
        Subject::Hold(state) => hold_body(payment, *state),
        Subject::Dispute(dispute) => chargeback_body(payment, dispute),
        Subject::Clearing => body(payment, "clear"),
        Subject::Payment => body(payment, order_status(payment)),
        Subject::Own => return None,
    };
    let body = body.ok()?;
    let headers = headers(Keys::of(account)?, id, &now.millis().to_string(), &body)?;
    Some(Message { headers, body })
}

/// Whether an answer says that the message arrived.
pub(crate) fn acknowledges(answer: &[u8]) -> bool {
    answer.trim_ascii().eq_ignore_ascii_case(ACKNOWLEDGED)
}

/// The members in the order of the vendor's samples; the names are sorted nowhere.
#[derive(Serialize)]
struct Body<'a, T> {
    data: T,
    #[serde(rename = "type")]
    kind: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Data<'a> {
    transaction_type: &'a str,
    order_amount: &'a str,
    order_no: &'a str,
    trade_no: &'a str,
    order_currency: &'a str,
    order_info: &'a str,
    order_status: &'a str,
    remark: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RefundData<'a> {
    reason: &'a str,
    amount: &'a str,
    batch_no: &'a str,
    order_amount: &'a str,
    order_no: &'a str,
    trade_no: &'a str,
    order_currency: &'a str,
    notice_date: &'a str,
    currency: &'a str,
    mer_track_no: &'a str,
}

/// The bytes to send about a refund that settled.
fn refund_body(payment: &Payment, refund: &Refund) -> Result<Vec<u8>, serde_json::Error> {
    let settled = Date::of(refund.settled.unwrap_or(refund.created)).iso();
    let json = serde_json::to_vec(&Body {
        data: RefundData {
            reason: &refund.reason,
            amount: &refund.amount.to_decimal(),
            batch_no: &refund.id.to_string(),
            order_amount: &payment.amount.to_decimal(),
            order_no: payment.reference.as_deref().unwrap_or_default(),
            trade_no: &payment.id,
            order_currency: payment.amount.currency().code(),
            notice_date: &settled.replace('T', " "),
            currency: refund.amount.currency().code(),
            mer_track_no: refund.reference.as_deref().unwrap_or_default(),
        },
        kind: &format!("refund.{}", word(refund_status(refund.status))),
    })?;
    Ok(escape_as_php(&json))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HoldData<'a> {
    order_amount: &'a str,
    order_no: &'a str,
    trade_no: &'a str,
    order_currency: &'a str,
    order_status: &'a str,
    operation_result: &'a str,
}

/// The bytes to send about the end of a hold.
fn hold_body(payment: &Payment, state: HoldState) -> Result<Vec<u8>, serde_json::Error> {
    let json = serde_json::to_vec(&Body {
        data: HoldData {
            order_amount: &payment.amount.to_decimal(),
            order_no: payment.reference.as_deref().unwrap_or_default(),
            trade_no: &payment.id,
            order_currency: payment.amount.currency().code(),
            order_status: order_status(payment),
            operation_result: "Success",
        },
        kind: &format!("pre-authorized.{}", spellings::hold(state)),
    })?;
    Ok(escape_as_php(&json))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ChargebackData<'a> {
    chargeback_info: ChargebackInfo<'a>,
    reason: &'a str,
    amount: &'a str,
    batch_no: &'a str,
    order_amount: &'a str,
    order_no: &'a str,
    trade_no: &'a str,
    order_currency: &'a str,
    notice_date: &'a str,
    currency: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ChargebackInfo<'a> {
    reply_deadline: &'a str,
    cpd_date: &'a str,
}

/// The bytes to send about a chargeback.
fn chargeback_body(payment: &Payment, chargeback: &Dispute) -> Result<Vec<u8>, serde_json::Error> {
    let written = |moment| Date::of(moment).iso().replace('T', " ");
    let json = serde_json::to_vec(&Body {
        data: ChargebackData {
            chargeback_info: ChargebackInfo {
                reply_deadline: &written(chargeback.evidence_due),
                cpd_date: &written(chargeback.created),
            },
            reason: &chargeback.reason_text,
            amount: &chargeback.amount.to_decimal(),
            batch_no: &chargeback.number.to_string(),
            order_amount: &payment.amount.to_decimal(),
            order_no: payment.reference.as_deref().unwrap_or_default(),
            trade_no: &payment.id,
            order_currency: payment.amount.currency().code(),
            notice_date: &written(chargeback.created),
            currency: chargeback.amount.currency().code(),
        },
        kind: "chargeback.success",
    })?;
    Ok(escape_as_php(&json))
}

/// The bytes to send about a payment; `event` is what happened to it.
fn body(payment: &Payment, event: &str) -> Result<Vec<u8>, serde_json::Error> {
    let json = serde_json::to_vec(&Body {
        data: Data {
            transaction_type: "Sale",
            order_amount: &payment.amount.to_decimal(),
            order_no: payment.reference.as_deref().unwrap_or_default(),
            trade_no: &payment.id,
            order_currency: payment.amount.currency().code(),
            order_info: &order_info(payment),
            order_status: order_status(payment),
            remark: payment.remark.as_deref().unwrap_or_default(),
        },
        kind: &format!("transaction.{event}"),
    })?;
    Ok(escape_as_php(&json))
}

/// The headers to send with a body, the signature among them; none when one of them has no
/// writing as a header, which digits and hex always have.
fn headers(keys: &Keys, id: &str, time: &str, body: &[u8]) -> Option<HeaderMap> {
    let gateway_no = keys.gateway_no();
    let string = message_string(
        &SignedHeaders {
            gateway_no,
            id,
            time,
            version: Some(VERSION),
        },
        &[],
        &[],
        body,
    );
    let signature = hmac::sign(keys.expose_key().as_bytes(), &string).to_upper_hex();
    let mut headers = HeaderMap::new();
    for (name, value) in [
        ("content-type", "application/json;charset=UTF-8"),
        ("gateway-no", gateway_no),
        ("request-id", id),
        ("request-time", time),
        ("version", VERSION),
        ("sign-info", &signature),
    ] {
        let value = HeaderValue::from_str(value).ok()?;
        headers.insert(HeaderName::from_static(name), value);
    }
    Some(headers)
}

#[cfg(test)]
mod tests {
    use payseal_core::money::{Currency, Money};

    use super::*;
    use crate::server::credentials::credentials;
    use payseal_engine::store::{AttemptStatus, CaptureMode, Usage};

    fn payment() -> Payment {
        Payment {
            id: "2022051811043674149462".to_owned(),
            account: "12261003".to_owned(),
            dialect: "asiabill".to_owned(),
            intent: "1".to_owned(),
            reference: Some("N1".to_owned()),
            customer: None,
            payment_method: "pm_1".to_owned(),
            card: "visa".to_owned(),
            provider: None,
            usage: Usage::OnSession,
            amount: Money::from_minor(6365, Currency::parse("EUR").unwrap()),
            capture: CaptureMode::Automatic,
            captured: Money::from_minor(6365, Currency::parse("EUR").unwrap()),
            status: AttemptStatus::Succeeded,
            legacy_words: None,
            remark: Some("TEST".to_owned()),
            return_url: None,
            callback_url: None,
            challenge_hash: None,
            settles: None,
            created: Moment::from_millis(0),
        }
    }

    #[test]
    fn is_the_vector_that_the_vendors_client_accepts() {
        let held = credentials("12261003", "12345678".to_owned()).unwrap();
        let keys: &Keys = held.held().unwrap();
        let body = body(&payment(), "success").unwrap();
        let expected = "{\"data\":{\"transactionType\":\"Sale\",\"orderAmount\":\"63.65\",\
             \"orderNo\":\"N1\",\"tradeNo\":\"2022051811043674149462\",\
             \"orderCurrency\":\"EUR\",\"orderInfo\":\"Transaction Approved\",\
             \"orderStatus\":\"success\",\"remark\":\"TEST\"},\"type\":\"transaction.success\"}";
        assert_eq!(String::from_utf8(body.clone()).unwrap(), expected);
        let headers = headers(keys, "id1", "1651888520935", &body).unwrap();
        assert_eq!(
            headers["sign-info"],
            "CA0086FE4925710857E5268165CB8BF52289143CEAAB0E963FC36A19B077FE41"
        );
    }

    #[test]
    fn slashes_are_escaped_and_other_letters_are_not() {
        let mut payment = payment();
        payment.remark = Some("a/b 咖啡 \"é\"".to_owned());
        let body = String::from_utf8(body(&payment, order_status(&payment)).unwrap()).unwrap();
        assert!(body.contains(r#""remark":"a\/b 咖啡 \"é\"""#), "{body}");
    }
}
