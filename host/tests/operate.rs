//! The program as an operator runs it: health, counts, new settings without a stop, a limit on what is
//! under way, one JSON object a line.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;
#[allow(dead_code, reason = "each test file uses its part")]
mod gateway;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;

use frame::{CONFIGURATION, Folder};
use reqwest::{Client, Response};
use serde_json::Value;

const LIST: &str = "/services/v3/payment_methods/list";

/// The program with an operator's address, killed when the test is over whatever came of it.
struct Host {
    child: Child,
    folder: Folder,
    origin: String,
    operator: String,
    client: Client,
}

impl Drop for Host {
    fn drop(&mut self) {
        // Both fail only when it is gone already.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn settings(upstream: &str, more: &str) -> String {
    let text = CONFIGURATION.replace("http://127.0.0.1:1", upstream);
    format!("operator = \"127.0.0.1:0\"\n{more}\n{text}")
}

impl Host {
    fn start(settings: &str) -> Self {
        let folder = Folder::built();
        folder.write("host.toml", settings.as_bytes());
        let mut child = Command::new(env!("CARGO_BIN_EXE_payseal-host"))
            .arg(folder.path().join("host.toml"))
            .env_remove("RUST_LOG")
            .env("PAYSEAL_LOG", "json")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let mut next = |word: &str| {
            let line = lines.next().expect("a line").expect("text");
            let address = line.strip_prefix(word).expect("an address");
            address.trim_end_matches('/').to_owned()
        };
        Self {
            origin: next("host "),
            operator: next("operator "),
            child,
            folder,
            client: frame::client("pay.example"),
        }
    }

    async fn get(&self, path: &str) -> Response {
        let address = format!("{}{path}", self.origin);
        self.client.get(address).send().await.expect("an answer")
    }

    async fn ask(&self, path: &str) -> (u16, String) {
        let address = format!("{}{path}", self.operator);
        let answer = self.client.get(address).send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("text"))
    }

    fn signal(&self, name: &str) {
        let told = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status();
        assert!(told.expect("kill runs").success());
    }

    /// Waits until its log has this.
    fn see_logged(&mut self, part: &str) {
        let stderr = self.child.stderr.take().expect("a pipe");
        let found = BufReader::new(stderr)
            .lines()
            .any(|line| line.expect("text").contains(part));
        assert!(found, "it ended without: {part}");
    }

    /// Ends it and gives its log, a JSON object a line.
    fn log(mut self) -> Vec<Value> {
        self.signal("-TERM");
        let mut text = String::new();
        let stderr = self.child.stderr.as_mut().expect("a pipe");
        stderr.read_to_string(&mut text).expect("a log");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("an object a line"))
            .collect()
    }
}

/// A gateway that takes a call and answers when it is told to.
struct Slow {
    origin: String,
    arrived: mpsc::Receiver<()>,
    answer: mpsc::Sender<()>,
}

impl Slow {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let (tell, arrived) = mpsc::channel();
        let (answer, wait) = mpsc::channel::<()>();
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let mut connection = connection.expect("a connection");
                let mut asked = [0; 1024];
                if connection.read(&mut asked).unwrap_or(0) == 0 {
                    continue;
                }
                // The test may be over.
                let _ = tell.send(());
                if wait.recv().is_err() {
                    return;
                }
                let said = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\
                            connection: close\r\n\r\n{}";
                drop(connection.write_all(said.as_bytes()));
            }
        });
        Self {
            origin,
            arrived,
            answer,
        }
    }
}

