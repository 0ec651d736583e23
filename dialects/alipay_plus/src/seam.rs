//! The dialect as the gateway knows it.

use axum::Router;
use axum::response::Response;
use axum::routing::{any, get};
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{Delivery, DialectHooks};
use payseal_engine::store::Payment;
use payseal_gateway::account::Account;
use payseal_gateway::credentials::{Credentials, DemoCredentials, NotCredentials, Section};
use payseal_gateway::dialect::{Dialect, Message};
use payseal_gateway::gateway::Gateway;

use crate::credentials::{Keys, make_demo, read_section};
use crate::entrance::{serve, unsigned};
use crate::hooks::Hooks;
use crate::name::NAME;
use crate::wire::codes::Code;
use crate::wire::endpoint::{BASES, Endpoint, is_ours};
use crate::wire::result::acknowledges;
use crate::{logos, notices, payment_words};

/// The dialect.
#[derive(Clone, Copy, Debug)]
pub struct AlipayPlus;

impl Dialect<Gateway> for AlipayPlus {
    fn name(&self) -> &'static str {
        NAME
    }

    fn routes(&self) -> Router<Gateway> {
        let paths = BASES.iter().flat_map(|base| {
            let calls = Endpoint::ALL.into_iter();
            calls.map(move |call| format!("{base}{}", call.path()))
        });
        paths.filter(|path| is_ours(path)).fold(
            Router::new().route(logos::ROUTE, get(logos::show)),
            |router, path| router.route(&path, any(serve)),
        )
    }

    fn speaks(&self, path: &str) -> bool {
        is_ours(path)
    }

    fn no_such_path(&self) -> Response {
        unsigned(Code::NoInterfaceDef.into(), None)
    }

    fn way_back(&self, _account: &Account, payment: &Payment) -> Option<String> {
        // The vendor adds nothing to it: how it ended is asked by the merchant's server.
        payment.return_url.clone()
    }

    fn decline_words(&self, payment: &Payment) -> Option<String> {
        Some(payment_words::code(payment.status).word().to_owned())
    }

    fn hooks(&self) -> Option<&'static dyn DialectHooks> {
        Some(&Hooks)
    }

    fn webhook(
        &self,
        account: &Account,
        delivery: &Delivery,
        _id: &str,
        now: Moment,
    ) -> Option<Message> {
        let body = delivery.event.snapshot.as_deref()?;
        notices::message(account, &delivery.url, body, now)
    }

    fn acknowledges(&self, status: u16, body: &[u8]) -> bool {
        acknowledges(status, body)
    }

    fn read_credentials(&self, section: Section) -> Result<Credentials, NotCredentials> {
        read_section(section)
    }

    fn demo_credentials(&self) -> DemoCredentials {
        DemoCredentials::MadeOnce(make_demo)
    }

    fn shown_credentials(&self, account: &Account) -> Vec<(&'static str, String)> {
        Keys::of(account).map(Keys::shown).unwrap_or_default()
    }
}
