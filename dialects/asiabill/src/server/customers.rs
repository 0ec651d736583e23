//! `customers`: create, list, read, update and delete.

use crate::wire::customer::{
    CreateCustomer, CustomerFields, DeleteCustomer, DeletedCustomer, GetCustomer, ListCustomers,
    Listing, Page, PageQuery, UpdateCustomer,
};
use axum::extract::State;
use payseal_core::wire::ids::CustomerId;

use super::signed::Signed;
use super::{Answer, convert};
use payseal_engine::ledger::Refusal;
use payseal_gateway::gateway::Gateway;

/// Creates a customer; with an id in the body it updates that one instead.
pub(super) async fn create(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let said = fields(&signed)?;
    let id = said.customer.as_ref().map(ToString::to_string);
    let change = convert::customer_change(said);
    let customer = gateway
        .ledger
        .run(move |book| match id {
            Some(id) => book.update_customer(&signed.account, &id, change),
            None => book.create_customer(&signed.account, change),
        })
        .await?;
    Ok(Answer::success::<CreateCustomer>(convert::customer(
        customer,
    )?))
}

pub(super) async fn update(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let change = convert::customer_change(fields(&signed)?);
    let customer = gateway
        .ledger
        .run(move |book| book.update_customer(&signed.account, signed.path("customerId"), change))
        .await?;
    Ok(Answer::success::<UpdateCustomer>(convert::customer(
        customer,
    )?))
}

pub(super) async fn find(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let customer = gateway
        .ledger
        .run(move |book| book.customer(&signed.account, signed.path("customerId")))
        .await?;
    Ok(Answer::success::<GetCustomer>(convert::customer(customer)?))
}

pub(super) async fn list(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let page = page(&signed)?;
    let (total, customers) = gateway
        .ledger
        .run(move |book| {
            let (skip, take) = extent(page);
            book.customers(&signed.account, skip, take)
        })
        .await?;
    let list = customers
        .into_iter()
        .map(convert::customer)
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Answer::success::<ListCustomers>(Listing {
        page: listed(page, total),
        list,
    }))
}

pub(super) async fn remove(
    State(gateway): State<Gateway>,
    signed: Signed,
) -> Result<Answer, Answer> {
    let customer = CustomerId::parse(signed.path("customerId"))
        .map_err(|_| Answer::from(Refusal::CustomerUnknown))?;
    gateway
        .ledger
        .run(move |book| book.delete_customer(&signed.account, signed.path("customerId")))
        .await?;
    Ok(Answer::success::<DeleteCustomer>(DeletedCustomer {
        customer,
    }))
}

fn fields(signed: &Signed) -> Result<CustomerFields, Answer> {
    let said: CustomerFields = signed.body()?;
    match said.too_long() {
        Some(member) => Err(Answer::wrong_member(&format!("{member} is too long"))),
        None => Ok(said),
    }
}

/// The page that a query asks for.
pub(super) fn page(signed: &Signed) -> Result<PageQuery, Answer> {
    PageQuery::parse(signed.query("pageIndex"), signed.query("pageSize"))
        .ok_or_else(|| Answer::wrong_member("pageIndex counts from 1, and pageSize is 1 to 1000"))
}

/// How many items to skip and to take for a page.
pub(super) fn extent(page: PageQuery) -> (u64, u64) {
    let size = u64::from(page.size());
    (u64::from(page.index()).saturating_sub(1) * size, size)
}

/// What is said about a page beside its items.
pub(super) fn listed(page: PageQuery, total: u64) -> Page {
    Page {
        total,
        page_size: page.size().into(),
        page_index: page.index().into(),
    }
}
