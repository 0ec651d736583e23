//! Measures how fast the frame answers a key, in a real browser with a slowed-down processor.

use crate::build;
use crate::error::Result;
use crate::project::Project;
use crate::setup::{self, Engine};
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_browser_tests(project, steps, &[Engine::Chromium])?;
    build::run(project, steps)?;
    steps.run("bench: keystroke", || {
        project
            .cargo("run --quiet --package payseal-e2e --example keystroke")?
            .check()
    })
}
