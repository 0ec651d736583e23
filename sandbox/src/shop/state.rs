//! What every handler of the shop shares.

use payseal_gateway::merchant::Merchant;

use super::files::Pages;
use super::orders::Orders;
use payseal_engine::clock::Moment;

/// The shop at work.
pub(super) struct Shop {
    pub(super) gateway: Box<dyn Merchant>,
    /// Where the gateway's webhooks go.
    pub(super) webhook_path: String,
    pub(super) orders: Orders,
    pub(super) gateway_origin: String,
    pub(super) bank_origin: String,
    pub(super) account: String,
    pub(super) pages: Pages,
}

impl Shop {
    /// What time it is to the shop.
    pub(super) fn now(&self) -> Moment {
        Moment::from_millis(self.gateway.now())
    }
}
