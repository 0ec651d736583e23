//! What is written down of a run: docs/controls.md.

use std::fmt::Write as _;

use super::list::List;
use super::trial::Verdict;
use crate::error::{Error, Result};
use crate::project::Project;

/// One trial.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) row: u32,
    pub(super) what: String,
    pub(super) file: String,
    pub(super) run: String,
    pub(super) test: String,
    pub(super) before: Verdict,
    pub(super) after: Verdict,
}

/// All of a run.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) commit: String,
    /// The day of the run, as `YYYY-MM-DD`.
    pub(super) day: String,
    pub(super) rows: Vec<Row>,
}

/// The day, in universal time.
pub(super) fn today(project: &Project) -> Result<String> {
    let day = project.run("date")?.words("-u +%Y-%m-%d").output()?;
    Ok(day.trim().to_owned())
}

impl Record {
    /// The whole page.
    pub(super) fn written(&self, list: &List) -> Result<String> {
        let mut page = format!(
            "# What each control is worth\n\n\
             Written by `cargo xtask controls` on {}, from commit {}; not to be edited.\n\n\
             A row is one control of [security.md](security.md), by its number there. The control is \
             taken away in a copy of the commit, by the replacement in `xtask/controls.toml`; what is \
             left must still compile. *Before* is its test with the control, *after* without. A row \
             that is not green before and red after fails the command.\n\n\
             | # | taken away | where | test | before | after |\n|---|---|---|---|---|---|\n",
            self.day, self.commit
        );
        let failed = |_| Error::new("the record cannot be written");
        for row in &self.rows {
            writeln!(
                page,
                "| {} | {} | `{}` | `{}`<br>`{}` | {} | {} |",
                row.row,
                in_cell(&row.what),
                row.file,
                in_cell(&row.test),
                row.run,
                row.before.word(),
                row.after.word()
            )
            .map_err(failed)?;
        }
        let unplayed = list.controls.iter().filter(|control| {
            let played = |row: &Row| row.row == control.row && row.what == control.what;
            !self.rows.iter().any(played)
        });
        let not_here: Vec<String> = unplayed
            .map(|control| {
                format!(
                    "- {} {}: `{}` (`cargo xtask controls --build yes`)\n",
                    control.row, control.what, control.test
                )
            })
            .collect();
        if !not_here.is_empty() {
            page.push_str("\n## In the list, and not in this run\n");
            page.extend(not_here);
        }
        page.push_str("\n## Not tried\n");
        for one in &list.untried {
            writeln!(page, "- {}: {}", one.row, one.why).map_err(failed)?;
        }
        Ok(page)
    }
}

/// A text that ends no cell of the table.
fn in_cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_one() {
        assert_eq!(in_cell("a | b\nc"), "a \\| b c");
    }
}
