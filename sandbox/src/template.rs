//! Filling a page: `{{name}}` places, and the texts and prices that its attributes ask for. It
//! is no template language: no loop, no condition, and a place or a text that does not exist is
//! an error.
//!
//! `data-t="key"` puts a text inside the element, `data-t-aria-label="key"` makes it the
//! element's name, `data-price="slug"` puts a price inside. The attributes stay, so the page can
//! change its language in place by the same keys.

use std::collections::BTreeMap;

use maud::Render;

/// The texts of one language by their keys.
pub(crate) type Texts = BTreeMap<String, String>;

/// Why a page could not be filled; a mistake in the pages, not of a visitor.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FillError {
    #[error("the page has a place called {0}, and nobody fills it")]
    Place(String),
    #[error("no text is called {0}; add it to every file of texts")]
    Text(String),
    #[error("no item is called {0}")]
    Item(String),
    #[error("a tag or a place is not closed")]
    Open,
}

/// Puts each value in its `{{name}}`: markup as it is, and a text so that it stays one.
pub(crate) fn places(page: &str, values: &[(&str, &dyn Render)]) -> Result<String, FillError> {
    let mut filled = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or(FillError::Open)?;
        let (_, value) = values
            .iter()
            .find(|(other, _)| *other == name)
            .ok_or_else(|| FillError::Place(name.to_owned()))?;
        filled.push_str(before);
        value.render_to(&mut filled);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Puts texts and prices where the page's attributes ask for them.
pub(crate) fn texts(
    page: &str,
    texts: &Texts,
    locale: &str,
    price_of: impl Fn(&str) -> Option<String>,
) -> Result<String, FillError> {
    let text = |key: &str| {
        let found = texts
            .get(key)
            .ok_or_else(|| FillError::Text(key.to_owned()))?;
        Ok::<_, FillError>(found.render().into_string())
    };
    let mut filled = String::with_capacity(page.len() * 2);
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>').ok_or(FillError::Open)?;
        filled.push_str(before);
        filled.push('<');
        filled.push_str(tag);
        if let Some(key) = attribute(tag, "data-t-aria-label") {
            filled.push_str(" aria-label=\"");
            filled.push_str(&text(key)?);
            filled.push('"');
        }
        let price = attribute(tag, "data-price")
            .map(|slug| price_of(slug).ok_or_else(|| FillError::Item(slug.to_owned())))
            .transpose()?;
        if let Some(amount) = &price {
            filled.push_str(" data-amount=\"");
            filled.push_str(amount);
            filled.push('"');
        }
        filled.push('>');
        if let Some(key) = attribute(tag, "data-t") {
            filled.push_str(&text(key)?);
        }
        if let Some(amount) = &price {
            // As the browser's own formatter writes US dollars in these languages.
            filled.push_str(if locale == "en" { "$" } else { "US$" });
            filled.push_str(amount);
        }
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    Some(after.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use maud::PreEscaped;

    fn english() -> Texts {
        [("a", "Salt & <sea>"), ("b", "The \"quay\"")]
            .map(|(key, text)| (key.to_owned(), text.to_owned()))
            .into()
    }

    #[test]
    fn fills_places_and_knows_no_others() {
        assert_eq!(
            places(
                "<{{a}}>{{a}} {{b}}",
                &[("a", &"1"), ("b", &PreEscaped("<i>"))]
            )
            .unwrap(),
            "<1>1 <i>"
        );
        assert_eq!(
            places("<p title=\"{{a}}\">", &[("a", &"\"><b>&")]).unwrap(),
            "<p title=\"&quot;&gt;&lt;b&gt;&amp;\">"
        );
        assert_eq!(
            places("{{c}}", &[("a", &"1")]),
            Err(FillError::Place("c".to_owned()))
        );
        assert_eq!(places("{{a", &[("a", &"1")]), Err(FillError::Open));
    }

    #[test]
    fn texts_are_escaped_and_the_attributes_stay() {
        let fill = |page| texts(page, &english(), "en", |_| None);
        assert_eq!(
            fill(r#"<p class="x" data-t="a"></p>"#).unwrap(),
            r#"<p class="x" data-t="a">Salt &amp; &lt;sea&gt;</p>"#
        );
        assert_eq!(
            fill(r#"<nav data-t-aria-label="b"></nav>"#).unwrap(),
            r#"<nav data-t-aria-label="b" aria-label="The &quot;quay&quot;"></nav>"#
        );
        assert_eq!(
            fill(r#"<p data-t="z"></p>"#),
            Err(FillError::Text("z".to_owned()))
        );
    }

    #[test]
    fn prices_come_from_whoever_knows_them() {
        let price = |slug: &str| (slug == "tea").then(|| "24.00".to_owned());
        let fill = |locale| texts(r#"<b data-price="tea"></b>"#, &english(), locale, price);
        assert_eq!(
            fill("en").unwrap(),
            r#"<b data-price="tea" data-amount="24.00">$24.00</b>"#
        );
        assert!(fill("zh-Hans").unwrap().contains(">US$24.00<"));
        let unknown = texts(r#"<b data-price="anchor"></b>"#, &english(), "en", price);
        assert_eq!(unknown, Err(FillError::Item("anchor".to_owned())));
    }
}
