//! Where the database lies: at a path that was given, or in a temporary file that goes when the
//! sandbox goes.

use std::path::{Path, PathBuf};

use crate::secret::{self, NoRandomness};

/// The database's file.
#[derive(Debug)]
pub(crate) struct DatabaseFile {
    path: PathBuf,
    temporary: bool,
}

impl DatabaseFile {
    /// The file at a path, or a fresh temporary one.
    ///
    /// # Errors
    /// When there is no randomness for a temporary name.
    pub(crate) fn at(path: Option<PathBuf>) -> Result<Self, NoRandomness> {
        Ok(match path {
            Some(path) => Self {
                path,
                temporary: false,
            },
            None => Self {
                path: std::env::temp_dir()
                    .join(format!("payseal-sandbox-{}.sqlite", secret::digits(16)?)),
                temporary: true,
            },
        })
    }

    /// Its path.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for DatabaseFile {
    fn drop(&mut self) {
        if !self.temporary {
            return;
        }
        for end in ["", "-wal", "-shm"] {
            let mut name = self.path.clone().into_os_string();
            name.push(end);
            // The side files are gone already when the database was closed well.
            if let Err(error) = std::fs::remove_file(&name)
                && error.kind() != std::io::ErrorKind::NotFound
            {
                tracing::warn!(%error, "a temporary database file could not be removed");
            }
        }
    }
}
