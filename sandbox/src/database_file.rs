//! Where the database lies: at a path that was given, or in a temporary file that goes when the
//! sandbox goes. Only its owner may read a temporary one: whatever else a machine's users share,
//! they share its temporary folder.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use payseal_engine::secret::{self, NoRandomness};

/// Why there is no temporary file.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FileError {
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error("a temporary file cannot be created")]
    Io(#[from] io::Error),
}

/// The database's file.
#[derive(Debug)]
pub(crate) struct DatabaseFile {
    path: PathBuf,
    temporary: bool,
    /// Files beside it that go when it does.
    beside: Vec<PathBuf>,
}

impl DatabaseFile {
    /// The file at a path, or a fresh temporary one.
    ///
    /// # Errors
    /// When there is no randomness for a temporary name, or the file cannot be created.
    pub(crate) fn at(path: Option<PathBuf>) -> Result<Self, FileError> {
        if let Some(path) = path {
            return Ok(Self {
                path,
                temporary: false,
                beside: Vec::new(),
            });
        }
        let name = format!("payseal-sandbox-{}.sqlite", secret::digits(16)?);
        let path = std::env::temp_dir().join(name);
        // The files that SQLite puts beside it take over its permissions.
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&path)?;
        Ok(Self {
            path,
            temporary: true,
            beside: Vec::new(),
        })
    }

    /// Says that a file beside it belongs to it.
    pub(crate) fn owns(&mut self, path: PathBuf) {
        self.beside.push(path);
    }

    /// Whether it goes when the sandbox goes.
    #[must_use]
    pub(crate) const fn is_temporary(&self) -> bool {
        self.temporary
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
        let named = ["", "-wal", "-shm"].map(|end| {
            let mut name = self.path.clone().into_os_string();
            name.push(end);
            PathBuf::from(name)
        });
        for name in named.iter().chain(&self.beside) {
            // The side files are gone already when the database was closed well.
            if let Err(error) = std::fs::remove_file(name)
                && error.kind() != std::io::ErrorKind::NotFound
            {
                tracing::warn!(%error, "a temporary database file could not be removed");
            }
        }
    }
}
