//! The shop's calls to the gateway: real HTTP, signed with the merchant's key, and answers that
//! are read only when the gateway signed them. It repeats nothing that could charge twice, and
//! keeps no answer.

use std::fmt;
use std::time::Duration;

use axum::http::HeaderMap;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::Params;
use payseal_core::wire::signature::{SignedHeaders, hmac, message_string, return_string};
use payseal_core::wire::{Endpoint, Envelope, GatewayCode, Method, OpenError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use crate::clock::{Clock, Moment};
use crate::secret::{self, NoRandomness};

/// Longer than a gateway should take, shorter than a shopper waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// How old a webhook may be.
const WEBHOOK_WINDOW: Duration = Duration::from_secs(10 * 60);

/// Why a call gave no answer to use.
#[derive(Debug, thiserror::Error)]
pub(super) enum CallError {
    #[error("the gateway can not be reached; start it, or correct the shop's gateway address")]
    Unreachable,
    #[error("the gateway was asked and gave no usable answer; ask it what became of the request")]
    Unanswered,
    #[error("the gateway refused with code {code}")]
    Refused { code: GatewayCode },
    #[error("{}", NoRandomness)]
    NoRandomness,
}

impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_connect() || error.is_builder() {
            Self::Unreachable
        } else {
            Self::Unanswered
        }
    }
}

/// A merchant's account, and the way to its gateway.
pub(super) struct Gateway {
    http: reqwest::Client,
    url: String,
    host: String,
    gateway_no: String,
    signkey: Zeroizing<String>,
    /// The shop's own time. It follows the gateway's when the gateway says it is off, as a
    /// merchant's would after a look at its time server.
    clock: Clock,
}

impl fmt::Debug for Gateway {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gateway({} at {})", self.gateway_no, self.url)
    }
}

impl Gateway {
    pub(super) fn new(config: &super::Config) -> Result<Self, reqwest::Error> {
        Ok(Self {
            http: reqwest::Client::builder()
                // The way to a loopback address leads through no proxy.
                .no_proxy()
                .timeout(PATIENCE)
                .redirect(reqwest::redirect::Policy::none())
                .build()?,
            url: config.gateway_url.trim_end_matches('/').to_owned(),
            host: authority(&config.gateway_origin).to_owned(),
            gateway_no: config.gateway_no.clone(),
            signkey: Zeroizing::new(config.signkey.clone()),
            clock: Clock::new(),
        })
    }

    /// What time it is, to the shop.
    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Whether the gateway signed what the address of a returning shopper says.
    pub(super) fn has_signed_return(&self, query: &[(&str, &str)], signature: &str) -> bool {
        hmac::verify(self.signkey.as_bytes(), &return_string(query), signature)
    }

    /// Whether the gateway signed a webhook, not more than ten minutes ago. The account is the
    /// shop's own, whatever the webhook says.
    pub(super) fn has_signed_webhook(&self, headers: &HeaderMap, body: &[u8]) -> bool {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let (Some(id), Some(time), Some(version), Some(signature)) = (
            header("request-id"),
            header("request-time"),
            header("version"),
            header("sign-info"),
        ) else {
            return false;
        };
        let signed = SignedHeaders {
            gateway_no: &self.gateway_no,
            id,
            time,
            version: Some(version),
        };
        let string = message_string(&signed, &[], &[], body);
        let Ok(theirs) = time.parse().map(Moment::from_millis) else {
            return false;
        };
        if !hmac::verify(self.signkey.as_bytes(), &string, signature) {
            return false;
        }
        // Signed, and later than now: it is the shop's clock that is off.
        if theirs > self.now() {
            self.clock.advance(theirs.apart(self.now()));
        }
        self.now().apart(theirs) <= WEBHOOK_WINDOW
    }

