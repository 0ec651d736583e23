//! Asks a local copy of the RustSec database whether a crate of Cargo.lock has a known weakness.
//!
//! It fetches nothing: the copy is brought by whoever runs it, and what it says is as old as its last
//! commit, which is told. Development tools from npm are not in that database.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::error::{Error, Result};
use crate::flags::Flags;
use crate::project::{Project, fresh_dir, write};
use crate::setup;
use crate::shell::Run;
use crate::steps::Steps;

/// What cargo-deny calls the folder of the database that it asks when no other is named.
const FOLDER: &str = "advisory-db-3157b0e258782691";

/// An advisory that is made up, against a crate that every package here is built on.
const PROBE: &str = "RUSTSEC-9999-0001";
const PROBE_CRATE: &str = "serde";

/// A copy of the database, of one commit, that is ours to change.
#[derive(Debug)]
struct Database {
    folder: PathBuf,
    commit: Commit,
}

/// Which state of the database it is.
#[derive(Debug, PartialEq, Eq)]
struct Commit {
    hash: String,
    day: String,
    made: Duration,
}

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let flags = Flags::parse(words, &["--database"])?;
    let given = flags.all("--database").last();
    let given =
        given.ok_or_else(|| Error::new("give --database, a clone of rustsec/advisory-db"))?;
    setup::for_checks(project, steps)?;
    let database = Database::copy(project, Path::new(given))?;
    let config = project.scratch("advisories/deny.toml");
    write(&config, database.settings(&project.read("deny.toml")?)?)?;
    // An answer that is "nothing" whatever is asked would look like good news.
    steps.run("advisories: one that is made up is found", || {
        let probe = database.put_probe()?;
        let (passed, printed) = question(project, &config)?.told()?;
        std::fs::remove_file(&probe).map_err(|cause| Error::at(&probe, cause))?;
        noticed(passed, &printed)
    })?;
    steps.run("advisories: ask", || question(project, &config)?.check())?;
    println!("{}", database.commit.told(now(project)?));
    Ok(())
}

/// An exception that nothing needs any more is a failure, too.
fn question(project: &Project, config: &Path) -> Result<Run> {
    Ok(project
        .cargo("deny --workspace --locked --offline --config")?
        .arg(config)
        .words("check --deny advisory-not-detected advisories"))
}

impl Database {
    /// Copies the last commit; what is changed and not committed there is not asked.
    fn copy(project: &Project, given: &Path) -> Result<Self> {
        if !given.is_dir() {
            return Err(Error::at(
                given,
                "no such folder: --database takes a clone of rustsec/advisory-db",
            ));
        }
        let given = std::path::absolute(given).map_err(|cause| Error::at(given, cause))?;
        let told = project.run("git")?.arg("-C").arg(&given);
        let told = told.words("log -1 --format=%H|%cs|%ct").output()?;
        let commit = Commit::read(&told)
            .ok_or_else(|| Error::at(&given, format!("git tells no commit: {told}")))?;
        let root = project.scratch("advisories");
        fresh_dir(&root)?;
        let folder = root.join(FOLDER);
        let clone = project.run("git")?.words("clone --quiet --");
        clone.arg(&given).arg(&folder).output()?;
        Ok(Self { folder, commit })
    }

    /// Our deny.toml, with this database in the place of the one that is fetched.
    fn settings(&self, ours: &str) -> Result<String> {
        let root = self.folder.parent().unwrap_or(&self.folder);
        // A path in JSON is one in TOML, too.
        let root = serde_json::to_string(root)
            .map_err(|cause| Error::at(root, format!("cannot be written down: {cause}")))?;
        let head = "[advisories]\n";
        match ours.matches(head).count() {
            1 => Ok(ours.replace(head, &format!("{head}db-path = {root}\n"))),
            _ => Err(Error::new("deny.toml has no table [advisories], or many")),
        }
    }

    fn put_probe(&self) -> Result<PathBuf> {
        let inside = format!("crates/{PROBE_CRATE}/{PROBE}.md");
        let file = self.folder.join(inside);
        write(
            &file,
            format!(
                "```toml\n[advisory]\nid = \"{PROBE}\"\npackage = \"{PROBE_CRATE}\"\n\
                 date = \"2026-01-01\"\n\n[versions]\npatched = []\n```\n\n# Made up\n\nA probe.\n"
            ),
        )?;
        Ok(file)
    }
}

/// Whether the probe was found: only then does an answer without findings say something.
fn noticed(passed: bool, printed: &str) -> Result<()> {
    if !passed && printed.contains(PROBE) {
        return Ok(());
    }
    Err(Error::new(format!(
        "an advisory that was made up against {PROBE_CRATE} was not found:\n{printed}"
    )))
}

impl Commit {
    fn read(told: &str) -> Option<Self> {
        let mut parts = told.trim().split('|');
        Some(Self {
            hash: parts.next().filter(|hash| !hash.is_empty())?.to_owned(),
            day: parts.next()?.to_owned(),
            made: Duration::from_secs(parts.next()?.parse().ok()?),
        })
    }

    fn told(&self, now: Duration) -> String {
        let days = now.saturating_sub(self.made).as_secs() / (24 * 60 * 60);
        format!(
            "no known weakness without a reason in deny.toml, as of commit {} of {}, {days} days ago",
            self.hash, self.day
        )
    }
}

fn now(project: &Project) -> Result<Duration> {
    let told = project.run("date")?.words("-u +%s").output()?;
    let seconds = told.trim().parse();
    seconds
        .map(Duration::from_secs)
        .map_err(|cause| Error::new(format!("date tells no time: {told}: {cause}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database() -> Database {
        Database {
            folder: PathBuf::from("a place").join(FOLDER),
            commit: Commit::read("abc|2026-08-21|1787293720\n").unwrap(),
        }
    }

    #[test]
    fn asks_the_copy_with_the_rules_of_the_project() {
        let settings = database().settings("[graph]\n[advisories]\nyanked = \"deny\"\n");
        let settings: toml::Table = settings.unwrap().parse().unwrap();
        let table = settings["advisories"].as_table().unwrap();
        assert_eq!(table["db-path"].as_str(), Some("a place"));
        assert_eq!(table["yanked"].as_str(), Some("deny"));
        assert!(database().settings("[graph]\n").is_err());
    }

    #[test]
    fn an_answer_without_the_probe_says_nothing() {
        assert!(noticed(false, "ID: RUSTSEC-9999-0001").is_ok());
        assert!(noticed(true, "advisories ok").is_err());
        assert!(noticed(false, "failed to load advisory database").is_err());
    }

    #[test]
    fn tells_how_old_the_database_is() {
        let commit = database().commit;
        let told = commit.told(commit.made + Duration::from_secs(98 * 24 * 60 * 60 + 7));
        assert!(
            told.ends_with("commit abc of 2026-08-21, 98 days ago"),
            "{told}"
        );
        assert_eq!(Commit::read("\n"), None);
    }

    #[test]
    fn every_exception_has_a_reason() {
        let ours: toml::Table = Project::find()
            .unwrap()
            .read("deny.toml")
            .unwrap()
            .parse()
            .unwrap();
        for exception in ours["advisories"]["ignore"].as_array().unwrap() {
            let reason = exception.get("reason").and_then(toml::Value::as_str);
            assert!(reason.is_some_and(|why| why.len() > 40), "{exception:?}");
        }
    }
}
