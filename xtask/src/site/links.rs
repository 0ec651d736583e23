//! Where the links of the documents lead in the site. One that leads nowhere is a mistake.

use std::collections::{BTreeMap, BTreeSet};

use super::{Page, errors, markdown};

/// Every page and what can be jumped to on it.
pub(super) struct Places {
    /// The files of the site by the files that they are from.
    files: BTreeMap<String, String>,
    anchors: BTreeMap<String, BTreeSet<String>>,
}

impl Places {
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut files = BTreeMap::new();
        let mut anchors = BTreeMap::new();
        for page in pages {
            // The first is the list; the others are of the same file.
            let file = files.entry(page.source.clone());
            file.or_insert_with(|| page.to.clone());
            anchors.insert(page.to.clone(), markdown::anchors(&page.text));
        }
        Self { files, anchors }
    }

    /// What a link of a page is in the site; nothing where it leads to a file that only the source tree has.
    pub(super) fn resolve(
        &self,
        page: &Page,
        link: &str,
        there: impl Fn(&str) -> bool,
    ) -> Result<Option<String>, String> {
        if ["https://", "http://", "mailto:"]
            .iter()
            .any(|it| link.starts_with(it))
        {
            return Ok(Some(link.to_owned()));
        }
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        let target = if path.is_empty() {
            page.source.clone()
        } else {
            beside(&page.source, path)
        };
        let Some(file) = self.files.get(&target) else {
            return match there(&target) {
                true => Ok(None),
                false => Err(format!("{link} leads to no file")),
            };
        };
        let up = if page.to.contains('/') { "../" } else { "" };
        let code = errors::file(anchor);
        if target == errors::SOURCE && self.anchors.contains_key(&code) {
            return Ok(Some(format!("{up}{code}")));
        }
        let known = |anchor| {
            self.anchors
                .get(file)
                .is_some_and(|all| all.contains(anchor))
        };
        if anchor.is_empty() {
            Ok(Some(format!("{up}{file}")))
        } else if known(anchor) {
            Ok(Some(format!("{up}{file}#{anchor}")))
        } else {
            Err(format!("{link}: {target} has no such heading"))
        }
    }
}

/// The file that a path names which is written in another file.
fn beside(source: &str, path: &str) -> String {
    let folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn a_path_is_read_from_the_file_that_has_it() {
    assert_eq!(beside("docs/server/a.md", "../b.md"), "docs/b.md");
    assert_eq!(beside("docs/a.md", "../www/./c.md"), "www/c.md");
    assert_eq!(beside("a.md", "docs/"), "docs");
}
