//! Webhooks. Only the gateway's signature over the raw body is trusted, and only while it is
//! recent; the same report may be delivered any number of times.

use crate::wire::charge::OrderStatus;
use crate::wire::signature::{VERSION, read_time};
use payseal_core::wire::ids::{OrderNo, TradeNo};
use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::client::sender::Client;

/// How far a webhook's time may be from now, in milliseconds.
const WINDOW: u64 = 10 * 60 * 1000;

/// Why a webhook is not trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WebhookError {
    /// A header is missing, there twice or of another version, or the signature is wrong.
    #[error("the report is not signed by the gateway; check the signkey, and sign the raw body")]
    NotSigned,
    /// It is signed, but older than ten minutes.
    #[error("the report is older than ten minutes; check this machine's clock")]
    Old,
    /// It is signed, but more than ten minutes ahead of this client's clock: read it again after
    /// [`Client::set_clock`].
    #[error("the report is ahead of this machine's clock; ask the gateway for the time")]
    Ahead,
    /// It is signed, but not a report.
    #[error("the report cannot be read; ask the gateway about the order")]
    Unreadable,
}

/// A webhook event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// `transaction.success`: paid.
    TransactionSuccess(Payment),
    /// `transaction.fail`: not paid.
    TransactionFail(Payment),
    /// `transaction.pending`: not decided yet.
    TransactionPending(Payment),
    /// `transaction.clear`: paid out to the merchant.
    TransactionClear(Payment),
    /// `pre-authorized.captured`: captured.
    PreAuthorizedCaptured(PreAuthorization),
    /// `pre-authorized.void`: voided.
    PreAuthorizedVoid(PreAuthorization),
    /// `refund.success`: refunded.
    RefundSuccess(Refund),
    /// `refund.fail`: not refunded.
    RefundFail(Refund),
    /// `chargeback.success`: charged back by the issuer (a dispute).
    Chargeback(Chargeback),
    /// A type that this crate does not know: acknowledge it, or it is delivered again.
    Unknown {
        /// The type's name.
        kind: String,
    },
}

/// A payment and its status.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the gateway's names say it")]
pub struct Payment {
    pub order_no: OrderNo,
    pub trade_no: TradeNo,
    pub order_status: OrderStatus,
    pub order_info: String,
    pub order_amount: Option<String>,
    pub order_currency: Option<String>,
    pub remark: Option<String>,
}

/// The end of an authorisation.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the gateway's names say it")]
pub struct PreAuthorization {
    pub order_no: OrderNo,
    pub trade_no: TradeNo,
    pub order_status: String,
    pub operation_result: String,
    pub order_amount: Option<String>,
    pub order_currency: Option<String>,
}

/// The result of a refund.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the gateway's names say it")]
pub struct Refund {
    pub order_no: OrderNo,
    pub trade_no: TradeNo,
    pub batch_no: String,
    pub amount: String,
    pub currency: String,
    pub reason: Option<String>,
    pub mer_track_no: Option<String>,
}

/// A chargeback.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the gateway's names say it")]
pub struct Chargeback {
    pub order_no: OrderNo,
    pub trade_no: TradeNo,
    pub batch_no: String,
    pub amount: String,
    pub currency: String,
    pub reason: Option<String>,
}

#[derive(Deserialize)]
struct Report {
    #[serde(rename = "type")]
    kind: String,
    data: serde_json::Value,
}

impl Client {
    /// Verifies and reads a webhook: its headers, and its raw body. Answer `success` once you have stored it.
    ///
    /// A webhook never moves the clock, whoever signed it: this client learns the time only from
    /// answers to its own calls ([`Client::set_clock`]), which nobody could have kept from another day.
    ///
    /// # Errors
    /// If the gateway did not sign it for this account, or not recently, or it is not a report.
    pub fn webhook(&self, headers: &HeaderMap, body: &[u8]) -> Result<Event, WebhookError> {
        let header = |name: &str| {
            let mut found = headers.get_all(name).iter();
            let value = found.next().and_then(|value| value.to_str().ok());
            value
                .filter(|_| found.next().is_none())
                .ok_or(WebhookError::NotSigned)
        };
        let (id, time) = (header("request-id")?, header("request-time")?);
        let (version, signature) = (header("version")?, header("sign-info")?);
        // Between id, time and version nothing is signed: time and version are what they can only
        // be, so that the borders have one place.
        if version != VERSION {
            return Err(WebhookError::NotSigned);
        }
        let theirs = read_time(time).ok_or(WebhookError::NotSigned)?;
        if !self
            .account
            .has_signed(id, time, Some(version), body, signature)
        {
            return Err(WebhookError::NotSigned);
        }
        let now = self.now();
        if now.abs_diff(theirs) > WINDOW {
            return Err(if theirs > now {
                WebhookError::Ahead
            } else {
                WebhookError::Old
            });
        }
        read(body)
    }
}

fn read(body: &[u8]) -> Result<Event, WebhookError> {
    let Report { kind, data } =
        serde_json::from_slice(body).map_err(|_| WebhookError::Unreadable)?;
    Ok(match kind.as_str() {
        "transaction.success" => Event::TransactionSuccess(told(data)?),
        "transaction.fail" => Event::TransactionFail(told(data)?),
        "transaction.pending" => Event::TransactionPending(told(data)?),
        "transaction.clear" => Event::TransactionClear(told(data)?),
        "pre-authorized.captured" => Event::PreAuthorizedCaptured(told(data)?),
        "pre-authorized.void" => Event::PreAuthorizedVoid(told(data)?),
        "refund.success" => Event::RefundSuccess(told(data)?),
        "refund.fail" => Event::RefundFail(told(data)?),
        "chargeback.success" => Event::Chargeback(told(data)?),
        _ => Event::Unknown { kind },
    })
}

