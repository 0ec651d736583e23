//! Names content by its SHA-256: for stamps ("nothing changed") and for hashed file names.

use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::project::{Project, files_below, read, write};

/// The first 16 hex digits: enough for a file name, and short in a document.
pub(crate) fn short(content: &[u8]) -> String {
    let mut name = HEXLOWER.encode(&Sha256::digest(content));
    name.truncate(16);
    name
}

/// All 64 hex digits, for a list that other tools check.
pub(crate) fn whole(content: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(content))
}

/// A digest of the names and contents of every file below the given files and folders.
pub(crate) fn of_inputs(project: &Project, inputs: &[&str], more: &str) -> Result<String> {
    let mut sum = Sha256::new();
    sum.update(more.as_bytes());
    for input in inputs {
        let path = project.path(input);
        let files = if path.is_dir() {
            files_below(&path)?
        } else {
            vec![path]
        };
        for file in files {
            let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
            let name = file.strip_prefix(project.root()).unwrap_or(&file);
            sum.update(name.to_string_lossy().as_bytes());
            sum.update((content.len() as u64).to_le_bytes());
            sum.update(&content);
        }
    }
    Ok(HEXLOWER.encode(&sum.finalize()))
}

/// A file that remembers the digest of what a result was made from.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    digest: String,
}

impl Stamp {
    pub(crate) fn new(file: PathBuf, digest: String) -> Self {
        Self { file, digest }
    }

    /// Whether the result was made from exactly these inputs and still exists.
    pub(crate) fn holds_for(&self, result: &Path) -> bool {
        result.exists() && read(&self.file).is_ok_and(|kept| kept == self.digest)
    }

    /// To call before work starts, so that half a result is never taken for a whole one.
    pub(crate) fn forget(&self) -> Result<()> {
        match std::fs::remove_file(&self.file) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::at(&self.file, cause))
            }
            _ => Ok(()),
        }
    }

    pub(crate) fn keep(&self) -> Result<()> {
        write(&self.file, &self.digest)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn is_sha256() {
        assert_eq!(super::short(b""), "e3b0c44298fc1c14");
    }
}
