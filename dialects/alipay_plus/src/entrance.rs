//! Where calls come in: who asks is proven, the call is done, and its answer is signed. What is refused
//! before it is known who asks is answered without a signature; its header is there and empty, since the
//! vendor's client for Python shows a refusal only so.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::response::{IntoResponse, Response};
use payseal_gateway::account::Account;
use payseal_gateway::gateway::Gateway;
use serde::Serialize;

use crate::credentials::Keys;
use crate::wire::codes::Code;
use crate::wire::endpoint::Endpoint;
use crate::wire::result::Bare;
use crate::wire::signature::{Content, FIRST_KEY, NO_SIGNATURE, Signature};
use crate::wire::{Refused, time};
use crate::{cancel, capture, consult, inquiry, pay, refunds, vaulting};

/// The content type of every answer.
const JSON: HeaderValue = HeaderValue::from_static("application/json; charset=UTF-8");

/// Who asks: proven by the signature of the request.
#[derive(Clone, Copy)]
pub(crate) struct Caller<'a> {
    /// The account.
    pub(crate) account: &'a Account,
    /// What it signs with.
    pub(crate) keys: &'a Keys,
}

impl Caller<'_> {
    /// The account's name in rows.
    pub(crate) fn account_name(&self) -> String {
        self.account.public_name.to_string()
    }
}

/// What comes of a call: the bytes of its answer.
pub(crate) type Answered = Result<Vec<u8>, Refused>;

/// Writes an answer.
pub(crate) fn written(answer: &impl Serialize) -> Answered {
    serde_json::to_vec(answer).map_err(|error| {
        tracing::error!(%error, "an answer could not be written as JSON");
        Code::UnknownException.into()
    })
}

/// Serves a call, whatever comes of it.
pub(crate) async fn serve(State(gateway): State<Gateway>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let target = parts.uri.path_and_query().map(ToString::to_string);
    let target = target.unwrap_or_default();
    let claimed = parts.headers.get("client-id").cloned();
    let admitted = async {
        let endpoint = Endpoint::of_path(parts.uri.path()).ok_or(Code::NoInterfaceDef)?;
        check_form(&parts.method, &parts.headers)?;
        let head = Head::read(&gateway, &parts.headers)?;
        let body = Bytes::from_request(Request::from_parts(parts.clone(), body), &()).await;
        let body =
            body.map_err(|_| Refused::because(Code::ParamIllegal, "the body is too large"))?;
        head.prove(&target, &body)?;
        Ok::<_, Refused>((endpoint, head.caller, body))
    };
    let (endpoint, caller, body) = match admitted.await {
        Ok(admitted) => admitted,
        Err(refused) => return unsigned(refused, claimed),
    };
    let answered = dispatch(&gateway, endpoint, caller, &body).await;
    let body = answered.unwrap_or_else(refusal);
    signed(&gateway, caller, &target, body)
        .unwrap_or_else(|| unsigned(Code::UnknownException.into(), claimed))
}

async fn dispatch(
    gateway: &Gateway,
    endpoint: Endpoint,
    caller: Caller<'_>,
    body: &[u8],
) -> Answered {
    match endpoint {
        Endpoint::Pay => pay::pay(gateway, caller, body).await,
        Endpoint::Capture => capture::capture(gateway, caller, body).await,
        Endpoint::Cancel => cancel::cancel(gateway, caller, body).await,
        Endpoint::Refund => refunds::refund(gateway, caller, body).await,
        Endpoint::InquiryPayment => inquiry::payment(gateway, caller, body).await,
        Endpoint::InquiryRefund => refunds::inquire(gateway, caller, body).await,
        Endpoint::Consult => consult::consult(gateway, caller, body),
        Endpoint::VaultPaymentMethod => vaulting::keep(gateway, caller, body).await,
        Endpoint::InquireVaulting => vaulting::inquire(gateway, caller, body).await,
        Endpoint::CreateVaultingSession => vaulting::create_session(gateway, caller, body).await,
    }
}

