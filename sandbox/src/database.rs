//! What the sandbox keeps its rows in: a file, or a database of a server, which several processes may share.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use payseal_engine::secret::NoRandomness;
use payseal_engine::store::{PostgresAddress, PostgresStore, SqliteStore, Store, StoreError};

use crate::database_file::{DatabaseFile, FileError};
use crate::keys::Keys;

/// Where the rows are to be kept.
#[derive(Clone, Debug)]
pub enum Place {
    /// In this file.
    File(PathBuf),
    /// In this database of a PostgreSQL server.
    Server(PostgresAddress),
}

impl From<PathBuf> for Place {
    fn from(path: PathBuf) -> Self {
        Self::File(path)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(f),
            Self::Server(address) => address.fmt(f),
        }
    }
}

/// Why there is no place for the rows and the keys.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoPlace {
    #[error("a server keeps no keys")]
    NoKeys,
    #[error("there is no folder for the keys")]
    Keys(PathBuf, #[source] io::Error),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    #[error("a temporary file cannot be created")]
    Io(#[from] io::Error),
}

impl From<FileError> for NoPlace {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NoRandomness(error) => Self::NoRandomness(error),
            FileError::Io(error) => Self::Io(error),
        }
    }
}

/// The database, and where the keys lie.
#[derive(Debug)]
pub(crate) struct Database {
    kept: Kept,
    keys: Keys,
}

#[derive(Debug)]
enum Kept {
    File(DatabaseFile),
    Server(PostgresAddress),
}

impl Database {
    /// At a place, or in a fresh temporary file; with keys in a folder, or beside the file.
    pub(crate) fn at(place: Option<Place>, keys: Option<PathBuf>) -> Result<Self, NoPlace> {
        let kept = match place {
            None => Kept::File(DatabaseFile::at(None)?),
            Some(Place::File(path)) => Kept::File(DatabaseFile::at(Some(path))?),
            Some(Place::Server(address)) => Kept::Server(address),
        };
        let keys = match (keys, &kept) {
            (Some(folder), _) => {
                let made = Keys::in_folder(folder.clone());
                made.map_err(|error| NoPlace::Keys(folder, error))?
            }
            (None, Kept::File(file)) => Keys::Beside(file.path().to_owned()),
            (None, Kept::Server(_)) => return Err(NoPlace::NoKeys),
        };
        Ok(Self { kept, keys })
    }

    /// Opens it. What a file holds that says nothing of its dialect is of `legacy_dialect`.
    pub(crate) fn open(&self, legacy_dialect: &str) -> Result<Box<dyn Store>, StoreError> {
        Ok(match &self.kept {
            Kept::File(file) if file.is_temporary() => {
                Box::new(SqliteStore::open_temporary(file.path(), legacy_dialect)?)
            }
            Kept::File(file) => Box::new(SqliteStore::open(file.path(), legacy_dialect)?),
            Kept::Server(address) => Box::new(PostgresStore::connect(address)?),
        })
    }

    /// Where it is, as an error says it.
    pub(crate) fn place(&self) -> Place {
        match &self.kept {
            Kept::File(file) => Place::File(file.path().to_owned()),
            Kept::Server(address) => Place::Server(address.clone()),
        }
    }

    /// Its file; none when it is a server's.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.kept {
            Kept::File(file) => Some(file.path()),
            Kept::Server(_) => None,
        }
    }

    /// Whether other processes may write to it while this one runs.
    pub(crate) const fn is_shared(&self) -> bool {
        matches!(self.kept, Kept::Server(_))
    }

    /// Where the keys lie.
    pub(crate) const fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Says that a file of a key was made, which goes when a temporary database does.
    pub(crate) fn owns(&mut self, path: PathBuf) {
        // What lies in a folder that was named stays there.
        if let (Kept::File(file), Keys::Beside(_)) = (&mut self.kept, &self.keys) {
            file.owns(path);
        }
    }
}
