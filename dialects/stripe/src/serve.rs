//! HTTP: a request is read whole, and answered in one transaction of the engine, under its idempotency
//! key when it has one.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, Method};
use axum::response::Response;
use payseal_engine::ledger::{Begun, Book, Fault, IdempotencyKey, Refusal};
use payseal_engine::store::StoredAnswer;
use payseal_gateway::gateway::Gateway;
use serde_json::{Value as Json, json};

use crate::browser::cors;
use crate::call::{Answer, Call, CallError, Caller, Origins, PageFacts};
use crate::calls::find_by_id;
use crate::caused_by::{self, Cause};
use crate::checkout;
use crate::desk::Desk;
use crate::name::NAME;
use crate::objects::told_to_page;
use crate::request::{Asked, put, read, written};
use crate::routes::{allowed, dispatch};
use crate::wire::error::ApiError;
use crate::wire::expand::Expansion;
use crate::wire::form::Fields;
use crate::wire::id::IdKind;
use crate::wire::params::Params;

/// How long what came of a call is answered again under its key.
const KEPT_FOR: Duration = Duration::from_secs(24 * 60 * 60);

/// What is sent back, beside the answer.
struct Sent {
    answer: Answer,
    /// The request that it was first answered to.
    original: Option<String>,
    is_replay: bool,
}

/// Answers any call.
pub(crate) async fn serve(State(gateway): State<Gateway>, request: Request) -> Response {
    if request.method() == Method::OPTIONS {
        return cors::preflight(request.headers());
    }
    let page = request.headers().get(ORIGIN).cloned();
    let Ok(request_id) = IdKind::Request.mint() else {
        return written(&ApiError::broken().to_json(), 500, HeaderMap::new());
    };
    let mut headers = HeaderMap::new();
    put(&mut headers, "request-id", &request_id);
    let asked = match read(&gateway, request, &request_id, &mut headers).await {
        Ok(asked) => asked,
        Err(error) => {
            cors::open_to(&mut headers, page.as_ref());
            return written(&error.to_json(), error.status, headers);
        }
    };
    let caller = asked.caller;
    if caller == Caller::Page {
        cors::open_to(&mut headers, page.as_ref());
    }
    let told = |error: &ApiError| match caller {
        Caller::Server => error.to_json(),
        Caller::Page => told_to_page(error.to_json()),
    };
    match work(&gateway, asked).await {
        Ok(sent) => {
            if let Some(original) = &sent.original {
                put(&mut headers, "original-request", original);
            }
            if sent.is_replay {
                put(&mut headers, "idempotent-replayed", "true");
            }
            written(&sent.answer.body, sent.answer.status, headers)
        }
        Err(CallError::Refused(error)) => written(&told(&error), error.status, headers),
        Err(CallError::Fault(fault)) => {
            tracing::error!(error = %fault, request_id, "a call could not be answered");
            let error = ApiError::broken();
            written(&error.to_json(), error.status, headers)
        }
    }
}

/// Does a call in one transaction. What is refused is undone, and its key is free again.
async fn work(gateway: &Gateway, asked: Asked) -> Result<Sent, CallError> {
    if let Some(session) = checkout_session_in(&segments(&asked.path)) {
        let (account, id) = (asked.account.clone(), session.to_owned());
        let overdue = move |book: &Book<'_>| checkout::end_overdue(book, &account, &id);
        gateway.ledger.run(overdue).await?;
    }
    let refusal: Arc<Mutex<Option<ApiError>>> = Arc::default();
    let told = Arc::clone(&refusal);
    let done = gateway
        .ledger
        .run(move |book| match in_transaction(book, asked) {
            Ok(sent) => Ok(sent),
            Err(CallError::Fault(fault)) => Err(fault),
            Err(CallError::Refused(error)) => {
                *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                // Undoes what was written; what is told is in the error above.
                Err(Fault::Refused(Refusal::LeaseOver))
            }
        })
        .await;
    let refused = refusal
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    match (done, refused) {
        (Ok(sent), _) => Ok(sent),
        (Err(Fault::Refused(_)), Some(error)) => Err(CallError::Refused(error)),
        // What it was refused for may rest on what was not kept.
        (Err(fault), _) => Err(CallError::Fault(fault)),
    }
}

