//! Sends signed calls. It never retries anything that could charge twice, and stores no answer.

use std::time::Duration;

use crate::wire::signature::read_time;
use data_encoding::HEXLOWER;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::Params;
use payseal_core::wire::{Endpoint, Envelope, Method, OpenError};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::header::HeaderMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::client::account::Account;
use crate::client::clock::Clock;
use crate::client::error::CallError;

/// Longer than a gateway should take, shorter than a shopper waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a value in a query is written with an escape for: all but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The HTTP client could not be set up.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client cannot be made ({0}); check this machine's network settings")]
pub struct ClientError(#[from] reqwest::Error);

/// A client for one merchant's account at its gateway.
#[derive(Debug)]
pub struct Client {
    http: reqwest::Client,
    url: String,
    host: Option<String>,
    pub(crate) account: Account,
    pub(crate) clock: Clock,
}

impl Client {
    /// A client for the gateway at a URL such as `https://safepay.asiabill.com`; `https` needs the
    /// crate's feature `tls`.
    ///
    /// # Errors
    /// If the HTTP client cannot be set up on this machine.
    pub fn new(url: &str, account: Account) -> Result<Self, ClientError> {
        Ok(Self {
            http: reqwest::Client::builder()
                // Payments go to the gateway itself, through no proxy of the environment.
                .no_proxy()
                .timeout(PATIENCE)
                .redirect(reqwest::redirect::Policy::none())
                .build()?,
            url: url.trim_end_matches('/').to_owned(),
            host: None,
            account,
            clock: Clock::default(),
        })
    }

    /// Calls the gateway by a different host name than its URL has, such as `pay.localhost:4001`.
    #[must_use]
    pub fn named(mut self, host: &str) -> Self {
        self.host = Some(host.to_owned());
        self
    }

    /// This client's time, in milliseconds since 1970.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.clock.now()
    }

    /// Calls any endpoint; `query` has names and values that are not yet escaped. The call is retried
    /// only if the gateway refused the request's time, and so did nothing.
    ///
    /// # Errors
    /// If there is no usable answer.
    pub async fn call<E>(
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
            Some(body) => serde_json::to_vec(body).map_err(|_| CallError::NotPrepared)?,
            None => Vec::new(),
        };
        let (answer, theirs) = self.send::<E>(params, query, bytes.clone()).await;
        let answer = match (answer, theirs) {
            (Err(CallError::Refused { code }), Some(theirs))
                if code.as_str() == RequestCode::Time.code() && self.clock.follow(theirs) =>
            {
                self.send::<E>(params, query, bytes).await.0
            }
            (first, _) => first,
        };
        answer.inspect_err(|error| {
            tracing::warn!(route = E::ROUTE, %error, "a call to the gateway failed");
        })
    }

    /// Signs and sends once. Beside the result: the gateway's time, when it told it signed.
    async fn send<E>(
        &self,
        params: &E::Params,
        query: &[(&str, &str)],
        body: Vec<u8>,
    ) -> (Result<E::Answer, CallError>, Option<i64>)
    where
        E: Endpoint,
        E::Answer: DeserializeOwned,
    {
        let Some(id) = request_id() else {
            return (Err(CallError::NotPrepared), None);
        };
        let (headers, bytes) = match self.exchange::<E>(&id, params, query, body).await {
            Ok(response) => response,
            Err(error) => return (Err(error), None),
        };
        let Some(theirs) = self.signed_time(&headers, &id, &bytes) else {
            tracing::error!(
                "an answer is not signed with the account's key and was not read; check the signkey"
            );
            return (Err(CallError::Unanswered), None);
        };
        let answer = match serde_json::from_slice::<Envelope<E::Answer>>(&bytes) {
            Ok(envelope) => envelope.open::<E>().map_err(|error| match error {
                OpenError::Refused { code, .. } => CallError::Refused { code },
                OpenError::Malformed => CallError::Unanswered,
            }),
            Err(_) => Err(CallError::Unanswered),
        };
        (answer, Some(theirs))
    }

    async fn exchange<E: Endpoint>(
        &self,
        id: &str,
        params: &E::Params,
        query: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<(HeaderMap, Vec<u8>), CallError> {
        let time = self.now().to_string();
        let sign_info = self.account.sign(id, &time, &params.pairs(), query, &body);
        let method = match E::METHOD {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        let address = format!("{}{}{}", self.url, E::path(params), written(query));
        let mut request = self.http.request(method, address);
        if let Some(host) = &self.host {
            request = request.header("host", host);
        }
        let response = request
            .header("content-type", "application/json;charset=UTF-8")
            .header("gateway-no", self.account.gateway_no())
            .header("request-id", id)
            .header("request-time", &time)
            .header("sign-info", sign_info)
            .body(body)
            .send()
            .await?;
        let headers = response.headers().clone();
        let bytes = response.bytes().await.map_err(|_| CallError::Unanswered)?;
        Ok((headers, bytes.to_vec()))
    }

    /// The gateway's time, of an answer that it signed for the request with this id.
    fn signed_time(&self, headers: &HeaderMap, id: &str, body: &[u8]) -> Option<i64> {
        let header = |name: &str| headers.get(name)?.to_str().ok();
        let time = header("response-time")?;
        let signed = self
            .account
            .has_signed(id, time, None, body, header("sign-info")?);
        read_time(time).filter(|_| signed)
    }
}

/// A new id for every request: the gateway refuses one that it has seen.
fn request_id() -> Option<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(HEXLOWER.encode(&bytes))
}

/// A query as an address has it.
fn written(query: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, (name, value)) in query.iter().enumerate() {
        text.push(if at == 0 { '?' } else { '&' });
        text.push_str(name);
        text.push('=');
        text.extend(utf8_percent_encode(value, RESERVED));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_leave_its_place_in_the_query() {
        let query = [
            ("orderNo", "WC#1&x=2"),
            ("startTime", "2022-03-26T00:00:00"),
        ];
        assert_eq!(
            written(&query),
            "?orderNo=WC%231%26x%3D2&startTime=2022-03-26T00%3A00%3A00"
        );
    }
}
