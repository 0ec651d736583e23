//! Typed reading of the parameters of a call. Each is taken by its name; what is left at the end is
//! unknown. Errors name the parameter by its path, `a[b][0]`, and never tell back a value that may
//! be a card.

mod nested;
mod texts;

#[cfg(test)]
mod tests;

use super::error::{ApiError, told};
use super::form::{Fields, Node};

/// The parameters of a call, or of a hash inside.
#[derive(Debug)]
pub struct Params {
    fields: Fields,
    path: String,
    unknown: Vec<String>,
}

/// What a call says about a value that it may also unset.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change<T> {
    /// Nothing.
    Keep,
    /// It has none from now on.
    Unset,
    /// It has this one from now on.
    Set(T),
}

impl<T> Change<T> {
    /// The value of something that is made now.
    #[must_use]
    pub fn made(self) -> Option<T> {
        self.over(None)
    }

    /// The value after the change.
    #[must_use]
    pub fn over(self, earlier: Option<T>) -> Option<T> {
        match self {
            Self::Keep => earlier,
            Self::Unset => None,
            Self::Set(value) => Some(value),
        }
    }
}

impl Params {
    /// Reads the parameters of a call with `read`, which takes what it knows.
    ///
    /// # Errors
    /// Those of `read`, and `parameter_unknown` about everything that it did not take.
    pub fn read<T>(
        fields: Fields,
        read: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let mut params = Self {
            fields,
            path: String::new(),
            unknown: Vec::new(),
        };
        let result = read(&mut params)?;
        let unknown = params.left();
        if let Some(first) = unknown.first() {
            let message = match unknown.len() {
                1 => format!("Received unknown parameter: {first}"),
                _ => format!("Received unknown parameters: {}", unknown.join(", ")),
            };
            return Err(ApiError::invalid(message)
                .coded("parameter_unknown")
                .about(first));
        }
        Ok(result)
    }

    /// No parameters.
    #[must_use]
    pub fn none() -> Self {
        Self {
            fields: Fields::new(),
            path: String::new(),
            unknown: Vec::new(),
        }
    }

    /// How a parameter of this hash is called in an error.
    #[must_use]
    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() {
            return told(name);
        }
        format!("{}[{}]", self.path, told(name))
    }

    /// Whether a parameter was sent and not yet taken.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Takes a parameter that changes nothing here.
    pub fn ignore(&mut self, names: &[&str]) {
        for name in names {
            self.fields.remove(*name);
        }
    }

    /// A whole number, where it is one, without taking it.
    pub(super) fn peek_integer(&self, name: &str) -> Option<i64> {
        match self.fields.get(name) {
            Some(Node::Text(text)) => text.parse().ok(),
            _ => None,
        }
    }

    /// A whole number.
    ///
    /// # Errors
    /// When it is none, empty, or a hash.
    pub fn integer(&mut self, name: &str) -> Result<Option<i64>, ApiError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| {
            ApiError::invalid(format!("Invalid integer: {}", told(&text)))
                .coded("parameter_invalid_integer")
                .about(self.path_of(name))
        })
    }

    /// A whole number of a range.
    ///
    /// # Errors
    /// When it is none, or outside the range.
    pub fn integer_in(
        &mut self,
        name: &str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Result<Option<i64>, ApiError> {
        let Some(number) = self.integer(name)? else {
            return Ok(None);
        };
        let wrong = |message: String| {
            Err(ApiError::invalid(message)
                .coded("parameter_invalid_integer")
                .about(self.path_of(name)))
        };
        if number < *range.start() {
            let start = range.start();
            return wrong(format!(
                "This value must be greater than or equal to {start}."
            ));
        }
        if number > *range.end() {
            let end = range.end();
            return wrong(format!("This value must be less than or equal to {end}."));
        }
        Ok(Some(number))
    }

    /// `true` or `false`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn boolean(&mut self, name: &str) -> Result<Option<bool>, ApiError> {
        Ok(match self.text(name)?.as_deref() {
            None => None,
            Some("true" | "1") => Some(true),
            Some("false" | "0") => Some(false),
            Some(other) => {
                return Err(
                    ApiError::invalid(format!("Invalid boolean: {}", told(other)))
                        .about(self.path_of(name)),
                );
            }
        })
    }

    /// One of these words.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn one_of(
        &mut self,
        name: &str,
        words: &[&'static str],
    ) -> Result<Option<&'static str>, ApiError> {
        let Some(text) = self.text(name)? else {
            return Ok(None);
        };
        self.among(name, &text, words).map(Some)
    }

    /// One of these words, or an empty text that unsets it.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn emptyable_one_of(
        &mut self,
        name: &str,
        words: &[&'static str],
    ) -> Result<Change<&'static str>, ApiError> {
        Ok(match self.emptyable_text(name)? {
            Change::Keep => Change::Keep,
            Change::Unset => Change::Unset,
            Change::Set(text) => Change::Set(self.among(name, &text, words)?),
        })
    }
    /// The error about a parameter that must be there.
    #[must_use]
    pub fn missing(&self, name: &str) -> ApiError {
        let path = self.path_of(name);
        ApiError::invalid(format!("Missing required param: {path}."))
            .coded("parameter_missing")
            .about(path)
    }

    fn empty(&self, name: &str) -> ApiError {
        let path = self.path_of(name);
        ApiError::invalid(format!(
            "You passed an empty string for '{path}'. We assume empty values are an attempt to \
             unset a parameter; however '{path}' cannot be unset. You should remove '{path}' from \
             your request or supply a non-empty value."
        ))
        .coded("parameter_invalid_empty")
        .about(path)
    }

    fn among(
        &self,
        name: &str,
        text: &str,
        words: &[&'static str],
    ) -> Result<&'static str, ApiError> {
        let found = words.iter().find(|word| **word == text).copied();
        found.ok_or_else(|| not_among(name, words).about(self.path_of(name)))
    }

    fn left(&mut self) -> Vec<String> {
        let mut left: Vec<String> = self.fields.keys().map(|name| self.path_of(name)).collect();
        left.append(&mut self.unknown);
        left
    }
}

fn not_among(name: &str, words: &[&'static str]) -> ApiError {
    let list = match words.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, [one])) => format!("{one} or {last}"),
        Some((last, rest)) => format!("one of {}, or {last}", rest.join(", ")),
    };
    ApiError::invalid(format!("Invalid {name}: must be {list}"))
}
