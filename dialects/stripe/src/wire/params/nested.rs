//! Lists and hashes among the parameters.

use super::super::error::{ApiError, told};
use super::super::form::{Fields, Node};
use super::{Change, Params, not_among};

impl Params {
    /// The texts of a list; an empty value is an empty list.
    ///
    /// # Errors
    /// When it is no list of texts, or too long.
    pub fn texts(&mut self, name: &str) -> Result<Option<Vec<String>>, ApiError> {
        let path = self.path_of(name);
        let wrong = || ApiError::invalid("Invalid array").about(path.clone());
        let fields = match self.fields.remove(name) {
            None => return Ok(None),
            Some(Node::Text(text)) if text.is_empty() => return Ok(Some(Vec::new())),
            Some(Node::Text(_)) => return Err(wrong()),
            Some(Node::Hash(fields)) => fields,
        };
        let mut texts = Vec::new();
        for (_, node) in ordered(fields).ok_or_else(wrong)? {
            match node {
                Node::Text(text) => texts.push(text.as_str().to_owned()),
                Node::Hash(_) => return Err(wrong()),
            }
        }
        if serde_json::json!(texts).to_string().len() > LONGEST_LIST {
            return Err(ApiError::invalid(format!(
                "Invalid array: it has more than {LONGEST_LIST} bytes."
            ))
            .about(path));
        }
        Ok(Some(texts))
    }

    /// Words of a list, each one of these.
    ///
    /// # Errors
    /// When one is none of them.
    pub fn words(
        &mut self,
        name: &str,
        words: &[&'static str],
    ) -> Result<Option<Vec<&'static str>>, ApiError> {
        let Some(texts) = self.texts(name)? else {
            return Ok(None);
        };
        let mut found = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            let word = words.iter().find(|word| *word == text).ok_or_else(|| {
                not_among(name, words).about(format!("{}[{at}]", self.path_of(name)))
            })?;
            found.push(*word);
        }
        Ok(Some(found))
    }

    /// A hash, read with `read`. An empty value is an empty hash.
    ///
    /// # Errors
    /// When it is a text, and those of `read`.
    pub fn hash<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<Option<T>, ApiError> {
        match self.fields.remove(name) {
            None => Ok(None),
            Some(node) => {
                let path = self.path_of(name);
                self.inside(node, path, read).map(Some)
            }
        }
    }

    /// A hash that an empty value unsets.
    ///
    /// # Errors
    /// When it is a text, and those of `read`.
    pub fn emptyable_hash<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<Change<T>, ApiError> {
        if let Some(Node::Text(text)) = self.fields.get(name)
            && text.is_empty()
        {
            self.fields.remove(name);
            return Ok(Change::Unset);
        }
        Ok(self.hash(name, read)?.map_or(Change::Keep, Change::Set))
    }

    /// A list of hashes, each read with `read`.
    ///
    /// # Errors
    /// When it is no list of hashes, and those of `read`.
    pub fn hashes<T>(
        &mut self,
        name: &str,
        mut read: impl FnMut(&mut Self) -> Result<T, ApiError>,
    ) -> Result<Option<Vec<T>>, ApiError> {
        let path = self.path_of(name);
        let wrong = || ApiError::invalid("Invalid array").about(path.clone());
        let fields = match self.fields.remove(name) {
            None => return Ok(None),
            Some(Node::Text(_)) => return Err(wrong()),
            Some(Node::Hash(fields)) => fields,
        };
        let mut read_all = Vec::new();
        for (number, node) in ordered(fields).ok_or_else(wrong)? {
            read_all.push(self.inside(node, format!("{path}[{number}]"), &mut read)?);
        }
        Ok(Some(read_all))
    }

    /// Texts by names that the caller chooses; an empty value unsets them all.
    ///
    /// # Errors
    /// When one is a hash.
    pub fn texts_by_name(&mut self, name: &str) -> Result<Change<Vec<(String, String)>>, ApiError> {
        let path = self.path_of(name);
        let fields = match self.fields.remove(name) {
            None => return Ok(Change::Keep),
            Some(Node::Text(text)) if text.is_empty() => return Ok(Change::Unset),
            Some(Node::Text(_)) => return Err(ApiError::invalid("Invalid hash").about(path)),
            Some(Node::Hash(fields)) => fields,
        };
        let mut texts = Vec::new();
        for (key, node) in fields {
            match node {
                Node::Text(text) => texts.push((key, text.as_str().to_owned())),
                Node::Hash(_) => {
                    return Err(ApiError::invalid("Invalid string: a hash was given.")
                        .about(format!("{path}[{}]", told(&key))));
                }
            }
        }
        Ok(Change::Set(texts))
    }

    fn inside<T>(
        &mut self,
        node: Node,
        path: String,
        read: impl FnOnce(&mut Self) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let fields = match node {
            Node::Hash(fields) => fields,
            Node::Text(text) if text.is_empty() => Fields::new(),
            Node::Text(_) => return Err(ApiError::invalid("Invalid hash").about(path)),
        };
        let mut inner = Self {
            fields,
            path,
            unknown: Vec::new(),
        };
        let result = read(&mut inner)?;
        self.unknown.extend(inner.left());
        Ok(result)
    }
}

/// The most bytes of a list of texts, as it is kept.
const LONGEST_LIST: usize = 8 * 1024;

/// The values of a list in their order; none when a name is no number.
fn ordered(fields: Fields) -> Option<Vec<(usize, Node)>> {
    let mut numbered = Vec::new();
    for (name, node) in fields {
        numbered.push((name.parse().ok()?, node));
    }
    numbered.sort_by_key(|(number, _)| *number);
    Some(numbered)
}
