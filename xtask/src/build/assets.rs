//! Gives every asset a name made of its content, so that it can be cached for ever.

use std::collections::BTreeMap;
use std::path::Path;

use super::frame::ASSETS_URL;
use crate::digest;
use crate::error::{Error, Result};
use crate::project::{Project, files_below, write};

/// The names that assets have in the template, each with the name that it is served by.
#[derive(Debug, Default)]
pub(super) struct Assets {
    served: BTreeMap<String, String>,
    inline: BTreeMap<String, String>,
}

/// What the first drawing waits for stands in the document itself: each would be another round trip before it.
const INLINE: [&str; 2] = ["boot.js", "frame.css"];

impl Assets {
    /// Takes every file that Trunk made beside the document, smaller where that is possible.
    pub(super) fn collect(project: &Project, made: &Path, out: &Path) -> Result<Self> {
        let mut assets = Self::default();
        for file in files_below(made)? {
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            // A snippet is bundled into the script that imports it.
            if name == "index.html" || file.parent() != Some(made) {
                continue;
            }
            let content = match name.rsplit_once('.') {
                Some((_, "js")) => smaller(project, &file, &["--format=esm"])?,
                Some((_, "css")) => smaller(project, &file, &[])?,
                _ => std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?,
            };
            if INLINE.contains(&name) {
                assets
                    .inline
                    .insert(name.to_owned(), inline(&file, content)?);
                continue;
            }
            let hashed = hashed(name, &content);
            write(&out.join(&hashed), &content)?;
            assets.served.insert(name.to_owned(), hashed);
        }
        Ok(assets)
    }

    /// Adds the folder with one file of sentences per locale; its name covers all of them.
    pub(super) fn add_texts(&mut self, texts: &Path, out: &Path) -> Result<()> {
        let mut contents = Vec::new();
        let mut all = Vec::new();
        for file in files_below(texts)? {
            let name = file
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
            all.extend_from_slice(&content);
            contents.push((name.to_owned(), content));
        }
        let folder = format!("texts-{}", digest::short(&all));
        for (name, content) in contents {
            write(&out.join(&folder).join(name), content)?;
        }
        self.served
            .insert("texts/".to_owned(), format!("{folder}/"));
        Ok(())
    }

    /// Rewrites every address of an asset in a document, and puts in their places what stands in it itself; an
    /// unknown address is an error.
    pub(super) fn rewrite(&self, document: &str) -> Result<String> {
        let document = self.put_in(document)?;
        let mut parts = document.split(ASSETS_URL);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let end = part
                .find(['"', '\'', ' ', '>', ')', '<'])
                .unwrap_or(part.len());
            let (address, rest) = part.split_at(end);
            let name = self.served(address).ok_or_else(|| {
                Error::new(format!(
                    "the document names {ASSETS_URL}{address}, which was not built"
                ))
            })?;
            out.push_str(ASSETS_URL);
            out.push_str(&name);
            out.push_str(rest);
        }
        Ok(out)
    }

    fn put_in(&self, document: &str) -> Result<String> {
        let mut document = document.to_owned();
        for (name, content) in &self.inline {
            let style = format!("<link rel=\"stylesheet\" href=\"{ASSETS_URL}{name}\"/>");
            let script = format!("<script src=\"{ASSETS_URL}{name}\"");
            let element = if name.ends_with(".css") {
                document
                    .split_once(&*style)
                    .map(|(before, after)| [before, "<style>", content, "</style>", after].concat())
            } else {
                document.split_once(&*script).and_then(|(before, after)| {
                    let (attributes, after) = after.split_once('>')?;
                    Some([before, "<script", attributes, ">", content, after].concat())
                })
            };
            document = element
                .ok_or_else(|| Error::new(format!("the document has no place for {name}")))?;
        }
        Ok(document)
    }

    fn served(&self, address: &str) -> Option<String> {
        if let Some(file) = address.strip_prefix("texts/") {
            return Some(format!("{}{file}", self.served.get("texts/")?));
        }
        self.served.get(address).cloned()
    }
}

/// A text that may stand in a document: nothing in it ends its element, or is a place for the host to fill.
fn inline(file: &Path, content: Vec<u8>) -> Result<String> {
    let content = String::from_utf8(content).map_err(|_| Error::at(file, "it is no text"))?;
    let content = content.trim_end().to_owned();
    match ["</", "<!--", "{{", ASSETS_URL]
        .iter()
        .find(|it| content.contains(**it))
    {
        Some(found) => Err(Error::at(
            file,
            format!("it cannot stand in a document: {found}"),
        )),
        None => Ok(content),
    }
}

fn hashed(name: &str, content: &[u8]) -> String {
    let digest = digest::short(content);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digest}.{extension}"),
        None => format!("{name}-{digest}"),
    }
}

/// A script or style sheet with everything it imports, minified.
fn smaller(project: &Project, file: &Path, how: &[&str]) -> Result<Vec<u8>> {
    let mut run = project
        .run("esbuild")?
        .arg(file)
        .words("--bundle --minify --legal-comments=none --log-level=warning --target=es2022");
    for word in how {
        run = run.arg(word);
    }
    Ok(run.output()?.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Assets {
        let owned = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
        Assets {
            served: [("glue.js", "glue-1.js"), ("texts/", "texts-2/")]
                .map(owned)
                .into(),
            inline: [("boot.js", "boot();"), ("frame.css", "p{}")]
                .map(owned)
                .into(),
        }
    }

    #[test]
    fn rewrites_every_address() {
        let document = r#"<link rel="stylesheet" href="/payseal/assets/frame.css"/>
            <script src="/payseal/assets/boot.js" data-glue="/payseal/assets/glue.js"></script>
            <a b='/payseal/assets/texts/en.json'>"#;
        assert_eq!(
            assets().rewrite(document).unwrap(),
            r#"<style>p{}</style>
            <script data-glue="/payseal/assets/glue-1.js">boot();</script>
            <a b='/payseal/assets/texts-2/en.json'>"#
        );
    }

    #[test]
    fn refuses_a_document_without_a_place_for_what_stands_in_it() {
        for part in ["<script src=\"/payseal/assets/boot.js\"></script>", ""] {
            let error = assets().rewrite(part).unwrap_err();
            assert!(error.to_string().contains("no place for"), "{error}");
        }
    }

    #[test]
    fn refuses_a_text_that_would_end_its_element() {
        let of = |text: &str| inline(Path::new("boot.js"), text.as_bytes().to_vec());
        assert_eq!(of("boot();\n").unwrap(), "boot();");
        for text in ["'</script>'", "<!-- a", "{{account}}", "/payseal/assets/"] {
            assert!(of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn refuses_an_address_that_was_not_built() {
        let mut assets = assets();
        assets.inline.clear();
        let error = assets
            .rewrite(r#"<a href="/payseal/assets/gone.css">"#)
            .unwrap_err();
        assert!(error.to_string().contains("/payseal/assets/gone.css"));
    }

    #[test]
    fn a_name_follows_the_content() {
        assert_eq!(hashed("a.b.css", b""), "a.b-e3b0c44298fc1c14.css");
        assert_ne!(hashed("a.css", b"1"), hashed("a.css", b"2"));
    }
}
