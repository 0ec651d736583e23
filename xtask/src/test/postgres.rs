//! Runs the tests of what is kept once more on a PostgreSQL server, where one is installed. It is started for them
//! on a free port of this machine, in a folder of its own, as a user without powers, and is gone afterwards.

use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher as _, RandomState};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::error::{Error, Result};
use crate::project::{Project, write};
use crate::shell::Run;
use crate::steps::Steps;

/// How long the server may take to start, and to stop.
const PATIENCE: Duration = Duration::from_secs(60);

/// The name of the step.
pub(super) const STEP: &str = "native: on PostgreSQL";

/// Names the server to the tests: `payseal-test-database` reads it.
const NAMED: &str = "PAYSEAL_TEST_DB";

/// Where Debian keeps the programs of each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// What runs: the ledger's rules, the conformance of the dialects, and those of the sandbox in which several calls
/// or several processes meet.
const TESTS: [&str; 3] = [
    "--lib ledger:: -- --skip walks",
    "--test conformance",
    "--test gateway -- processes:: idempotency replay sessions charges customers saved after_sale refunds other_dialects",
];

pub(super) fn run(project: &Project, steps: &mut Steps) {
    let Some(programs) = programs() else {
        println!(
            "\n!!! native: on PostgreSQL: SKIPPED: initdb and postgres are not installed. The sandbox's \
             --db postgres://… is not tested here.\n"
        );
        return;
    };
    steps.attempt(STEP, || {
        let server = Server::start(&programs)?;
        for tests in TESTS {
            // The same choice of packages as in the run before: with another, cargo compiles everybody's crates anew.
            project
                .cargo(super::native::OF_THE_WORKSPACE)?
                .words("--features payseal/ssr")
                .words(tests)
                .env(NAMED, server.address())
                .check()?;
        }
        Ok(())
    });
}

pub(super) fn is_installed() -> bool {
    programs().is_some()
}

/// The folder of `initdb` and `postgres`.
fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut versions: Vec<PathBuf> = fs::read_dir(DEBIAN)
        .into_iter()
        .flatten()
        .filter_map(|version| Some(version.ok()?.path().join("bin")))
        .collect();
    versions.sort();
    let mut folders = std::env::split_paths(&path).chain(versions.into_iter().rev());
    folders.find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// A server that runs until it is dropped.
struct Server {
    folder: PathBuf,
    process: Option<Child>,
    port: u16,
    password: String,
}

impl Server {
    fn start(programs: &Path) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("payseal-postgres-{:016x}", at_random()));
        let mut builder = DirBuilder::new();
        let made = builder.mode(0o700).create(&folder);
        made.map_err(|cause| Error::at(&folder, cause))?;
        let mut server = Self {
            folder,
            process: None,
            port: free_port()?,
            password: format!("{:016x}", at_random()),
        };
        let password = server.folder.join("password");
        write(&password, server.password.clone())?;
        let user = user_without_powers(&server.folder)?;
        if let Some((user, group)) = user {
            for path in [&server.folder, &password] {
                chown(path, Some(user), Some(group)).map_err(|cause| Error::at(path, cause))?;
            }
        }
        let mut initdb = server.program(&programs.join("initdb"), user);
        initdb
            .args([
                "--username=payseal",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
            ])
            .args(["--no-locale", "--no-sync", "--pgdata"])
            .arg(server.data())
            .arg(format!("--pwfile={}", password.display()));
        Run::from(initdb).output()?;
        let mut postgres = server.program(&programs.join("postgres"), user);
        postgres
            .arg("-D")
            .arg(server.data())
            .args(["-p", &server.port.to_string()])
            // What is lost with the machine is of no use without it.
            .args(["-c", "fsync=off", "-c", "max_connections=300"])
            .args([
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
            ])
            .args(["-c", "logging_collector=on"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let started = postgres.spawn();
        let started = started.map_err(|cause| Error::at(&programs.join("postgres"), cause))?;
        server.process = Some(started);
        server.wait_until_ready()?;
        Ok(server)
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn program(&self, path: &Path, user: Option<(u32, u32)>) -> Command {
        let mut command = Command::new(path);
        command.current_dir(&self.folder);
        if let Some((user, group)) = user {
            command.uid(user).gid(group);
        }
        command
    }

    /// The server writes the word into a file that it is known by.
    fn wait_until_ready(&mut self) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        let file = self.data().join("postmaster.pid");
        loop {
            let text = fs::read_to_string(&file).unwrap_or_default();
            if text.lines().any(|line| line.trim() == "ready") {
                return Ok(());
            }
            let ended = self.process.as_mut().map(Child::try_wait);
            if !matches!(ended, Some(Ok(None))) || Instant::now() > end {
                let folder = self.folder.display();
                return Err(Error::new(format!("PostgreSQL does not start in {folder}")));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn address(&self) -> String {
        let (port, password) = (self.port, &self.password);
        format!("postgres://payseal:{password}@127.0.0.1:{port}/postgres")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            // Asked so, it ends at once and in order, with all of its processes.
            let asked = Run::new("kill").arg("-INT").arg(process.id().to_string());
            if asked.output().is_err() {
                let _ = process.kill();
            }
            let _ = process.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whom the server runs as: the superuser is refused. None when we have no powers ourselves.
fn user_without_powers(ours: &Path) -> Result<Option<(u32, u32)>> {
    let made = fs::metadata(ours).map_err(|cause| Error::at(ours, cause))?;
    if made.uid() != 0 {
        return Ok(None);
    }
    let users = Path::new("/etc/passwd");
    let text = fs::read_to_string(users).map_err(|cause| Error::at(users, cause))?;
    let found = ["postgres", "nobody"]
        .iter()
        .find_map(|name| numbers_of(name, &text));
    let missing =
        || Error::new("PostgreSQL runs as no superuser, and there is no user postgres or nobody");
    found.map(Some).ok_or_else(missing)
}

/// The numbers of a user and of its group, in a list of users.
fn numbers_of(name: &str, users: &str) -> Option<(u32, u32)> {
    users.lines().find_map(|line| {
        let mut parts = line.split(':');
        if parts.next() != Some(name) {
            return None;
        }
        let user = parts.nth(1)?.parse().ok()?;
        Some((user, parts.next()?.parse().ok()?))
    })
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    let address = address.map_err(|cause| Error::new(format!("there is no free port: {cause}")))?;
    Ok(address.port())
}

fn at_random() -> u64 {
    RandomState::new().hash_one(std::process::id())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_server_answers_where_it_is_installed_and_is_gone_afterwards() {
        let Some(programs) = programs() else { return };
        let server = Server::start(&programs).unwrap();
        let (folder, port) = (server.folder.clone(), server.port);
        let reach = || TcpStream::connect((Ipv4Addr::LOCALHOST, port));
        assert!(reach().is_ok() && folder.is_dir());
        drop(server);
        assert!(reach().is_err() && !folder.exists());
    }

    #[test]
    fn a_user_is_found_by_its_whole_name() {
        let users = "root:x:0:0:root:/root:/bin/sh\npostgresql:x:5:6::/:/bin/sh\npostgres:x:101:102::/:/bin/sh\n";
        assert_eq!(numbers_of("postgres", users), Some((101, 102)));
        assert_eq!(numbers_of("nobody", users), None);
    }
}
