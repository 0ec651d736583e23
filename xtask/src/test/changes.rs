//! Which files changed, as git says it, and which packages there are, as cargo does.

use serde::Deserialize;

use super::affected::Package;
use crate::error::{Error, Result};
use crate::project::Project;

/// The files that differ from a commit, and that commit.
#[derive(Debug)]
pub(super) struct Changes {
    pub(super) files: Vec<String>,
    pub(super) since: String,
}

/// Where work begins, unless told: the first that there is.
const BASES: [&str; 2] = ["origin/main", "main"];

impl Changes {
    /// What was committed since then and what is not committed yet, new files among it.
    pub(super) fn since(project: &Project, base: Option<&str>) -> Result<Self> {
        let git = |words: &str| project.run("git")?.words(words).output();
        let begun = |base: &str| {
            project
                .run("git")?
                .words("merge-base HEAD")
                .arg(base)
                .output()
        };
        let since = match base {
            Some(base) => begun(base)?,
            None => BASES
                .iter()
                .find_map(|base| begun(base).ok())
                .ok_or_else(|| {
                    Error::new("there is no main to compare with: say --since COMMIT")
                })?,
        };
        let since = since.trim().to_owned();
        let changed = git(&format!("diff --name-only --no-renames -z {since}"))?;
        let new = git("ls-files --others --exclude-standard -z")?;
        let files = changed.split('\0').chain(new.split('\0'));
        let files: Vec<_> = files.filter(|file| !file.is_empty()).collect();
        if base.is_none() && files.is_empty() {
            // What is committed on main is compared with itself.
            return Err(Error::new(
                "nothing differs from main: say --since COMMIT, with the commit that was tested last",
            ));
        }
        Ok(Self {
            files: files.into_iter().map(str::to_owned).collect(),
            since,
        })
    }
}

/// What cargo says of the workspace.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Described>,
}

#[derive(Deserialize)]
struct Described {
    name: String,
    manifest_path: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    /// Where it is, if it is one of ours.
    path: Option<String>,
}

/// The packages of the workspace.
pub(super) fn packages(project: &Project) -> Result<Vec<Package>> {
    let told = project
        .cargo("metadata --no-deps --format-version 1 --offline")?
        .output()?;
    let told: Metadata = serde_json::from_str(&told)
        .map_err(|cause| Error::new(format!("cargo metadata: {cause}")))?;
    let root = format!("{}/", project.root().display());
    let package = |it: Described| {
        let folder = it.manifest_path.strip_suffix("Cargo.toml")?;
        let own = it.dependencies.into_iter().filter(|on| on.path.is_some());
        Some(Package {
            folder: folder.strip_prefix(&root)?.to_owned(),
            name: it.name,
            stands_on: own.map(|on| on.name).collect(),
        })
    };
    Ok(told.packages.into_iter().filter_map(package).collect())
}
