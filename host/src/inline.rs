//! The style and the script that stand in a document itself. The policy names each by its hash, so that nothing else
//! that might get into the document is applied or run.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// What stands in a document, as its policy names it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Inline {
    /// Its scripts, each as a source of `script-src`.
    pub scripts: Vec<String>,
    /// Its styles, each as a source of `style-src`.
    pub styles: Vec<String>,
}

impl Inline {
    /// Reads what stands in a document of the build.
    #[must_use]
    pub fn of(document: &str) -> Self {
        Self {
            scripts: sources(document, "<script", "</script>"),
            styles: sources(document, "<style", "</style>"),
        }
    }
}

fn sources(document: &str, start: &str, end: &str) -> Vec<String> {
    let elements = document.split(start).skip(1);
    elements
        .filter_map(|element| {
            let (_, content) = element.split_once('>')?;
            let (content, _) = content.split_once(end)?;
            (!content.is_empty()).then(|| source(content))
        })
        .collect()
}

fn source(content: &str) -> String {
    format!(
        "'sha256-{}'",
        BASE64.encode(&Sha256::digest(content.as_bytes()))
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_texts_are_known_by_their_hashes_and_files_are_not() {
        let document = "<style>p{}</style><script src=\"a.js\"></script>\
             <script data-a=\"1\">boot();</script>";
        // By `openssl dgst -sha256 -binary | base64`.
        let (script, style) = (
            "'sha256-BoYdILVZAmAQfhxvCgsBo5rtKe9f5WOaIkiGVKr7Y94='",
            "'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='",
        );
        let inline = Inline::of(document);
        assert_eq!(inline.scripts, [script]);
        assert_eq!(inline.styles, [style]);
        assert_eq!(Inline::of("<p>"), Inline::default());
    }
}
