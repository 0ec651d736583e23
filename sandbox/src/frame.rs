//! The frame's routes inside the gateway: the very router that a gateway operator runs, told of
//! this gateway's accounts.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use payseal_host::build::Build;
use payseal_host::{AccountView, BuildError};

use crate::inside;
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

/// The frame's routes, for a gateway that browsers know as `public_gateway` (host and port). Without a folder the
/// frame is the one inside of this program.
///
/// # Errors
/// When the folder holds no complete build.
pub(crate) fn routes(
    frame_dir: Option<PathBuf>,
    accounts: Accounts,
    public_gateway: String,
) -> Result<Router, BuildError> {
    let build = match frame_dir {
        Some(folder) => Build::read(&folder)?,
        None => Build::of_files(inside::FRAME)?,
    };
    let accounts = Arc::new(Embedders(accounts));
    Ok(payseal_host::router_of(build, accounts, public_gateway))
}
