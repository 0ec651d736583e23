//! Installs the JavaScript tools that package-lock.json fixes, when it changed since the last time.

use crate::digest::{Stamp, of_inputs};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::steps::Steps;

/// The oldest node whose test runner and module loading the tests rely on.
const NODE: u32 = 20;

pub(super) fn ensure(project: &Project, steps: &mut Steps) -> Result<()> {
    let installed = project.path("node_modules");
    let digest = of_inputs(project, &["package.json", "package-lock.json"], "")?;
    let stamp = Stamp::new(installed.join(".payseal-lock"), digest);
    if stamp.holds_for(&installed) {
        return Ok(());
    }
    require_node(project)?;
    steps.run("setup: npm ci", || {
        project
            .run("npm")?
            .words("ci --no-audit --no-fund --loglevel=error")
            .check()?;
        stamp.keep()
    })
}

fn require_node(project: &Project) -> Result<()> {
    let answer = project.run("node")?.arg("--version").output();
    let found = answer.as_deref().map_or("none", str::trim);
    let major = found
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|n| n.parse().ok());
    if major.is_some_and(|major: u32| major >= NODE) {
        return Ok(());
    }
    Err(Error::new(format!(
        "install node {NODE} or newer, with npm (found: {found})"
    )))
}
