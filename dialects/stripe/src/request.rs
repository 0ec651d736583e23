//! A request, read whole: who calls, in which version, under which key, and what it says.

use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use payseal_core::card::CvcPolicies;
use payseal_gateway::gateway::{Gateway, MAX_BODY};
use serde_json::Value as Json;
use zeroize::Zeroizing;

use crate::browser::cors;
use crate::call::Caller;
use crate::credentials;
use crate::wire::error::ApiError;
use crate::wire::form::{self, Fields};
use crate::wire::json;
use crate::wire::key::Key;
use crate::wire::version::Version;

/// The longest idempotency key.
const LONGEST_KEY: usize = 255;

/// A request that was read whole and whose caller is known.
pub(crate) struct Asked {
    pub(crate) account: String,
    pub(crate) caller: Caller,
    pub(crate) version: Version,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Zeroizing<String>,
    /// The body as it came, to tell the call from every other under the same key.
    pub(crate) said: Zeroizing<String>,
    pub(crate) fields: Fields,
    pub(crate) key: Option<String>,
    pub(crate) request_id: String,
    pub(crate) webhook_secret: Zeroizing<String>,
    pub(crate) gateway_origin: String,
    pub(crate) bank_origin: String,
    pub(crate) publishable_key: String,
    pub(crate) cvc_policies: CvcPolicies,
    /// The page that calls, as the browser says it.
    pub(crate) page: Option<String>,
}

/// Reads a request. What the answer tells in its headers is put there on the way.
///
/// # Errors
/// When nobody is known who calls, or what it says cannot be read.
pub(crate) async fn read(
    gateway: &Gateway,
    request: Request,
    request_id: &str,
    answered: &mut HeaderMap,
) -> Result<Asked, ApiError> {
    let (parts, body) = request.into_parts();
    let header = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let key = Key::read(
        parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|v| v.to_str().ok()),
    )?;
    let (account, keys, caller) = credentials::account_of(&gateway.accounts, &key)?;
    let page = header("origin").map(str::to_owned);
    if let (Caller::Page, Some(page)) = (caller, &page) {
        cors::check_page(account, &gateway.origin, page)?;
    }
    let version = Version::read(header("stripe-version"))?;
    put(answered, "stripe-version", version.as_str());
    let idempotency = idempotency_key(&parts)?;
    if let Some(key) = &idempotency {
        put(answered, "idempotency-key", key);
    }
    let bytes = to_bytes(body, MAX_BODY)
        .await
        .map_err(|_| ApiError::invalid("The body is too long, or its line broke."))?;
    let text =
        std::str::from_utf8(&bytes).map_err(|_| ApiError::invalid("The body is not UTF-8."))?;
    let said = Zeroizing::new(text.to_owned());
    let query = Zeroizing::new(parts.uri.query().unwrap_or_default().to_owned());
    let mut fields = form::parse(query.as_bytes())?;
    let is_json = parts
        .headers
        .get(CONTENT_TYPE)
        .and_then(|v| v.to_str().ok());
    let is_json = is_json.is_some_and(|kind| kind.starts_with("application/json"));
    let is_second = parts.uri.path().starts_with("/v2/");
    if is_second && !said.is_empty() && !is_json {
        return Err(ApiError::invalid(
            "The body of this call is JSON (application/json), not a form.",
        ));
    }
    if is_json && !said.is_empty() && !is_second {
        return Err(ApiError::invalid(
            "The body of this call is a form (application/x-www-form-urlencoded), not JSON.",
        ));
    }
    fields.extend(if is_second {
        json::parse(&said)?
    } else {
        form::parse(said.as_bytes())?
    });
    Ok(Asked {
        account: account.public_name.as_str().to_owned(),
        caller,
        version,
        method: parts.method,
        path: parts.uri.path().to_owned(),
        query,
        said,
        fields,
        key: idempotency,
        request_id: request_id.to_owned(),
        webhook_secret: Zeroizing::new(keys.expose_webhook_secret().to_owned()),
        gateway_origin: gateway.origin.clone(),
        bank_origin: gateway.bank_origin.clone(),
        publishable_key: keys.publishable_key().to_owned(),
        cvc_policies: account.cvc_policies,
        page,
    })
}

/// The key of a call that does something. One that cannot be read is refused: whoever sends it expects that
/// the call is done once.
fn idempotency_key(parts: &Parts) -> Result<Option<String>, ApiError> {
    let sent = parts.headers.get("idempotency-key");
    let Some(sent) = sent.filter(|_| parts.method == Method::POST) else {
        return Ok(None);
    };
    let key = sent.to_str().unwrap_or_default().trim();
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(ApiError::invalid(format!(
            "Idempotency keys have 1 to {LONGEST_KEY} visible characters of ASCII."
        )));
    }
    Ok(Some(key.to_owned()))
}

/// Puts a header, when the value can be one.
pub(crate) fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// A JSON body with its headers.
pub(crate) fn written(body: &Json, status: u16, mut headers: HeaderMap) -> Response {
    put(&mut headers, "content-type", "application/json");
    put(&mut headers, "cache-control", "no-cache, no-store");
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, headers, body.to_string()).into_response()
}
