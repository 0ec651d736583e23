//! Why there is no document.

use std::fmt;

/// Why a document could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// The template has no place for something that must be in it.
    Missing(&'static str),
    /// A file of `www/icons` is not one plain `<svg>` with a `viewBox`.
    Icon(&'static str),
}

impl fmt::Display for Unfilled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "the template must have a place for {name}"),
            Self::Icon(name) => write!(f, "www/icons/{name}.svg must be one svg with a viewBox"),
        }
    }
}

impl std::error::Error for Unfilled {}
