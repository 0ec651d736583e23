//! `payment_methods`: create, update, read, list, detach and attach, for servers.

use std::ops::ControlFlow;

use axum::extract::State;
use payseal_core::wire::payment_method::CreateRequest;

use super::signed::Signed;
use super::{Answer, card_input, convert};
use crate::wire::payment_methods::{
    AttachPaymentMethod, CreatePaymentMethod, DetachPaymentMethod, ListPaymentMethods,
    QueryPaymentMethod, UpdatePaymentMethod, UpdateRequest,
};
use payseal_engine::ledger::MethodChange;
use payseal_gateway::gateway::Gateway;

const METHOD: &str = "customerPaymentMethodId";
const CUSTOMER: &str = "customerId";

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: CreateRequest = signed.body()?;
    let policies = gateway.cvc_policies(&signed.account);
    let new = card_input::prove(request, policies, gateway.clock.now())?;
    if let ControlFlow::Break(answer) = card_input::suffer(&gateway, &new).await {
        return Ok(answer);
    }
    let method = gateway
        .ledger
        .run(move |book| book.create_method(&signed.account, new))
        .await?;
    Ok(Answer::success::<CreatePaymentMethod>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn update(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: UpdateRequest = signed.body()?;
    let now = gateway.clock.now();
    let expiry = request
        .card
        .map(|card| card_input::new_expiry(card.month.as_deref(), card.year.as_deref(), now))
        .transpose()?;
    let change = MethodChange {
        billing: request.billing_detail.map(convert::billing).transpose()?,
        expiry,
        preferred_brand: None,
    };
    let method = gateway
        .ledger
        .run(move |book| {
            book.update_method(&signed.account, request.payment_method.as_str(), change)
        })
        .await?;
    Ok(Answer::success::<UpdatePaymentMethod>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn find(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let method = gateway
        .ledger
        .run(move |book| book.method(&signed.account, signed.path(METHOD)))
        .await?;
    Ok(Answer::success::<QueryPaymentMethod>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn list(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let methods = gateway
        .ledger
        .run(move |book| book.methods_of(&signed.account, signed.path(CUSTOMER)))
        .await?;
    Ok(Answer::success::<ListPaymentMethods>(
        convert::payment_methods(methods)?,
    ))
}

pub(super) async fn detach(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let signed = signed.without_body()?;
    let method = gateway
        .ledger
        .run(move |book| book.detach_method(&signed.account, signed.path(METHOD)))
        .await?;
    Ok(Answer::success::<DetachPaymentMethod>(
        convert::payment_method(method)?,
    ))
}

pub(super) async fn attach(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let signed = signed.without_body()?;
    let method = gateway
        .ledger
        .run(move |book| {
            book.attach_method(&signed.account, signed.path(METHOD), signed.path(CUSTOMER))
        })
        .await?;
    Ok(Answer::success::<AttachPaymentMethod>(
        convert::payment_method(method)?,
    ))
}
