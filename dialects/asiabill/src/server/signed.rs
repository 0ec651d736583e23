//! A request whose signature holds. Extracting it makes every check that comes before the
//! business, in the vendor's order: account, time, signature, replay. The path was checked
//! before, by there being a route.

use std::time::Duration;

use crate::wire::signature::{SignedHeaders, hmac, message_string, read_time};
use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, RawPathParams, Request};
use axum::http::{HeaderMap, Method};
use payseal_core::wire::codes::RequestCode;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::Answer;
use super::answer_signature::{Proof, is_request_id};
use super::credentials::Keys;
use payseal_engine::clock::Moment;
use payseal_engine::secret;
use payseal_gateway::account::Account;
use payseal_gateway::gateway::{Gateway, MAX_BODY};

/// How far `request-time` may be from the gateway's clock.
const TIME_WINDOW: Duration = Duration::from_secs(10 * 60);

/// A signed request, all of it proven to come from an account.
pub(super) struct Signed {
    /// The account's public name.
    pub(super) account: String,
    path: Vec<(String, String)>,
    query: Vec<(String, String)>,
    body: Bytes,
}

impl Signed {
    /// The value of a path parameter.
    pub(super) fn path(&self, name: &str) -> &str {
        value(&self.path, name).unwrap_or_default()
    }

    /// The value of a query parameter, when there is one that is not empty.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        value(&self.query, name).filter(|value| !value.is_empty())
    }

    /// Whether there is no body.
    pub(super) fn is_empty(&self) -> bool {
        self.body.is_empty()
    }

    /// Refuses a body where none belongs: one that nobody reads could be part of anything.
    pub(super) fn without_body(self) -> Result<Self, Answer> {
        if self.is_empty() {
            return Ok(self);
        }
        let code = RequestCode::Body;
        Err(Answer::refused_because(
            code,
            format!("{}: this path takes no body", code.message()),
        ))
    }

    /// Reads the body.
    pub(super) fn body<T: DeserializeOwned>(&self) -> Result<T, Answer> {
        read_body(&self.body)
    }
}

fn value<'pairs>(pairs: &'pairs [(String, String)], name: &str) -> Option<&'pairs str> {
    pairs
        .iter()
        .find(|(other, _)| other == name)
        .map(|(_, value)| value.as_str())
}

/// Reads a JSON body. What is wrong with it is said by name of the member at most: serde's own
/// sentences repeat what they found, and that may be a card number.
pub(super) fn read_body<T: DeserializeOwned>(body: &[u8]) -> Result<T, Answer> {
    serde_json::from_slice(body).map_err(|error| {
        if !error.is_data() {
            return Answer::refused_because(
                RequestCode::Body,
                format!("{}: the body is not JSON", RequestCode::Body.message()),
            );
        }
        let said = error.to_string();
        let missing = said
            .strip_prefix("missing field `")
            .and_then(|rest| rest.split_once('`'));
        match missing {
            Some((name, _)) => Answer::wrong_member(&format!("{name} is missing")),
            None => Answer::wrong_member("a member has a value that it cannot have"),
        }
    })
}

/// The four headers, present and of a possible form.
struct Head<'a> {
    account: &'a Account,
    keys: &'a Keys,
    request_id: &'a str,
    time: &'a str,
    signature: &'a str,
}

impl<'a> Head<'a> {
    fn read(gateway: &'a Gateway, headers: &'a HeaderMap) -> Result<Self, Answer> {
        let number = header(headers, "gateway-no")?;
        let (account, keys) = Keys::by_number(&gateway.accounts, number)
            .ok_or_else(|| limited("the gateway-no is not one of this gateway's accounts"))?;
        let request_id = header(headers, "request-id")?;
        if !is_request_id(request_id) {
            return Err(limited(
                "request-id has at most 64 letters, digits or hyphens",
            ));
        }
        Ok(Self {
            account,
            keys,
            request_id,
            time: header(headers, "request-time")?,
            signature: header(headers, "sign-info")?,
        })
    }

    fn check_time(&self, now: Moment) -> Result<(), Answer> {
        let time = read_time(self.time).map(Moment::from_millis);
        match time {
            Some(time) if time.apart(now) <= TIME_WINDOW => Ok(()),
            _ => Err(Answer::refused(RequestCode::Time)),
        }
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, Answer> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.is_empty())
        .ok_or_else(|| limited(&format!("the header {name} is missing")))
}

fn limited(reason: &str) -> Answer {
    let code = RequestCode::Account;
    Answer::refused_because(code, format!("{}: {reason}", code.message()))
}

/// Reads a body of at most [`MAX_BODY`] bytes.
pub(super) async fn take_body(request: Request) -> Result<Bytes, Answer> {
    Bytes::from_request(request, &()).await.map_err(|_| {
        let code = RequestCode::Body;
        Answer::refused_because(
            code,
            format!(
                "{}: the body is cut off or larger than {MAX_BODY} bytes",
                code.message()
            ),
        )
    })
}

