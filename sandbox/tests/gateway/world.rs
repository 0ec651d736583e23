//! A sandbox for one test: free ports, a fresh database, the smallest frame that can be served.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use payseal_core::wire::ids::AccountName;
use payseal_engine::store::PostgresAddress;
use payseal_sandbox::{Account, Config, Place, Sandbox, demo_account};
use payseal_test_database::Database;

use crate::merchant::Merchant;

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A folder of its own below cargo's temporary one, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("gateway-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The least that counts as a built frame.
    pub(crate) fn frame(&self) -> PathBuf {
        let frame = self.0.join("frame");
        for (name, content) in [
            (
                "en/index.html",
                "<!doctype html><title>{{account}}</title>{{origins}} {{gateway}} {{mode}}",
            ),
            (
                "pay/en/index.html",
                "<!doctype html><title>{{merchant}}</title>",
            ),
            ("assets/frame-1.css", "body{}"),
            ("loader/payseal.js", "window.Payseal=()=>{}"),
            ("loader/AsiabillPayment.min.js", "window.AsiabillPay=()=>{}"),
        ] {
            let path = frame.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
        frame
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) merchant: Merchant,
    _folder: Folder,
    // Last: the sandbox writes to it.
    _database: Option<Database>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// For a test that looks at the database's file.
    pub(crate) async fn in_a_file() -> Self {
        Self::in_a_file_with(|_| {}).await
    }

    pub(crate) async fn in_a_file_with(change: impl FnOnce(&mut Config)) -> Self {
        Self::at(None, change).await
    }

    /// In a database of its own, where a server is there for tests.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::at(Database::fresh(), change).await
    }

    async fn at(database: Option<Database>, change: impl FnOnce(&mut Config)) -> Self {
        let folder = Folder::new();
        let mut config = Config::demo();
        config.shop_port = 0;
        config.gateway_port = 0;
        config.frame_dir = Some(folder.frame());
        config.accounts.push(other_account());
        if let Some(database) = &database {
            config.db = Some(server(database));
            config.keys = Some(folder.path().join("keys"));
        }
        change(&mut config);
        let sandbox = Sandbox::start(config).await.unwrap();
        let merchant = Merchant::new(&gateway_url(&sandbox), sandbox.clock());
        Self {
            sandbox,
            merchant,
            _folder: folder,
            _database: database,
        }
    }

    /// The gateway by its address, since not every resolver knows `*.localhost`.
    pub(crate) fn url(&self) -> String {
        gateway_url(&self.sandbox)
    }

    /// An address at the bank: where this program reaches it, and the name that it answers to.
    pub(crate) fn at_bank(&self, address: &str) -> (String, String) {
        let origin = self.sandbox.bank_origin();
        let path = address.strip_prefix(origin).expect("the bank's own origin");
        let name = origin.strip_prefix("http://").unwrap();
        (format!("{}{path}", self.url()), name.to_owned())
    }
}

/// Another of the numbers that AsiaBill publishes.
fn other_account() -> Account {
    account("12246003")
}

/// One with this number, and the key that the demo's has.
pub(crate) fn account(number: &str) -> Account {
    let mut account = demo_account().unwrap();
    account.public_name = AccountName::parse(number).unwrap();
    account.shop = false;
    account.hold(payseal_asiabill::credentials(number, "12H4567r".to_owned()).unwrap());
    account
}

/// A database of a server, as a sandbox takes it.
pub(crate) fn server(database: &Database) -> Place {
    Place::Server(PostgresAddress::parse(&database.address(), None).unwrap())
}

fn gateway_url(sandbox: &Sandbox) -> String {
    let (_, port) = sandbox.gateway_origin().rsplit_once(':').unwrap();
    format!("http://127.0.0.1:{port}")
}
