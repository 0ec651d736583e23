//! README's own embed, to the letter, with nothing around it.

use anyhow::Context as _;
use payseal_e2e::{Outcome, artefacts};

use crate::page::{MERCHANT, PRELUDE, Page};

/// The first block of a language in a text that has Payseal in it.
pub(crate) fn fence(file: &str, language: &str, has: &str) -> Outcome<String> {
    let text = std::fs::read_to_string(artefacts::root().join(file))?;
    let mut found = None;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(its) = line.strip_prefix("```") else {
            continue;
        };
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        let block = block.join("\n");
        if its == language && block.contains(has) {
            found = Some(block);
            break;
        }
    }
    found.with_context(|| format!("{file} has no block {language:?} with {has}"))
}

/// What merchants copy: the gateway is this run's, and nothing else is changed.
pub(crate) fn of_readme(text: &str) -> String {
    text.replace("https://pay.example", "{gateway}")
}

pub(crate) fn pages() -> Outcome<Vec<Page>> {
    let embed = of_readme(&fence("README.md", "html", "<div id=\"card\">")?);
    let mut readme = Page::new("readme").only_saves();
    readme.whole = Some(embed);
    readme.button = "#save";
    // Its markup, with nothing around it either, of a merchant who takes payments of known customers.
    let mut pays = Page::new("readme-pays");
    pays.whole = Some(format!(
        "<div id=\"card\"></div> <button id=\"pay\">Pay</button>\n\
         <script src=\"{{gateway}}/payseal/v1/payseal.js\"></script>\n\
         <script type=\"module\">{PRELUDE}{MERCHANT}</script>"
    ));
    Ok(vec![readme, pays, Page::new("bare-document")])
}
