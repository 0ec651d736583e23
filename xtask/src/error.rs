//! Defines the one error of the commands: a sentence for the person at the terminal.

use std::fmt;
use std::path::Path;

/// What every command returns.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// A sentence that says what failed and what to do.
#[derive(Debug)]
pub(crate) struct Error(String);

impl Error {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// An error about a file or folder, with its path.
    pub(crate) fn at(path: &Path, cause: impl fmt::Display) -> Self {
        Self(format!("{}: {cause}", path.display()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
