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
use record::{Record, Row};

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
            "no control has such a name: see xtask/controls.toml",
        ));
    }
    setup::for_javascript(project, steps)?;
    let scratch = steps.run("controls: copy the last commit", || {
        Scratch::of_last_commit(project, "controls")
    })?;
    let mut rows = Vec::new();
    for control in &controls {
        steps.attempt(&format!("controls: {}", control.name()), || {
            let row = trial::run(&scratch, control)?;
            let holds = row.holds();
            rows.push(row);
            if holds {
                return Ok(());
            }
            Err(Error::new("its test does not notice that it is gone"))
        });
    }
    let record = Record {
        commit: scratch.commit().to_owned(),
        day: record::today(project)?,
        rows,
    };
    if only.is_empty() && record.rows.len() == controls.len() && record.rows.iter().all(Row::holds)
    {
        write(&project.path(RECORD), record.written(&list)?)?;
        println!("written to {RECORD}");
    }
    steps.finish("controls")
}

impl Row {
    /// Whether the test tells the control from its absence.
    fn holds(&self) -> bool {
        self.before.is_green() && self.after.is_red()
    }
}