fn borrowed(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// What a request says beside its head, as far as it can be read.
struct Said {
    path: Vec<(String, String)>,
    query: Vec<(String, String)>,
    body: Bytes,
}

impl Said {
    async fn read(request: Request, gateway: &Gateway) -> Result<Self, Answer> {
        let (mut parts, body) = request.into_parts();
        let unreadable = || Answer::refused(RequestCode::Signature);
        let path = RawPathParams::from_request_parts(&mut parts, gateway)
            .await
            .map_err(|_| unreadable())?;
        let path = path
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let Query(query) =
            Query::<Vec<(String, String)>>::try_from_uri(&parts.uri).map_err(|_| unreadable())?;
        let body = take_body(Request::from_parts(parts, body)).await?;
        Ok(Self { path, query, body })
    }

    /// All that is signed, when the signature holds.
    fn proven(&self, head: &Head<'_>) -> Option<Proven> {
        let headers = SignedHeaders {
            gateway_no: head.keys.gateway_no(),
            id: head.request_id,
            time: head.time,
            version: None,
        };
        let string = message_string(
            &headers,
            &borrowed(&self.path),
            &borrowed(&self.query),
            &self.body,
        );
        let key = head.keys.expose_key().as_bytes();
        hmac::verify(key, &string, head.signature).then(|| {
            let of_head = message_string(&headers, &[], &[], &[]).len();
            Proven {
                string_hash: secret::fingerprint_of(&string),
                is_answer: string.get(of_head..).is_some_and(is_answer),
            }
        })
    }
}

/// What a signature that holds was made over.
struct Proven {
    string_hash: String,
    is_answer: bool,
}

/// Whether what is signed behind the head is an envelope, as of answers it is and of no request. Both
/// are signed with one key and in one way, so that the signature alone does not tell them apart; and
/// a body is signed as values of the path or the query are, in one piece or in several.
fn is_answer(behind_head: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Envelope {
        #[serde(rename = "code")]
        _code: IgnoredAny,
        #[serde(rename = "message")]
        _message: IgnoredAny,
        #[serde(rename = "data")]
        _data: IgnoredAny,
    }
    let said = behind_head.strip_prefix(b".");
    said.is_some_and(|said| {
        said.starts_with(b"{") && serde_json::from_slice::<Envelope>(said).is_ok()
    })
}

impl FromRequest<Gateway> for Signed {
    type Rejection = Answer;

    async fn from_request(request: Request, gateway: &Gateway) -> Result<Self, Answer> {
        let headers = request.headers().clone();
        let head = Head::read(gateway, &headers)?;
        let proof = request.extensions().get::<Proof>().cloned();
        let takes_body = !matches!(*request.method(), Method::GET | Method::DELETE);
        let said = Said::read(request, gateway).await;
        let proven = said.as_ref().ok().and_then(|said| said.proven(&head));
        let account = head.account.public_name.to_string();
        let timely = head.check_time(gateway.clock.now());
        let Some(Proven {
            string_hash,
            is_answer,
        }) = proven
        else {
            timely?;
            said?;
            return Err(Answer::refused(RequestCode::Signature));
        };
        // Before anything is refused: whoever proved who he is gets even a refusal signed.
        if let Some(proof) = proof {
            proof.give(head.account, head.request_id);
        }
        // Used up even when it is refused: the answer is signed with the same key over the same id,
        // and must not be a request that was never seen.
        let (whose, id) = (account.clone(), head.request_id.to_owned());
        let fresh = gateway
            .ledger
            .run(move |book| book.use_request(&whose, &id, string_hash))
            .await?;
        timely?;
        let Said { path, query, body } = said?;
        if is_answer {
            let code = RequestCode::Signature;
            let words = format!("{}: this is an answer of the gateway", code.message());
            return Err(Answer::refused_because(code, words));
        }
        if !fresh {
            return Err(Answer::refused(RequestCode::Replay));
        }
        let signed = Self {
            account,
            path,
            query,
            body,
        };
        if takes_body {
            Ok(signed)
        } else {
            signed.without_body()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_answer;

    #[test]
    fn an_envelope_is_no_request() {
        let of = |said: &str| is_answer(format!(".{said}").as_bytes());
        for said in [
            r#"{"code":"00000","message":"success","data":{"sessionToken":"x"}}"#,
            r#"{"code":"L0003","message":"requestTime outside range","data":null}"#,
            r#"{"data":[],"message":1,"code":{},"more":true}"#,
        ] {
            assert!(of(said), "{said}");
        }
        for said in [
            "",
            "{}",
            "[]",
            r#"{"code":"1","message":"two of three"}"#,
            r#"{"orderNo":"o1","data":{"code":"1","message":"inside","data":1}}"#,
            r#"{"code":"1","message":"2","data":"#,
        ] {
            assert!(!of(said), "{said}");
        }
        assert!(!is_answer(b""), "nothing behind the head");
    }
}
