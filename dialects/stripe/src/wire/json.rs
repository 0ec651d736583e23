//! JSON bodies, which the second version of the interface has, as the same tree that forms are read into: null
//! unsets, as an empty text does there, and a list is a hash whose names are numbers.

use serde_json::Value as Json;

use super::error::ApiError;
use super::form::{DEEPEST, Fields, MOST_FIELDS, Node};

/// Reads a body. An empty one has no fields.
///
/// # Errors
/// When it is no JSON object, or nested too deeply, or has too many fields.
pub fn parse(text: &str) -> Result<Fields, ApiError> {
    if text.trim().is_empty() {
        return Ok(Fields::new());
    }
    // What cannot be read is not told back: it may be a card.
    let Ok(Json::Object(fields)) = serde_json::from_str(text) else {
        return Err(ApiError::invalid("The body of this call is a JSON object."));
    };
    let mut left = MOST_FIELDS;
    match node(Json::Object(fields), DEEPEST, &mut left)? {
        Node::Hash(fields) => Ok(fields),
        Node::Text(_) => Ok(Fields::new()),
    }
}

fn node(value: Json, deeper: usize, left: &mut usize) -> Result<Node, ApiError> {
    *left = left.checked_sub(1).ok_or_else(|| {
        ApiError::invalid(format!(
            "Too many parameters: at most {MOST_FIELDS} are read."
        ))
    })?;
    let named: Vec<(String, Json)> = match value {
        Json::Null => return Ok(Node::text("")),
        Json::String(text) => return Ok(Node::text(&text)),
        Json::Bool(_) | Json::Number(_) => return Ok(Node::text(&value.to_string())),
        Json::Object(fields) => fields.into_iter().collect(),
        Json::Array(all) => {
            let all = all.into_iter().enumerate();
            all.map(|(at, one)| (at.to_string(), one)).collect()
        }
    };
    let deeper = deeper.checked_sub(1).ok_or_else(|| {
        ApiError::invalid(format!(
            "Parameters are nested too deeply: at most {DEEPEST} names."
        ))
    })?;
    let mut fields = Fields::new();
    for (name, value) in named {
        fields.insert(name, node(value, deeper, left)?);
    }
    Ok(Node::Hash(fields))
}

#[cfg(test)]
mod tests {
    use super::super::form;
    use super::*;

    #[test]
    fn a_body_is_read_as_its_form_is() {
        let json = r#"{"a": {"b": ["x", true], "c": null}, "n": 7, "e": {}}"#;
        let form = form::parse(b"a[b][0]=x&a[b][1]=true&a[c]=&n=7").unwrap();
        let mut read = parse(json).unwrap();
        // An empty hash has no form.
        assert_eq!(read.remove("e"), Some(Node::Hash(Fields::new())));
        assert_eq!(read, form);
        assert_eq!(parse(" ").unwrap(), Fields::new());
    }

    #[test]
    fn what_is_no_object_too_deep_or_too_much_is_refused() {
        let deep = format!("{}1{}", r#"{"a":"#.repeat(11), "}".repeat(11));
        let many: Vec<String> = (0..1001).map(|n| format!("\"{n}\":1")).collect();
        let many = format!("{{{}}}", many.join(","));
        for wrong in ["[]", "7", "{", "a=b", &deep, &many] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
