//! What is written down of the trials: docs/controls.md.
//!
//! Each line tells of one trial, with its commit and its day; a run replaces the lines of what it tried
//! and keeps the others.

use std::collections::BTreeMap;

use super::list::{Control, List};
use super::trial::Trial;
use crate::error::Result;
use crate::project::Project;

/// The first line of the table.
const HEAD: &str = "| # | taken away | where | test | before | after | commit | day |";

/// The lines of the trials, by what was taken away.
#[derive(Debug, Default)]
pub(super) struct Record(BTreeMap<String, String>);

/// When and of what the trials of one run are.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) commit: String,
    /// As `YYYY-MM-DD`, in universal time.
    pub(super) day: String,
}

impl Run {
    pub(super) fn now(project: &Project, commit: &str) -> Result<Self> {
        let day = project.run("date")?.words("-u +%Y-%m-%d").output()?;
        Ok(Self {
            commit: commit.to_owned(),
            day: day.trim().to_owned(),
        })
    }
}

impl Record {
    /// The lines that are written down; none when nothing is.
    pub(super) fn read(page: &str) -> Self {
        let table = page.lines().skip_while(|line| *line != HEAD).skip(2);
        let lines = table.take_while(|line| line.starts_with('|'));
        Self(
            lines
                .filter_map(|line| Some((key(line)?, line.to_owned())))
                .collect(),
        )
    }

    /// Puts a trial in the place of the older one. One that proved nothing leaves no line.
    pub(super) fn take(&mut self, control: &Control, trial: Trial, run: &Run) {
        let line = format!(
            "| {} | {} | `{}` | `{}`<br>`{}` | {} | {} | {} | {} |",
            control.row,
            in_cell(&control.what),
            control.file,
            in_cell(&control.test),
            control.run,
            trial.before.word(),
            trial.after.word(),
            run.commit,
            run.day
        );
        if let Some(key) = key(&line) {
            self.0.remove(&key);
            if trial.holds() {
                self.0.insert(key, line);
            }
        }
    }

    /// The whole page, in the order of the list.
    pub(super) fn written(&self, list: &List) -> String {
        let mut page = format!(
            "# What each control is worth\n\n\
             Written by `cargo xtask controls`; not to be edited.\n\n\
             A line is one control of [security.md](security.md), by its number there. The control was \
             taken away in a copy of the commit, by the replacement in `xtask/controls.toml`; what was \
             left had to compile. *Before* is its test with the control, *after* without. A trial that is \
             not green before and red after fails the command and leaves no line.\n\n\
             {HEAD}\n|---|---|---|---|---|---|---|---|\n"
        );
        let line = |control: &Control| self.0.get(&name(control.row, &in_cell(&control.what)));
        for line in list.controls.iter().filter_map(line) {
            page.push_str(line);
            page.push('\n');
        }
        let missing = list
            .controls
            .iter()
            .filter(|control| line(control).is_none());
        let missing: Vec<String> = missing
            .map(|control| {
                let how = if control.build { " --build yes" } else { "" };
                format!(
                    "- {} {} (`{}`): `cargo xtask controls --only '{}'{how}`\n",
                    control.row,
                    control.what,
                    control.test,
                    control.name()
                )
            })
            .collect();
        if !missing.is_empty() {
            page.push_str("\n## In the list, and without a line\n");
            page.extend(missing);
        }
        page.push_str("\n## Not tried\n");
        for one in &list.untried {
            page.push_str(&format!("- {}: {}\n", one.row, one.why));
        }
        page
    }
}

/// What a line is found by: its first two cells.
fn key(line: &str) -> Option<String> {
    let mut cells = line.strip_prefix("| ")?.split(" | ");
    Some(name(cells.next()?.parse().ok()?, cells.next()?))
}

fn name(row: u32, what: &str) -> String {
    format!("{row} {what}")
}

/// A text that ends no cell of the table.
fn in_cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::super::trial::Verdict::{Green, Red};
    use super::*;

    fn control(row: u32, what: &str) -> Control {
        Control {
            row,
            what: what.to_owned(),
            file: "a.rs".to_owned(),
            find: "a".to_owned(),
            put: "b".to_owned(),
            run: "cargo test".to_owned(),
            test: "it_holds".to_owned(),
            build: false,
        }
    }

    #[test]
    fn a_run_keeps_the_lines_of_others_and_drops_what_proved_nothing() {
        let list = List {
            controls: vec![
                control(1, "one"),
                control(2, "two | more"),
                control(3, "three"),
            ],
            untried: Vec::new(),
        };
        let run = |commit: &str| Run {
            commit: commit.to_owned(),
            day: "2026-01-02".to_owned(),
        };
        let good = Trial {
            before: Green,
            after: Red,
        };
        let [one, two, _] = &*list.controls else {
            unreachable!()
        };
        let mut record = Record::default();
        record.take(one, good, &run("aaa"));
        record.take(two, good, &run("aaa"));
        let mut record = Record::read(&record.written(&list));
        record.take(two, good, &run("bbb"));
        let page = record.written(&list);
        assert!(
            page.contains("| 1 | one |") && page.contains("| aaa | 2026-01-02 |"),
            "{page}"
        );
        assert!(
            page.contains("| 2 | two \\| more |") && page.contains("| bbb |"),
            "{page}"
        );
        assert!(page.contains("- 3 three (`it_holds`)"), "{page}");
        record.take(
            one,
            Trial {
                before: Green,
                after: Green,
            },
            &run("ccc"),
        );
        assert!(!record.written(&list).contains("| 1 | one |"));
    }
}
