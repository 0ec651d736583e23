//! Texts among the parameters, and how long they may be.

use zeroize::Zeroizing;

use super::super::error::ApiError;
use super::super::form::Node;
use super::{Change, Params};

impl Params {
    /// A text that cannot be empty.
    ///
    /// # Errors
    /// When it is empty, or a hash.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ApiError> {
        match self.emptyable_text(name)? {
            Change::Keep => Ok(None),
            Change::Set(text) => Ok(Some(text)),
            Change::Unset => Err(self.empty(name)),
        }
    }

    /// A text that must be there.
    ///
    /// # Errors
    /// When it is not there, empty, or a hash.
    pub fn required_text(&mut self, name: &str) -> Result<String, ApiError> {
        self.text(name)?.ok_or_else(|| self.missing(name))
    }

    /// A text that an empty one unsets.
    ///
    /// # Errors
    /// When it is a hash, or too long.
    pub fn emptyable_text(&mut self, name: &str) -> Result<Change<String>, ApiError> {
        Ok(match self.secret(name)? {
            None => Change::Keep,
            Some(text) if text.is_empty() => Change::Unset,
            Some(text) => {
                let most = longest(name);
                if text.chars().count() > most {
                    return Err(ApiError::invalid(format!(
                        "Invalid string: it must be at most {most} characters."
                    ))
                    .about(self.path_of(name)));
                }
                Change::Set(text.as_str().to_owned())
            }
        })
    }

    /// A text that is wiped after its use, such as a card's number.
    ///
    /// # Errors
    /// When it is a hash.
    pub fn secret(&mut self, name: &str) -> Result<Option<Zeroizing<String>>, ApiError> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(Node::Text(text)) => Ok(Some(text)),
            Some(Node::Hash(_)) => {
                Err(ApiError::invalid("Invalid string: a hash was given.")
                    .about(self.path_of(name)))
            }
        }
    }
}

/// The most characters of a text, by its name. An object whose texts, lists and hashes are as long as they
/// may be still is no longer than a document of the engine's, in an event and with a failed payment method
/// in it, too: a hook can refuse nothing any more.
fn longest(name: &str) -> usize {
    match name {
        "description" => 1000,
        "url" => 2048,
        name if name.ends_with("_url") => 2048,
        _ => 500,
    }
}
