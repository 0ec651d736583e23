//! The gateway's customer behind a visitor: made when it is first needed, found again when the
//! shop forgot it. It does not know what the customer buys.

use payseal_gateway::merchant::{CallError, NewCustomer};

use super::state::Shop;
use super::visitor::Visitor;

/// The visitor's customer, made when there is none. Two calls at once make one.
pub(super) async fn of(shop: &Shop, visitor: &Visitor) -> Result<String, CallError> {
    let made = visitor.customer.get_or_try_init(|| async {
        if visitor.returning
            && let Some(found) = shop.gateway.find_customer(note(visitor)).await?
        {
            return Ok(found);
        }
        create(shop, note(visitor)).await
    });
    made.await.cloned()
}

/// The visitor's customer, if the gateway has one.
pub(super) async fn known(shop: &Shop, visitor: &Visitor) -> Result<Option<String>, CallError> {
    if visitor.customer.initialized() || visitor.returning {
        of(shop, visitor).await.map(Some)
    } else {
        Ok(None)
    }
}

async fn create(shop: &Shop, note: String) -> Result<String, CallError> {
    let customer = NewCustomer {
        note,
        email: "robin@harbour.example".to_owned(),
        first_name: "Robin".to_owned(),
        last_name: "Tan".to_owned(),
    };
    let made = shop.gateway.create_customer(customer).await?;
    tracing::info!(customer = %made, "the shop has a new customer");
    Ok(made)
}

/// How the shop marks its customer at the gateway.
fn note(visitor: &Visitor) -> String {
    format!("harbour {}", visitor.name)
}