fn told<T: DeserializeOwned>(data: serde_json::Value) -> Result<T, WebhookError> {
    serde_json::from_value(data).map_err(|_| WebhookError::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Account;

    const BODY: &str = r#"{"data":{"transactionType":"Sale","orderAmount":"63.65","orderNo":"N1","tradeNo":"2022051811043674149462","orderCurrency":"EUR","orderInfo":"Transaction Approved","orderStatus":"success","remark":"TEST"},"type":"transaction.success"}"#;

    #[test]
    fn the_golden_webhook_is_signed_and_old_and_a_changed_one_is_not_signed() {
        let account = Account::new("12261003", "12345678");
        let client = Client::new("http://127.0.0.1:1", account).unwrap();
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("request-id", "id1"),
            ("request-time", "1651888520935"),
            ("version", "V2022-03"),
            (
                "sign-info",
                "CA0086FE4925710857E5268165CB8BF52289143CEAAB0E963FC36A19B077FE41",
            ),
        ] {
            headers.insert(name, value.parse().unwrap());
        }
        let ask = |headers: &HeaderMap, body: &str| client.webhook(headers, body.as_bytes());
        assert_eq!(ask(&headers, BODY), Err(WebhookError::Old));
        let dearer = BODY.replace("63.65", "63.66");
        assert_eq!(ask(&headers, &dearer), Err(WebhookError::NotSigned));
        headers.append("request-id", "id2".parse().unwrap());
        assert_eq!(ask(&headers, BODY), Err(WebhookError::NotSigned));
    }

    fn signed(id: &str, time: &str, version: Option<&str>) -> String {
        use crate::wire::signature::{SignedHeaders, hmac, message_string};
        let headers = SignedHeaders {
            gateway_no: "12246002",
            id,
            time,
            version,
        };
        let string = message_string(&headers, &[], &[], BODY.as_bytes());
        hmac::sign(b"12H4567r", &string).to_upper_hex()
    }

    /// Hands a client a webhook with these headers.
    fn hand(
        client: &Client,
        id: &str,
        time: &str,
        version: &str,
        signature: &str,
    ) -> Result<Event, WebhookError> {
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("request-id", id),
            ("request-time", time),
            ("version", version),
            ("sign-info", signature),
        ] {
            headers.insert(name, value.parse().unwrap());
        }
        client.webhook(&headers, BODY.as_bytes())
    }

    /// Id, time and version are signed with nothing between them: with a border moved the same
    /// signature would be a report of another time, young for ever.
    #[test]
    fn the_border_of_id_and_time_cannot_be_moved() {
        let account = Account::new("12246002", "12H4567r");
        let client = Client::new("http://127.0.0.1:1", account).unwrap();
        let now = client.now();
        let time = now.to_string();
        let (head, last) = time.split_at(12);
        // As captured long ago, too: with a digit of the id before it, its time is far ahead.
        for digit in ["0", "2", "9"] {
            let id = format!("hook{digit}");
            let signature = signed(&id, &time, Some(VERSION));
            assert!(hand(&client, &id, &time, VERSION, &signature).is_ok());
            for (time, version) in [
                (format!("{digit}{time}"), VERSION.to_owned()),
                (format!("{digit}{head}"), format!("{last}{VERSION}")),
            ] {
                let same = signed("hook", &time, Some(&version));
                assert_eq!(signature, same, "the same string");
                let heard = hand(&client, "hook", &time, &version, &signature);
                assert_eq!(heard, Err(WebhookError::NotSigned), "{time} {version}");
            }
        }
        assert!(client.now() - now < 60_000, "the clock stayed");
    }

    #[test]
    fn another_version_is_no_webhook_and_a_signed_answer_is_none_either() {
        let account = Account::new("12246002", "12H4567r");
        let client = Client::new("http://127.0.0.1:1", account).unwrap();
        let time = client.now().to_string();
        for version in ["V2022-04", "v2022-03", "V2022-03x", "1V2022-03", ""] {
            let signature = signed("id1", &time, Some(version));
            let heard = hand(&client, "id1", &time, version, &signature);
            assert_eq!(heard, Err(WebhookError::NotSigned), "{version:?}");
        }
        // An answer has no version, and is signed with the same key.
        let answer = signed("id1", &time, None);
        let heard = hand(&client, "id1", &time, "", &answer);
        assert_eq!(heard, Err(WebhookError::NotSigned));
    }

    /// The clock only ever goes forward, so what moves it must be what cannot be wrong twice: an
    /// answer to a call of this client's own.
    #[test]
    fn a_webhook_moves_no_clock_even_when_it_is_signed() {
        let account = Account::new("12246002", "12H4567r");
        let client = Client::new("http://127.0.0.1:1", account).unwrap();
        let now = client.now();
        for ahead in [60_000, 9 * 60_000, 3_600_000, 15_000 * 86_400_000] {
            let time = (now + ahead).to_string();
            let signature = signed("id1", &time, Some(VERSION));
            let heard = hand(&client, "id1", &time, VERSION, &signature);
            assert_eq!(heard.is_ok(), ahead < i64::try_from(WINDOW).unwrap());
            assert_eq!(heard.is_err(), heard == Err(WebhookError::Ahead));
        }
        assert!(client.now() - now < 60_000, "the clock stayed");
    }

    #[test]
    fn a_type_that_is_not_known_is_said_to_be_so() {
        let event = read(BODY.as_bytes()).unwrap();
        assert!(
            matches!(event, Event::TransactionSuccess(payment) if payment.remark.as_deref() == Some("TEST"))
        );
        let other = BODY.replace("transaction.success", "transaction.other");
        let kind = "transaction.other".to_owned();
        assert_eq!(read(other.as_bytes()), Ok(Event::Unknown { kind }));
    }
}
