//! Knows where things are: the work tree, the build folder, the cache of tools.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::shell::Run;

/// The places that the commands read and write.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
    target: PathBuf,
    cache: PathBuf,
}

impl Project {
    /// Finds the work tree that holds this tool; cargo says where the tool's package is.
    pub(crate) fn find() -> Result<Self> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .ok_or_else(|| Error::new("start it with `cargo xtask`, which says where it is"))?;
        let root = Path::new(&package)
            .parent()
            .ok_or_else(|| Error::new("the package of this tool has no parent folder"))?
            .to_owned();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        Ok(Self {
            root,
            target,
            cache: cache()?,
        })
    }

    /// The same project with its files and its build folder elsewhere.
    pub(crate) fn moved(&self, root: PathBuf, target: PathBuf) -> Self {
        Self {
            root,
            target,
            cache: self.cache.clone(),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the work tree.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Cargo's build folder.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Where the build keeps what it makes on the way.
    pub(crate) fn scratch(&self, inside: &str) -> PathBuf {
        self.target.join("xtask").join(inside)
    }

    /// Where tools are installed: outside `target`, so `cargo clean` does not cost ten minutes.
    pub(crate) fn cache(&self) -> &Path {
        &self.cache
    }

    /// The version that every package of this workspace has.
    pub(crate) fn version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// `PATH` for programs we start: our own tools first, then npm's, then the machine's.
    pub(crate) fn search_path(&self) -> Result<OsString> {
        let mut dirs = vec![self.cache.join("bin"), self.path("node_modules/.bin")];
        dirs.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        env::join_paths(dirs).map_err(|cause| Error::new(format!("PATH: {cause}")))
    }

    /// A program to run in the work tree with our tools on its `PATH`.
    pub(crate) fn run(&self, program: &str) -> Result<Run> {
        let path = self.search_path()?;
        let found = which(program, &path).unwrap_or_else(|| PathBuf::from(program));
        Ok(Run::new(found).env("PATH", path).in_dir(&self.root))
    }

    /// Whether there is such a program.
    pub(crate) fn has(&self, program: &str) -> Result<bool> {
        Ok(which(program, &self.search_path()?).is_some())
    }

    /// Cargo, as whoever started this tool would run it.
    pub(crate) fn cargo(&self, words: &str) -> Result<Run> {
        Ok(self.run("cargo")?.words(words))
    }

    pub(crate) fn read(&self, inside: &str) -> Result<String> {
        read(&self.path(inside))
    }
}

/// Reads a text file; the error names it.
pub(crate) fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|cause| Error::at(path, cause))
}

/// Writes a file and the folders above it; the error names it.
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir).map_err(|cause| Error::at(dir, cause))?;
    }
    fs::write(path, content).map_err(|cause| Error::at(path, cause))
}

/// Empties a folder, or makes it.
pub(crate) fn fresh_dir(path: &Path) -> Result<()> {
    if path.exists() {
        fs::remove_dir_all(path).map_err(|cause| Error::at(path, cause))?;
    }
    fs::create_dir_all(path).map_err(|cause| Error::at(path, cause))
}

/// Every file below a folder, sorted, so that what is made of them does not depend on the disk.
pub(crate) fn files_below(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(&dir).map_err(|cause| Error::at(&dir, cause))? {
            let path = entry.map_err(|cause| Error::at(&dir, cause))?.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The first program of that name on a search path.
pub(crate) fn which(program: &str, path: &OsString) -> Option<PathBuf> {
    env::split_paths(path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

fn cache() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("XDG_CACHE_HOME").filter(|dir| !dir.is_empty()) {
        return Ok(PathBuf::from(dir).join("payseal"));
    }
    let home = env::var_os("HOME")
        .ok_or_else(|| Error::new("set HOME or XDG_CACHE_HOME: tools are kept below it"))?;
    Ok(PathBuf::from(home).join(".cache/payseal"))
}
