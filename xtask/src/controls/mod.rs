//! Takes each control of docs/security.md away, one after the other, and demands that its test
//! notices: a test that stays green without its control holds nothing.
//!
//! Everything happens in a copy of the last commit, with a build folder of its own; the work tree
//! is read and never changed, but for the record in docs/controls.md.

mod list;
mod record;
mod trial;

use crate::error::{Error, Result};
use crate::flags::Flags;
use crate::project::{Project, write};
use crate::scratch::Scratch;
use crate::setup;
use crate::steps::Steps;
use list::{Control, List};
use record::{Record, Run};

/// Where the record is kept.
const RECORD: &str = "docs/controls.md";

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let flags = Flags::parse(words, &["--only", "--build"])?;
    let only: Vec<&str> = flags.all("--only").collect();
    let build = flags.all("--build").any(|answer| answer == "yes");
    let list = List::read(project)?;
    let chosen = |control: &&Control| {
        let named = only.is_empty() || only.iter().any(|part| control.name().contains(part));
        named && (build || !control.build)
    };
    let controls: Vec<&Control> = list.controls.iter().filter(chosen).collect();
    if controls.is_empty() {
        return Err(Error::new(
            "no control has such a name, or it needs `--build yes`: see xtask/controls.toml",
        ));
    }
    setup::for_javascript(project, steps)?;
    let scratch = steps.run("controls: copy the last commit", || {
        Scratch::of_last_commit(project, "controls")
    })?;
    let now = Run::now(project, scratch.commit())?;
    let page = project.path(RECORD);
    let kept = if page.exists() {
        project.read(RECORD)?
    } else {
        String::new()
    };
    let mut record = Record::read(&kept);
    for control in controls {
        steps.attempt(&format!("controls: {}", control.name()), || {
            let trial = trial::run(&scratch, control)?;
            record.take(control, trial, &now);
            // Each at once: a run that is ended early has told what it found.
            write(&page, record.written(&list))?;
            if trial.holds() {
                return Ok(());
            }
            Err(Error::new(format!(
                "{} before and {} after: the test does not tell the control from its absence",
                trial.before.word(),
                trial.after.word()
            )))
        });
    }
    steps.finish("controls")
}
