//! `/api/checkout/hosted`: the order is paid on the gateway's own page, with any way that it has. It
//! is the same order as the form's beside it, so it is paid once, here or there.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::{Extension, Json};
use payseal_gateway::merchant::{HostedPage, Order as Wanting, OrderLine};
use serde::{Deserialize, Serialize};

use super::cart::{Cart, Wanted};
use super::charges;
use super::orders::{Order, Standing};
use super::problem::Problem;
use super::state::Shop;
use super::status::Status;
use super::visitor::Visitor;
use super::{catalogue, customer, guard, page};
use crate::template::Texts;

#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    attempt: String,
}

/// Where the shopper goes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Sent {
    redirect_url: String,
}

/// `POST /api/checkout/hosted`, with what is bought in the query.
pub(super) async fn send(
    State(shop): State<Arc<Shop>>,
    Extension(visitor): Extension<Arc<Visitor>>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
    body: Result<Json<Asked>, JsonRejection>,
) -> Result<Json<Sent>, Problem> {
    let Json(asked) = body.map_err(|_| Problem::OptionInvalid)?;
    let site = guard::host(&headers).map(|host| format!("http://{host}"));
    let site = site.ok_or(Problem::Foreign)?;
    let order_no = charges::order_no(&visitor, &asked.attempt)?;
    let cart = wanted.cart();
    let amount = cart.total().ok_or(Problem::OptionInvalid)?;
    let customer = if visitor.is_guest() {
        None
    } else {
        Some(customer::of(&shop, &visitor).await?)
    };
    let lang = page::locale(None, &headers);
    let texts = page::texts(&shop, lang).await?;
    let _one_at_a_time = visitor.till.lock().await;
    let order = Wanting {
        reference: order_no.clone(),
        amount,
        return_url: Some(format!("{site}/returned?order={order_no}")),
        webhook_url: Some(format!("{site}{}", shop.webhook_path)),
    };
    let page = HostedPage {
        customer,
        lines: lines(&cart, &texts),
    };
    let Some(address) = shop.gateway.pay_on_hosted_page(order, page).await? else {
        // Paid already, or being paid: the order's page says how it stands.
        return Ok(Json(Sent {
            redirect_url: format!("{site}/order?order={order_no}"),
        }));
    };
    shop.orders.put(
        order_no,
        Order {
            visitor: visitor.name.clone(),
            amount: Some(amount),
            card: None,
            standing: Standing::new(Status::Unknown),
            reported: false,
            sent: true,
        },
    );
    // The gateway's page speaks the browser's language unless it is told the shop's.
    let sign = if address.contains('?') { '&' } else { '?' };
    Ok(Json(Sent {
        redirect_url: format!("{address}{sign}lang={lang}"),
    }))
}

/// What is bought, as the shop calls it; an amount that a page named has no lines.
fn lines(cart: &Cart, texts: &Texts) -> Vec<OrderLine> {
    let line = |slug: &str, count: u32| {
        let price = catalogue::price(slug)?;
        Some(OrderLine {
            title: texts.get(&format!("item.{slug}.name"))?.clone(),
            count,
            price: price.to_string(),
        })
    };
    let one = cart.item.iter().filter_map(|slug| line(slug, 1));
    let lines = cart.items.iter().flatten();
    one.chain(lines.filter_map(|one| line(&one.slug, one.count)))
        .collect()
}
