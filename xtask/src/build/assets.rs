//! Gives every asset a name made of its content, so that it can be cached for ever.

use std::collections::BTreeMap;
use std::path::Path;

use super::frame::ASSETS_URL;
use crate::digest;
use crate::error::{Error, Result};
use crate::project::{Project, files_below, write};

/// The names that assets have in the template, each with the name that it is served by.
#[derive(Debug, Default)]
pub(super) struct Assets(BTreeMap<String, String>);

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
            let hashed = hashed(name, &content);
            write(&out.join(&hashed), &content)?;
            assets.0.insert(name.to_owned(), hashed);
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
        self.0.insert("texts/".to_owned(), format!("{folder}/"));
        Ok(())
    }

    /// Rewrites every address of an asset in a document; an unknown one is an error.
    pub(super) fn rewrite(&self, document: &str) -> Result<String> {
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

    fn served(&self, address: &str) -> Option<String> {
        if let Some(file) = address.strip_prefix("texts/") {
            return Some(format!("{}{file}", self.0.get("texts/")?));
        }
        self.0.get(address).cloned()
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
        let names = [("boot.js", "boot-1.js"), ("texts/", "texts-2/")];
        Assets(
            names
                .map(|(from, to)| (from.to_owned(), to.to_owned()))
                .into(),
        )
    }

    #[test]
    fn rewrites_every_address() {
        let document = r#"<a href="/payseal/assets/boot.js" b='/payseal/assets/texts/en.json'>"#;
        assert_eq!(
            assets().rewrite(document).unwrap(),
            r#"<a href="/payseal/assets/boot-1.js" b='/payseal/assets/texts-2/en.json'>"#
        );
    }

    #[test]
    fn refuses_an_address_that_was_not_built() {
        let error = assets()
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
