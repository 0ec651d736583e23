//! `confirmCharge`: charge an order, with the shopper present or without.

use std::ops::ControlFlow;

use crate::wire::charge::{
    ChallengeWish, Charge as WireCharge, ChargeRequest, ConfirmCharge, InlineCard, OrderStatus,
};
use crate::wire::order_info;
use axum::extract::State;
use payseal_core::money::{Currency, Money};
use payseal_core::wire::ids::TradeNo;
use serde::Deserialize;
use serde_json::Value;

use super::merchant_address::merchant_address;
use super::signed::Signed;
use super::{Answer, NAME, card_input, challenge, convert, payment_words};
use payseal_engine::cards;
use payseal_engine::ledger::{Charge, Charged, NewMethod};
use payseal_engine::store::{CaptureMode, Payment};
use payseal_gateway::gateway::Gateway;

/// The longest remark, by the vendor's documentation.
const MAX_REMARK: usize = 500;

pub(super) async fn confirm(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: ChargeRequest = signed.body()?;
    let amount = amount(&request)?;
    let is_long = |text: &String| text.chars().count() > MAX_REMARK;
    if request.remark.as_ref().is_some_and(is_long) {
        return Err(Answer::wrong_member("remark is too long"));
    }
    let return_url = merchant_address("returnUrl", request.return_url.clone())?;
    let callback_url = merchant_address("callbackUrl", request.callback_url.clone())?;
    let inline = inline_card(&gateway, &signed, &request).await?;
    let inline = match inline {
        ControlFlow::Continue(inline) => inline,
        ControlFlow::Break(answer) => return Ok(answer),
    };
    let charge = Charge {
        dialect: NAME.to_owned(),
        reference: request.order_no.to_string(),
        amount,
        usage: convert::usage(request.token_type, request.customer.is_some()),
        customer: request.customer.as_ref().map(ToString::to_string),
        payment_method: request
            .payment_method
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        ask_shopper: request.challenge == Some(ChallengeWish::Any),
        capture: capture(&gateway, &signed)?,
        remark: request.remark.clone(),
        return_url,
        callback_url,
    };
    let charged = gateway
        .ledger
        .run(move |book| {
            let mut charge = charge;
            if let Some(new) = inline {
                charge.payment_method = book.create_method(&signed.account, new)?.id;
            }
            book.charge(&signed.account, charge)
        })
        .await?;
    let answer = match charged {
        Charged::Done(payment) => wire(&request, &payment, String::new())?,
        Charged::Challenged { payment, secret } => {
            wire(&request, &payment, challenge::address(&gateway, &secret))?
        }
        Charged::Duplicate(payment) => WireCharge {
            status: OrderStatus::Fail,
            info: order_info::DUPLICATE_ORDER.to_owned(),
            ..wire(&request, &payment, String::new())?
        },
    };
    tracing::info!(
        trade_no = answer.trade_no.as_ref().map(TradeNo::as_str),
        status = ?answer.status,
        "a charge was answered"
    );
    Ok(Answer::success::<ConfirmCharge>(answer))
}

/// The member that this project adds to a charge.
#[derive(Deserialize)]
struct WithCapture {
    capture: Option<Value>,
}

/// When the money is taken: what the charge says, else what the account is set to.
fn capture(gateway: &Gateway, signed: &Signed) -> Result<CaptureMode, Answer> {
    let WithCapture { capture } = signed.body()?;
    match capture.as_ref().map(Value::as_str) {
        None => Ok(gateway
            .accounts
            .find(&signed.account)
            .map_or_else(CaptureMode::default, |account| account.capture)),
        Some(Some("automatic")) => Ok(CaptureMode::Automatic),
        Some(Some("manual")) => Ok(CaptureMode::Manual),
        Some(_) => Err(Answer::wrong_member("capture is automatic or manual")),
    }
}

fn amount(request: &ChargeRequest) -> Result<Money, Answer> {
    let currency = Currency::parse(&request.currency)
        .ok_or_else(|| Answer::wrong_member("orderCurrency is no ISO code that is known here"))?;
    let amount = Money::parse_decimal(&request.amount, currency).map_err(|_| {
        Answer::wrong_member("orderAmount is a decimal with the currency's decimals at most")
    })?;
    if amount.minor() == 0 {
        return Err(Answer::wrong_member("orderAmount is zero"));
    }
    Ok(amount)
}

/// The card of a merchant who may touch card numbers, when there is no id of a kept one.
async fn inline_card(
    gateway: &Gateway,
    signed: &Signed,
    request: &ChargeRequest,
) -> Result<ControlFlow<Answer, Option<NewMethod>>, Answer> {
    if request.payment_method.is_some() {
        return Ok(ControlFlow::Continue(None));
    }
    let InlineCard { card } = signed.body()?;
    let card = card.ok_or_else(|| Answer::wrong_member("customerPaymentMethodId is missing"))?;
    let policies = gateway.cvc_policies(&signed.account);
    let new = card_input::prove(card, policies, gateway.clock.now())?;
    Ok(match card_input::suffer(gateway, &new).await {
        ControlFlow::Continue(()) => ControlFlow::Continue(Some(new)),
        ControlFlow::Break(answer) => ControlFlow::Break(answer),
    })
}

/// Every member is there, empty when it has nothing to say: the vendor's PHP clients read them
/// without asking whether they exist.
fn wire(
    request: &ChargeRequest,
    payment: &Payment,
    redirect_url: String,
) -> Result<WireCharge, Answer> {
    Ok(WireCharge {
        redirect_url: Some(redirect_url),
        status: payment_words::status(payment.status),
        info: payment_words::order_info(payment),
        remark: Some(request.remark.clone().unwrap_or_default()),
        trade_no: Some(TradeNo::parse(&payment.id).map_err(convert::unreadable)?),
        order_no: request.order_no.clone(),
        amount: request.amount.clone(),
        currency: request.currency.clone(),
        mask_card_no: cards::by_name(&payment.card).map(cards::TestCard::masked),
    })
}
