//! A copy of the last commit in a folder of its own, to be changed and thrown away.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir};
use crate::shell::Run;

/// The copy.
#[derive(Debug)]
pub(crate) struct Scratch {
    project: Project,
    commit: String,
}

impl Scratch {
    /// Copies the last commit to a folder below the build folder. What is built there stays between
    /// runs, the sources do not.
    pub(crate) fn of_last_commit(project: &Project, name: &str) -> Result<Self> {
        let folder = project.scratch(name);
        let tree = folder.join("tree");
        fresh_dir(&tree)?;
        let commit = git(project)?.words("rev-parse --short=16 HEAD").output()?;
        // An index of its own, so that the real one is not touched.
        let index = folder.join("index");
        let with_index = || Ok::<Run, Error>(git(project)?.env("GIT_INDEX_FILE", &index));
        with_index()?.words("read-tree HEAD").output()?;
        let mut prefix = tree.clone().into_os_string();
        prefix.push("/");
        let mut to = std::ffi::OsString::from("--prefix=");
        to.push(prefix);
        with_index()?
            .words("checkout-index --all")
            .arg(to)
            .output()?;
        link(&project.path("node_modules"), &tree.join("node_modules"))?;
        Ok(Self {
            project: project.moved(tree, folder.join("target")),
            commit: commit.trim().to_owned(),
        })
    }

    /// Throws away what was built there for a browser, so that all of it is built now. The programs
    /// that the build itself runs stay.
    pub(crate) fn forget_builds(&self) -> Result<()> {
        for folder in ["release", "wasm32-unknown-unknown", "wasm-opt", "xtask"] {
            fresh_dir(&self.project.target().join(folder))?;
        }
        Ok(())
    }

    /// The commit that was copied.
    pub(crate) fn commit(&self) -> &str {
        &self.commit
    }

    /// A path inside the copy.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.project.path(inside)
    }

    /// A program to run in the copy, with a build folder of its own.
    pub(crate) fn run(&self, program: &str) -> Result<Run> {
        let run = self.project.run(program)?;
        Ok(run.env("CARGO_TARGET_DIR", self.project.target()))
    }
}

fn git(project: &Project) -> Result<Run> {
    project.run("git")
}

/// The tools of npm are large and the same: one copy serves both.
#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).map_err(|cause| Error::at(to, cause))
}

#[cfg(not(unix))]
fn link(_: &Path, to: &Path) -> Result<()> {
    Err(Error::at(
        to,
        "this command needs a system with symbolic links",
    ))
}
