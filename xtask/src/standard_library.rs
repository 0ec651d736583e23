//! The wasm's standard library, built with the frame and for its size, where its sources are installed.
//!
//! Only cargo's unstable flags can do that. The pinned stable compiler takes them when it is told to, for
//! this one build: see ADR 16.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::project::Project;
use crate::shell::Run;

/// A panic traps at once, without the code that words it, places it and prints values. Each is worth about
/// two kilobytes, and nobody is ever shown what they say.
const FLAGS: [&str; 4] = [
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zunstable-options",
];

/// The standard library that the frame's wasm is linked with.
#[derive(Debug)]
pub(crate) struct StandardLibrary {
    /// Where its sources would be: the compiler names them from here.
    sources: PathBuf,
    built: bool,
}

impl StandardLibrary {
    pub(crate) fn find(project: &Project) -> Result<Self> {
        let sysroot = project.run("rustc")?.words("--print sysroot").output()?;
        let sources = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
        let built = sources.join("library/std/Cargo.toml").is_file();
        Ok(Self { sources, built })
    }

    /// Whether it is built with the frame, rather than taken as the compiler brings it.
    pub(crate) fn is_built(&self) -> bool {
        self.built
    }

    pub(crate) fn sources(&self) -> &Path {
        &self.sources
    }

    /// The compiler's flags; none where it is taken as it comes.
    pub(crate) fn flags(&self) -> &'static [&'static str] {
        if self.built { &FLAGS } else { &[] }
    }

    /// The same for cargo: `run` is a command that fetches or builds.
    pub(crate) fn ask(&self, run: Run) -> Run {
        if !self.built {
            return run;
        }
        run.env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
            .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
    }

    /// Says that the wasm is going to be larger than it could be, and what to do about that.
    pub(crate) fn warn(&self) {
        if !self.built {
            eprintln!(
                "frame: the standard library's sources are missing, so the wasm is about a tenth larger: \
                 rustup component add rust-src"
            );
        }
    }
}
