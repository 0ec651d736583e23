//! Rewrites the files of the loader that follow from the core: its message types and its titles.
//!
//! The tests that compare those files with the core are their only writers, so a fresh file and
//! a passing test cannot differ.

use crate::error::Result;
use crate::project::Project;

/// Every test of a generated file has this word in its name.
const TESTS: &str = "fresh";

pub(crate) fn write(project: &Project) -> Result<()> {
    project
        .cargo("test --quiet --package payseal-core")
        .map(|run| run.arg(TESTS).env("PAYSEAL_BLESS", "1"))?
        .output()?;
    println!("www/loader/protocol.d.ts and www/loader/titles.js are fresh");
    Ok(())
}
