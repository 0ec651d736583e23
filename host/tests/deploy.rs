//! What docs/deploy.md and deploy/ say holds: every setting is named, and each file is one that its
//! program takes, where that program is installed.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect(name)
}

/// Runs a program; nothing when it is not installed, which is said.
fn run(program: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(program).args(arguments).output() {
        Ok(output) => {
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8_lossy(&said).into_owned();
            assert!(output.status.success(), "{program}: {said}");
            Some(said)
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let mut out = std::io::stderr();
            writeln!(out, "{program} is not installed: its file is not checked")
                .expect("somebody reads");
            None
        }
        Err(error) => panic!("{program}: {error}"),
    }
}

/// The members that the settings' own types read.
fn settings() -> Vec<String> {
    let source = text("host/src/settings.rs");
    ["struct File {", "struct AccountEntry {"]
        .iter()
        .flat_map(|head| {
            let (_, body) = source.split_once(head).expect(head);
            let (body, _) = body.split_once("\n}").expect("an end");
            body.lines()
                .map(str::trim)
                .filter(|line| !line.starts_with(['#', '/']))
                .filter_map(|line| line.split_once(':'))
                .map(|(name, _)| name.to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_setting_is_explained_and_is_in_the_example() {
    let (page, example) = (
        text("docs/deploy.md"),
        text("host/payseal-host.example.toml"),
    );
    let all = settings();
    assert!(all.len() >= 12, "{all:?}");
    for name in all {
        let row = match name.as_str() {
            "account" => "| `[[account]]` |".to_owned(),
            name => format!("| `{name}` |"),
        };
        assert!(page.contains(&row), "docs/deploy.md does not name {name}");
        // A merchant's name may go without saying.
        assert!(
            name == "name" || example.contains(&name),
            "the example lacks {name}"
        );
    }
}

#[test]
fn the_proxies_serve_what_the_host_serves_and_send_nothing_twice() {
    let (nginx, caddy) = (text("deploy/nginx.conf"), text("deploy/Caddyfile"));
    for part in ["/payseal/", "/services/v3/", "AsiabillPayment", "64k"] {
        let found = nginx.contains(part) && caddy.to_lowercase().contains(&part.to_lowercase());
        assert!(found, "{part}");
    }
    // What is sent by halves is waited for, and not for long; who opens many connections is stopped.
    for part in [
        "client_header_timeout 10s",
        "client_body_timeout 10s",
        "send_timeout 10s",
        "limit_conn connections",
        "proxy_set_header X-Forwarded-For $remote_addr",
    ] {
        assert!(nginx.contains(part), "{part}");
    }
    assert!(!nginx.contains("proxy_request_buffering off"));
    for part in ["read_header 10s", "read_body 10s", "write 2m"] {
        assert!(caddy.contains(part), "{part}");
    }
    assert!(nginx.contains("proxy_next_upstream off"));
    assert!(caddy.contains("lb_retries 0"));
}

#[test]
fn the_service_is_one_that_systemd_takes() {
    let unit = text("deploy/payseal-host.service");
    let program = env!("CARGO_BIN_EXE_payseal-host");
    let unit = unit.replace("/usr/local/bin/payseal-host", program);
    let folder = std::env::temp_dir().join(format!("payseal-unit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("payseal-host.service");
    std::fs::write(&file, unit).expect("a file");
    let said = run(
        "systemd-analyze",
        &["verify", file.to_str().expect("a path")],
    );
    std::fs::remove_dir_all(&folder).expect("it goes");
    if let Some(said) = said {
        let ours: Vec<_> = said
            .lines()
            .filter(|line| line.contains("payseal-host.service"))
            .collect();
        assert!(ours.is_empty(), "{ours:?}");
    }
}

#[test]
fn caddy_takes_its_file() {
    let file = root().join("deploy/Caddyfile");
    let file = file.to_str().expect("a path");
    run(
        "caddy",
        &["adapt", "--config", file, "--adapter", "caddyfile"],
    );
}

/// A certificate of its own, so that the file can be read as it is but for where that lies.
#[test]
fn nginx_takes_its_file() {
    let folder = std::env::temp_dir().join(format!("payseal-nginx-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let at = |name: &str| {
        let path = folder.join(name);
        path.to_str().expect("a path").to_owned()
    };
    let (certificate, key) = (at("pay.pem"), at("pay.key"));
    let made = run(
        "openssl",
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "1",
            "-subj",
            "/CN=pay.example",
            "-keyout",
            &key,
            "-out",
            &certificate,
        ],
    );
    if made.is_some() {
        let site = text("deploy/nginx.conf")
            .replace("/etc/ssl/pay.example.pem", &certificate)
            .replace("/etc/ssl/pay.example.key", &key)
            // Said otherwise since nginx 1.25; the older one of stable systems is checked as well.
            .replace("listen 443 ssl;\n    http2 on;", "listen 8443 ssl http2;");
        assert!(site.contains(&certificate) && site.contains(&key), "{site}");
        std::fs::write(folder.join("site.conf"), site).expect("a file");
        let whole = format!(
            "pid {};\nerror_log stderr;\nevents {{}}\nhttp {{\n    access_log off;\n    include {};\n}}\n",
            at("nginx.pid"),
            at("site.conf")
        );
        std::fs::write(folder.join("nginx.conf"), whole).expect("a file");
        run("nginx", &["-t", "-c", &at("nginx.conf"), "-p", &at("")]);
    }
    std::fs::remove_dir_all(&folder).expect("it goes");
}
