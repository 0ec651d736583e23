//! The frame's routes inside the gateway: the very router that a gateway operator runs, told of
//! this gateway's accounts.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use payseal_host::{AccountView, BuildError};

use payseal_gateway::account::Accounts;

struct Embedders(Accounts);

impl payseal_host::Accounts for Embedders {
    fn find(&self, number: &str) -> Option<AccountView> {
        self.0.find(number).map(|account| AccountView {
            name: account.name.clone(),
            origins: account.origins.clone(),
            live: false,
        })
    }
}

/// The frame's routes, for a gateway that browsers know as `public_gateway` (host and port).
///
/// # Errors
/// When the folder holds no complete build.
pub(crate) fn routes(
    frame_dir: PathBuf,
    accounts: Accounts,
    public_gateway: String,
) -> Result<Router, BuildError> {
    payseal_host::router(payseal_host::Config {
        frame_dir,
        accounts: Arc::new(Embedders(accounts)),
        public_gateway,
    })
}
