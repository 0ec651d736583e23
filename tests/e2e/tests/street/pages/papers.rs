//! What the form lies on: the page's own colours, which are not the system's.

use crate::page::Page;

/// Pages that are looked at on a dark system as well.
pub(crate) const PAPERS: [Page; 8] = [
    Page::new("light-page").head("<style>body { background: #fff; color: #222 }</style>"),
    Page::new("unpainted-page"),
    Page::new("dark-page").head("<style>body { background: #101418; color: #e8eaed }</style>"),
    Page::new("dark-by-meta").head("<meta name=\"color-scheme\" content=\"dark\">"),
    Page::new("either-by-meta").head("<meta name=\"color-scheme\" content=\"light dark\">"),
    Page::new("dark-card-on-light").head(
        "<style>body { background: #fff } .till { background: #1b2a41; color: #fff; padding: 16px }</style>",
    )
    .body(r#"<div class="till"><div id="card"></div> <button id="pay">Pay</button></div>"#),
    Page::new("coloured-paper")
        .head("<style>body { background: #ffe08a } .till { background: transparent }</style>")
        .body(r#"<div class="till"><div id="card"></div> <button id="pay">Pay</button></div>"#),
    Page::new("translucent-paper").head(
        "<style>body { background: #0b3d2e } .till { background: rgb(255 255 255 / .08); color: #fff }</style>",
    )
    .body(r#"<div class="till"><div id="card"></div> <button id="pay">Pay</button></div>"#),
];

pub(crate) fn pages() -> Vec<Page> {
    PAPERS.to_vec()
}
