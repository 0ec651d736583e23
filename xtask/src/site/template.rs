//! What stands around a page: its head, and the list of all pages.

use super::plan::CHAPTERS;
use super::{Page, errors};

/// A text in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

fn entry(page: &Page, to: &str, title: &str, up: &str) -> String {
    let here = if page.to == to {
        " aria-current=\"page\""
    } else {
        ""
    };
    let language = if to.ends_with(".zh-Hans.html") {
        " lang=\"zh-Hans\""
    } else {
        ""
    };
    let title = escaped(title);
    format!("<li><a href=\"{up}{to}\"{here}{language}>{title}</a></li>\n")
}

/// The whole file of a page. It fetches its style and nothing else, and its policy says so.
pub(super) fn draw(page: &Page, body: &str, pages: &[Page]) -> String {
    let up = if page.to.contains('/') { "../" } else { "" };
    let title = escaped(&page.title);
    let language = page.language();
    let mut list = String::new();
    for (chapter, entries) in CHAPTERS {
        list.push_str(&format!("<h2>{chapter}</h2>\n<ul>\n"));
        for (source, to, title) in *entries {
            list.push_str(&entry(page, to, title, up));
            // The codes are listed where one of them is read.
            if *source == errors::SOURCE && page.source == errors::SOURCE {
                let codes = pages
                    .iter()
                    .filter(|it| it.source == *source && it.to != *to);
                let codes: String = codes.map(|it| entry(page, &it.to, &it.title, up)).collect();
                list.push_str(&format!("<li><ul>\n{codes}</ul></li>\n"));
            }
        }
        list.push_str("</ul>\n");
    }
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta http-equiv=\"content-security-policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title} · Payseal</title>\n<link rel=\"stylesheet\" href=\"{up}site.css\">\n</head>\n<body>\n\
         <header><a href=\"{up}index.html\">Payseal</a> <a class=\"to-pages\" href=\"#pages\">All pages</a></header>\n\
         <main>\n{body}</main>\n\
         <nav id=\"pages\" lang=\"en\" aria-label=\"All pages\">\n{list}</nav>\n</body>\n</html>\n"
    )
}
