//! `checkout/payment`: an order that the shopper pays on the gateway's own page, which is
//! `checkout`'s.

use crate::wire::charge::OrderStatus;
use crate::wire::order_info;
use axum::extract::State;

use super::order;
use super::signed::Signed;
use super::{Answer, NAME, spellings};
use crate::wire::checkout::{Checkout, CheckoutAnswer, CheckoutRequest, GoodsLine};
use payseal_engine::ledger::{CheckoutOpened, CheckoutWish};
use payseal_engine::store::{CaptureMode, Good, PaymentMethodType};
use payseal_gateway::address;
use payseal_gateway::gateway::Gateway;

/// The most lines of what is bought, and the longest of their texts.
const MOST_GOODS: usize = 100;
const MAX_TITLE: usize = 200;

pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let capture = gateway
        .accounts
        .find(&signed.account)
        .map_or_else(CaptureMode::default, |account| account.capture);
    let wish = wish(signed.body()?, capture)?;
    let opened = gateway
        .ledger
        .run(move |book| book.open_checkout(&signed.account, wish))
        .await?;
    let shown = match opened {
        CheckoutOpened::Waiting(checkout, secret) => CheckoutAnswer {
            redirect_url: address::of_order(&gateway.checkout_origin, &secret),
            order_no: Some(checkout.reference),
            order_amount: Some(checkout.amount.to_decimal()),
            order_currency: Some(checkout.amount.currency().code().to_owned()),
            order_status: Some(OrderStatus::Pending),
            order_info: Some("Pending: the order waits on the payment page".to_owned()),
        },
        CheckoutOpened::Duplicate(payment) => CheckoutAnswer {
            redirect_url: String::new(),
            order_no: Some(payment.reference.unwrap_or_default()),
            order_amount: Some(payment.amount.to_decimal()),
            order_currency: Some(payment.amount.currency().code().to_owned()),
            order_status: Some(OrderStatus::Fail),
            order_info: Some(order_info::DUPLICATE_ORDER.to_owned()),
        },
    };
    tracing::info!("an order was sent to the payment page");
    Ok(Answer::success::<Checkout>(shown))
}

fn wish(request: CheckoutRequest, capture: CaptureMode) -> Result<CheckoutWish, Answer> {
    let wrong = Answer::wrong_member;
    let order = order::check(request.order)?;
    let only = match request.payment_method.as_deref() {
        None | Some("") => None,
        Some(word) => Some(spellings::method_type_of(word).ok_or_else(|| {
            let words: Vec<_> = PaymentMethodType::all()
                .map(spellings::method_type)
                .collect();
            wrong(&format!(
                "paymentMethod is empty, or one of {}",
                words.join(", ")
            ))
        })?),
    };
    let lines = request.goods_details.unwrap_or_default();
    if lines.len() > MOST_GOODS {
        return Err(wrong("goodsDetails has at most 100 members"));
    }
    Ok(CheckoutWish {
        dialect: NAME.to_owned(),
        reference: order.order_no,
        amount: order.amount,
        customer: request.customer_id.filter(|id| !id.is_empty()),
        country: order.country,
        goods: lines.into_iter().filter_map(good).collect(),
        only,
        capture,
        remark: order.remark,
        return_url: order.return_url.unwrap_or_default(),
        callback_url: order.callback_url,
        expires: None,
    })
}

/// A line as the page shows it. Clients write counts and prices as texts or as numbers; one that
/// says neither what nor how many is not shown.
fn good(line: GoodsLine) -> Option<Good> {
    let trimmed = |text: String| text.trim().to_owned();
    let title: String = line.goods_title?.trim().chars().take(MAX_TITLE).collect();
    let count = line.goods_count.map(trimmed);
    let count = count.map_or(Some(1), |count| count.parse().ok())?;
    let is_price = |price: &String| {
        !price.is_empty()
            && price.len() <= 16
            && price.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    (!title.is_empty()).then(|| Good {
        title,
        count,
        price: line.goods_price.map(trimmed).filter(is_price),
    })
}
