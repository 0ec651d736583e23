//! Makes one document per locale from the template that Trunk made.
//!
//! The frame's own package fills the template, natively: `payseal-document TEMPLATE OUT` writes
//! `OUT/{locale}/index.html` with the static form and the words of that locale in place, and
//! `OUT/texts/{locale}.json` with the sentences that only the running form needs. Here every
//! address in them becomes the hashed one, and nothing is left open but what differs from one
//! merchant account to the next.

use std::path::Path;

use super::assets::Assets;
use crate::error::{Error, Result};
use crate::project::{Project, files_below, fresh_dir, read, write};

/// What the host crate fills in for each merchant account.
const PER_ACCOUNT: [&str; 5] = ["account", "origins", "gateway", "merchant", "mode"];

/// Fills the template once per locale, by the very variant of the frame that it is for.
pub(super) fn render(project: &Project, flags: &str, template: &Path, out: &Path) -> Result<()> {
    fresh_dir(out)?;
    project
        .cargo("run --package payseal --features ssr --bin payseal-document")?
        .words(flags)
        .arg("--")
        .arg(template)
        .arg(out)
        .check()
}

/// Writes each locale's document with the addresses of the assets as they are served.
pub(super) fn assemble(written: &Path, assets: &Assets, dist: &Path) -> Result<()> {
    let mut locales = 0;
    for file in files_below(written)? {
        if file.file_name().is_none_or(|name| name != "index.html") {
            continue;
        }
        let document = assets.rewrite(&read(&file)?)?;
        check_placeholders(&document).map_err(|error| Error::at(&file, error))?;
        let locale = file.strip_prefix(written).unwrap_or(&file);
        write(&dist.join(locale), document)?;
        locales += 1;
    }
    match locales {
        0 => Err(Error::at(written, "payseal-document wrote no document")),
        _ => Ok(()),
    }
}

/// Each placeholder of the host crate must be there, and no other.
fn check_placeholders(document: &str) -> Result<()> {
    let mut found = Vec::new();
    for part in document.split("{{").skip(1) {
        let name = part.split("}}").next().unwrap_or_default();
        if !PER_ACCOUNT.contains(&name) {
            return Err(Error::new(format!("a placeholder was not filled: {name}")));
        }
        found.push(name);
    }
    match PER_ACCOUNT.iter().find(|name| !found.contains(name)) {
        Some(name) => Err(Error::new(format!("the document has no place for {name}"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::check_placeholders;

    const WHOLE: &str = "{{account}} {{origins}} {{gateway}} {{merchant}} {{mode}}";

    #[test]
    fn leaves_only_what_differs_per_account() {
        assert!(check_placeholders(WHOLE).is_ok());
        let error = check_placeholders("{{account}} {{title}}").unwrap_err();
        assert_eq!(error.to_string(), "a placeholder was not filled: title");
        let error =
            check_placeholders("{{account}} {{origins}} {{gateway}} {{merchant}}").unwrap_err();
        assert_eq!(error.to_string(), "the document has no place for mode");
    }
}
