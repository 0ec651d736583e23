//! Runs everything that reads the code without running the product.

use crate::error::Result;
use crate::project::Project;
use crate::setup;
use crate::steps::Steps;

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_checks(project, steps)?;
    let mut cargo = |name: &str, words: &str, flags: Option<(&str, &str)>| {
        steps.attempt(name, || {
            let run = project.cargo(words)?;
            match flags {
                Some((variable, value)) => run.env(variable, value).check(),
                None => run.check(),
            }
        });
    };
    cargo("check: formats", "fmt --all --check", None);
    cargo(
        "check: formats of async-stripe's calls",
        "fmt --check --manifest-path sandbox/tests/stripe/clients/rust/Cargo.toml",
        None,
    );
    cargo(
        "check: clippy",
        "clippy --workspace --all-targets --features payseal/ssr,payseal-host/tls -- -D warnings",
        None,
    );
    cargo(
        "check: clippy for the browser",
        "clippy --package payseal --all-targets --target wasm32-unknown-unknown -- -D warnings",
        None,
    );
    cargo(
        "check: clippy for the browser, saving only",
        "clippy --package payseal --target wasm32-unknown-unknown --no-default-features -- -D warnings",
        None,
    );
    cargo(
        "check: clippy for the browser, bank accounts",
        "clippy --package payseal --target wasm32-unknown-unknown --no-default-features --features debit -- -D warnings",
        None,
    );
    cargo(
        "check: docs",
        "doc --workspace --no-deps --document-private-items --features payseal/ssr,payseal-host/tls",
        Some(("RUSTDOCFLAGS", "-D warnings")),
    );
    cargo(
        "check: generated files",
        "test --quiet --package payseal-core fresh",
        None,
    );
    cargo(
        "check: architecture",
        "test --quiet --package xtask --test architecture",
        None,
    );
    // Known weaknesses are a command of its own: its database is not something every machine can reach.
    cargo(
        "check: licences and sources",
        "deny --workspace check bans licenses sources",
        None,
    );
    steps.attempt("check: spelling", || project.run("typos")?.check());
    steps.finish("check")
}
