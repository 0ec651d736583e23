//! `local_payment`: an order paid on a provider's page. The page is the bank's of this sandbox
//! (`challenge`), which asks in the provider's name.

use axum::extract::State;
use payseal_core::money::{Currency, Money};
use payseal_core::wire::codes;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::signed::Signed;
use super::{Answer, challenge};
use crate::gateway::Gateway;
use crate::ledger::{Charged, LocalWish};
use crate::store::{Local, Payment};

/// The longest texts, as for a charge.
const MAX_ORDER_NO: usize = 50;
const MAX_URL: usize = 1000;
const MAX_REMARK: usize = 500;

pub(super) struct PayLocally;

impl Endpoint for PayLocally {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/local_payment";
    const SUCCESS: &'static str = "0000";
    type Params = ();
    type Request = Request;
    type Answer = Shown;
}

/// What is read of the vendor's body; who is billed, what is bought and the rest say nothing here.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    payment_method: String,
    order_no: String,
    order_amount: Value,
    order_currency: String,
    remark: Option<String>,
    return_url: Option<String>,
    callback_url: Option<String>,
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
    let wish = wish(signed.body()?)?;
    let charged = gateway
        .ledger
        .run(move |book| book.pay_locally(&signed.account, wish))
        .await?;
    let shown = match charged {
        Charged::Done(payment) => shown(payment, String::new()),
        Charged::Challenged { payment, secret } => {
            shown(payment, challenge::address(&gateway, &secret))
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
        redirect_url,
        trade_no: payment.trade_no,
        order_no: payment.order_no,
        order_amount: payment.amount.to_decimal(),
        order_currency: payment.amount.currency().code(),
        order_status: payment.status.word(),
        order_info: payment.info,
    }
}

fn wish(request: Request) -> Result<LocalWish, Answer> {
    let wrong = |reason: &str| Answer::wrong_member(reason);
    let local = Local::from_word(&request.payment_method).ok_or_else(|| {
        let words: Vec<_> = Local::ALL.into_iter().map(Local::word).collect();
        wrong(&format!("paymentMethod is one of {}", words.join(", ")))
    })?;
    let currency = Currency::parse(&request.order_currency)
        .ok_or_else(|| wrong("orderCurrency is no ISO code that is known here"))?;
    let amount = match &request.order_amount {
        Value::String(text) => Money::parse_decimal(text, currency).ok(),
        Value::Number(number) => Money::parse_decimal(&number.to_string(), currency).ok(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    };
    let amount = amount.filter(|amount| amount.minor() > 0).ok_or_else(|| {
        wrong("orderAmount is a decimal above zero with the currency's decimals at most")
    })?;
    let order = request.order_no.chars().count();
    if order == 0 || order > MAX_ORDER_NO {
        return Err(wrong("orderNo has 1 to 50 characters"));
    }
    for (name, text, most) in [
        ("returnUrl", &request.return_url, MAX_URL),
        ("callbackUrl", &request.callback_url, MAX_URL),
        ("remark", &request.remark, MAX_REMARK),
    ] {
        if text
            .as_ref()
            .is_some_and(|text| text.chars().count() > most)
        {
            return Err(wrong(&format!("{name} is too long")));
        }
    }
    Ok(LocalWish {
        order_no: request.order_no,
        amount,
        local,
        remark: request.remark,
        return_url: request.return_url,
        callback_url: request.callback_url,
    })
}