fn in_transaction(book: &Book<'_>, asked: Asked) -> Result<Sent, CallError> {
    // Before what was answered under a key is answered again.
    allowed(asked.caller, &asked.method, &segments(&asked.path))?;
    // What is due happens by the clock. Afterwards, everything happens by this call.
    book.intent_by_reference(&asked.account, NAME, "")?;
    // The secrets of sessions are in no row.
    let key = asked.key.as_ref().filter(|_| !opens_session(&asked.path));
    let lease = match key {
        None => None,
        Some(key) => match begin(book, &asked, key)? {
            Begun::Fresh(lease) => Some(lease),
            Begun::Replay(stored) => return replayed(&stored, &asked.webhook_secret),
            Begun::Mismatch => {
                return Err(ApiError::idempotency(
                    400,
                    "Keys for idempotent requests can only be used with the same parameters and \
                     endpoint they were first used with. Try using a key other than the one that \
                     was sent if you meant to execute a different request.",
                )
                .into());
            }
            Begun::InProgress => {
                return Err(ApiError::idempotency(
                    409,
                    "There is currently another in-progress request using this Idempotent Key. \
                     Please try again later.",
                )
                .coded("idempotency_key_in_use")
                .into());
            }
        },
    };
    let cause = Cause {
        request: asked.request_id.clone(),
        key: asked.key.clone(),
    };
    let request_id = asked.request_id.clone();
    let webhook_secret = asked.webhook_secret.clone();
    let answer = caused_by::call(cause, || answer(book, asked))?;
    if let Some(lease) = lease {
        let body = kept(&request_id, &answer.body, &webhook_secret);
        let status = answer.status;
        book.finish_idempotent(&lease, StoredAnswer { status, body })?;
        return Ok(Sent {
            answer,
            original: Some(request_id),
            is_replay: false,
        });
    }
    Ok(Sent {
        answer,
        original: None,
        is_replay: false,
    })
}

fn begin(book: &Book<'_>, asked: &Asked, key: &str) -> Result<Begun, CallError> {
    let key = IdempotencyKey {
        account: asked.account.clone(),
        dialect: NAME.to_owned(),
        // A page's keys are none of the server's.
        key: format!("{}:{key}", word(asked.caller)),
        kept_for: KEPT_FOR,
    };
    let parts = [
        word(asked.caller),
        asked.method.as_str(),
        &asked.path,
        &asked.query,
        &asked.said,
    ];
    Ok(book.begin_idempotent(&key, &parts)?)
}

const fn word(caller: Caller) -> &'static str {
    match caller {
        Caller::Server => "secret",
        Caller::Page => "page",
    }
}

/// An answer as it is kept. The secret of webhooks is in no row: whether it was told is.
fn kept(request_id: &str, answer: &Json, webhook_secret: &str) -> String {
    let mut answer = answer.clone();
    let tells = answer.get("secret").and_then(Json::as_str) == Some(webhook_secret);
    if let (true, Json::Object(fields)) = (tells, &mut answer) {
        fields.remove("secret");
    }
    json!({ "request": request_id, "answer": answer, "tells_secret": tells }).to_string()
}

fn replayed(stored: &StoredAnswer, webhook_secret: &str) -> Result<Sent, CallError> {
    let kept: Json = serde_json::from_str(&stored.body).map_err(|_| ApiError::broken())?;
    let mut body = kept.get("answer").cloned().unwrap_or_default();
    let tells = kept.get("tells_secret").and_then(Json::as_bool) == Some(true);
    if let (true, Json::Object(fields)) = (tells, &mut body) {
        fields.insert("secret".to_owned(), webhook_secret.into());
    }
    Ok(Sent {
        answer: Answer {
            status: stored.status,
            body,
        },
        original: kept
            .get("request")
            .and_then(Json::as_str)
            .map(str::to_owned),
        is_replay: true,
    })
}

fn answer(book: &Book<'_>, mut asked: Asked) -> Result<Answer, CallError> {
    let mut expand = Fields::new();
    if let Some(node) = asked.fields.remove("expand") {
        expand.insert("expand".to_owned(), node);
    }
    let expansion = Params::read(expand, Expansion::read)?;
    let desk = Desk {
        book,
        account: &asked.account,
    };
    let call = Call {
        desk,
        caller: asked.caller,
        version: asked.version,
        expansion: expansion.clone(),
        webhook_secret: &asked.webhook_secret,
        origins: Origins {
            gateway: &asked.gateway_origin,
            bank: &asked.bank_origin,
        },
        page: PageFacts {
            publishable_key: &asked.publishable_key,
            cvc_policies: asked.cvc_policies,
            origin: asked.page.as_deref(),
        },
    };
    let path = segments(&asked.path);
    let mut answer = dispatch(&call, asked.method.as_str(), &path, asked.fields)?;
    if answer.status == 200 && asked.caller == Caller::Server {
        expansion.apply(&mut answer.body, &mut |id| {
            find_by_id(desk, id).map_err(CallError::from)
        })?;
    }
    if asked.caller == Caller::Page {
        answer.body = told_to_page(answer.body);
    }
    Ok(answer)
}

fn opens_session(path: &str) -> bool {
    matches!(
        segments(path).as_slice(),
        ["payseal", "sessions"] | ["customer_sessions"]
    )
}

/// The checkout session that a path names.
fn checkout_session_in<'a>(path: &[&'a str]) -> Option<&'a str> {
    match path {
        ["checkout", "sessions", id, ..] | ["payment_pages", id, ..] => Some(id),
        _ => None,
    }
}

/// What stands below `/v1/`; of the second version, with its name in front.
fn segments(path: &str) -> Vec<&str> {
    let parts = path.trim_start_matches("/v1").split('/');
    parts.filter(|part| !part.is_empty()).collect()
}
