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

/// How many engines may need a second try, as the end-to-end tests have a number. A browser on a shared machine
/// stumbles in one run of many; a form that stumbles does so in more than one engine.
const MOST_UNSTEADY: usize = 1;

pub(super) fn run(project: &Project, steps: &mut Steps, engines: &[Engine]) {
    let mut unsteady = 0;
    for engine in engines {
        let name = in_name(*engine);
        steps.attempt(&name, || {
            in_engine(project, *engine).or_else(|stumble| {
                unsteady += 1;
                eprintln!("unsteady: {name}: {stumble} ({unsteady}, at most {MOST_UNSTEADY})");
                if unsteady > MOST_UNSTEADY {
                    return Err(stumble);
                }
                in_engine(project, *engine)
            })
        });
    }
}

/// The name of the step that runs them in an engine.
pub(super) fn in_name(engine: Engine) -> String {
    format!("wasm: in {}", engine.name())
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