#[tokio::test]
async fn metrics_count_by_pattern_and_health_is_told() {
    let (upstream, _asked) = gateway::gateway().await;
    let host = Host::start(&settings(&upstream, ""));
    assert_eq!(host.ask("/health").await, (200, "alive\n".to_owned()));
    assert_eq!(host.ask("/ready").await, (200, "ready\n".to_owned()));
    host.get(&format!("{LIST}/cus_1")).await;
    host.get(&format!("{LIST}/cus_2")).await;
    // The second of these is given again without the router, and counts as well.
    host.get("/payseal/12246002/en/").await;
    host.get("/payseal/12246002/en/").await;
    host.get("/nowhere").await;
    let (_, counts) = host.ask("/metrics").await;
    for line in [
        "payseal_request_seconds_count{route=\"/services/v3/payment_methods/list/{customerId}\",status=\"2xx\"} 2",
        "payseal_request_seconds_count{route=\"/payseal/{account}/{locale}/\",status=\"2xx\"} 2",
        "payseal_request_seconds_count{route=\"none\",status=\"4xx\"} 1",
        "payseal_in_flight 0",
    ] {
        assert!(
            counts.lines().any(|other| other == line),
            "{line}\n{counts}"
        );
    }
    assert!(
        !counts.contains("cus_1") && !counts.contains("12246002"),
        "{counts}"
    );
    // Nothing of it is where the public is.
    for path in ["/health", "/ready", "/metrics"] {
        assert_eq!(host.get(path).await.status(), 404, "{path}");
    }
    let log = host.log();
    let answered: Vec<_> = log
        .iter()
        .filter(|line| line["message"] == "answered")
        .collect();
    assert!(answered.len() >= 5, "{log:?}");
    for line in answered {
        assert!(
            line["route"].is_string() && line["status"].is_u64(),
            "{line}"
        );
        let text = line.to_string();
        assert!(
            !text.contains("cus_") && !text.contains("12246002"),
            "{line}"
        );
    }
}

#[tokio::test]
async fn health_without_the_gateway_is_alive_and_not_ready() {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let upstream = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let host = Host::start(&settings(&upstream, ""));
    assert_eq!(host.ask("/health").await.0, 200);
    assert_eq!(host.ask("/ready").await.0, 503);
    assert_eq!(host.get(&format!("{LIST}/cus_1")).await.status(), 502);
    let (_, counts) = host.ask("/metrics").await;
    let line = "payseal_unanswered_total{why=\"unreachable\"} 1";
    assert!(counts.lines().any(|other| other == line), "{counts}");
}

#[tokio::test]
async fn reload_reads_new_settings_and_takes_no_bad_ones() {
    let (upstream, _asked) = gateway::gateway().await;
    let text = settings(&upstream, "");
    let mut host = Host::start(&text);
    assert_eq!(host.get("/payseal/12246003/en/").await.status(), 404);
    let more = "\n[[account]]\nnumber = \"12246003\"\norigins = [\"https://b.example\"]\n";
    host.folder
        .write("host.toml", format!("{text}{more}").as_bytes());
    host.signal("-HUP");
    // Read when the signal has come through, not before.
    while host.get("/payseal/12246003/en/").await.status() != 200 {
        tokio::task::yield_now().await;
    }
    host.folder.write("host.toml", b"frame_dir = 7");
    host.signal("-HUP");
    host.see_logged("the old configuration stays: ");
    for account in ["12246002", "12246003"] {
        let document = host.get(&format!("/payseal/{account}/en/")).await;
        assert_eq!(document.status(), 200, "{account}");
    }
}

#[tokio::test]
async fn concurrency_limit_tells_one_call_too_many_to_retry_later() {
    let slow = Slow::start();
    let host = Host::start(&settings(&slow.origin, "most_calls = 1"));
    let address = format!("{}{LIST}/cus_1", host.origin);
    let first = tokio::spawn(host.client.get(address).send());
    let slow = tokio::task::spawn_blocking(move || {
        slow.arrived.recv().expect("a call");
        slow
    });
    let slow = slow.await.expect("the gateway");
    let second = host.get(&format!("{LIST}/cus_2")).await;
    assert_eq!(second.status(), 503);
    assert_eq!(second.headers().get("retry-after").expect("a header"), "1");
    assert_eq!(
        second.headers().get("cache-control").expect("a header"),
        "no-store"
    );
    assert!(second.text().await.expect("text").contains("S0001"));
    // The form itself is still there.
    assert_eq!(host.get("/payseal/12246002/en/").await.status(), 200);
    slow.answer.send(()).expect("the gateway answers");
    let first = first.await.expect("a task").expect("an answer");
    assert_eq!(first.status(), 200);
}

#[tokio::test]
async fn shutdown_waits_for_calls_and_not_for_ever() {
    let slow = Slow::start();
    let mut host = Host::start(&settings(&slow.origin, "stop_seconds = 1"));
    let address = format!("{}{LIST}/cus_1", host.origin);
    let _call = tokio::spawn(host.client.get(address).send());
    let slow = tokio::task::spawn_blocking(move || {
        slow.arrived.recv().expect("a call");
        slow
    });
    let _slow = slow.await.expect("the gateway");
    host.signal("-TERM");
    let ended = tokio::task::spawn_blocking(move || host.child.wait().map(|it| it.success()));
    assert!(ended.await.expect("a task").expect("it ends"));
}
