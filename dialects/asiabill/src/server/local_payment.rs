//! `local_payment`: an order paid on a provider's page. The page is the bank's of this sandbox
//! (`challenge`), which asks in the provider's name.

use axum::extract::State;
use payseal_core::wire::codes;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::order::{self, OrderBody};
use super::signed::Signed;
use super::{Answer, NAME, challenge, payment_words, spellings};
use payseal_engine::ledger::{Charged, LocalWish};
use payseal_engine::store::{Payment, Provider};
use payseal_gateway::address::with_query;
use payseal_gateway::bank;
use payseal_gateway::gateway::Gateway;

pub(super) struct PayLocally;

impl Endpoint for PayLocally {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/local_payment";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = Request;
    type Answer = Shown;
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    payment_method: String,
    is_mobile: Option<Value>,
    #[serde(flatten)]
    order: OrderBody,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Shown {
    redirect_url: String,
    trade_no: String,
    order_no: String,
    order_amount: String,
    order_currency: &'static str,
    order_status: &'static str,
    order_info: String,
}

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let request: Request = signed.body()?;
    let on_phone = order::is_phone(request.is_mobile.as_ref());
    let wish = wish(request)?;
    let charged = gateway
        .ledger
        .run(move |book| book.pay_locally(&signed.account, wish))
        .await?;
    let shown = match charged {
        Charged::Done(payment) => shown(payment, String::new()),
        Charged::Challenged { payment, secret } => {
            let address = challenge::address(&gateway, &secret);
            // Nobody scans his own screen.
            let here: &[_] = if on_phone { &[bank::HERE] } else { &[] };
            shown(payment, with_query(&address, here))
        }
        Charged::Duplicate(payment) => Shown {
            order_status: "fail",
            order_info: codes::DUPLICATE_ORDER.to_owned(),
            ..shown(payment, String::new())
        },
    };
    tracing::info!(trade_no = shown.trade_no, "a local payment was begun");
    Ok(Answer::success::<PayLocally>(shown))
}

fn shown(payment: Payment, redirect_url: String) -> Shown {
    Shown {
        order_status: payment_words::order_status(&payment),
        order_info: payment_words::order_info(&payment),
        redirect_url,
        trade_no: payment.trade_no,
        order_no: payment.reference.unwrap_or_default(),
        order_amount: payment.amount.to_decimal(),
        order_currency: payment.amount.currency().code(),
    }
}

fn wish(request: Request) -> Result<LocalWish, Answer> {
    let provider = spellings::provider_of(&request.payment_method).ok_or_else(|| {
        let words: Vec<_> = Provider::ALL
            .iter()
            .copied()
            .map(spellings::provider)
            .collect();
        Answer::wrong_member(&format!("paymentMethod is one of {}", words.join(", ")))
    })?;
    let order = request.order.check()?;
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
