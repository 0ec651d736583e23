//! An order of the payment page: its name, whose it is, and where it leads.

use payseal_engine::ledger::{Book, Fault};
use payseal_engine::secret;
use payseal_engine::store::{Checkout, Payment};
use payseal_gateway::gateway::Gateway;

/// Where banks and providers lead back to.
pub(super) const BACK: &str = "/back";

/// The name in the rows of an order with this secret.
pub(super) fn id_of(secret: &str) -> String {
    secret::fingerprint(secret)
}

/// The gateway as it is to an order: what is created for it is its dialect's.
pub(super) async fn gateway_of(gateway: &Gateway, id: &str) -> Result<Gateway, Fault> {
    let id = id.to_owned();
    let find = move |book: &Book<'_>| book.checkout(&id);
    let (checkout, _) = gateway.ledger.run(find).await?;
    let dialect = gateway.dialect_called(&checkout.dialect);
    Ok(dialect.map_or_else(|| gateway.clone(), |dialect| gateway.in_dialect(dialect)))
}

/// The merchant's name, as shoppers know him.
pub(super) fn merchant<'a>(gateway: &'a Gateway, checkout: &Checkout) -> &'a str {
    let account = gateway.accounts.find(&checkout.account);
    account.map_or("", |account| account.name.as_str())
}

/// The merchant's address with the result of a payment of the order.
pub(super) fn merchant_address(
    gateway: &Gateway,
    checkout: &Checkout,
    payment: Payment,
) -> Option<String> {
    gateway.way_back(&Payment {
        return_url: Some(checkout.return_url.clone()),
        ..payment
    })
}
