//! Metadata: texts by names that the merchant chooses. A call merges by name, an empty text unsets
//! one, and an empty value for the whole unsets all.

use serde_json::{Map, Value as Json};

use super::error::ApiError;
use super::params::{Change, Params};

/// The most names.
pub const MOST_NAMES: usize = 50;

/// The longest name and the longest text, in characters.
pub const LONGEST: (usize, usize) = (40, 500);

/// The most bytes of it, as it is kept: the sandbox's choice.
pub const MOST_BYTES: usize = 16 * 1024;

/// What a call changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MetadataChange {
    /// Nothing.
    Keep,
    /// All of it goes.
    UnsetAll,
    /// These are set, or unset where the text is empty.
    Merge(Vec<(String, String)>),
}

impl MetadataChange {
    /// Reads `metadata`.
    ///
    /// # Errors
    /// When a name or a text is too long, or holds a card number.
    pub fn read(params: &mut Params) -> Result<Self, ApiError> {
        let entries = match params.texts_by_name("metadata")? {
            Change::Keep => return Ok(Self::Keep),
            Change::Unset => return Ok(Self::UnsetAll),
            Change::Set(entries) => entries,
        };
        for (name, text) in &entries {
            if name.chars().count() > LONGEST.0 || text.chars().count() > LONGEST.1 {
                return Err(ApiError::invalid(format!(
                    "Metadata names have at most {} characters and values at most {}.",
                    LONGEST.0, LONGEST.1
                ))
                .about("metadata"));
            }
            refuse_card(name)?;
            refuse_card(text)?;
        }
        Ok(Self::Merge(entries))
    }

    /// The metadata after the change.
    ///
    /// # Errors
    /// When there are too many names, or too many bytes, then.
    pub fn apply(self, earlier: &Json) -> Result<Json, ApiError> {
        let mut metadata = match (&self, earlier) {
            (Self::UnsetAll, _) => Map::new(),
            (_, Json::Object(earlier)) => earlier.clone(),
            (_, _) => Map::new(),
        };
        if let Self::Merge(entries) = self {
            for (name, text) in entries {
                if text.is_empty() {
                    metadata.remove(&name);
                } else {
                    metadata.insert(name, Json::from(text));
                }
            }
        }
        if metadata.len() > MOST_NAMES {
            return Err(
                ApiError::invalid(format!("Metadata has at most {MOST_NAMES} names."))
                    .about("metadata"),
            );
        }
        let metadata = Json::Object(metadata);
        if metadata.to_string().len() > MOST_BYTES {
            return Err(ApiError::invalid(format!(
                "The sandbox keeps at most {MOST_BYTES} bytes of metadata."
            ))
            .about("metadata"));
        }
        Ok(metadata)
    }
}

fn refuse_card(text: &str) -> Result<(), ApiError> {
    if payseal_engine::card_in_text::mentioned_in(text) {
        return Err(
            ApiError::invalid("The sandbox keeps no card number, not in metadata either.")
                .about("metadata"),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::form::parse;
    use super::*;

    fn changed(body: &str, earlier: &Json) -> Result<Json, ApiError> {
        Params::read(parse(body.as_bytes()).unwrap(), MetadataChange::read)?.apply(earlier)
    }

    #[test]
    fn metadata_is_merged_and_unset_by_name() {
        let earlier = json!({"a": "1", "b": "2"});
        for (body, expected) in [
            ("", json!({"a": "1", "b": "2"})),
            (
                "metadata[b]=3&metadata[c]=4",
                json!({"a": "1", "b": "3", "c": "4"}),
            ),
            ("metadata[a]=", json!({"b": "2"})),
            ("metadata[x]=", json!({"a": "1", "b": "2"})),
            ("metadata=", json!({})),
        ] {
            assert_eq!(changed(body, &earlier).unwrap(), expected, "{body}");
        }
        assert_eq!(
            changed("metadata[a]=1", &Json::Null).unwrap(),
            json!({"a": "1"})
        );
    }

    #[test]
    fn metadata_has_limits_and_no_card() {
        let none = json!({});
        let long_name = format!("metadata[{}]=1", "n".repeat(41));
        let long_text = format!("metadata[n]={}", "t".repeat(501));
        let bytes: String = (0..9)
            .map(|n| format!("metadata[n{n}]={}&", "\u{1F980}".repeat(500)))
            .collect();
        let many: String = (0..51).map(|n| format!("metadata[n{n}]=1&")).collect();
        for body in [
            long_name.as_str(),
            &long_text,
            &many,
            &bytes,
            "metadata=x",
            "metadata[a][b]=1",
            "metadata[note]=4242 4242 4242 4242",
        ] {
            let error = changed(body, &none).unwrap_err();
            assert_eq!(error.status, 400);
            assert!(
                error.param.clone().unwrap().starts_with("metadata"),
                "{body}"
            );
        }
    }
}
