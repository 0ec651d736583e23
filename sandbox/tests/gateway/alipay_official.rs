//! Alipay+: the plan of conformance through the vendor's own client for Python, which is made where PyPI can be
//! reached. Where it cannot, the same bytes are sent by `alipay_plan`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;

use crate::alipay_recorded;
use crate::world::World;

/// The client's folder, made once below the build's.
fn home() -> PathBuf {
    let build = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    build.join("antom-sdk-1.7.1")
}

fn official(name: &str) -> PathBuf {
    let tests = "../dialects/alipay_plus/tests/official";
    Path::new(env!("CARGO_MANIFEST_DIR")).join(tests).join(name)
}

/// Runs a program, or says why it did not run well.
fn run(program: &mut Command) -> Result<Output, String> {
    let name = format!("{:?}", program.get_program());
    let output = program
        .output()
        .map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty());
    Err(format!("{name}: {}", last.unwrap_or("it failed")))
}

/// One test installs it, the others wait.
static INSTALLING: Mutex<()> = Mutex::new(());

/// The Python that has the client; or the reason why there is none.
fn client() -> Result<PathBuf, String> {
    let _mine = INSTALLING.lock().unwrap();
    let python = home().join("bin/python");
    let is_there = |python: &Path| {
        let found = "import rsa, com.alipay.ams.api.default_alipay_client";
        run(Command::new(python).args(["-c", found])).is_ok()
    };
    if is_there(&python) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(home()))?;
    let quick = [
        "--quiet",
        "--disable-pip-version-check",
        "--retries=1",
        "--timeout=15",
    ];
    run(Command::new(&python)
        .args(["-m", "pip", "install"])
        .args(quick)
        .arg("--requirement")
        .arg(official("requirements.txt")))?;
    Ok(python)
}

/// The Python that has the client; the reason is told where there is none.
async fn client_or_why_not() -> Option<PathBuf> {
    let made = tokio::task::spawn_blocking(client).await.unwrap();
    if let Err(reason) = &made {
        // Past the test's own output, which nobody sees when it passes.
        let why = format!("skipped: the vendor's client for Python is not here ({reason})\n");
        std::io::stderr().write_all(why.as_bytes()).unwrap();
    }
    made.ok()
}

#[tokio::test]
async fn the_plan_holds_through_the_vendors_own_client() {
    let Some(python) = client_or_why_not().await else {
        return;
    };
    let world = World::with(alipay_recorded::merchants).await;
    let (_, port) = world.sandbox.gateway_origin().rsplit_once(':').unwrap();
    let written = home().join("recorded.json");
    let mut plan = Command::new(python);
    // Nothing is written beside the script.
    plan.arg("-B")
        .arg(official("plan.py"))
        .args([port, world.sandbox.admin_token()])
        .arg("--record")
        .arg(&written);
    let output = tokio::task::spawn_blocking(move || plan.output());
    let output = output.await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    assert!(said.contains("checks held"), "{said}");
    let written = std::fs::read_to_string(&written).unwrap();
    assert_eq!(
        written,
        alipay_recorded::RECORDED,
        "what the client writes is what is kept in recorded.json"
    );
}

/// The client's own port, where this user may have it and nobody else has it now; else a free one.
fn port_of_https() -> u16 {
    let own = std::net::TcpListener::bind(("127.0.0.1", 443));
    if own.is_ok() { 443 } else { 0 }
}

#[tokio::test]
async fn the_vendors_own_client_comes_by_https_and_trusts_the_certificate_that_was_made() {
    let Some(python) = client_or_why_not().await else {
        return;
    };
    let world = World::with(|config| config.tls_port = Some(port_of_https())).await;
    let (origin, certificate) = world.sandbox.tls().unwrap();
    // Port 443 goes without saying.
    let tls = origin.rsplit_once(':').unwrap().1.parse().unwrap_or(443);
    let ask = async |trusted: &Path| {
        let (_, plain) = world.sandbox.gateway_origin().rsplit_once(':').unwrap();
        let mut asking = Command::new(&python);
        asking.arg("-B").arg(official("https.py"));
        asking.args([plain, &tls.to_string()]);
        asking.env("SSL_CERT_FILE", trusted);
        let output = tokio::task::spawn_blocking(move || asking.output());
        let output = output.await.unwrap().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        format!("{}{errors}", String::from_utf8_lossy(&output.stdout))
    };
    let said = ask(certificate).await;
    assert_eq!(said, format!("SUCCESS on port {tls}\n"));
    // Whoever was not told of the certificate does not take it for the gateway's.
    let said = ask(Path::new("/dev/null")).await;
    assert!(said.starts_with("not trusted: "), "{said}");
}
