//! The program: how it starts, what it prints, and how it ends.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use payseal_engine::clock::Clock;
use payseal_test_database::Database;

use crate::merchant::Merchant;
use crate::world::{Folder, World};

/// The program, running. It is killed when dropped.
pub(crate) struct Program {
    child: Child,
    pub(crate) gateway_port: u16,
    pub(crate) shop_port: u16,
}

fn command(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_payseal-sandbox"));
    command
        .args(["--shop-port", "0", "--gateway-port", "0", "--frame-dir"])
        .arg(folder.frame())
        .stdout(Stdio::piped());
    command
}

impl Program {
    /// Starts it on a database, with everything it logs in a file.
    pub(crate) fn start(folder: &Folder, db: &Path, log: &Path) -> Self {
        let mut command = command(folder);
        command.arg("--db").arg(db);
        Self::spawn(&mut command, log)
    }

    /// Starts it on a server's database, beside others that listen on the same port.
    pub(crate) fn start_shared(
        folder: &Folder,
        database: &Database,
        port: u16,
        log: &Path,
    ) -> Self {
        let mut command = command(folder);
        command
            .args(["--gateway-port", &port.to_string()])
            .args(["--db", &database.address_without_password(), "--keys"])
            .arg(folder.path().join("keys"))
            .env("PGPASSWORD", database.password());
        Self::spawn(&mut command, log)
    }

    fn spawn(command: &mut Command, log: &Path) -> Self {
        let mut child = command
            .env("RUST_LOG", "trace")
            .args(["--admin-token", "secret"])
            .stderr(File::options().create(true).append(true).open(log).unwrap())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut port = |start: &str| -> u16 {
            let line = lines.next().expect("a line, not the end").unwrap();
            let port = line.strip_prefix(start).and_then(|l| l.strip_suffix('/'));
            port.unwrap_or_else(|| panic!("{line}")).parse().unwrap()
        };
        let shop_port = port("shop http://shop.localhost:");
        let gateway_port = port("gateway http://pay.localhost:");
        // The bank is another origin on the same port.
        assert_eq!(port("bank http://bank.localhost:"), gateway_port);
        Self {
            child,
            gateway_port,
            shop_port,
        }
    }

    pub(crate) fn merchant(&self) -> Merchant {
        Merchant::new(
            &format!("http://127.0.0.1:{}", self.gateway_port),
            Clock::new(),
        )
    }

    /// The process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn interrupt(&mut self, signal: &str) -> bool {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn it_answers_once_it_says_where_and_ends_when_asked() {
    for signal in ["-INT", "-TERM"] {
        let folder = Folder::new();
        let db = folder.path().join("kept.sqlite");
        let log = folder.path().join("log");
        let mut program = Program::start(&folder, &db, &log);
        let method = program.merchant().save("4242424242424242").await;
        let shop = format!("http://127.0.0.1:{}/", program.shop_port);
        let shop = reqwest::Client::new().get(shop).send().await.unwrap();
        assert_eq!(shop.status(), 200);
        assert!(program.interrupt(signal), "{signal}");

        // What it kept is there when it starts again.
        let program = Program::start(&folder, &db, &log);
        let merchant = program.merchant();
        let paid = merchant.charge("o1", "7.00", &method).await;
        assert_eq!(paid["orderStatus"], "success");
    }
}

#[test]
fn it_says_where_it_is_served_by_https_and_which_certificate_to_trust() {
    let folder = Folder::new();
    let db = folder.path().join("kept.sqlite");
    let mut child = command(&folder)
        .args(["--tls-port", "0", "--db"])
        .arg(&db)
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let lines: Vec<String> = lines.take(5).map(Result::unwrap).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        lines[3].starts_with("tls https://pay.localhost:"),
        "{lines:?}"
    );
    assert_eq!(lines[4], format!("certificate {}-tls.pem", db.display()));
}

#[tokio::test]
async fn a_temporary_database_is_its_owners_alone_and_goes_at_the_end() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::in_a_file().await;
    world.merchant.save("4242424242424242").await;
    let database = world.sandbox.database().unwrap().to_owned();
    let beside = |end: &str| {
        let mut name = database.clone().into_os_string();
        name.push(end);
        std::path::PathBuf::from(name)
    };
    let files = ["", "-wal", "-shm"].map(beside);
    for file in &files {
        let mode = std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
    world.sandbox.stop().await;
    for file in &files {
        assert!(!file.exists(), "{}", file.display());
    }
}

#[test]
fn it_says_what_to_do_when_it_cannot_start() {
    let folder = Folder::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let fail = |arguments: &[&str]| {
        let output = command(&folder)
            .stderr(Stdio::piped())
            .args(arguments)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    for flag in ["--shop-port", "--gateway-port", "--tls-port"] {
        let said = fail(&[flag, &port]);
        assert!(said.contains(&port) && said.contains(flag), "{said}");
    }
    assert!(fail(&["--nothing"]).contains("--help"));
    assert!(fail(&["--frame-dir", "/nowhere"]).contains("cargo xtask build"));
    assert!(fail(&["--db", "/nowhere/a.sqlite"]).contains("--db"));
    assert!(fail(&["--config", "/nowhere"]).contains("--config"));
    let server = "postgres://me:s3cret@127.0.0.1:1/pay";
    assert!(fail(&["--db", server]).contains("--keys"));
    let keys = folder.path().join("keys");
    for (db, why) in [
        (server, "postgres://me@127.0.0.1:1/pay"),
        ("postgres://me:s3cret@db.example/pay", "this machine"),
        ("postgresql://me:s3cret@[", "this machine"),
    ] {
        let said = fail(&["--db", db, "--keys", keys.to_str().unwrap()]);
        let is_told = said.contains("--db") && said.contains(why);
        assert!(is_told && !said.contains("s3cret"), "{said}");
    }
}
