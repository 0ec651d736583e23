//! Form fields with nested names (`a[b][0][c]`, `a[]`), as the clients and `curl -d` write them,
//! read into a tree. What a field means is for [`super::params`].

use std::collections::BTreeMap;
use std::fmt;

use percent_encoding::percent_decode;
use serde_json::Value as Json;
use zeroize::Zeroizing;

use super::error::ApiError;

/// The most fields of a body or a query.
pub const MOST_FIELDS: usize = 1000;

/// The most names that are nested in each other, the outermost counted.
pub const DEEPEST: usize = 10;

/// A value: a text, or named values. A list is a hash whose names are numbers, since that is how it
/// is sent; which of the two is meant, only the reader knows.
#[derive(Clone, PartialEq, Eq)]
pub enum Node {
    /// A text. It may be a card's number, so it is wiped when it is dropped and never printed.
    Text(Zeroizing<String>),
    /// Named values.
    Hash(Fields),
}

/// The values of a hash by their names.
pub type Fields = BTreeMap<String, Node>;

impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) => f.write_str("Text(..)"),
            Self::Hash(fields) => f.debug_tuple("Hash").field(fields).finish(),
        }
    }
}

impl Node {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(Zeroizing::new(text.to_owned()))
    }

    /// A value as a form would have it. What is null in a hash is not in the form.
    #[must_use]
    pub fn of_json(value: &Json) -> Self {
        match value {
            Json::String(text) => Self::text(text),
            Json::Object(fields) => {
                let said = fields.iter().filter(|(_, value)| !value.is_null());
                let said = said.map(|(name, value)| (name.clone(), Self::of_json(value)));
                Self::Hash(said.collect())
            }
            Json::Array(all) => {
                let all = all.iter().enumerate();
                let all = all.map(|(at, value)| (at.to_string(), Self::of_json(value)));
                Self::Hash(all.collect())
            }
            Json::Null | Json::Bool(_) | Json::Number(_) => Self::text(&value.to_string()),
        }
    }
}

/// Reads the fields of a body or of a query.
///
/// # Errors
/// When a name is malformed or nested too deeply, when one name is both a text and a hash, when there
/// are too many fields, or when bytes are no text.
pub fn parse(bytes: &[u8]) -> Result<Fields, ApiError> {
    let mut fields = Fields::new();
    let pairs = bytes.split(|byte| *byte == b'&').filter(|p| !p.is_empty());
    for (at, pair) in pairs.enumerate() {
        if at >= MOST_FIELDS {
            return Err(ApiError::invalid(format!(
                "Too many parameters: at most {MOST_FIELDS} are read."
            )));
        }
        let mut halves = pair.splitn(2, |byte| *byte == b'=');
        let name = decoded(halves.next().unwrap_or_default())?;
        let value = decoded(halves.next().unwrap_or_default())?;
        let path = segments(&name)?;
        put(&mut fields, &path, &name, value)?;
    }
    Ok(fields)
}

fn decoded(bytes: &[u8]) -> Result<Zeroizing<String>, ApiError> {
    let spaced: Zeroizing<Vec<u8>> = Zeroizing::new(
        bytes
            .iter()
            .map(|byte| if *byte == b'+' { b' ' } else { *byte })
            .collect(),
    );
    let plain: Vec<u8> = percent_decode(&spaced).collect();
    String::from_utf8(plain)
        .map(Zeroizing::new)
        .map_err(|wrong| {
            drop(Zeroizing::new(wrong.into_bytes()));
            ApiError::invalid("Invalid request: a parameter is not UTF-8.")
        })
}

