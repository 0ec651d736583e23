//! The program itself: it starts from a configuration file, serves, forwards, and stops when
//! told.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;
#[allow(dead_code, reason = "each test file uses its part")]
mod gateway;

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Output, Stdio};

use frame::{CONFIGURATION, Folder};

fn program(folder: &Folder, configuration: &str) -> Command {
    folder.write("host.toml", configuration.as_bytes());
    let mut command = Command::new(env!("CARGO_BIN_EXE_payseal-host"));
    command
        .arg(folder.path().join("host.toml"))
        .env_remove("RUST_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// The program, killed when the test is over whatever came of it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it is gone already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[tokio::test]
async fn it_serves_and_forwards_and_stops_when_told() {
    let folder = Folder::built();
    let mut running = Running(program(&folder, CONFIGURATION).spawn().expect("it starts"));
    let mut line = String::new();
    let stdout = running.0.stdout.as_mut().expect("a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let origin = line
        .strip_prefix("host ")
        .and_then(|rest| rest.strip_suffix("/\n"))
        .expect("it says where it listens");

    let client = frame::client("pay.example");
    let document = client
        .get(format!("{origin}/payseal/12246002/en/"))
        .send()
        .await;
    let document = document.expect("an answer");
    assert_eq!(document.status(), 200);
    assert!(document.headers().contains_key("content-security-policy"));

    let customer = format!("{origin}/services/v3/payment_methods/list/cus_1");
    let list = client.get(customer).send().await.expect("an answer");
    assert_eq!(list.status(), 502);
    assert!(list.text().await.expect("a body").contains("S0001"));

    let pid = running.0.id().to_string();
    let told = Command::new("kill")
        .args(["-TERM", &pid])
        .status()
        .expect("kill runs");
    assert!(told.success());
    assert!(running.0.wait().expect("it ends").success());
    let mut log = String::new();
    let stderr = running.0.stderr.as_mut().expect("a pipe");
    stderr.read_to_string(&mut log).expect("a log");
    assert!(
        log.contains("/services/v3/payment_methods/list/{customerId}"),
        "{log}"
    );
    assert!(!log.contains("cus_1"), "an id is in the log: {log}");
}

fn refused(output: Output) -> String {
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).expect("plain text")
}

#[test]
fn it_says_what_to_mend_and_does_not_start() {
    let folder = Folder::built();
    for (from, to, part) in [
        ("12246002", "the shop", "account 1: the number has"),
        (
            "http://127.0.0.1:1",
            "127.0.0.1:1",
            "the upstream address is",
        ),
        (
            "frame_dir = \".\"",
            "frame_dir = \"gone\"",
            "cargo xtask build",
        ),
        ("127.0.0.1:0", "192.0.2.1:1", "cannot listen on 192.0.2.1:1"),
    ] {
        let mut command = program(&folder, &CONFIGURATION.replace(from, to));
        let error = refused(command.output().expect("it runs"));
        assert!(error.contains(part), "{error}");
    }
    let bare = Command::new(env!("CARGO_BIN_EXE_payseal-host")).output();
    assert!(refused(bare.expect("it runs")).contains("usage: payseal-host CONFIG.toml"));
}

#[test]
fn it_says_what_it_is_and_whether_a_file_is_right() {
    let run = |words: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_payseal-host"))
            .args(words)
            .output()
            .expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("plain text");
        (
            output.status.success(),
            text(output.stdout),
            text(output.stderr),
        )
    };
    let (fine, said, _) = run(&["--help"]);
    assert!(
        fine && said.contains("payseal-host --check CONFIG.toml"),
        "{said}"
    );
    let (fine, said, _) = run(&["--version"]);
    assert!(fine);
    assert_eq!(
        said,
        format!("payseal-host {}\n", env!("CARGO_PKG_VERSION"))
    );
    let (fine, said, error) = run(&["--verbose"]);
    assert!(!fine && said.is_empty());
    assert!(error.contains("--verbose is no flag"), "{error}");

    let folder = Folder::built();
    folder.write("host.toml", CONFIGURATION.as_bytes());
    let file = folder.path().join("host.toml");
    let file = file.to_str().expect("a path of text");
    let (fine, said, error) = run(&["--check", file]);
    assert!(fine, "{error}");
    assert_eq!(said, format!("{file}: right, 1 account\n"));
    let wrong = CONFIGURATION.replace("12246002", "the shop");
    folder.write("host.toml", wrong.as_bytes());
    let (fine, _, error) = run(&["--check", file]);
    assert!(
        !fine && error.contains("account 1: the number has"),
        "{error}"
    );
}

#[tokio::test]
async fn its_log_names_the_call_and_has_nothing_of_the_card_or_the_token() {
    let (upstream, asked) = gateway::gateway().await;
    let folder = Folder::built();
    let configuration = CONFIGURATION.replace("http://127.0.0.1:1", &upstream);
    let mut command = program(&folder, &configuration);
    let mut running = Running(command.env("RUST_LOG", "trace").spawn().expect("it starts"));
    let mut line = String::new();
    let stdout = running.0.stdout.as_mut().expect("a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let origin = line.trim_start_matches("host ").trim_end_matches("/\n");
    let answer = frame::client("pay.example")
        .post(format!("{origin}/services/v3/payment_methods?q=inquery"))
        .header("x-request-id", "req_named")
        .header("sessionToken", "tok_secret")
        .body(r#"{"card":{"cardNo":"4242424242424242","cardSecurityCode":"97531"}}"#)
        .send()
        .await
        .expect("an answer");
    assert_eq!(
        answer.headers().get("x-request-id").expect("a name"),
        "req_named"
    );
    let name = asked
        .lock()
        .expect("nobody panicked")
        .pop()
        .expect("a call")
        .headers;
    assert_eq!(name.get("x-request-id").expect("a name"), "req_named");
    let told = Command::new("kill")
        .args(["-TERM", &running.0.id().to_string()])
        .status();
    assert!(told.expect("kill runs").success());
    let mut log = String::new();
    let stderr = running.0.stderr.as_mut().expect("a pipe");
    stderr.read_to_string(&mut log).expect("a log");
    assert!(log.contains("req_named"), "{log}");
    for secret in ["42424242", "97531", "tok_secret", "inquery"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

/// A name of somebody else's may be made to resolve to this address: their page would be of the form's
/// own origin.
#[tokio::test]
async fn it_answers_by_its_own_name_and_by_no_other() {
    let folder = Folder::built();
    let mut running = Running(program(&folder, CONFIGURATION).spawn().expect("it starts"));
    let mut line = String::new();
    let stdout = running.0.stdout.as_mut().expect("a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let origin = line.trim_start_matches("host ").trim_end_matches("/\n");
    for (name, status) in [
        ("pay.example", 200),
        ("PAY.example", 200),
        ("pay.example:8443", 200),
        ("evil.example", 421),
        ("127.0.0.1", 421),
        ("pay.example.evil.example", 421),
    ] {
        for path in ["/payseal/12246002/en/", "/services/v3/session", "/nowhere"] {
            let answer = frame::client(name).get(format!("{origin}{path}")).send();
            let answer = answer.await.expect("an answer").status().as_u16();
            let refused = answer == 421;
            assert_eq!(refused, status == 421, "{name} {path}: {answer}");
        }
    }
}

/// It is given again without the router: the rules of the first answer hold for the next.
#[tokio::test]
async fn what_is_known_is_answered_as_at_first_and_to_the_same_alone() {
    let folder = Folder::built();
    let mut running = Running(program(&folder, CONFIGURATION).spawn().expect("it starts"));
    let mut line = String::new();
    let stdout = running.0.stdout.as_mut().expect("a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("a line");
    let origin = line.trim_start_matches("host ").trim_end_matches("/\n");
    let ask = async |name: &'static str, path: &'static str, header: (&'static str, String)| {
        let request = frame::client(name).get(format!("{origin}{path}"));
        let answer = request.header(header.0, header.1).send().await;
        let answer = answer.expect("an answer");
        let (status, mut headers) = (answer.status().as_u16(), answer.headers().clone());
        headers.remove("date");
        (status, headers, answer.bytes().await.expect("a body"))
    };
    for path in [
        "/payseal/12246002/en/",
        "/payseal/v1/payseal.js?v=1",
        "/payseal/v1/payseal.js",
    ] {
        for packed in ["br", "identity"] {
            let asked = || ("accept-encoding", packed.to_owned());
            let first = ask("pay.example", path, asked()).await;
            assert_eq!(first.0, 200, "{path}");
            let again = ask("pay.example", path, asked()).await;
            assert_eq!(again, first, "{path}");
            assert_eq!(ask("evil.example", path, asked()).await.0, 421, "{path}");
            if let Some(tag) = first.1.get("etag") {
                let tag = tag.to_str().expect("text").to_owned();
                let unchanged = ask("pay.example", path, ("if-none-match", tag)).await;
                assert_eq!(unchanged.0, 304, "{path}");
            }
        }
    }
}
