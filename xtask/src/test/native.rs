//! Runs the tests that need no browser: the core, the host, the sandbox, the rendered components; and those
//! of the frame that only saves cards, which is the same source without the feature `pay`.

use crate::project::Project;
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps) {
    steps.attempt("native: cargo test", || {
        project
            .cargo("test --workspace --exclude payseal-e2e --no-fail-fast")?
            .words("--features payseal/ssr")
            .check()
    });
    steps.attempt("native: cargo test of the frame that only saves", || {
        project
            .cargo("test --package payseal-core --package payseal --no-fail-fast")?
            .words("--no-default-features --features payseal/ssr")
            .check()
    });
}
