//! A merchant with Alipay+, on an origin of their own: the server signs its calls with the demo account's
//! key, checks every answer and every notification, and sees no card; the page has the sealed form.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::{
    Json, Router,
    extract::{Query, State},
    http::{HeaderMap, StatusCode, Uri},
    response::{Html, IntoResponse, Response},
    routing::{get, post},
};
use payseal_e2e::{Outcome, stage::Stage, wait};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::task::JoinHandle;

use crate::alipay_calls::{BUYER, Calls};
use crate::alipay_page;

/// The merchant's server, while it runs.
pub(crate) struct Merchant {
    books: Arc<Books>,
    task: JoinHandle<()>,
}

/// What the server knows.
struct Books {
    origin: String,
    account: String,
    shown_gateway: String,
    calls: Calls,
    /// Every notification whose signature was right.
    heard: Mutex<Vec<Value>>,
    sessions: Mutex<usize>,
}

/// What the page is for.
#[derive(Clone, Deserialize)]
struct Till {
    /// `setup` or `payment`.
    mode: String,
    /// `AUTOMATIC` or `MANUAL`.
    #[serde(default)]
    capture: String,
    #[serde(default = "dollars")]
    currency: String,
    /// Whether the page keeps to itself whose cards are listed: the session knows it.
    #[serde(default)]
    unnamed: bool,
    /// Whose cards are taken; everybody's without one.
    #[serde(default)]
    region: String,
    /// The merchant's number of the order.
    #[serde(default)]
    order: String,
}

fn dollars() -> String {
    "SGD".to_owned()
}

impl Merchant {
    /// Opens, with the keys of the demo account as the gateway tells them.
    pub(crate) async fn open(stage: &Stage) -> Outcome<Self> {
        let books = Arc::new(Books {
            origin: stage.merchant().to_owned(),
            account: stage.account().to_owned(),
            shown_gateway: stage.gateway().to_owned(),
            calls: Calls::of(stage).await?,
            heard: Mutex::default(),
            sessions: Mutex::default(),
        });
        let routes = Router::new()
            .route("/", get(page))
            .route("/session", post(session))
            .route("/charge", post(charge))
            .route("/notify", post(notify))
            .route(
                "/returned",
                get(|| async { Html("<!doctype html><p>Back") }),
            )
            .with_state(Arc::clone(&books));
        let stall = stage.stall().await?;
        stall.set_nonblocking(true)?;
        let stall = tokio::net::TcpListener::from_std(stall)?;
        let task = tokio::spawn(async move {
            // It serves until it is dropped.
            let _ended = axum::serve(stall, routes).await;
        });
        Ok(Self { books, task })
    }

    /// The merchant's server calls the gateway, outside of any page.
    pub(crate) async fn call(&self, name: &str, body: Value) -> Outcome<Value> {
        self.books.calls.call(name, &body).await
    }

    /// The payment of an order with a card token, as the server makes it by itself.
    pub(crate) async fn pay(&self, order: &str, token: &str, capture: &str) -> Outcome<Value> {
        let body = self.books.calls.payment(order, token, "SGD", capture);
        self.books.calls.call("/payments/pay", &body).await
    }

    /// The notification of a type about this, once it came. The gateway sends it three seconds later.
    pub(crate) async fn hears(&self, stage: &Stage, kind: &str, id: &str) -> Outcome<Value> {
        wait::until(&format!("{kind} of {id}"), || async {
            stage.pass(std::time::Duration::from_secs(3));
            let is_it = |told: &&Value| {
                let ids = ["paymentRequestId", "captureRequestId", "vaultingRequestId"];
                told.get("notifyType") == Some(&json!(kind))
                    && ids.iter().any(|name| told.get(*name) == Some(&json!(id)))
            };
            Ok(lock(&self.books.heard).iter().find(is_it).cloned())
        })
        .await
    }
}

