//! Markdown as HTML: headings can be jumped to, as on the usual host of source trees, and what is wide scrolls in its place.

use std::collections::BTreeSet;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

use super::Page;

fn parse(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES).collect()
}

/// The name of a heading, by what is written in it.
fn slug(words: &str) -> String {
    let kept = words.to_lowercase().replace(' ', "-");
    kept.chars()
        .filter(|it| it.is_alphanumeric() || *it == '-' || *it == '_')
        .collect()
}

/// What is written in the heading that begins before these events.
fn heading(events: &[Event<'_>]) -> String {
    let words = events
        .iter()
        .take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
    words
        .filter_map(|event| {
            let (Event::Text(text) | Event::Code(text)) = event else {
                return None;
            };
            Some(text.as_ref())
        })
        .collect()
}

/// The names of the headings, in their order; the same words again get a number.
fn names(events: &[Event<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        if !matches!(event, Event::Start(Tag::Heading { .. })) {
            continue;
        }
        let name = slug(&heading(events.get(at..).unwrap_or_default()));
        let before = seen.iter().filter(|it| **it == name).count();
        seen.push(name.clone());
        names.push(match before {
            0 => name,
            more => format!("{name}-{more}"),
        });
    }
    names
}

/// What can be jumped to.
pub(super) fn anchors(text: &str) -> BTreeSet<String> {
    names(&parse(text)).into_iter().collect()
}

fn raw(text: String) -> Event<'static> {
    Event::Html(CowStr::from(text))
}

/// The page's body. `link` says where a link leads, and nothing where there is none: its words stay.
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "whatever else a page has is drawn as the parser's own writer does"
)]
pub(super) fn html(page: &Page, mut link: impl FnMut(&str) -> Option<String>) -> String {
    let events = parse(&page.text);
    let mut names = names(&events).into_iter();
    // Whether each link that is open is drawn.
    let mut drawn = Vec::new();
    let mut made = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) => made.push(Event::Start(Tag::Heading {
                level,
                id: names.next().map(CowStr::from),
                classes: Vec::new(),
                attrs: Vec::new(),
            })),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let to = link(&dest_url);
                drawn.push(to.is_some());
                made.extend(to.map(|to| {
                    Event::Start(Tag::Link {
                        link_type,
                        dest_url: to.into(),
                        title,
                        id,
                    })
                }));
            }
            Event::End(TagEnd::Link) => {
                if drawn.pop().unwrap_or(true) {
                    made.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Table(columns)) => {
                // A keyboard scrolls it.
                made.push(raw("<div class=\"wide\" tabindex=\"0\">".to_owned()));
                made.push(Event::Start(Tag::Table(columns)));
            }
            Event::End(TagEnd::Table) => {
                made.push(Event::End(TagEnd::Table));
                made.push(raw("</div>\n".to_owned()));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let words = match &kind {
                    CodeBlockKind::Fenced(words) => words.split(',').next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let words: String = words.chars().filter(char::is_ascii_alphanumeric).collect();
                made.push(raw(format!(
                    "<pre tabindex=\"0\"><code class=\"language-{words}\">"
                )));
            }
            Event::End(TagEnd::CodeBlock) => made.push(raw("</code></pre>\n".to_owned())),
            other => made.push(other),
        }
    }
    let mut body = String::new();
    push_html(&mut body, made.into_iter());
    body
}

#[test]
fn headings_are_named_by_their_words() {
    let text = "# A `b_c`, d!\n## 4. 付款\n## Same\n## Same\n";
    assert_eq!(names(&parse(text)), ["a-b_c-d", "4-付款", "same", "same-1"]);
}