/// The form of a request, before anybody is asked for.
fn check_form(method: &Method, headers: &HeaderMap) -> Result<(), Refused> {
    if method != Method::POST {
        return Err(Code::MethodNotSupported.into());
    }
    // The vendor's client for Go says it twice, once with a charset.
    let kinds = headers.get_all(header::CONTENT_TYPE);
    let is_json = |kind: &HeaderValue| {
        let kind = kind.to_str().unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case("application/json")
    };
    if kinds.iter().next().is_none() || !kinds.iter().all(is_json) {
        return Err(Code::MediaTypeNotAcceptable.into());
    }
    Ok(())
}

/// The headers of a request, present and of a possible form.
struct Head<'a> {
    caller: Caller<'a>,
    time: &'a str,
    signature: Signature,
}

impl<'a> Head<'a> {
    fn read(gateway: &'a Gateway, headers: &'a HeaderMap) -> Result<Self, Refused> {
        let client_id = text(headers, "client-id").unwrap_or_default();
        let account = gateway.accounts.find(client_id);
        let caller = account.and_then(|account| {
            let keys = Keys::of(account)?;
            // What another dialect calls the account is no client-id.
            (keys.client_id() == client_id).then_some(Caller { account, keys })
        });
        let caller = caller.ok_or(Code::ClientInvalid)?;
        let unproven = |reason: Cow<'static, str>| Refused::because(Code::InvalidSignature, reason);
        let signature = text(headers, "signature").unwrap_or_default();
        let signature =
            Signature::parse(signature).map_err(|why| unproven(why.to_string().into()))?;
        if signature.key_version != FIRST_KEY {
            return Err(Code::KeyNotFound.into());
        }
        let time = text(headers, "request-time").unwrap_or_default();
        if !time::is_of_request(time) {
            return Err(unproven(
                "request-time is in milliseconds or nanoseconds, or ISO 8601 with an offset".into(),
            ));
        }
        Ok(Self {
            caller,
            time,
            signature,
        })
    }

    fn prove(&self, target: &str, body: &[u8]) -> Result<(), Refused> {
        let keys = self.caller.keys;
        let content = Content {
            method: "POST",
            path: target,
            client_id: keys.client_id(),
            time: self.time,
            body,
        };
        if content.is_signed(&self.signature, &keys.merchant) {
            Ok(())
        } else {
            Err(Code::InvalidSignature.into())
        }
    }
}

/// A header, when it is there once and a text.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let value = all.next()?;
    all.next().is_none().then(|| value.to_str().ok())?
}

fn refusal(refused: Refused) -> Vec<u8> {
    let bare = Bare {
        result: refused.into(),
    };
    // Three texts are always JSON.
    serde_json::to_vec(&bare).unwrap_or_default()
}

fn signed(gateway: &Gateway, caller: Caller<'_>, target: &str, body: Vec<u8>) -> Option<Response> {
    let time = time::write(gateway.clock.now());
    let client_id = caller.keys.client_id();
    let content = Content {
        method: "POST",
        path: target,
        client_id,
        time: &time,
        body: &body,
    };
    let signature = content.sign(&caller.keys.gateway).ok()?;
    let headers = [
        ("signature", HeaderValue::from_str(&signature).ok()?),
        ("client-id", HeaderValue::from_str(client_id).ok()?),
        ("response-time", HeaderValue::from_str(&time).ok()?),
    ];
    Some(answer(body, headers))
}

/// The refusal of whoever did not prove who he is.
pub(crate) fn unsigned(refused: Refused, client_id: Option<HeaderValue>) -> Response {
    tracing::info!(code = refused.code.word(), "a call was refused unsigned");
    let empty = HeaderValue::from_static("");
    let headers = [
        ("signature", HeaderValue::from_static(NO_SIGNATURE)),
        ("client-id", client_id.unwrap_or_else(|| empty.clone())),
        ("response-time", empty),
    ];
    answer(refusal(refused), headers)
}

fn answer(body: Vec<u8>, headers: [(&'static str, HeaderValue); 3]) -> Response {
    let mut response = Body::from(body).into_response();
    let own = response.headers_mut();
    for (name, value) in headers {
        own.insert(HeaderName::from_static(name), value);
    }
    own.insert(header::CONTENT_TYPE, JSON);
    own.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    own.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    response
}
