//! The proxies' files of deploy/, run by their programs in front of the host: what is sent by halves
//! keeps nobody from paying. Where a program is not installed its file is not tried, which is said.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;
#[allow(dead_code, reason = "each test file uses its part")]
mod gateway;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use frame::{CONFIGURATION, Folder};

const CARD: &str = r#"{"card":{"cardNo":"4242424242424242"}}"#;

/// A program, ended when the test is over whatever came of it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it is gone already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The host with one place for calls, and where it listens.
fn host(folder: &Folder, upstream: &str) -> (Running, String) {
    let text = CONFIGURATION.replace("http://127.0.0.1:1", upstream);
    folder.write("host.toml", format!("most_calls = 1\n{text}").as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_payseal-host"))
        .arg(folder.path().join("host.toml"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let address = line
        .trim_start_matches("host http://")
        .trim_end_matches("/\n");
    (Running(child), address.to_owned())
}

fn shipped(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy");
    std::fs::read_to_string(root.join(name)).expect(name)
}

fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    free.local_addr().expect("an address").port()
}

/// A text with another in the place of one that is there.
fn with(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "the file has no {from}");
    text.replace(from, to)
}

/// Starts a proxy; none when it is not installed.
fn start(program: &str, arguments: &[&str], folder: &Folder, port: u16) -> Option<Running> {
    let log = std::fs::File::create(folder.path().join("log")).expect("a file");
    let started = Command::new(program)
        .args(arguments)
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn();
    let mut running = match started {
        Ok(child) => Running(child),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut out = std::io::stderr();
            writeln!(out, "{program} is not installed: its file is not tried").expect("it is said");
            return None;
        }
        Err(error) => panic!("{program}: {error}"),
    };
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        let ended = running.0.try_wait().expect("it can be asked");
        let log = std::fs::read_to_string(folder.path().join("log")).expect("a log");
        assert!(ended.is_none(), "{program} ended: {log}");
        std::thread::yield_now();
    }
    Some(running)
}

/// Sixty-four callers send a card's first byte; one who sends a whole one is served, and is served
/// before the others are done with.
async fn halves_keep_nobody_from_paying(port: u16) {
    let length = CARD.len();
    let head = format!(
        "POST /services/v3/payment_methods HTTP/1.1\r\nhost: pay.example\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{{"
    );
    let halves: Vec<_> = (0..64)
        .map(|_| {
            let mut line = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
            line.write_all(head.as_bytes()).expect("it is heard");
            line
        })
        .collect();
    // Another address than theirs, since a proxy may count by it.
    let mut headers = axum::http::HeaderMap::new();
    headers.insert("host", "pay.example".parse().expect("a name"));
    let client = reqwest::Client::builder()
        .no_proxy()
        .default_headers(headers)
        .local_address(IpAddr::from([127, 0, 0, 2]))
        .build()
        .expect("a client");
    for _ in 0..5 {
        let call = client
            .post(format!(
                "http://127.0.0.1:{port}/services/v3/payment_methods"
            ))
            .body(CARD)
            .send();
        let answer = call.await.expect("an answer");
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.text().await.expect("text"), gateway::CREATED);
    }
    let waits = tokio::task::spawn_blocking(move || {
        let began = Instant::now();
        for mut half in halves {
            let mut said = String::new();
            // An answer, an end, or a reset: it is not waited for any longer.
            drop(half.read_to_string(&mut said));
            assert!(!said.contains(gateway::CREATED), "{said}");
        }
        began.elapsed()
    });
    let waits = waits.await.expect("a task");
    assert!(waits < Duration::from_secs(60), "{waits:?}");
}

#[tokio::test]
async fn nginx_waits_for_half_sent_bodies_itself() {
    let (upstream, asked) = gateway::gateway().await;
    let folder = Folder::built();
    let (_host, address) = host(&folder, &upstream);
    let port = free_port();
    let site = with(
        &shipped("nginx.conf"),
        "listen 443 ssl;\n    http2 on;",
        &format!("listen 127.0.0.1:{port};"),
    );
    let site = with(
        &site,
        "server 127.0.0.1:8443;",
        &format!("server {address};"),
    );
    // Its own deadline, shorter than a test should last.
    let site = with(&site, "client_body_timeout 10s", "client_body_timeout 2s");
    let site: String = site
        .lines()
        .filter(|line| !line.trim_start().starts_with("ssl_"))
        .map(|line| format!("{line}\n"))
        .collect();
    folder.write("site.conf", site.as_bytes());
    let at = |name: &str| folder.path().join(name).display().to_string();
    let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("    {kind}_temp_path {};\n", at(kind)))
        .concat();
    let whole = format!(
        "daemon off;\nmaster_process off;\npid {};\nerror_log stderr info;\nevents {{}}\nhttp {{\n{paths}    \
         access_log off;\n    include {};\n}}\n",
        at("nginx.pid"),
        at("site.conf")
    );
    folder.write("nginx.conf", whole.as_bytes());
    let (file, prefix) = (at("nginx.conf"), at(""));
    let arguments = ["-c", file.as_str(), "-p", prefix.as_str()];
    let Some(_nginx) = start("nginx", &arguments, &folder, port) else {
        return;
    };
    halves_keep_nobody_from_paying(port).await;
    assert_eq!(asked.lock().expect("nobody panicked").len(), 5);
    let addresses: Vec<_> = asked
        .lock()
        .expect("nobody panicked")
        .iter()
        .map(|call| call.headers["x-forwarded-for"].clone())
        .collect();
    assert_eq!(addresses, ["127.0.0.2"; 5]);
    // As large as a body may be, and in memory all the same.
    let body = vec![b' '; 64 * 1024];
    let client = frame::client("pay.example");
    let call = client.post(format!(
        "http://127.0.0.1:{port}/services/v3/payment_methods"
    ));
    let sent = call.body(body).send().await.expect("an answer");
    assert!([200, 429].contains(&sent.status().as_u16()), "{sent:?}");
    let log = std::fs::read_to_string(folder.path().join("log")).expect("a log");
    assert!(!log.contains("temporary file"), "{log}");
}

#[tokio::test]
async fn caddy_lets_half_sent_bodies_keep_nobody_from_paying() {
    let (upstream, asked) = gateway::gateway().await;
    let folder = Folder::built();
    let (_host, address) = host(&folder, &upstream);
    let port = free_port();
    let site = with(
        &shipped("Caddyfile"),
        "\npay.example {",
        &format!("\nhttp://pay.example:{port} {{\n\tbind 127.0.0.1"),
    );
    let site = with(&site, "127.0.0.1:8443", &address);
    let site = with(&site, "read_body 10s", "read_body 2s");
    let site = with(&site, "\n{\n", "\n{\n\tadmin off\n");
    folder.write("Caddyfile", site.as_bytes());
    let file = folder.path().join("Caddyfile").display().to_string();
    let arguments = ["run", "--config", file.as_str(), "--adapter", "caddyfile"];
    let Some(_caddy) = start("caddy", &arguments, &folder, port) else {
        return;
    };
    halves_keep_nobody_from_paying(port).await;
    assert_eq!(asked.lock().expect("nobody panicked").len(), 5);
}
