//! Which commit the work tree is of, and whether it is just that commit.

use crate::error::Result;
use crate::project::Project;

/// The last commit, and how the files stand to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Revision {
    pub(crate) commit: String,
    /// Whether no file is changed, gone or new; what git is told to ignore does not count.
    pub(crate) clean: bool,
}

impl Revision {
    pub(crate) fn of(project: &Project) -> Result<Self> {
        let git = |words: &str| project.run("git")?.words(words).output();
        Ok(Self {
            commit: git("rev-parse HEAD")?.trim().to_owned(),
            clean: git("status --porcelain --untracked-files=all")?
                .trim()
                .is_empty(),
        })
    }
}
