//! Measures how soon the form can be used, beside card forms of other people: one browser, one run, in turns.
//!
//! The peers are installed outside of the repository from a lock file of their own. Nothing of them is shipped.

use std::path::PathBuf;

use super::localstripe::sandbox;
use crate::build;
use crate::digest::{Stamp, of_inputs};
use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir};
use crate::setup::{self, Engine};
use crate::steps::Steps;

const SOURCES: &str = "xtask/src/bench/peers";

/// Each with what its JSX is.
const PEERS: [(&str, &str); 3] = [
    ("preact", "preact"),
    ("react", "react"),
    ("react-payment-inputs", "react"),
];

pub(super) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_browser_tests(project, steps, &[Engine::Chromium])?;
    build::run(project, steps)?;
    let peers = peers(project, steps)?;
    let sandbox = sandbox(project, steps)?;
    steps.run("bench: page", || {
        project
            .run("node")?
            .arg("xtask/src/bench/page.mjs")
            .env("SANDBOX", sandbox)
            .env("FRAME", build::frame_dir(project))
            .env("PEERS", peers)
            .check()
    })
}

/// The peers, each bundled as its makers say for production.
fn peers(project: &Project, steps: &mut Steps) -> Result<PathBuf> {
    let folder = project.cache().join("peers");
    let out = folder.join("out");
    let stamp = Stamp::new(
        folder.join(".payseal-lock"),
        of_inputs(project, &[SOURCES], "")?,
    );
    if stamp.holds_for(&out) {
        return Ok(out);
    }
    steps.run("setup: npm ci of the peers", || {
        fresh_dir(&folder)?;
        let sources = project.path(SOURCES);
        for file in crate::project::files_below(&sources)? {
            let name = file.strip_prefix(&sources).unwrap_or(&file);
            std::fs::copy(&file, folder.join(name)).map_err(|cause| Error::at(&file, cause))?;
        }
        project
            .run("npm")?
            .words("ci --no-audit --no-fund --loglevel=error")
            .in_dir(&folder)
            .check()?;
        for (name, jsx) in PEERS {
            project
                .run("esbuild")?
                .arg(folder.join(format!("{name}.jsx")))
                .words("--bundle --minify --format=iife --target=es2020 --log-level=warning --jsx=automatic")
                .arg("--define:process.env.NODE_ENV=\"production\"")
                .arg(format!("--jsx-import-source={jsx}"))
                .arg(format!("--outfile={}", out.join(format!("{name}.js")).display()))
                .check()?;
        }
        stamp.keep()
    })?;
    Ok(out)
}
