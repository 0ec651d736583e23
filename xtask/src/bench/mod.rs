//! Measures how fast things are: a key in the form, a page with the form, the host, a payment at the sandbox.
//!
//! Each measurement prints its numbers, and fails when they are worse than what we promise.

mod host;
mod keystroke;
mod localstripe;
mod page;

use crate::error::{Error, Result};
use crate::flags::Flags;
use crate::project::Project;
use crate::steps::Steps;

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let flags = Flags::parse(words, &["--only"])?;
    let only: Vec<&str> = flags.all("--only").collect();
    if let Some(other) = only.iter().find(|name| !NAMES.contains(name)) {
        return Err(Error::new(format!(
            "no measurement {other}: {}",
            NAMES.join(" or ")
        )));
    }
    let chosen = |name: &str| only.is_empty() || only.contains(&name);
    if chosen("keystroke") {
        keystroke::run(project, steps)?;
    }
    if chosen("host") {
        host::run(project, steps)?;
    }
    if chosen("page") {
        page::run(project, steps)?;
    }
    if chosen("localstripe") {
        localstripe::run(project, steps)?;
    }
    Ok(())
}

const NAMES: [&str; 4] = ["keystroke", "page", "host", "localstripe"];
