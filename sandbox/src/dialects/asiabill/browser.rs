//! The v3 routes that the frame calls: create and list payment methods, with a session token in
//! place of a signature. A token serves as often as needed while it lasts.

use std::ops::ControlFlow;

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use payseal_core::wire::browser::{
    CreateFromBrowser, ListFromBrowser, TOKEN_HEADER, TOKEN_REFUSED,
};
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::payment_method::CreateRequest;

use super::signed::{read_body, take_body};
use super::{Answer, card_input, convert};
use crate::gateway::Gateway;
use crate::ledger::Refusal;

/// A browser whose session token holds.
pub(super) struct Browser {
    account: String,
}

impl FromRequestParts<Gateway> for Browser {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, gateway: &Gateway) -> Result<Self, Answer> {
        let refused = || Answer::refused_because(RequestCode::Signature, TOKEN_REFUSED);
        let token = parts
            .headers
            .get(TOKEN_HEADER)
            .and_then(|value| value.to_str().ok())
            .ok_or_else(refused)?
            .to_owned();
        let account = gateway
            .ledger
            .run(move |book| book.session_account(&token))
            .await?;
        Ok(Self {
            account: account.ok_or_else(refused)?,
        })
    }
}

pub(super) async fn create(
    State(gateway): State<Gateway>,
    browser: Browser,
    request: Request,
) -> Result<Answer, Answer> {
    let request: CreateRequest = read_body(&take_body(request).await?)?;
    let new = card_input::prove(request, gateway.clock.now())?;
    if let ControlFlow::Break(answer) = card_input::suffer(&gateway, &new).await {
        return Ok(answer);
    }
    let method = gateway
        .ledger
        .run(move |book| book.create_method(&browser.account, new))
        .await?;
    tracing::info!(payment_method = %method.id, "a browser saved a card");
    Ok(Answer::success::<CreateFromBrowser>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn list(
    State(gateway): State<Gateway>,
    browser: Browser,
    customer: Result<Path<String>, PathRejection>,
) -> Result<Answer, Answer> {
    let Path(customer) = customer.map_err(|_| Answer::from(Refusal::CustomerUnknown))?;
    let methods = gateway
        .ledger
        .run(move |book| book.methods_of(&browser.account, &customer))
        .await?;
    Ok(Answer::success::<ListFromBrowser>(
        convert::payment_methods(methods)?,
    ))
}
