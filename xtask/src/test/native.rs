//! Runs the tests that need no browser: the core, the host, the sandbox, the rendered components; and those
//! of the frame that only saves cards, which is the same source without the feature `pay`.

use super::affected::Affected;
#[cfg(unix)]
use super::postgres;
use crate::project::Project;
use crate::steps::Steps;

/// Whose tests there are, but for those that need a browser.
pub(super) const OF_THE_WORKSPACE: &str = "test --workspace --exclude payseal-e2e";

/// Whose tests are run without the feature `pay` as well.
const SAVING: [&str; 2] = ["payseal", "payseal-core"];

/// Whose tests are run on PostgreSQL as well.
#[cfg(unix)]
const KEEPING: [&str; 3] = ["payseal-conformance", "payseal-engine", "payseal-sandbox"];

pub(super) fn run(project: &Project, steps: &mut Steps, affected: Option<&Affected>) {
    steps.attempt(&of_all(affected), || {
        let Some(affected) = affected else {
            return project
                .cargo(OF_THE_WORKSPACE)?
                .words("--no-fail-fast")
                .words("--features payseal/ssr")
                .check();
        };
        let mut run = project.cargo("test --no-fail-fast")?;
        for package in &affected.packages {
            run = run.arg("--package").arg(package);
        }
        if affected.packages.contains("payseal") {
            run = run.words("--features payseal/ssr");
        }
        run.check()
    });
    if saving(affected) {
        steps.attempt(OF_SAVING, || {
            project
                .cargo("test --package payseal-core --package payseal --no-fail-fast")?
                .words("--no-default-features --features payseal/ssr")
                .check()
        });
    }
    #[cfg(unix)]
    if on_postgres(affected) {
        postgres::run(project, steps);
    }
}

/// The names of the steps.
pub(super) fn suites(affected: Option<&Affected>) -> Vec<String> {
    let mut suites = vec![of_all(affected)];
    if saving(affected) {
        suites.push(OF_SAVING.to_owned());
    }
    #[cfg(unix)]
    if on_postgres(affected) && postgres::is_installed() {
        suites.push(postgres::STEP.to_owned());
    }
    suites
}

#[cfg(unix)]
fn on_postgres(affected: Option<&Affected>) -> bool {
    affected.is_none_or(|it| KEEPING.iter().any(|name| it.packages.contains(*name)))
}

const OF_SAVING: &str = "native: cargo test of the frame that only saves";

fn saving(affected: Option<&Affected>) -> bool {
    affected.is_none_or(|it| SAVING.iter().any(|name| it.packages.contains(*name)))
}

fn of_all(affected: Option<&Affected>) -> String {
    match affected {
        None => "native: cargo test".to_owned(),
        Some(affected) => {
            let names: Vec<_> = affected.packages.iter().map(String::as_str).collect();
            format!("native: cargo test of {}", names.join(", "))
        }
    }
}
