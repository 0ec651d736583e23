//! `/services/v3/account`, this project's own: the drop-in script asks whose session token it was
//! given, since pages that were made for AsiaBill's script name no account. It is asked by the
//! merchant's page, so it answers pages of the account's origins and no others.

use axum::Form;
use axum::extract::{FromRequest, Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ORIGIN, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use payseal_core::wire::browser::TOKEN_REFUSED;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::{Deserialize, Serialize};

use super::Answer;
use payseal_engine::store::Session;
use payseal_gateway::gateway::Gateway;

pub(super) struct AccountOfToken;

impl Endpoint for AccountOfToken {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/services/v3/account";
    const SUCCESS: &'static str = "0";
    type Params = ();
    type Request = ();
    type Answer = Facts;
}

/// The form that the script posts: of a type that needs no preflight.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    session_token: String,
}

/// What the script needs in order to name the form's address.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Facts {
    gateway_no: String,
    /// Whose saved cards the token lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    customer_id: Option<String>,
}

pub(super) async fn find(State(gateway): State<Gateway>, request: Request) -> Response {
    let origin = request.headers().get(ORIGIN).cloned();
    match answer(&gateway, origin.as_ref(), request).await {
        Ok(facts) => {
            let mut response = Answer::success::<AccountOfToken>(facts).into_response();
            open_to(response.headers_mut(), origin);
            response
        }
        // A page that may not know reads no answer either.
        Err(refusal) => refusal.into_response(),
    }
}

async fn answer(
    gateway: &Gateway,
    origin: Option<&HeaderValue>,
    request: Request,
) -> Result<Facts, Answer> {
    let Form(Asked { session_token }) = Form::from_request(request, gateway)
        .await
        .map_err(|_| Answer::wrong_member("the body is a form with sessionToken"))?;
    let refused = || Answer::refused_because(RequestCode::Signature, TOKEN_REFUSED);
    let session = gateway
        .ledger
        .run(move |book| book.session(&session_token))
        .await?
        .ok_or_else(refused)?;
    if !is_page_of(gateway, &session, origin) {
        return Err(refused());
    }
    Ok(Facts {
        gateway_no: session.account,
        customer_id: session.features.customer,
    })
}

/// Whether the session may be used on a page of this origin.
fn is_page_of(gateway: &Gateway, session: &Session, origin: Option<&HeaderValue>) -> bool {
    let Some(origin) = origin.and_then(|value| value.to_str().ok()) else {
        return false;
    };
    let Some(account) = gateway.accounts.find(&session.account) else {
        return false;
    };
    let bound = &session.features.origins;
    account.origins.iter().any(|own| own.as_str() == origin)
        && (bound.is_empty() || bound.iter().any(|own| own == origin))
}

/// Lets a page of this origin read the answer.
fn open_to(headers: &mut HeaderMap, origin: Option<HeaderValue>) {
    if let Some(origin) = origin {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(VARY, HeaderValue::from_static("origin"));
        headers.insert(
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        );
    }
}
