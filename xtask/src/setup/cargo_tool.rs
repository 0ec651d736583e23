//! Installs programs from crates, into the cache, in a profile that compiles quickly.

use std::borrow::Cow;

use super::wasm_bindgen_version;
use crate::error::{Error, Result};
use crate::project::{Project, which};
use crate::shell::Run;
use crate::steps::Steps;

/// A program that a crate brings, at one exact version.
#[derive(Debug)]
pub(super) struct CargoTool {
    package: &'static str,
    program: &'static str,
    version: Cow<'static, str>,
    /// Whether to build with the lock file that the crate was published with.
    locked: bool,
    /// Whether to build what it does by itself with the network: nothing here asks it to.
    online: bool,
}

impl CargoTool {
    /// The newest that the toolchain of this project can build.
    pub(super) const TRUNK: Self = Self {
        package: "trunk",
        program: "trunk",
        version: Cow::Borrowed("0.21.14"),
        locked: true,
        online: false,
    };
    /// No Debian package has it.
    pub(super) const GECKODRIVER: Self = Self::fixed("geckodriver", "geckodriver", "0.37.1");
    pub(super) const CARGO_DENY: Self = Self::fixed("cargo-deny", "cargo-deny", "0.20.2");
    pub(super) const TYPOS: Self = Self::fixed("typos-cli", "typos", "1.52.0");

    /// The wasm-bindgen of our own lock file: the two must be the same release.
    pub(super) fn wasm_bindgen(project: &Project) -> Result<Self> {
        Ok(Self {
            package: "wasm-bindgen-cli",
            program: "wasm-bindgen",
            version: Cow::Owned(wasm_bindgen_version(project)?),
            // Its lock file names a release that was withdrawn.
            locked: false,
            online: false,
        })
    }

    const fn fixed(package: &'static str, program: &'static str, version: &'static str) -> Self {
        Self {
            package,
            program,
            version: Cow::Borrowed(version),
            locked: true,
            online: true,
        }
    }

    /// Installs it unless the first one on our search path has the right version.
    pub(super) fn ensure(&self, project: &Project, steps: &mut Steps) -> Result<()> {
        let path = project.search_path()?;
        let found = which(self.program, &path).map(|file| Run::new(file).arg("--version").output());
        if let Some(Ok(answer)) = found
            && says(&answer, &self.version)
        {
            return Ok(());
        }
        let name = format!("setup: install {} {}", self.package, self.version);
        println!(
            "{name}: compiled once for all projects, in some minutes; a later start takes none"
        );
        steps.run(&name, || {
            if which("cargo-binstall", &path).is_some() && self.download(project).is_ok() {
                return Ok(());
            }
            self.compile(project)
        })
    }

    fn download(&self, project: &Project) -> Result<()> {
        project
            .cargo("binstall --no-confirm --force --root")?
            .arg(project.cache())
            .arg(format!("{}@{}", self.package, self.version))
            .check()
    }

    /// Compiles it without link-time optimisation: minutes sooner, and fast enough for a tool.
    fn compile(&self, project: &Project) -> Result<()> {
        // Beside the tools, so that an interrupted install goes on where it stopped.
        let build = project.cache().join("build").join(self.package);
        let mut run = project
            .cargo("install --force --root")?
            .arg(project.cache())
            .arg(self.package)
            .arg("--version")
            .arg(self.version.as_ref())
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.speed())
            .without_env(&["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"]);
        if self.locked {
            run = run.arg("--locked");
        }
        if !self.online {
            run = run.arg("--no-default-features");
        }
        run.check()?;
        std::fs::remove_dir_all(&build).map_err(|cause| Error::at(&build, cause))
    }
}

impl CargoTool {
    /// Trunk only calls others; the others have something to do.
    fn speed(&self) -> &'static str {
        if self.package == "trunk" { "0" } else { "1" }
    }
}

/// Whether a program's `--version` names this very version.
fn says(answer: &str, version: &str) -> bool {
    answer
        .split_whitespace()
        .any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn knows_the_right_version_in_each_spelling() {
        assert!(says("trunk 0.21.14\n", "0.21.14"));
        assert!(says("geckodriver 0.37.1 (abc 2026-01-01)", "0.37.1"));
        assert!(says("tool v1.2.3", "1.2.3"));
        assert!(!says("trunk 0.21.140", "0.21.14"));
        assert!(!says("trunk 0.22.1", "0.21.14"));
    }
}