impl Drop for Merchant {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The code of an answer or a notification.
pub(crate) fn code(told: &Value) -> &str {
    let code = told.pointer("/result/resultCode");
    code.and_then(Value::as_str).unwrap_or_default()
}

/// A status, and the reason for whoever looks.
type Failed = (StatusCode, String);

type Answered = Result<Json<Value>, Failed>;

fn failed(error: anyhow::Error) -> Failed {
    (StatusCode::BAD_GATEWAY, format!("{error:#}"))
}

/// `POST /session`: the token with which the form opens is a vaulting session's data.
async fn session(State(books): State<Arc<Books>>, Query(till): Query<Till>) -> Answered {
    let told = open_session(&books, &till).await.map_err(failed)?;
    Ok(Json(
        json!({ "sessionToken": told.get("vaultingSessionData") }),
    ))
}

async fn open_session(books: &Books, till: &Till) -> Outcome<Value> {
    let number = {
        let mut sessions = lock(&books.sessions);
        *sessions += 1;
        *sessions
    };
    let mut body = json!({
        "paymentMethodType": "CARD",
        "vaultingRequestId": format!("vault-{number}"),
        "vaultingNotificationUrl": format!("{}/notify", books.origin),
    });
    if let (true, Some(body)) = (till.mode == "payment", body.as_object_mut()) {
        let amount = json!({ "currency": &till.currency, "value": "4200" });
        body.insert("paymentAmount".to_owned(), amount);
        body.insert("buyer".to_owned(), json!({ "referenceBuyerId": BUYER }));
    }
    if let (false, Some(body)) = (till.region.is_empty(), body.as_object_mut()) {
        let regions = json!([till.region]);
        body.insert("allowedPaymentMethodRegions".to_owned(), regions);
    }
    books
        .calls
        .call("/vaults/createVaultingSession", &body)
        .await
}

/// What the form says when it is paid with.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Press {
    attempt: String,
    customer_payment_method_id: String,
    #[serde(default)]
    settle: bool,
}

/// `POST /charge`: pays with the card token, or says how that stands.
async fn charge(
    State(books): State<Arc<Books>>,
    Query(till): Query<Till>,
    Json(press): Json<Press>,
) -> Answered {
    let (attempt, token) = (&press.attempt, &press.customer_payment_method_id);
    let told = if press.settle {
        let body = json!({ "paymentRequestId": attempt });
        books.calls.call("/payments/inquiryPayment", &body).await
    } else {
        let body = books
            .calls
            .payment(attempt, token, &till.currency, &till.capture);
        books.calls.call("/payments/pay", &body).await
    };
    let told = told.map_err(failed)?;
    // Of an inquiry the result says only that it was answered.
    let text = |path: &str| told.pointer(path).and_then(Value::as_str);
    let how = text("/paymentStatus").or(text("/result/resultStatus"));
    let why = text("/paymentResultCode").or(text("/result/resultCode"));
    Ok(Json(match (how.unwrap_or_default(), text("/normalUrl")) {
        ("S" | "SUCCESS", _) => json!({ "status": "succeeded" }),
        ("U" | "PROCESSING", Some(url)) => json!({ "status": "challenge", "redirectUrl": url }),
        ("F" | "FAIL" | "CANCELLED", _) => json!({ "status": "declined", "decline": why }),
        _ => json!({ "status": "pending" }),
    }))
}

/// `POST /notify`: the gateway tells how something ended.
async fn notify(
    State(books): State<Arc<Books>>,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    if !books
        .calls
        .is_signed(&headers, "request-time", uri.path(), &body)
    {
        return StatusCode::FORBIDDEN.into_response();
    }
    lock(&books.heard).extend(serde_json::from_str(&body).ok());
    let said = json!({
        "result": { "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success" },
    });
    Json(said).into_response()
}

/// `GET /`: the sealed form, and a button.
async fn page(
    State(books): State<Arc<Books>>,
    uri: Uri,
    Query(till): Query<Till>,
) -> Result<Html<String>, Failed> {
    let place = uri.query().unwrap_or_default();
    let (gateway, account) = (&books.shown_gateway, &books.account);
    // What the gateway calls the shopper: the form keeps room for a list before the session tells of one.
    let told = open_session(&books, &till).await.map_err(failed)?;
    let customer = told.get("customerId").and_then(Value::as_str);
    let customer = customer.filter(|_| !till.unnamed);
    let customer = customer.map(|id| format!("customerId: '{id}', "));
    let options = format!("mode: '{}', {}", till.mode, customer.unwrap_or_default());
    Ok(Html(alipay_page::page(
        gateway,
        account,
        &options,
        &till.order,
        place,
    )))
}
