//! An example that runs, beside a sandbox of its own.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use payseal_engine::clock::Clock;
use payseal_sandbox::{Config, Sandbox};
use reqwest::{Client, redirect};

use crate::language::Language;

pub(crate) const GATEWAY_NO: &str = "12246002";
pub(crate) const SIGNKEY: &str = "12H4567r";

/// How long a program may take to begin and to answer, on a machine that does other work.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site that nobody calls: what is sent there gets lost.
const NOWHERE: &str = "http://shop.test";

/// What becomes of the gateway's own reports.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reports {
    Delivered,
    Lost,
}

/// The example, its sandbox, and a client that follows no redirect.
pub(crate) struct Server {
    language: Language,
    command: Command,
    program: Option<Child>,
    reports: Reports,
    /// Where it listens.
    pub(crate) site: String,
    sandbox: Option<Sandbox>,
    gateway: String,
    clock: Clock,
    pub(crate) http: Client,
    folder: PathBuf,
}

impl Server {
    /// Starts an example; none when its language is not on this machine.
    pub(crate) async fn start(language: Language, journey: &str, reports: Reports) -> Option<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{language:?}-{journey}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        frame(&folder.join("frame"));
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/server/examples");
        for file in language.files() {
            std::fs::copy(examples.join(file), folder.join(file)).unwrap();
        }
        let mut command = language.command(&folder)?;
        let sandbox = sandbox(&folder, 0).await;
        let gateway = here(sandbox.gateway_origin());
        command
            .current_dir(&folder)
            .env("GATEWAY", &gateway)
            .env("GATEWAY_NO", GATEWAY_NO)
            .env("SIGNKEY", SIGNKEY)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Some have workers of their own (php, `go run`): they end together.
            .process_group(0);
        let mut server = Self {
            language,
            command,
            program: None,
            reports,
            site: String::new(),
            clock: sandbox.clock(),
            sandbox: Some(sandbox),
            gateway,
            http: Client::builder()
                .redirect(redirect::Policy::none())
                // Longer than the examples wait for the gateway: no answer is a failure.
                .timeout(PATIENCE)
                .build()
                .unwrap(),
            folder,
        };
        server.begin().await;
        Some(server)
    }

    async fn begin(&mut self) {
        let port = free_port();
        self.site = format!("http://127.0.0.1:{port}");
        let site = self.public_site().to_owned();
        self.command.env("SITE", site).env("PORT", port.to_string());
        self.program = Some(self.command.spawn().unwrap());
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                begun.elapsed() < PATIENCE,
                "{:?} does not listen",
                self.language
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    fn end(&mut self) {
        let Some(mut program) = self.program.take() else {
            return;
        };
        let group = format!("-{}", program.id());
        let ended = Command::new("kill").args(["-KILL", "--", &group]).status();
        if !ended.is_ok_and(|it| it.success()) {
            let _ = program.kill();
        }
        let _ = program.wait();
    }

    /// The site as the bank and the gateway are told it.
    pub(crate) fn public_site(&self) -> &str {
        match self.reports {
            Reports::Delivered => &self.site,
            Reports::Lost => NOWHERE,
        }
    }

    /// Ends the example and starts it anew, with none of what it kept.
    pub(crate) async fn lose_store(&mut self) {
        self.end();
        self.language.lose_store(&self.folder);
        self.begin().await;
    }

    /// The gateway is gone.
    pub(crate) async fn stop_gateway(&mut self) {
        self.sandbox.take().unwrap().stop().await;
    }

    /// A gateway is at the old address again, and knows nothing of before.
    pub(crate) async fn start_gateway(&mut self) {
        let (_, port) = self.gateway.rsplit_once(':').unwrap();
        let sandbox = sandbox(&self.folder, port.parse().unwrap()).await;
        self.clock = sandbox.clock();
        self.sandbox = Some(sandbox);
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    pub(crate) fn gateway(&self) -> &str {
        &self.gateway
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
        // A temporary folder that stays behind harms nobody.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn sandbox(folder: &Path, gateway_port: u16) -> Sandbox {
    Sandbox::start(Config {
        shop_port: 0,
        gateway_port,
        frame_dir: Some(folder.join("frame")),
        ..Config::demo()
    })
    .await
    .unwrap()
}

/// `http://127.0.0.1:PORT` of `http://name.localhost:PORT`, which only browsers resolve.
fn here(origin: &str) -> String {
    let (_, port) = origin.rsplit_once(':').unwrap();
    format!("http://127.0.0.1:{port}")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port()
}

/// The least that counts as a built frame.
fn frame(folder: &Path) {
    for (name, content) in [
        (
            "en/index.html",
            "{{account}} {{origins}} {{gateway}} {{mode}}",
        ),
        ("pay/en/index.html", "{{merchant}}"),
        ("assets/frame-1.css", "body{}"),
        ("loader/payseal.js", "'use strict';"),
        ("loader/AsiabillPayment.min.js", "'use strict';"),
    ] {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}
