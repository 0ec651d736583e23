//! Stripe's own packages against the sandbox: the calls of the guide as a merchant's server makes them, with
//! only the host changed. What is not installed is left out, and that is said.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::world::World;

/// Runs one file of `clients/` beside a sandbox of its own.
async fn run(mut command: Command) {
    let world = World::new().await;
    let (_, port) = world.sandbox.gateway_origin().rsplit_once(':').unwrap();
    command
        .env("PORT", port)
        .env("BANK", world.sandbox.bank_origin())
        .env("SECRET_KEY", &world.secret_key)
        .env("PUBLISHABLE_KEY", &world.publishable_key)
        .env("WEBHOOK_SECRET", &world.webhook_secret)
        .env("ADMIN_TOKEN", world.sandbox.admin_token());
    let ran = tokio::task::spawn_blocking(move || command.output().unwrap());
    let ran = ran.await.unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    let complained = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}\n{complained}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn file(name: &str) -> PathBuf {
    root().join("sandbox/tests/stripe/clients").join(name)
}

/// Past the test runner, which keeps what a passing test prints to itself.
fn leave_out(what: &str) {
    let _ = writeln!(std::io::stderr(), "LEFT OUT: {what}");
}

/// With the `stripe` of npm that package-lock.json pins.
async fn node(name: &str) {
    if !root().join("node_modules/stripe").is_dir() {
        return leave_out(&format!("{name}: run `npm ci` for stripe-node"));
    }
    let mut node = Command::new("node");
    node.arg("--test").arg(file(name));
    run(node).await;
}

/// With the `stripe` of PyPI that `requirements.txt` pins.
async fn python(name: &str) {
    let packages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../python");
    if !packages.join("stripe").is_dir() {
        return leave_out(&format!(
            "{name}: run `cargo xtask setup` for stripe-python, with python3, pip and a network"
        ));
    }
    let mut python = Command::new("python3");
    python.arg(file(name)).env("PYTHONPATH", packages);
    run(python).await;
}

/// With the async-stripe that `rust/Cargo.lock` pins: tests of a workspace of its own.
async fn async_stripe() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../async-stripe");
    if !folder.join(".payseal-lock").is_file() {
        return leave_out("rust: run `cargo xtask setup` for async-stripe, with a network");
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["test", "--quiet", "--locked", "--offline", "--target-dir"]);
    cargo.arg(folder).arg("--manifest-path");
    cargo.arg(file("rust/Cargo.toml"));
    run(cargo).await;
}

#[tokio::test]
async fn async_stripe_makes_the_guides_calls() {
    async_stripe().await;
}

#[tokio::test]
async fn stripe_python_makes_the_guides_calls() {
    python("guide.py").await;
}

#[tokio::test]
async fn stripe_node_prepares_intents_as_the_guide_does() {
    node("intents.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_charges_saved_cards_later() {
    node("later.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_makes_customer_sessions() {
    node("customer_sessions.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_sets_cards_up() {
    node("setups.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_takes_accounts_for_customers() {
    node("accounts.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_checks_out_and_keeps_the_card() {
    node("checkout.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_serves_the_example() {
    node("example.test.mjs").await;
}

#[tokio::test]
async fn stripe_node_believes_the_webhooks() {
    node("webhooks.test.mjs").await;
}
