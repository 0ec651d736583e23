//! What a run of the tests found, kept for the evidence: which commit, which steps, how each ended.
//!
//! Results speak for the commit that was tested and for no other; whether they do is decided here.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::project::{Project, read, write};
use crate::revision::Revision;
use crate::steps::Steps;

/// One run, from its begin to its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Results {
    commit: String,
    /// Whether the files were those of the commit, before the run and after it.
    clean: bool,
    /// When it ended, in universal time.
    date: String,
    /// What was asked for: a run of one group says nothing of the others.
    groups: Vec<String>,
    engines: Vec<String>,
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    name: String,
    result: Outcome,
    seconds: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    Ok,
    Failed,
}

/// A run that has begun.
#[derive(Debug)]
pub(crate) struct Begun {
    /// Without git there is nothing to say what was tested.
    before: Option<Revision>,
}

impl Begun {
    /// Forgets the run before it, so that one which is ended early leaves no older results.
    pub(crate) fn now(project: &Project) -> Result<Self> {
        let file = place(project);
        match std::fs::remove_file(&file) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::at(&file, cause));
            }
            _ => {}
        }
        let before = Revision::of(project);
        if let Err(error) = &before {
            eprintln!("the results of this run will not be kept: {error}");
        }
        Ok(Self {
            before: before.ok(),
        })
    }

    /// Writes down how the steps ended.
    pub(crate) fn keep(
        self,
        project: &Project,
        steps: &Steps,
        groups: Vec<String>,
        engines: Vec<String>,
    ) -> Result<()> {
        let Some(before) = self.before else {
            return Ok(());
        };
        let after = Revision::of(project)?;
        let date = project.run("date")?.words("-u +%Y-%m-%dT%H:%M:%SZ");
        let results = Results {
            clean: before.clean && before == after,
            commit: before.commit,
            date: date.output()?.trim().to_owned(),
            groups,
            engines,
            steps: steps.ended().map(Step::new).collect(),
        };
        let text = serde_json::to_string_pretty(&results);
        let text =
            text.map_err(|cause| Error::new(format!("results that are no JSON: {cause}")))?;
        write(&place(project), text + "\n")
    }
}

impl Step {
    fn new((name, passed, took): (&str, bool, std::time::Duration)) -> Self {
        let result = if passed { Outcome::Ok } else { Outcome::Failed };
        Self {
            name: name.to_owned(),
            result,
            seconds: took.as_millis() as f64 / 1000.0,
        }
    }
}

/// The results of the last run; none when there was none, or it did not come to its end.
pub(crate) fn last(project: &Project) -> Result<Option<Results>> {
    let file = place(project);
    if !file.exists() {
        return Ok(None);
    }
    let kept = serde_json::from_str(&read(&file)?);
    kept.map(Some).map_err(|cause| Error::at(&file, cause))
}

/// The results when they are of just this commit, and otherwise why there are none.
pub(crate) fn of(now: &Revision, last: Option<Results>) -> std::result::Result<Results, String> {
    let Some(last) = last else {
        return Err("no run of `cargo xtask test` came to its end in this build folder".to_owned());
    };
    if last.commit != now.commit {
        return Err(format!("the last run was of commit {}", last.commit));
    }
    if !last.clean {
        return Err("the last run was of this commit with changes".to_owned());
    }
    if !now.clean {
        return Err("the files are not those of the commit any more".to_owned());
    }
    Ok(last)
}

fn place(project: &Project) -> PathBuf {
    project.target().join("test-results.json")
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn revision(commit: &str, clean: bool) -> Revision {
        let commit = commit.to_owned();
        Revision { commit, clean }
    }

    fn results(commit: &str, clean: bool) -> Results {
        Results {
            commit: commit.to_owned(),
            clean,
            date: "2026-01-02T03:04:05Z".to_owned(),
            groups: vec!["native".to_owned()],
            engines: vec!["chromium".to_owned()],
            steps: vec![
                Step::new(("one", true, Duration::from_millis(1500))),
                Step::new(("two", false, Duration::ZERO)),
            ],
        }
    }

    #[test]
    fn results_are_of_the_commit_that_was_tested() {
        let tested = results("abc", true);
        let found = of(&revision("abc", true), Some(tested.clone()));
        assert_eq!(found, Ok(tested));
    }

    #[test]
    fn results_of_anything_else_are_none_and_it_is_said_why() {
        let tested = |commit, clean| Some(results(commit, clean));
        for (now, last, why) in [
            (revision("abc", true), None, "no run"),
            (revision("abc", true), tested("other", true), "commit other"),
            (revision("abc", true), tested("abc", false), "with changes"),
            (revision("abc", false), tested("abc", true), "any more"),
        ] {
            let found = of(&now, last).unwrap_err();
            assert!(found.contains(why), "{found}");
        }
    }

    #[test]
    fn a_failed_step_is_kept_as_one() {
        let text = serde_json::to_string(&results("abc", true)).unwrap();
        assert!(
            text.contains(r#"{"name":"one","result":"ok","seconds":1.5}"#),
            "{text}"
        );
        assert!(text.contains(r#""name":"two","result":"failed""#), "{text}");
        let again: Results = serde_json::from_str(&text).unwrap();
        assert_eq!(again, results("abc", true));
    }
}