/// `a[b][]` as its names; the empty one is `[]`, the next of a list.
fn segments(name: &str) -> Result<Vec<&str>, ApiError> {
    let malformed = || ApiError::invalid("Invalid request: the name of a parameter is malformed.");
    let (head, mut rest) = match name.find('[') {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    if head.is_empty() {
        return Err(malformed());
    }
    let mut path = vec![head];
    while !rest.is_empty() {
        let inside = rest.strip_prefix('[').ok_or_else(malformed)?;
        let (part, after) = inside.split_once(']').ok_or_else(malformed)?;
        if part.contains('[') {
            return Err(malformed());
        }
        path.push(part);
        if path.len() > DEEPEST {
            return Err(ApiError::invalid(format!(
                "Invalid request: parameters are nested at most {DEEPEST} deep."
            )));
        }
        rest = after;
    }
    Ok(path)
}

fn put(
    fields: &mut Fields,
    path: &[&str],
    whole: &str,
    value: Zeroizing<String>,
) -> Result<(), ApiError> {
    let Some((name, rest)) = path.split_first() else {
        return Ok(());
    };
    let name = match *name {
        "" => next_of_list(fields, rest),
        name => name.to_owned(),
    };
    let both = || {
        ApiError::invalid("Invalid request: a parameter is both a value and a hash.")
            .about(whole.to_owned())
    };
    if rest.is_empty() {
        // Of two fields with one name the last one counts.
        return match fields.insert(name, Node::Text(value)) {
            Some(Node::Hash(_)) => Err(both()),
            _ => Ok(()),
        };
    }
    let inner = fields
        .entry(name)
        .or_insert_with(|| Node::Hash(Fields::new()));
    match inner {
        Node::Hash(inner) => put(inner, rest, whole, value),
        Node::Text(_) => Err(both()),
    }
}

/// The number that `[]` stands for: of the list's last hash while that has no value of the name that
/// follows, so that `a[][x]=1&a[][y]=2` is one hash; else the next one.
fn next_of_list(fields: &Fields, rest: &[&str]) -> String {
    let last = fields
        .iter()
        .filter_map(|(name, node)| Some((name.parse::<usize>().ok()?, node)))
        .max_by_key(|(number, _)| *number);
    let Some((number, node)) = last else {
        return "0".to_owned();
    };
    let goes_on = match (node, rest.first()) {
        (Node::Hash(inner), Some(name)) => {
            !name.is_empty() && (rest.len() > 1 || !inner.contains_key(*name))
        }
        _ => false,
    };
    (if goes_on {
        number
    } else {
        number.saturating_add(1)
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As nested JSON-like text, for comparing.
    fn shown(fields: &Fields) -> String {
        let inner: Vec<String> = fields
            .iter()
            .map(|(name, node)| match node {
                Node::Text(text) => format!("{name}:{}", text.as_str()),
                Node::Hash(inner) => format!("{name}:{}", shown(inner)),
            })
            .collect();
        format!("{{{}}}", inner.join(","))
    }

    #[test]
    fn every_way_to_nest_is_read() {
        for (body, expected) in [
            ("", "{}"),
            ("a=1", "{a:1}"),
            ("a=", "{a:}"),
            ("a", "{a:}"),
            ("a=1&a=2", "{a:2}"),
            ("a=b=c", "{a:b=c}"),
            ("a=x+y%2Bz", "{a:x y+z}"),
            ("a[b]=1&a[c]=2", "{a:{b:1,c:2}}"),
            ("a%5Bb%5D%5B0%5D%5Bc%5D=1", "{a:{b:{0:{c:1}}}}"),
            ("a[]=1&a[]=2", "{a:{0:1,1:2}}"),
            ("a[0]=1&a[1]=2", "{a:{0:1,1:2}}"),
            ("l[][p]=1&l[][q]=2", "{l:{0:{p:1,q:2}}}"),
            ("l[][p]=1&l[][p]=2&l[][q]=3", "{l:{0:{p:1},1:{p:2,q:3}}}"),
            ("l[][p][a]=1&l[][p][b]=2", "{l:{0:{p:{a:1,b:2}}}}"),
            ("a[1]=x&a[]=y", "{a:{1:x,2:y}}"),
            ("m[a b]=1&&m[c.d]=2", "{m:{a b:1,c.d:2}}"),
        ] {
            assert_eq!(shown(&parse(body.as_bytes()).unwrap()), expected, "{body}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for body in [
            "=1",
            "[a]=1",
            "a[b=1",
            "a[b]c=1",
            "a[[b]]=1",
            "a=1&a[b]=2",
            "a[b]=1&a=2",
            "a=%FF",
            "a[0][1][2][3][4][5][6][7][8][9]=1",
        ] {
            let error = parse(body.as_bytes()).unwrap_err();
            assert_eq!((error.status, error.code), (400, None), "{body}");
        }
        let deep = b"a[0][1][2][3][4][5][6][7][8]=1";
        assert!(parse(deep).is_ok());
        let many = "a[]=1&".repeat(MOST_FIELDS + 1);
        assert!(parse(many.as_bytes()).is_err());
    }

    #[test]
    fn no_value_is_printed() {
        let fields = parse(b"card[number]=4242424242424242").unwrap();
        assert!(!format!("{fields:?}").contains("4242"));
        let error = parse(b"card=4242424242424242&card[x]=4242424242424242").unwrap_err();
        assert!(!format!("{error:?}").contains("4242"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = parse(&bytes);
        }

        #[test]
        fn what_was_written_is_read(names in proptest::collection::vec("[a-z_]{1,8}", 1..9), value in ".*") {
            let (head, rest) = names.split_first().unwrap();
            let name = rest.iter().fold(head.clone(), |name, part| format!("{name}[{part}]"));
            let encode = |text: &str| {
                percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
            };
            let body = format!("{}={}", encode(&name), encode(&value));
            let mut fields = parse(body.as_bytes()).unwrap();
            for part in &names[..names.len() - 1] {
                let Some(Node::Hash(inner)) = fields.remove(part) else { panic!("no hash") };
                fields = inner;
            }
            proptest::prop_assert_eq!(fields.remove(names.last().unwrap()), Some(Node::text(&value)));
        }
    }
}
