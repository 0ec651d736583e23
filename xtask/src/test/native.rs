//! Runs the tests that need no browser: the core, the host, the sandbox, the rendered components.

use crate::project::Project;
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps) {
    steps.attempt("native: cargo test", || {
        project
            .cargo("test --workspace --exclude payseal-e2e --no-fail-fast")?
            .words("--features payseal/ssr,payseal-core/sign")
            .check()
    });
}
