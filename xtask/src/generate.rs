//! Rewrites the files of the loader that follow from the core and the engine: its message types, its words and the
//! test cards.
//!
//! The tests that compare those files with the core are their only writers, so a fresh file and
//! a passing test cannot differ.

use crate::error::Result;
use crate::project::Project;

/// Every test of a generated file has this word in its name.
const TESTS: &str = "fresh";

pub(crate) fn write(project: &Project) -> Result<()> {
    for package in ["payseal-core", "payseal-engine"] {
        project
            .cargo(&format!("test --quiet --package {package}"))
            .map(|run| run.arg(TESTS).env("PAYSEAL_BLESS", "1"))?
            .output()?;
    }
    println!("www/loader/protocol.d.ts, words, locales.js and testing/cards.js are fresh");
    Ok(())
}
