//! The gateway's customer behind a visitor: made when it is first needed, found again when the
//! shop forgot it. It does not know what the customer buys.

use payseal_asiabill::client::CallError;
use payseal_asiabill::wire::customer::{Customer, CustomerFields};
use payseal_core::wire::ids::CustomerId;

use super::state::Shop;
use super::visitor::Visitor;

/// How the gateway lists customers, and how far the shop looks.
const PAGE_SIZE: u32 = 1000;
const MOST_PAGES: u32 = 20;

/// The visitor's customer, made when there is none. Two calls at once make one.
pub(super) async fn of(shop: &Shop, visitor: &Visitor) -> Result<CustomerId, CallError> {
    let made = visitor.customer.get_or_try_init(|| async {
        if visitor.returning
            && let Some(found) = find(shop, &note(visitor)).await?
        {
            return Ok(found);
        }
        create(shop, note(visitor)).await
    });
    made.await.cloned()
}

/// The visitor's customer, if the gateway has one.
pub(super) async fn known(shop: &Shop, visitor: &Visitor) -> Result<Option<CustomerId>, CallError> {
    if visitor.customer.initialized() || visitor.returning {
        of(shop, visitor).await.map(Some)
    } else {
        Ok(None)
    }
}

async fn create(shop: &Shop, note: String) -> Result<CustomerId, CallError> {
    let fields = CustomerFields {
        description: Some(note),
        email: Some("robin@harbour.example".to_owned()),
        first_name: Some("Robin".to_owned()),
        last_name: Some("Tan".to_owned()),
        ..CustomerFields::default()
    };
    let made = shop.gateway.create_customer(&fields).await?;
    tracing::info!(customer = %made.customer, "the shop has a new customer");
    Ok(made.customer)
}

async fn find(shop: &Shop, note: &str) -> Result<Option<CustomerId>, CallError> {
    for page in 1..=MOST_PAGES {
        let listing = shop.gateway.list_customers(page, PAGE_SIZE).await?;
        let ours = |customer: &&Customer| customer.description.as_deref() == Some(note);
        if let Some(found) = listing.list.iter().find(ours) {
            return Ok(Some(found.customer.clone()));
        }
        if u64::from(page) * listing.page.page_size >= listing.page.total {
            break;
        }
    }
    Ok(None)
}

/// How the shop marks its customer at the gateway.
fn note(visitor: &Visitor) -> String {
    format!("harbour {}", visitor.name)
}
