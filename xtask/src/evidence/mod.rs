//! Writes down what an assessor asks for: what is served, what the frame is made of, how a
//! merchant's page embeds it; and a list of all files, which can be signed and verified.
//!
//! `payseal-host` takes the inventory from its own router.

mod bill;
mod embedding;
mod list;
mod seal;

use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Value, json};

use crate::build;
use crate::error::{Error, Result};
use crate::flags::Flags;
use crate::project::{Project, fresh_dir, write};
use crate::results;
use crate::revision::Revision;
use crate::setup;
use crate::steps::Steps;
use list::List;

/// Whose accounts the inventory shows: a gateway runs `payseal-host evidence` with its own.
const SETTINGS: &str = "host/payseal-host.example.toml";

/// What the list and its signature are of.
const DIST: &str = "dist";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    Write {
        key: Option<PathBuf>,
    },
    Verify {
        key: PathBuf,
        folder: Option<PathBuf>,
    },
    MakeKey {
        file: PathBuf,
    },
}

impl Wish {
    fn read(words: &[String]) -> Result<Self> {
        let known = ["--sign", "--verify", "--dir", "--keygen"];
        let flags = Flags::parse(words, &known)?;
        let last = |name| flags.all(name).last().map(PathBuf::from);
        match known.map(last) {
            [key, None, None, None] => Ok(Self::Write { key }),
            [None, Some(key), folder, None] => Ok(Self::Verify { key, folder }),
            [None, None, None, Some(file)] => Ok(Self::MakeKey { file }),
            _ => Err(Error::new(
                "say one of --sign KEY, --verify PUBLIC-KEY with or without --dir, --keygen FILE",
            )),
        }
    }
}

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    match Wish::read(words)? {
        Wish::Write { key } => write_down(project, steps, key.as_deref()),
        Wish::Verify { key, folder } => {
            let folder = folder.unwrap_or_else(|| project.path(DIST));
            println!("{}", seal::verify(&key, &folder)?.told());
            Ok(())
        }
        Wish::MakeKey { file } => {
            let public = seal::make_key(project, &file)?;
            println!("secret {}, public {}", file.display(), public.display());
            Ok(())
        }
    }
}

fn write_down(project: &Project, steps: &mut Steps, key: Option<&Path>) -> Result<()> {
    let revision = Revision::of(project)?;
    // Before the build, which takes minutes.
    let key = key.map(seal::read_secret).transpose()?;
    if key.is_some() && !revision.clean {
        return Err(Error::new(
            "a signed list is of a commit: commit what is changed, or stash it",
        ));
    }
    setup::for_build(project, steps)?;
    build::run(project, steps)?;
    let folder = project.path("dist/evidence");
    fresh_dir(&folder)?;
    let inventory = folder.join("inventory.json");
    steps.run("evidence: what is served", || {
        project
            .cargo("run --quiet --package payseal-host -- evidence")?
            .arg(project.path(SETTINGS))
            .arg(&inventory)
            .check()
    })?;
    steps.run("evidence: what it is made of", || {
        write(
            &folder.join("bom.json"),
            pretty(&bill::of_the_frame(project)?)?,
        )
    })?;
    let kept: Value = serde_json::from_str(&project.read("dist/evidence/inventory.json")?)
        .map_err(|cause| Error::new(format!("dist/evidence/inventory.json: {cause}")))?;
    write(&folder.join("embed.md"), embedding::page(project, &kept)?)?;
    // Someone may have worked on while it was built.
    let after = Revision::of(project)?;
    let revision = Revision {
        clean: revision.clean && after == revision,
        ..revision
    };
    write(&folder.join("results.json"), tested(project, &revision)?)?;
    let dist = project.path(DIST);
    // The last: it has the hash of everything before it.
    List::take(&dist, project.version(), &revision)?.write(&dist)?;
    match key {
        Some(_) if !revision.clean => Err(Error::new(
            "not signed: the files are not those of the commit any more that it began with",
        )),
        Some(key) => {
            seal::sign(&key, &dist)?;
            println!("written to dist/evidence, and signed");
            Ok(())
        }
        None => {
            println!("written to dist/evidence; not signed, which --sign KEY would do");
            Ok(())
        }
    }
}

/// What the tests found in this commit, or in so many words that nothing is known.
fn tested(project: &Project, revision: &Revision) -> Result<String> {
    match results::of(revision, results::last(project)?) {
        Ok(results) => pretty(&results),
        Err(why) => {
            println!("no test results for this commit: {why}");
            pretty(&json!({
                "commit": revision.commit,
                "results": "there are no results for this commit",
                "why": why,
            }))
        }
    }
}

fn pretty(value: &impl Serialize) -> Result<String> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|cause| Error::new(format!("a value that is no JSON: {cause}")))?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests;
