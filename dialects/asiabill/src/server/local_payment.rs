//! `local_payment`: an order paid on a provider's page. The page is the bank's of this sandbox
//! (`challenge`), which asks in the provider's name.

use crate::wire::charge::OrderStatus;
use crate::wire::order_info;
use axum::extract::State;
use payseal_core::wire::ids::TradeNo;

use super::order;
use super::signed::Signed;
use super::{Answer, NAME, challenge, convert, payment_words, spellings};
use crate::wire::local_payment::{LocalPaymentAnswer, LocalPaymentRequest, PayLocally};
use payseal_engine::ledger::{Charged, LocalWish};
use payseal_engine::store::{Payment, Provider};
use payseal_gateway::address::with_query;
use payseal_gateway::bank;
use payseal_gateway::gateway::Gateway;

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: LocalPaymentRequest = signed.body()?;
    let on_phone = order::is_phone(&request.is_mobile);
    let wish = wish(request)?;
    let charged = gateway
        .ledger
        .run(move |book| book.pay_locally(&signed.account, wish))
        .await?;
    let shown = match charged {
        Charged::Done(payment) => shown(payment, String::new())?,
        Charged::Challenged { payment, secret } => {
            let address = challenge::address(&gateway, &secret);
            // Nobody scans his own screen.
            let here: &[_] = if on_phone { &[bank::HERE] } else { &[] };
            shown(payment, with_query(&address, here))?
        }
        Charged::Duplicate(payment) => LocalPaymentAnswer {
            order_status: Some(OrderStatus::Fail),
            order_info: Some(order_info::DUPLICATE_ORDER.to_owned()),
            ..shown(payment, String::new())?
        },
    };
    tracing::info!(
        trade_no = shown.trade_no.as_ref().map(TradeNo::as_str),
        "a local payment was begun"
    );
    Ok(Answer::success::<PayLocally>(shown))
}

fn shown(payment: Payment, redirect_url: String) -> Result<LocalPaymentAnswer, Answer> {
    Ok(LocalPaymentAnswer {
        order_status: Some(payment_words::status(payment.status)),
        order_info: Some(payment_words::order_info(&payment)),
        redirect_url,
        trade_no: Some(TradeNo::parse(&payment.id).map_err(convert::unreadable)?),
        order_no: Some(payment.reference.unwrap_or_default()),
        order_amount: Some(payment.amount.to_decimal()),
        order_currency: Some(payment.amount.currency().code().to_owned()),
    })
}

fn wish(request: LocalPaymentRequest) -> Result<LocalWish, Answer> {
    let provider = spellings::provider_of(&request.payment_method).ok_or_else(|| {
        let words: Vec<_> = Provider::ALL
            .iter()
            .copied()
            .map(spellings::provider)
            .collect();
        Answer::wrong_member(&format!("paymentMethod is one of {}", words.join(", ")))
    })?;
    let order = order::check(request.order)?;
    Ok(LocalWish {
        dialect: NAME.to_owned(),
        reference: order.order_no,
        amount: order.amount,
        provider,
        country: order.country,
        remark: order.remark,
        return_url: order.return_url,
        callback_url: order.callback_url,
    })
}
