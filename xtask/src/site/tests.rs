#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use super::plan::LEFT_OUT;
use super::*;

fn site() -> BTreeMap<String, String> {
    make(&Project::find().unwrap()).unwrap()
}

/// What an attribute of a page says, each time.
fn said<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(attribute)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

/// An address as it is meant: letters beyond ASCII are percent-encoded in one.
fn decoded(text: &str) -> String {
    let (first, rest) = text
        .split_once('%')
        .map_or((text, None), |(a, b)| (a, Some(b)));
    let mut bytes = first.as_bytes().to_vec();
    for part in rest.into_iter().flat_map(|rest| rest.split('%')) {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn every_document_is_in_the_site_or_left_out_on_purpose() {
    let project = Project::find().unwrap();
    let planned = pages(&project).unwrap();
    let known =
        |path: &str| LEFT_OUT.contains(&path) || planned.iter().any(|page| page.source == path);
    let mut seen = 0;
    for entry in std::fs::read_dir(project.path("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            seen += 1;
            assert!(known(&format!("docs/{name}")), "{name} is in no chapter");
        }
    }
    assert!(seen > 15, "{seen}");
}

#[test]
fn every_link_of_the_site_leads_to_a_page_and_a_heading() {
    let site = site();
    let mut links = 0;
    for (name, page) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
        for link in said(page, "<a href=\"") {
            if link.starts_with("http") || link.starts_with("mailto:") {
                continue;
            }
            links += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = match (file, name.contains('/')) {
                ("", _) => name.as_str(),
                (file, true) => file.strip_prefix("../").unwrap_or("a folder of its own"),
                (file, false) => file,
            };
            let there = site.get(file);
            assert!(there.is_some(), "{name}: {link}");
            let anchor = decoded(anchor);
            let named = anchor.is_empty() || there.unwrap().contains(&format!(" id=\"{anchor}\""));
            assert!(named, "{name}: {link}");
        }
    }
    assert!(links > 1000, "{links}");
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let project = Project::find().unwrap();
    let pages = pages(&project).unwrap();
    let places = Places::of(&pages);
    let there = |path: &str| project.path(path).exists();
    for wrong in ["gone.md", "#gone", "errors.md#gone", "../gone.rs"] {
        assert!(places.resolve(&pages[0], wrong, there).is_err(), "{wrong}");
    }
    let of = |link| places.resolve(&pages[0], link, there).unwrap();
    assert_eq!(of("errors.md#busy").unwrap(), "errors/busy.html");
    assert_eq!(
        of("testing.md#test-cards").unwrap(),
        "testing.html#test-cards"
    );
    assert_eq!(
        of("../xtask/src/main.rs"),
        None,
        "only the source tree has it"
    );
}

#[test]
fn every_code_has_a_page_of_its_own() {
    let site = site();
    let errors = std::fs::read_to_string(Project::find().unwrap().path(errors::SOURCE)).unwrap();
    let codes: Vec<&str> = errors
        .lines()
        .filter_map(|line| line.strip_prefix("### `")?.strip_suffix('`'))
        .collect();
    assert!(codes.len() > 50, "{codes:?}");
    for code in codes {
        let page = &site[&errors::file(code)];
        for part in ["Meaning: ", "You do: "] {
            assert!(page.contains(&format!("<li>{part}")), "{code}: {part}");
        }
        let listed = format!("<a href=\"errors/{code}.html\"><code>{code}</code></a>");
        assert!(site["errors.html"].contains(&listed), "{code}");
    }
}

#[test]
fn no_page_runs_a_script_or_asks_anybody_else() {
    for (name, page) in site().iter().filter(|(name, _)| name.ends_with(".html")) {
        // What is written in a page is escaped, so whatever begins like this is a tag.
        for tag in page.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap();
            let name_of_tag = tag.split([' ', '\n']).next().unwrap();
            for one in [
                "script", "iframe", "style", "object", "form", "input", "button",
            ] {
                assert_ne!(name_of_tag, one, "{name}: {tag}");
            }
            for word in [
                " src=\"http",
                " style=",
                " onclick=",
                " srcset=",
                "javascript:",
            ] {
                assert!(!tag.contains(word), "{name}: {tag}");
            }
        }
        let fetched: Vec<&str> = page.matches("<link ").collect();
        assert_eq!(fetched.len(), 1, "{name}");
        let chinese = name.ends_with(".zh-Hans.html");
        let language = if chinese { "zh-Hans" } else { "en" };
        assert!(
            page.contains(&format!("<html lang=\"{language}\">")),
            "{name}"
        );
        let headings = page.matches("<h1 id=").count();
        assert_eq!(headings, 1, "{name}");
    }
}
