//! What the payment page's script asks: a token for the form, and that the order be charged. To the
//! loader this is the merchant's server.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use payseal_core::wire::browser::SESSION_LIFETIME_SECONDS;
use serde::{Deserialize, Serialize};

use super::order::{BACK, gateway_of, id_of, merchant_address};
use payseal_engine::ledger::{CheckoutCharge, CheckoutCharged, CheckoutStatus, Fault, Refusal};
use payseal_engine::secret;
use payseal_engine::store::{AttemptStatus, Features, Payment};
use payseal_gateway::address;
use payseal_gateway::gateway::Gateway;

/// What is said of a press that charged nothing and never will.
const NOT_CHARGED: &str = "processing_error";

/// The longest name of a press.
const MAX_NAME: usize = 64;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Token {
    session_token: String,
    expires_in: u32,
}

/// `POST /c/{secret}/session`: a token that works on this page only, for this order's amount.
pub(super) async fn session(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
) -> Response {
    let id = id_of(&secret);
    let origin = gateway.checkout_origin.clone();
    let own = gateway.clone();
    let opened = gateway
        .ledger
        .run(move |book| {
            let (checkout, stands) = book.checkout(&id)?;
            if stands != CheckoutStatus::Open {
                return Err(Refusal::CheckoutOver.into());
            }
            let features = Features {
                customer: checkout.customer,
                new_customer: false,
                cvc_again: false,
                cvc_policies: own.cvc_policies(&checkout.account),
                consent_required: true,
                origins: vec![origin],
                amount: Some(checkout.amount),
            };
            book.open_session(&checkout.account, features)
        })
        .await;
    match opened {
        Ok(session_token) => Json(Token {
            session_token,
            expires_in: SESSION_LIFETIME_SECONDS,
        })
        .into_response(),
        Err(fault) => refuse(&fault),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Attempt {
    attempt: String,
    /// Absent when the page only asks what became of the attempt.
    customer_payment_method_id: Option<String>,
    #[serde(default)]
    settle: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    decline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect_url: Option<String>,
    /// Where the shopper goes next, once he has paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// `POST /c/{secret}/charge`.
pub(super) async fn charge(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
    body: Result<Json<Attempt>, JsonRejection>,
) -> Response {
    let Ok(Json(attempt)) = body else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    if attempt.attempt.is_empty() || attempt.attempt.len() > MAX_NAME {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let id = id_of(&secret);
    let gateway = match gateway_of(&gateway, &id).await {
        Ok(gateway) => gateway,
        Err(fault) => return refuse(&fault),
    };
    let press = CheckoutCharge {
        // Only whoever knows the order's secret can reckon it.
        challenge: secret::fingerprint(&format!("challenge {secret} {}", attempt.attempt)),
        return_url: format!("{}{BACK}/{id}/card", gateway.checkout_origin),
        payment_method: attempt
            .customer_payment_method_id
            .filter(|_| !attempt.settle),
        idempotency_key: attempt.attempt,
    };
    let pressed = gateway
        .ledger
        .run(move |book| {
            let pressed = book.charge_checkout(&id, press)?;
            let (checkout, _) = book.checkout(&id)?;
            Ok((checkout, pressed))
        })
        .await;
    match pressed {
        Ok((checkout, CheckoutCharged::Payment(payment, challenge))) => {
            tracing::info!(payment_id = payment.id, "the payment page was answered");
            let next = merchant_address(&gateway, &checkout, (*payment).clone());
            Json(told(&gateway, *payment, challenge.as_deref(), next)).into_response()
        }
        Ok((_, CheckoutCharged::Nothing)) => Json(Told {
            status: "declined",
            decline: Some(NOT_CHARGED.to_owned()),
            redirect_url: None,
            next: None,
        })
        .into_response(),
        Err(fault) => refuse(&fault),
    }
}

fn told(
    gateway: &Gateway,
    payment: Payment,
    challenge: Option<&str>,
    next: Option<String>,
) -> Told {
    let said = |status| Told {
        status,
        decline: None,
        redirect_url: None,
        next: None,
    };
    match (payment.status, challenge) {
        (AttemptStatus::Succeeded | AttemptStatus::RequiresCapture, _) => Told {
            next,
            ..said("succeeded")
        },
        (AttemptStatus::Failed(_) | AttemptStatus::Canceled(_), _) => Told {
            decline: Some(gateway.decline_words(&payment)),
            ..said("declined")
        },
        (AttemptStatus::RequiresAction | AttemptStatus::Processing(_), Some(secret)) => Told {
            redirect_url: Some(address::of_challenge(&gateway.bank_origin, secret)),
            ..said("challenge")
        },
        (AttemptStatus::RequiresAction | AttemptStatus::Processing(_), None) => Told {
            next,
            ..said("pending")
        },
    }
}

/// Nothing was charged, and the loader knows it by the status.
fn refuse(fault: &Fault) -> Response {
    match fault {
        Fault::Refused(Refusal::CheckoutUnknown) => StatusCode::NOT_FOUND,
        Fault::Refused(Refusal::CheckoutOver) => StatusCode::GONE,
        Fault::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Fault::Store(_) | Fault::NoRandomness(_) | Fault::Busy | Fault::Torn => {
            tracing::error!(error = %fault, "the payment page could not be answered");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
    .into_response()
}
