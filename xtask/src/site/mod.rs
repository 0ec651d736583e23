//! Writes the documents as a site: plain pages that need no script, no network and no one else's server.
//!
//! Every page is a file of the source tree that is read there as well; only the errors are cut into a page each.

mod errors;
mod links;
mod markdown;
mod plan;
mod template;

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir, write};
use crate::steps::Steps;
use links::Places;
use plan::CHAPTERS;

/// A page before it is drawn.
#[derive(Clone, Debug)]
struct Page {
    /// The file that it is from, from the root of the source tree: links in it are from there.
    source: String,
    /// Its file in the site.
    to: String,
    /// Its name in the list of pages.
    title: String,
    text: String,
}

impl Page {
    fn language(&self) -> &'static str {
        if self.source.ends_with(".zh-Hans.md") {
            "zh-Hans"
        } else {
            "en"
        }
    }
}

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.run("site: pages", || {
        let folder = project.path("dist/site");
        fresh_dir(&folder)?;
        for (to, text) in make(project)? {
            write(&folder.join(to), text)?;
        }
        println!("site: {}", folder.join("index.html").display());
        Ok(())
    })
}

/// Every page of the plan, with the pages of the errors behind the page that lists them.
fn pages(project: &Project) -> Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (source, to, title) in CHAPTERS.iter().flat_map(|(_, pages)| *pages) {
        let page = Page {
            source: (*source).to_owned(),
            to: (*to).to_owned(),
            title: (*title).to_owned(),
            text: project.read(source)?,
        };
        if *source == errors::SOURCE {
            pages.extend(errors::cut(&page)?);
        } else {
            pages.push(page);
        }
    }
    Ok(pages)
}

/// The site's files that are text, by their names. Every link in them leads somewhere.
fn make(project: &Project) -> Result<BTreeMap<String, String>> {
    let pages = pages(project)?;
    let places = Places::of(&pages);
    let mut files = BTreeMap::new();
    let mut broken = Vec::new();
    for page in &pages {
        let there = |path: &str| project.path(path).exists();
        let body = markdown::html(page, |link| match places.resolve(page, link, there) {
            Ok(to) => to,
            Err(wrong) => {
                broken.push(format!("{}: {wrong}", page.source));
                None
            }
        });
        files.insert(page.to.clone(), template::draw(page, &body, &pages));
    }
    if !broken.is_empty() {
        return Err(Error::new(broken.join("\n")));
    }
    files.insert("site.css".to_owned(), include_str!("site.css").to_owned());
    Ok(files)
}

#[cfg(test)]
mod tests;