    /// One call. `query` is made of names and numbers, which need no escape.
    pub(super) async fn call<E>(
        &self,
        params: &E::Params,
        query: &[(&str, &str)],
        body: Option<&E::Request>,
    ) -> Result<E::Answer, CallError>
    where
        E: Endpoint,
        E::Request: Serialize,
        E::Answer: DeserializeOwned,
    {
        let bytes = match body {
            Some(body) => serde_json::to_vec(body).map_err(|_| CallError::Unanswered)?,
            None => Vec::new(),
        };
        let (answer, _) = match self.send::<E>(params, query, bytes.clone()).await {
            // A refused time means that nothing was done: with the right time it may be repeated.
            Err((CallError::Refused { code }, Some(theirs)))
                if code.as_str() == RequestCode::Time.code() && theirs > self.now() =>
            {
                self.clock.advance(theirs.apart(self.now()));
                self.send::<E>(params, query, bytes).await
            }
            first => first,
        }
        .map_err(|(error, _)| {
            tracing::warn!(route = E::ROUTE, %error, "a call to the gateway failed");
            error
        })?;
        Ok(answer)
    }

    /// Signs and sends once. Beside the result: the gateway's time, when it told it.
    async fn send<E>(
        &self,
        params: &E::Params,
        query: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<(E::Answer, Option<Moment>), (CallError, Option<Moment>)>
    where
        E: Endpoint,
        E::Answer: DeserializeOwned,
    {
        let id = secret::mint().map_err(|NoRandomness| (CallError::NoRandomness, None))?;
        let request = self.sign::<E>(&id, params, query, body);
        let response = request.send().await.map_err(|error| (error.into(), None))?;
        let headers = response.headers().clone();
        let bytes = response
            .bytes()
            .await
            .map_err(|_| (CallError::Unanswered, None))?;
        let Some(theirs) = self.signed_time(&headers, &id, &bytes) else {
            tracing::error!(
                "an answer is not signed with the account's key and was not read; check the signkey"
            );
            return Err((CallError::Unanswered, None));
        };
        let theirs = Some(theirs);
        let envelope: Envelope<E::Answer> =
            serde_json::from_slice(&bytes).map_err(|_| (CallError::Unanswered, theirs))?;
        match envelope.open::<E>() {
            Ok(answer) => Ok((answer, theirs)),
            Err(OpenError::Refused { code, .. }) => Err((CallError::Refused { code }, theirs)),
            Err(OpenError::Malformed) => Err((CallError::Unanswered, theirs)),
        }
    }

    /// The gateway's time, of an answer that it signed for the request with this id.
    fn signed_time(&self, headers: &HeaderMap, id: &str, body: &[u8]) -> Option<Moment> {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let time = header("response-time")?;
        let string = message_string(
            &SignedHeaders {
                gateway_no: &self.gateway_no,
                id,
                time,
                version: None,
            },
            &[],
            &[],
            body,
        );
        let signed = hmac::verify(self.signkey.as_bytes(), &string, header("sign-info")?);
        let time = time.parse().ok().map(Moment::from_millis);
        time.filter(|_| signed)
    }

    fn sign<E: Endpoint>(
        &self,
        id: &str,
        params: &E::Params,
        query: &[(&str, &str)],
        body: Vec<u8>,
    ) -> reqwest::RequestBuilder {
        let time = self.now().millis().to_string();
        let headers = SignedHeaders {
            gateway_no: &self.gateway_no,
            id,
            time: &time,
            version: None,
        };
        let string = message_string(&headers, &params.pairs(), query, &body);
        let signature = hmac::sign(self.signkey.as_bytes(), &string).to_lower_hex();

        let mut address = format!("{}{}", self.url, E::path(params));
        for (at, (name, value)) in query.iter().enumerate() {
            address.push(if at == 0 { '?' } else { '&' });
            address.push_str(&format!("{name}={value}"));
        }
        let method = match E::METHOD {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        self.http
            .request(method, address)
            .header("host", &self.host)
            .header("content-type", "application/json;charset=UTF-8")
            .header("gateway-no", &self.gateway_no)
            .header("request-id", id)
            .header("request-time", &time)
            .header("sign-info", signature)
            .body(body)
    }
}

/// `pay.localhost:4001` of `http://pay.localhost:4001`.
fn authority(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, rest)| rest)
}
