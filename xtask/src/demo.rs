//! Runs the demo: the shop and the gateway, each on its own origin, until Ctrl-C.

use crate::build;
use crate::error::Result;
use crate::flags::Flags;
use crate::project::Project;
use crate::setup;
use crate::steps::Steps;

const FLAGS: &[&str] = &[
    "--shop-port",
    "--gateway-port",
    "--db",
    "--config",
    "--admin-token",
];

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let flags = Flags::parse(words, FLAGS)?;
    setup::for_build(project, steps)?;
    build::run(project, steps)?;
    steps.run("sandbox: cargo build", || {
        project
            .cargo("build --profile sandbox --package payseal-sandbox")?
            .check()
    })?;
    let mut sandbox = project
        .run(
            &project
                .target()
                .join("sandbox/payseal-sandbox")
                .to_string_lossy(),
        )?
        .arg("--frame-dir")
        .arg(build::frame_dir(project));
    for word in flags.words() {
        sandbox = sandbox.arg(word);
    }
    hand_over(sandbox)
}

/// The sandbox takes this process over: Ctrl-C and signals reach it and no one else.
#[cfg(unix)]
fn hand_over(sandbox: crate::shell::Run) -> Result<()> {
    Err(sandbox.replace_this_process())
}

#[cfg(not(unix))]
fn hand_over(sandbox: crate::shell::Run) -> Result<()> {
    sandbox.check()
}
