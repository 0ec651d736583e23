//! The dialect as the gateway and the sandbox know it.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Delivery, DialectHooks};
use payseal_engine::store::Payment;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{Credentials, DemoCredentials, NotCredentials, Section};
use payseal_gateway::dialect::{Dialect, Message};
use payseal_gateway::gateway::Gateway;
#[cfg(feature = "client")]
use payseal_gateway::merchant::{GatewayAddress, Merchant, NoClient};

use crate::server::answer_signature::sign_answers;
use crate::server::credentials::{self, Keys};
use crate::server::{self, NAME, challenge, hooks, paths, payment_words, return_url, webhooks};

/// The dialect.
#[derive(Clone, Copy, Debug)]
pub struct AsiaBill;

impl Dialect<Gateway> for AsiaBill {
    fn name(&self) -> &'static str {
        NAME
    }

    fn routes(&self) -> Router<Gateway> {
        server::routes()
    }

    fn speaks(&self, path: &str) -> bool {
        paths::is_signed(path) || paths::is_of_browsers(path)
    }

    fn no_such_path(&self) -> Response {
        server::no_such_path().into_response()
    }

    fn layered(&self, routes: Router<Gateway>, gateway: &Gateway) -> Router<Gateway> {
        routes.layer(from_fn_with_state(gateway.clone(), sign_answers))
    }

    fn bank_routes(&self) -> Router<Gateway> {
        challenge::routes()
    }

    fn way_back(&self, account: &Account, payment: &Payment) -> Option<String> {
        return_url::with_result(account, payment)
    }

    fn decline_words(&self, payment: &Payment) -> Option<String> {
        Some(payment_words::order_info(payment))
    }

    fn hooks(&self) -> Option<&'static dyn DialectHooks> {
        Some(&hooks::Hooks)
    }

    fn webhook(
        &self,
        account: &Account,
        delivery: &Delivery,
        id: &str,
        now: Moment,
    ) -> Option<Message> {
        webhooks::message(account, delivery, id, now)
    }

    fn acknowledges(&self, _status: u16, body: &[u8]) -> bool {
        webhooks::acknowledges(body)
    }

    fn read_credentials(&self, section: Section) -> Result<Credentials, NotCredentials> {
        credentials::read_section(section)
    }

    fn demo_credentials(&self) -> DemoCredentials {
        DemoCredentials::Published(credentials::DEMO)
    }

    #[cfg(feature = "client")]
    fn merchant(
        &self,
        account: &Account,
        gateway: GatewayAddress<'_>,
    ) -> Option<Result<Box<dyn Merchant>, NoClient>> {
        let keys = Keys::of(account)?;
        let client = crate::merchant::client(keys.gateway_no(), keys.expose_key(), gateway);
        Some(client)
    }

    fn shown_credentials(&self, account: &Account) -> Vec<(&'static str, String)> {
        let shown = |keys: &Keys| {
            vec![
                ("gatewayNo", keys.gateway_no().to_owned()),
                ("signkey", keys.expose_key().to_owned()),
            ]
        };
        Keys::of(account).map(shown).unwrap_or_default()
    }
}
