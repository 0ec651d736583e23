//! Installs Stripe's client for Python, whose calls a test of the sandbox makes. Where there is no Python, or
//! no network, that test says that it was left out.

use crate::digest::{Stamp, of_inputs};
use crate::error::Result;
use crate::project::Project;
use crate::steps::Steps;

/// Fixed by their hashes.
const PACKAGES: &str = "sandbox/tests/stripe/clients/requirements.txt";

pub(super) fn ensure(project: &Project, steps: &mut Steps) -> Result<()> {
    // `sandbox/tests/stripe/clients.rs` looks for it there.
    let folder = project.target().join("python");
    let digest = of_inputs(project, &[PACKAGES], "")?;
    let stamp = Stamp::new(folder.join(".payseal-lock"), digest);
    if stamp.holds_for(&folder) {
        return Ok(());
    }
    steps.run("setup: pip install", || {
        let installed = project
            .run("python3")?
            .words("-m pip install --quiet --no-input --disable-pip-version-check")
            .words("--root-user-action ignore --retries 1 --timeout 10")
            .words("--no-deps --require-hashes --only-binary :all: --upgrade --target")
            .arg(&folder)
            .words("--requirement")
            .arg(PACKAGES)
            .check();
        match installed {
            Ok(()) => stamp.keep(),
            Err(error) => {
                // The test says so, too.
                eprintln!("setup: {error}: stripe-python is left out");
                Ok(())
            }
        }
    })
}
