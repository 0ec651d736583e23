//! An order of the payment page: its name, whose it is, and where it leads.

use payseal_engine::secret;
use payseal_engine::store::{Checkout, Payment};
use payseal_gateway::gateway::Gateway;

/// Where banks and providers lead back to.
pub(super) const BACK: &str = "/back";

/// The name in the rows of an order with this secret.
pub(super) fn id_of(secret: &str) -> String {
    secret::fingerprint(secret)
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
