//! Cuts the page of the errors: one that lists them, and one for each code.

use super::Page;
use crate::error::{Error, Result};

pub(super) const SOURCE: &str = "docs/errors.md";

/// The file of a code's page.
pub(super) fn file(code: &str) -> String {
    format!("errors/{code}.html")
}

/// The list, in which every section of a code is a line that leads to its page, and those pages.
pub(super) fn cut(page: &Page) -> Result<Vec<Page>> {
    let mut list = String::new();
    let mut codes: Vec<Page> = Vec::new();
    let mut inside = false;
    for line in page.text.lines() {
        let code = line
            .strip_prefix("### `")
            .and_then(|rest| rest.strip_suffix('`'));
        if let Some(code) = code {
            codes.push(Page {
                source: page.source.clone(),
                to: file(code),
                title: code.to_owned(),
                text: format!("# `{code}`\n"),
            });
            inside = true;
        } else if line.starts_with("## ") {
            inside = false;
        }
        match codes.last_mut().filter(|_| inside) {
            None => list.extend([line, "\n"]),
            Some(_) if code.is_some() => {}
            Some(now) => {
                now.text.extend([line, "\n"]);
                if let Some(meaning) = line.strip_prefix("- Meaning: ") {
                    list.push_str(&format!("- [`{0}`](#{0}): {meaning}\n", now.title));
                }
            }
        }
    }
    if codes.is_empty() {
        return Err(Error::new(format!("{SOURCE} has no section of a code")));
    }
    let list = Page {
        text: list,
        ..page.clone()
    };
    Ok([vec![list], codes].concat())
}
