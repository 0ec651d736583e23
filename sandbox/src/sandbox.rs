//! Starting and stopping the two servers.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use payseal_core::bridge::origin::Origin;
use payseal_core::wire::ids::AccountName;
use payseal_host::BuildError;
use payseal_host::connections::{Limits, serve as serve_connections};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::database::{Database, NoPlace, Place};
use crate::demo::{self, DemoError};
use crate::ports::{self, Port};
use crate::tls::{self, TlsError};
use crate::{frame, hosts, inside, other_processes, routes, shop, webhook_dispatcher};
use payseal_engine::clock::Clock;
use payseal_engine::ledger::{Broken, Fault, Ledger};
use payseal_engine::secret::{self, NoRandomness};
use payseal_engine::store::StoreError;
use payseal_gateway::account::Accounts;
use payseal_gateway::gateway::Gateway;
use payseal_gateway::merchant::{GatewayAddress, NoClient};
use payseal_gateway::tries::Tries;

/// How long open requests may take when the sandbox stops.
const PATIENCE: Duration = Duration::from_secs(3);

/// Why the sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Another process listens on the port.
    #[error("port {port} is taken; stop what listens there, or choose another with {flag}")]
    PortTaken {
        /// The flag that sets it.
        flag: &'static str,
        /// The port.
        port: u16,
    },
    /// The port cannot be used for another reason.
    #[error("cannot listen on port {port} of this machine: {source}; choose another with {flag}")]
    Listen {
        /// The flag that sets it.
        flag: &'static str,
        /// The port.
        port: u16,
        /// Why.
        source: io::Error,
    },
    /// The database cannot be used.
    #[error("cannot open the database {place}: {source}; check what is given to --db")]
    Database {
        /// Where it is.
        place: Place,
        /// Why.
        source: StoreError,
    },
    /// The books in the database do not add up.
    #[error(
        "the books in the database {place} do not add up: {source}; keep it for whoever looks \
         into it, and start with another --db"
    )]
    Books {
        /// Where it is.
        place: Place,
        /// What is wrong.
        source: Broken,
    },
    /// The books could not be read.
    #[error("the books could not be checked: {0}; check the path given to --db")]
    Audit(#[from] Fault),
    /// A server's database, and no folder for the keys.
    #[error(
        "a database server keeps no keys; give a folder for the demo account's with --keys, the same \
         to all that share the database"
    )]
    NoKeys,
    /// The folder of the keys cannot be made.
    #[error("the folder {0} for keys cannot be made ({1}); choose another with --keys")]
    Keys(PathBuf, #[source] io::Error),
    /// The temporary database cannot be created.
    #[error(
        "cannot create a temporary database: {0}; make the temporary folder writable, or give a \
         path with --db"
    )]
    TemporaryDatabase(#[source] io::Error),
    /// The frame is not built.
    #[error(transparent)]
    Frame(#[from] BuildError),
    /// The shop's pages are not there.
    #[error("the demo shop's pages are not in {0}; check the path given to --shop-dir")]
    Shop(PathBuf),
    /// No account is the shop's.
    #[error("none of the accounts is the demo shop's; keep demo_account() among them")]
    NoShopAccount,
    /// Two accounts have one public name.
    #[error("two accounts are called {0}; give one of them another name, or other keys")]
    NameTaken(AccountName),
    /// Two accounts have one key, which alone says whose a call is.
    #[error("account {0} has the secret key of another one; give it its own")]
    KeyTaken(AccountName),
    /// The shop's account has nothing to sign with.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// The shop cannot call its gateway.
    #[error("the demo shop: {0}")]
    ShopClient(#[from] NoClient),
    /// A server's name is no origin.
    #[error("the address {0} is no origin; choose another port")]
    Origin(String),
    /// The gateway cannot be served by https.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// No random bytes.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

impl From<NoPlace> for StartError {
    fn from(error: NoPlace) -> Self {
        match error {
            NoPlace::NoKeys => Self::NoKeys,
            NoPlace::Keys(folder, error) => Self::Keys(folder, error),
            NoPlace::NoRandomness(error) => Self::NoRandomness(error),
            NoPlace::Io(error) => Self::TemporaryDatabase(error),
        }
    }
}

/// A sandbox that runs.
#[derive(Debug)]
pub struct Sandbox {
    shop_origin: Origin,
    gateway_origin: Origin,
    checkout_origin: Origin,
    bank_origin: Origin,
    /// The gateway by https, and the certificate's file.
    tls: Option<(Origin, PathBuf)>,
    admin_token: String,
    clock: Clock,
    stopping: watch::Sender<bool>,
    servers: Vec<JoinHandle<()>>,
    // Last: it removes the temporary database after everything that uses it.
    database: Database,
}

impl Sandbox {
    /// Starts both servers.
    ///
    /// # Errors
    /// When a port is taken, or a file that is needed is not there.
    pub async fn start(config: Config) -> Result<Self, StartError> {
        // Processes that share a database are one gateway. The shop remembers its visitors in memory.
        let whose = match &config.db {
            Some(Place::Server(_)) => Port::Shared,
            Some(Place::File(_)) | None => Port::Own,
        };
        let (shop_listener, shop_listens) =
            listen(config.shop_port, Port::Own, "--shop-port").await?;
        let (gateway_listener, listens) =
            listen(config.gateway_port, whose, "--gateway-port").await?;
        let tls_listener = match config.tls_port {
            Some(port) => Some(listen(port, whose, "--tls-port").await?),
            None => None,
        };
        let (shop_port, gateway_port) = (shop_listens.port(), listens.port());
        let pages = match config.shop_dir {
            Some(folder) if folder.is_dir() => shop::Pages::Folder(folder),
            Some(folder) => return Err(StartError::Shop(folder)),
            None => shop::Pages::Inside(inside::SHOP),
        };
        let shop_origin = origin("shop.localhost", shop_port)?;
        let gateway_origin = origin(hosts::GATEWAY, gateway_port)?;
        let checkout_origin = origin(hosts::CHECKOUT, gateway_port)?;
        let bank_origin = origin(hosts::BANK, gateway_port)?;
        let mut database = Database::at(config.db, config.keys)?;
        let mut accounts = config.accounts;
        for account in accounts.iter_mut().filter(|account| account.shop) {
            demo::hold_all(account, config.dialects, database.keys())?;
        }
        for dialect in config.dialects {
            database.owns(database.keys().of_dialect(dialect.name()));
        }
        let accounts = Accounts::new(accounts, &shop_origin, &checkout_origin);
        if let Some(name) = accounts.taken_twice() {
            return Err(StartError::NameTaken(name.clone()));
        }
        if let Some(account) = accounts.opened_alike() {
            return Err(StartError::KeyTaken(account.public_name.clone()));
        }
        let shop_account = accounts.of_shop().ok_or(StartError::NoShopAccount)?;
        let way = GatewayAddress {
            url: &format!("http://127.0.0.1:{gateway_port}"),
            host: gateway_origin.authority(),
        };
        let mut merchants = config.dialects.iter().filter_map(|dialect| {
            let merchant = dialect.merchant(shop_account, way)?;
            Some((dialect.name(), merchant))
        });
        let (dialect, merchant) = merchants.next().ok_or(StartError::NoShopAccount)?;
        let shop = shop::router(shop::Config {
            gateway: merchant?,
            dialect,
            gateway_origin: gateway_origin.as_str().to_owned(),
            bank_origin: bank_origin.as_str().to_owned(),
            account: shop_account.public_name.to_string(),
            pages,
        });
        let frame = frame::routes(
            config.frame_dir,
            accounts.clone(),
            format!("pay.localhost:{gateway_port}"),
        )?;

        let opened = database.open(config.legacy_dialect);
        let store = opened.map_err(|source| StartError::Database {
            place: database.place(),
            source,
        })?;
        let clock = Clock::new();
        let admin_token = match config.admin_token {
            Some(token) => token,
            None => secret::mint()?,
        };
        let taking_part = config.dialects.iter();
        let taking_part = taking_part.filter_map(|it| Some((it.name(), it.hooks()?)));
        let participants: Vec<_> = taking_part.collect();
        let ledger = Ledger::new(store, clock.clone(), &participants);
        if let Some(seen) = ledger.run(|book| book.latest_moment()).await? {
            clock.go_on_from(seen);
        }
        if let Some(source) = ledger.run(|book| book.audit()).await? {
            let place = database.place();
            return Err(StartError::Books { place, source });
        }
        let (stopping, stop) = watch::channel(false);
        let gateway = Gateway {
            ledger,
            accounts,
            dialects: config.dialects,
            clock: clock.clone(),
            origin: gateway_origin.as_str().to_owned(),
            checkout_origin: checkout_origin.as_str().to_owned(),
            bank_origin: bank_origin.as_str().to_owned(),
            admin_hash: secret::fingerprint(&admin_token),
            tries: Tries::default(),
            stopping: stop.clone(),
        };
        let mut servers = Vec::new();
        let mut tls = None;
        if let Some((listener, listens)) = tls_listener {
            let files = tls::Files::of(database.keys());
            for file in [&files.key, &files.certificate] {
                database.owns(file.clone());
            }
            let acceptor = files.acceptor()?;
            let port = listens.port();
            let serving = tls::serve(listener, acceptor, gateway_port, stop.clone());
            servers.push(tokio::spawn(serving));
            tls = Some((port, tls_origin(port)?, files.certificate));
        }
        let tls_port = tls.as_ref().map(|(port, ..)| *port);
        if database.is_shared() {
            let others = other_processes::hear_of(gateway.ledger.clone(), stop.clone());
            servers.push(tokio::spawn(others));
        }
        let dispatcher = tokio::spawn(webhook_dispatcher::work(gateway.clone()));
        let gateway = routes::router(gateway, frame, listens, tls_port);
        servers.extend([
            serve(shop_listener, shop, stop.clone()),
            serve(gateway_listener, gateway, stop),
            dispatcher,
        ]);
        Ok(Self {
            shop_origin,
            gateway_origin,
            checkout_origin,
            bank_origin,
            tls: tls.map(|(_, origin, certificate)| (origin, certificate)),
            admin_token,
            clock,
            stopping,
            servers,
            database,
        })
    }

    /// The shop as browsers name it, such as `http://shop.localhost:4000`.
    #[must_use]
    pub fn shop_origin(&self) -> &str {
        self.shop_origin.as_str()
    }

    /// The gateway as browsers name it, such as `http://pay.localhost:4001`.
    #[must_use]
    pub fn gateway_origin(&self) -> &str {
        self.gateway_origin.as_str()
    }

    /// The gateway's own payment page as browsers name it, such as
    /// `http://checkout.localhost:4001`.
    #[must_use]
    pub fn checkout_origin(&self) -> &str {
        self.checkout_origin.as_str()
    }

    /// The bank as browsers name it, such as `http://bank.localhost:4001`.
    #[must_use]
    pub fn bank_origin(&self) -> &str {
        self.bank_origin.as_str()
    }

    /// The gateway by https, such as `https://pay.localhost:4443`, and the file of the certificate that
    /// clients have to trust; none when it is not served so.
    #[must_use]
    pub fn tls(&self) -> Option<(&str, &std::path::Path)> {
        let (origin, certificate) = self.tls.as_ref()?;
        Some((origin.as_str(), certificate))
    }

    /// The secret that moves the clock over HTTP.
    #[must_use]
    pub fn admin_token(&self) -> &str {
        &self.admin_token
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.clock.clone()
    }

    /// The database's file; none when it is a server's.
    #[must_use]
    pub fn database(&self) -> Option<&std::path::Path> {
        self.database.file()
    }

    /// Stops both servers; open requests get a moment to end.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        let patience = tokio::time::Instant::now() + PATIENCE;
        for mut server in self.servers.drain(..) {
            if tokio::time::timeout_at(patience, &mut server)
                .await
                .is_err()
            {
                server.abort();
            }
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stopping.send_replace(true);
        for server in &self.servers {
            server.abort();
        }
    }
}

async fn listen(
    port: u16,
    whose: Port,
    flag: &'static str,
) -> Result<(TcpListener, SocketAddr), StartError> {
    ports::listen(port, whose).await.map_err(|source| {
        if source.kind() == io::ErrorKind::AddrInUse {
            StartError::PortTaken { flag, port }
        } else {
            StartError::Listen { flag, port, source }
        }
    })
}

fn serve(listener: TcpListener, app: Router, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    tokio::spawn(async move {
        let stopped = async move {
            // An error means that the sandbox is gone, which is a stop as well.
            let _ = stop.wait_for(|stopping| *stopping).await;
        };
        serve_connections(listener, app, Limits::default(), stopped).await;
    })
}

fn tls_origin(port: u16) -> Result<Origin, StartError> {
    let host = hosts::GATEWAY;
    // Port 443 goes without saying in an origin.
    Origin::parse(&format!("https://{host}:{port}"))
        .or_else(|_| Origin::parse(&format!("https://{host}")))
        .map_err(|_| StartError::Origin(format!("https://{host}:{port}")))
}

fn origin(host: &str, port: u16) -> Result<Origin, StartError> {
    // Port 80 goes without saying in an origin.
    Origin::parse(&format!("http://{host}:{port}"))
        .or_else(|_| Origin::parse(&format!("http://{host}")))
        .map_err(|_| StartError::Origin(format!("http://{host}:{port}")))
}
