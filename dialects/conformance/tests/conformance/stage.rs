//! A sandbox for one scenario: free ports, a fresh database, the smallest frame that can be served,
//! and a merchant's receiver of webhooks.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use payseal_engine::clock::Clock;
use payseal_engine::store::PostgresAddress;
use payseal_sandbox::{Config, Place, Sandbox};
use payseal_test_database::Database;
use reqwest::redirect::Policy;
use serde_json::Value;

use crate::receiver::Receiver;

static NEXT: AtomicU32 = AtomicU32::new(0);

pub(crate) struct Stage {
    pub(crate) receiver: Receiver,
    sandbox: Sandbox,
    http: reqwest::Client,
    folder: PathBuf,
    // Last: the sandbox writes to it.
    _database: Option<Database>,
}

impl Stage {
    pub(crate) async fn open() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("conformance-{}-{number}", std::process::id()));
        let mut config = Config::demo();
        config.shop_port = 0;
        config.gateway_port = 0;
        config.frame_dir = Some(frame(&folder));
        let database = Database::fresh();
        if let Some(database) = &database {
            let address = PostgresAddress::parse(&database.address(), None);
            config.db = Some(Place::Server(address.unwrap()));
            config.keys = Some(folder.join("keys"));
        }
        let sandbox = Sandbox::start(config).await.unwrap();
        let http = reqwest::Client::builder().redirect(Policy::none());
        Self {
            receiver: Receiver::start().await,
            sandbox,
            http: http.build().unwrap(),
            folder,
            _database: database,
        }
    }

    /// The gateway by its address, since not every resolver knows `*.localhost`.
    pub(crate) fn url(&self) -> String {
        let (_, port) = self.sandbox.gateway_origin().rsplit_once(':').unwrap();
        format!("http://127.0.0.1:{port}")
    }

    pub(crate) fn clock(&self) -> Clock {
        self.sandbox.clock()
    }

    pub(crate) fn advance(&self, span: Duration) {
        self.clock().advance(span);
    }

    /// What the demo's account signs with in a dialect, as a developer reads it.
    pub(crate) async fn credential(&self, dialect: &str, name: &str) -> String {
        let url = format!("{}/sandbox/accounts", self.url());
        let list = self.http.get(url).send().await.unwrap();
        let list: Value = list.json().await.unwrap();
        let value = &list["accounts"][0][dialect][name];
        let value = value.as_str();
        value
            .unwrap_or_else(|| panic!("{dialect}: {name}"))
            .to_owned()
    }

    /// Presses a button on the bank's page at this address; where the browser is sent then.
    pub(crate) async fn answer(&self, address: &str, button: &str) -> String {
        let origin = self.sandbox.bank_origin();
        let path = address.strip_prefix(origin).expect("the bank's own origin");
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let pressed = self
            .http
            .post(format!("{}{path}", self.url()))
            .header("host", origin.trim_start_matches("http://"))
            .header("content-type", "application/x-www-form-urlencoded")
            // An address whose query holds the secret has it in the form of its page.
            .body(format!("{query}&answer={button}"))
            .send()
            .await
            .unwrap();
        assert_eq!(pressed.status(), 303, "{address}");
        let location = pressed.headers()["location"].to_str().unwrap();
        location.to_owned()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

/// The least that counts as a built frame.
fn frame(folder: &Path) -> PathBuf {
    let frame = folder.join("frame");
    for name in [
        "en/index.html",
        "pay/en/index.html",
        "assets/frame-1.css",
        "loader/payseal.js",
        "loader/AsiabillPayment.min.js",
    ] {
        let path = frame.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "").unwrap();
    }
    frame
}
