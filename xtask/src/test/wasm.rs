//! Runs the frame's own tests in real browsers, one engine after the other.

use crate::error::{Error, Result};
use crate::project::{Project, which};
use crate::setup::{Display, Engine};
use crate::steps::Steps;

/// The runner takes whichever of these it finds first, so all but one are removed.
const DRIVERS: &[&str] = &[
    "CHROMEDRIVER",
    "CHROMEDRIVER_REMOTE",
    "GECKODRIVER",
    "GECKODRIVER_REMOTE",
    "SAFARIDRIVER",
    "SAFARIDRIVER_REMOTE",
];

pub(super) fn run(project: &Project, steps: &mut Steps, engines: &[Engine]) {
    for engine in engines {
        let name = format!("wasm: in {}", engine.name());
        steps.attempt(&name, || {
            // A browser may stumble, as it may in the end-to-end tests: one more try, and said.
            in_engine(project, *engine).or_else(|stumble| {
                eprintln!("unsteady: {name}: {stumble}");
                in_engine(project, *engine)
            })
        });
    }
}

fn in_engine(project: &Project, engine: Engine) -> Result<()> {
    let (variable, driver) = engine.driver();
    let path = project.search_path()?;
    let driver = which(driver, &path).ok_or_else(|| Error::new(format!("{driver} is missing")))?;
    // The runner takes `cargo test --quiet` for a wish to run nothing, so it is never quiet.
    let run = project
        .cargo("test --package payseal --test browser --target wasm32-unknown-unknown")?
        .without_env(DRIVERS)
        .env(variable, driver);
    let printed = if engine.needs_display() {
        let display = Display::start()?;
        run.env("DISPLAY", display.name())
            .without_env(&["WAYLAND_DISPLAY"])
            .check_and_keep()?
    } else {
        run.check_and_keep()?
    };
    super::some_ran(&printed)
}
