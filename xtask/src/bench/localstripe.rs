//! Measures a payment by stripe-node at our sandbox and at localstripe, in turns. Where localstripe cannot be
//! installed, it is left out and that is said.

use std::path::{Path, PathBuf};

use crate::digest::{Stamp, of_inputs};
use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir, write};
use crate::setup;
use crate::steps::Steps;

/// Fixed by version, not by hash: some of it is built for each platform.
const PACKAGES: &str = "xtask/src/bench/localstripe.txt";

/// localstripe keeps its objects there, always.
const KEPT: &str = "/tmp/localstripe.pickle";

pub(super) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    if Path::new(KEPT).exists() {
        return left_out(&format!(
            "{KEPT} has objects of somebody's localstripe, which would be overwritten: move it away"
        ));
    }
    setup::for_javascript(project, steps)?;
    let localstripe = match installed(project, steps) {
        Ok(program) => program,
        Err(error) => return left_out(&format!("it cannot be had from PyPI: {error}")),
    };
    let sandbox = sandbox(project, steps)?;
    let compared = steps.run("bench: localstripe", || {
        project
            .run("node")?
            .arg("xtask/src/bench/side_by_side.mjs")
            .env("SANDBOX", sandbox)
            .env("FRAME", no_frame(project)?)
            .env("LOCALSTRIPE", localstripe)
            .check()
    });
    // Its objects, which are ours: there were none before.
    let _ = std::fs::remove_file(KEPT);
    compared
}

#[allow(clippy::unnecessary_wraps, reason = "it ends a command")]
fn left_out(why: &str) -> Result<()> {
    println!("LEFT OUT: the comparison with localstripe: {why}");
    Ok(())
}

/// The sandbox as it is fast: what an operator runs, and a merchant who builds it for speed.
pub(super) fn sandbox(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    steps.run("bench: cargo build of the sandbox", || {
        project
            .cargo("build --profile server --package payseal-sandbox")?
            .check()
    })?;
    Ok(project.target().join("server/payseal-sandbox"))
}

/// Documents with nothing in them: servers alone are measured, and building the form takes minutes.
fn no_frame(project: &Project) -> Result<PathBuf> {
    let folder = project.scratch("no-frame");
    for name in [
        "en/index.html",
        "pay/en/index.html",
        "assets/frame-1.css",
        "loader/payseal.js",
        "loader/AsiabillPayment.min.js",
        "loader/stripe.js",
    ] {
        write(&folder.join(name), "{{account}}")?;
    }
    Ok(folder)
}

/// localstripe in a virtual environment of its own.
fn installed(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let folder = project.cache().join("localstripe");
    let program = folder.join("bin/localstripe");
    let digest = of_inputs(project, &[PACKAGES], "")?;
    let stamp = Stamp::new(folder.join(".payseal-lock"), digest);
    if stamp.holds_for(&program) {
        return Ok(program);
    }
    steps.run("setup: pip install localstripe", || {
        fresh_dir(&folder)?;
        project
            .run("python3")?
            .words("-m venv")
            .arg(&folder)
            .output()?;
        project
            .run(&folder.join("bin/python").to_string_lossy())?
            .words("-m pip install --quiet --no-input --disable-pip-version-check")
            .words("--retries 1 --timeout 10 --no-deps --only-binary :all: --no-binary localstripe --requirement")
            .arg(PACKAGES)
            .output()?;
        stamp.keep()
    })?;
    if program.exists() {
        return Ok(program);
    }
    Err(Error::at(&program, "pip did not make it"))
}
