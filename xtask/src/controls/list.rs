//! The list of what is taken away: xtask/controls.toml.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::project::Project;

/// The list, as it is written.
const LIST: &str = "xtask/controls.toml";

/// The table whose controls they are.
const TABLE: &str = "docs/security.md";

/// Everything that is taken away, and what is not.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    #[serde(rename = "control")]
    pub(super) controls: Vec<Control>,
    #[serde(rename = "untried", default)]
    pub(super) untried: Vec<Untried>,
}

/// One control, and how to take it away.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Control {
    /// Its row in docs/security.md.
    pub(super) row: u32,
    /// What is taken away, in a few words.
    pub(super) what: String,
    /// The file that it is in.
    pub(super) file: String,
    /// The control: exactly one place of the file.
    pub(super) find: String,
    /// What is left without it.
    pub(super) put: String,
    /// The command that runs the test.
    pub(super) run: String,
    /// The name of the test that must notice.
    pub(super) test: String,
    /// Whether the frame has to be built anew, which takes minutes.
    #[serde(default)]
    pub(super) build: bool,
}

/// A row without a trial, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Untried {
    pub(super) row: u32,
    pub(super) why: String,
}

impl List {
    pub(super) fn read(project: &Project) -> Result<Self> {
        let list: Self = toml::from_str(&project.read(LIST)?)
            .map_err(|cause| Error::new(format!("{LIST}: {cause}")))?;
        let rows = rows(&project.read(TABLE)?);
        let missing = list.missing(&rows);
        if missing.is_empty() {
            return Ok(list);
        }
        Err(Error::new(format!(
            "{LIST}: {TABLE} has rows that are neither tried nor excused: {missing:?}"
        )))
    }

    /// The rows of the table that this list says nothing of.
    fn missing(&self, rows: &BTreeSet<u32>) -> Vec<u32> {
        let tried = self.controls.iter().map(|control| control.row);
        let known: BTreeSet<u32> = tried
            .chain(self.untried.iter().map(|one| one.row))
            .collect();
        rows.difference(&known).copied().collect()
    }
}

impl Control {
    /// How it is called on the terminal.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.row, self.what)
    }

    /// The file's text without the control.
    pub(super) fn taken_from(&self, text: &str) -> Result<String> {
        match text.matches(&self.find).count() {
            1 => Ok(text.replace(&self.find, &self.put)),
            0 => Err(Error::new(format!(
                "{LIST}: {:?}: {} has no such text any more; say how the control looks now",
                self.name(),
                self.file
            ))),
            more => Err(Error::new(format!(
                "{LIST}: {:?}: {} has the text {more} times; say which",
                self.name(),
                self.file
            ))),
        }
    }
}

/// The numbers in the first column of the table.
fn rows(table: &str) -> BTreeSet<u32> {
    let cell = |line: &str| line.strip_prefix("| ")?.split(' ').next()?.parse().ok();
    table.lines().filter_map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    #[test]
    fn every_row_of_the_table_is_tried_or_excused() {
        let project = Project::find().unwrap();
        let rows = rows(&project.read(TABLE).unwrap());
        assert!(rows.len() >= 28, "{TABLE} has no table: {rows:?}");
        let list = List::read(&project).unwrap();
        for one in &list.untried {
            assert!(rows.contains(&one.row), "{TABLE} has no row {}", one.row);
            assert!(one.why.len() > 20, "row {} needs a reason", one.row);
            let tried = list.controls.iter().any(|control| control.row == one.row);
            assert!(!tried, "row {} is tried and excused", one.row);
        }
    }

    #[test]
    fn every_control_is_where_the_list_says() {
        let project = Project::find().unwrap();
        let mut wrong = Vec::new();
        for control in List::read(&project).unwrap().controls {
            let text = project.read(&control.file).unwrap();
            match control.taken_from(&text) {
                Ok(without) if without == text => wrong.push(control.name()),
                Ok(_) => {}
                Err(error) => wrong.push(error.to_string()),
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_row_that_nobody_speaks_of_is_missed() {
        let list = List {
            controls: Vec::new(),
            untried: vec![Untried {
                row: 1,
                why: String::new(),
            }],
        };
        let rows = rows("| # | control |\n|---|---|\n| 1 | a |\n| 2 | b |\nwords\n");
        assert_eq!(list.missing(&rows), [2]);
    }

    #[test]
    fn a_text_that_is_gone_or_not_alone_is_refused_by_name() {
        let control = Control {
            row: 7,
            what: "the seal".to_owned(),
            file: "a.rs".to_owned(),
            find: "seal".to_owned(),
            put: String::new(),
            run: String::new(),
            test: String::new(),
            build: false,
        };
        assert_eq!(control.taken_from("a seal b").unwrap(), "a  b");
        for text in ["", "seal seal"] {
            let error = control.taken_from(text).unwrap_err().to_string();
            assert!(
                error.contains("7 the seal") && error.contains("a.rs"),
                "{error}"
            );
        }
    }
}
