//! What a sandbox is started with: ports, files and accounts. Where the values come from (flags,
//! a file, a test) is the caller's business.

use std::path::{Path, PathBuf};

use crate::database::Place;
use crate::demo::demo_account;
use crate::dialects::{DIALECTS, LEGACY};
use crate::inside;
use payseal_gateway::account::Account;
use payseal_gateway::gateway::Dialects;

/// Everything a sandbox needs to know before it starts.
#[derive(Clone, Debug)]
pub struct Config {
    /// The port of the demo shop; 0 lets the machine choose.
    pub shop_port: u16,
    /// The port of the gateway; 0 lets the machine choose.
    pub gateway_port: u16,
    /// The port on which the gateway is served by https as well; 0 lets the machine choose, and without
    /// one it is not.
    pub tls_port: Option<u16>,
    /// The database; without one, a fresh temporary file that is removed at the end.
    pub db: Option<Place>,
    /// The folder of what is made once on each machine, such as the demo account's keys; without one, it lies
    /// beside the database's file.
    pub keys: Option<PathBuf>,
    /// The folder of the built frame; without one, the frame inside of this program, which a release has.
    pub frame_dir: Option<PathBuf>,
    /// The folder of the demo shop's pages; without one, those inside of this program.
    pub shop_dir: Option<PathBuf>,
    /// The merchant accounts. The shop's signs with what each dialect has for it, unless it signs with
    /// something else there.
    pub accounts: Vec<Account>,
    /// The interfaces that the gateway speaks.
    pub dialects: Dialects,
    /// Which of them a database is of that says nothing of it: there was one.
    pub legacy_dialect: &'static str,
    /// The secret that moves the clock; without one, a random secret that the sandbox tells.
    pub admin_token: Option<String>,
}

impl Config {
    /// The demo: its usual ports, the demo account, and the files inside of a release, or else those of the source
    /// tree, where an edit shows at once.
    #[must_use]
    pub fn demo() -> Self {
        let tree = inside::TREE.map(Path::new);
        Self {
            shop_port: 4000,
            gateway_port: 4001,
            tls_port: None,
            db: None,
            keys: None,
            frame_dir: tree.map(|tree| tree.join("dist/frame")),
            shop_dir: tree.map(|tree| tree.join("www/shop")),
            // Without it the sandbox does not start, and says so.
            accounts: demo_account().into_iter().collect(),
            dialects: DIALECTS,
            legacy_dialect: LEGACY,
            admin_token: None,
        }
    }
}
