//! Ways off the payment page: to a provider, back from one, and back to the merchant, with a
//! result that is signed for him.

use axum::Form;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use cookie::time::Duration;
use cookie::{Cookie, SameSite};
use serde::Deserialize;

use super::order::{BACK, gateway_of, id_of, merchant_address};
use super::still;
use crate::cookies;
use payseal_engine::ledger::{Book, CHECKOUT_LIFETIME, Charged, CheckoutStatus, Fault, Refusal};
use payseal_engine::store::{Checkout, Payment};
use payseal_gateway::address::{self, ORDER_PATH};
use payseal_gateway::gateway::Gateway;
use payseal_gateway::provider_words::provider_of;

/// What keeps the order's secret while the shopper is at a provider: sent to the way back only, and
/// read by no script.
const COOKIE: &str = "order";

#[derive(Deserialize)]
pub(super) struct Chosen {
    method: String,
}

/// Sends the shopper to the provider that he chose.
pub(super) async fn to_provider(
    State(gateway): State<Gateway>,
    Path(secret): Path<String>,
    Form(chosen): Form<Chosen>,
) -> Response {
    let Some(provider) = provider_of(&chosen.method) else {
        // The card's own button needs the page's script.
        return Redirect::to(&format!("{ORDER_PATH}/{secret}")).into_response();
    };
    let id = id_of(&secret);
    let back = format!("{}{BACK}/{id}", gateway.checkout_origin);
    let path = format!("{BACK}/{id}");
    let charged = match gateway_of(&gateway, &id).await {
        Ok(gateway) => {
            let pay = move |book: &Book<'_>| book.pay_checkout_locally(&id, provider, back);
            gateway.ledger.run(pay).await
        }
        Err(fault) => Err(fault),
    };
    match charged {
        Ok(Charged::Challenged {
            secret: at_provider,
            ..
        }) => {
            let mut response =
                Redirect::to(&address::of_challenge(&gateway.bank_origin, &at_provider))
                    .into_response();
            let seconds = i64::try_from(CHECKOUT_LIFETIME.as_secs()).unwrap_or(i64::MAX);
            let cookie = Cookie::build((COOKIE, secret))
                .path(path)
                .http_only(true)
                .same_site(SameSite::Lax)
                .max_age(Duration::seconds(seconds));
            cookies::set(response.headers_mut(), cookie);
            response
        }
        Ok(Charged::Done(_) | Charged::Duplicate(_)) => Redirect::to(&path).into_response(),
        Err(Fault::Refused(Refusal::CheckoutUnknown)) => unknown(),
        Err(Fault::Refused(_)) => Redirect::to(&format!("{ORDER_PATH}/{secret}")).into_response(),
        Err(fault) => broken(&fault),
    }
}

/// The shopper walks away, to the merchant.
pub(super) async fn cancel(State(gateway): State<Gateway>, Path(secret): Path<String>) -> Response {
    let id = id_of(&secret);
    let cancelled = gateway
        .ledger
        .run(move |book| {
            let (checkout, _) = book.cancel_checkout(&id)?;
            let last = book.last_of(&checkout)?;
            Ok((checkout, last))
        })
        .await;
    match cancelled {
        Ok((checkout, last)) => {
            Redirect::to(&address_of(&gateway, &checkout, last)).into_response()
        }
        Err(Fault::Refused(_)) => unknown(),
        Err(fault) => broken(&fault),
    }
}

/// Back from a provider: on to the merchant when the order is paid or on its way to be, else to the
/// payment page again, where there is another way to pay. A browser that does not know the order's
/// secret (any more) goes to the merchant as well.
pub(super) async fn back(
    State(gateway): State<Gateway>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    let secret = cookies::value(&headers, COOKIE).filter(|secret| id_of(secret) == id);
    let found = gateway
        .ledger
        .run(move |book| {
            let (checkout, stands) = book.checkout(&id)?;
            let last = book.last_of(&checkout)?;
            Ok((checkout, stands, last))
        })
        .await;
    let (checkout, stands, last) = match found {
        Ok(found) => found,
        Err(Fault::Refused(_)) => return unknown(),
        Err(fault) => return broken(&fault),
    };
    let told = match (stands, secret) {
        (CheckoutStatus::Open, Some(secret)) => {
            return Redirect::to(&format!("{ORDER_PATH}/{secret}")).into_response();
        }
        (CheckoutStatus::Paid(payment) | CheckoutStatus::Settling(payment), _) => Some(payment),
        (CheckoutStatus::Open | CheckoutStatus::Cancelled | CheckoutStatus::Expired, _) => last,
    };
    let address = address_of(&gateway, &checkout, told);
    still::leaving(&gateway, &checkout, &address, &headers)
}

/// Where he is sent. Without a payment there is nothing to tell the merchant: the address as he
/// gave it.
fn address_of(gateway: &Gateway, checkout: &Checkout, payment: Option<Payment>) -> String {
    payment
        .and_then(|payment| merchant_address(gateway, checkout, payment))
        .unwrap_or_else(|| checkout.return_url.clone())
}

fn unknown() -> Response {
    still::plain(StatusCode::NOT_FOUND, "unknown", None)
}

fn broken(fault: &Fault) -> Response {
    tracing::error!(error = %fault, "the payment page could not be served");
    still::plain(StatusCode::INTERNAL_SERVER_ERROR, "broken", None)
}
