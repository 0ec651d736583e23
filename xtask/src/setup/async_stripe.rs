//! Compiles async-stripe and its calls, which a test of the sandbox makes. It is a workspace of its own, so that
//! no other build waits for it. Where it cannot be had, that test says that it was left out.

use crate::digest::{Stamp, of_inputs};
use crate::error::Result;
use crate::project::Project;
use crate::steps::Steps;

const PACKAGE: &str = "sandbox/tests/stripe/clients/rust";

pub(super) fn ensure(project: &Project, steps: &mut Steps) -> Result<()> {
    // `sandbox/tests/stripe/clients.rs` looks for it there.
    let folder = project.target().join("async-stripe");
    let digest = of_inputs(project, &[PACKAGE, "rust-toolchain.toml"], "")?;
    let stamp = Stamp::new(folder.join(".payseal-lock"), digest);
    if stamp.holds_for(&folder) {
        return Ok(());
    }
    steps.run("setup: cargo build of async-stripe", || {
        let compiled = project
            .cargo("test --no-run --quiet --locked --manifest-path")?
            .arg(project.path(PACKAGE).join("Cargo.toml"))
            .arg("--target-dir")
            .arg(&folder)
            .check();
        match compiled {
            Ok(()) => stamp.keep(),
            Err(error) => {
                // The test says so, too.
                eprintln!("setup: {error}: async-stripe is left out");
                stamp.forget()
            }
        }
    })
}
