//! The frame's document with places left for what differs from one merchant account to the next.
//!
//! The build fills everything else. Whatever goes into a place is escaped, though only proven
//! values ever do.

use std::fmt;

use payseal_core::bridge::origin::Origin;
use payseal_core::text::join;

use crate::inline::Inline;

/// A document, split at its places.
#[derive(Debug)]
pub struct Template {
    parts: Vec<Part>,
    size: usize,
    inline: Inline,
}

#[derive(Debug)]
enum Part {
    Text(String),
    Place(Place),
}

#[derive(Clone, Copy, Debug)]
enum Place {
    Account,
    Origins,
    Gateway,
    Merchant,
    Mode,
}

/// Why a text is not such a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TemplateError {
    /// A place of a name that this host has nothing for.
    UnknownPlace(String),
    /// A `{{` without its `}}`.
    Unclosed,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPlace(name) => write!(f, "it has a place named {name}"),
            Self::Unclosed => f.write_str("it has a place that does not end"),
        }
    }
}

impl std::error::Error for TemplateError {}

/// What goes into the places.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The account's number.
    pub account: &'a str,
    /// Who may embed the document.
    pub origins: &'a [Origin],
    /// The gateway's host name, shown to the shopper.
    pub gateway: &'a str,
    /// The merchant's name, shown to the shopper.
    pub merchant: &'a str,
    /// Whether money moves.
    pub live: bool,
}

impl Template {
    /// Splits a document at its places.
    ///
    /// # Errors
    /// When a place is unknown or does not end.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, tail) = after.split_once("}}").ok_or(TemplateError::Unclosed)?;
            let place = match name {
                "account" => Place::Account,
                "origins" => Place::Origins,
                "gateway" => Place::Gateway,
                "merchant" => Place::Merchant,
                "mode" => Place::Mode,
                other => return Err(TemplateError::UnknownPlace(other.to_owned())),
            };
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Place(place));
            rest = tail;
        }
        parts.push(Part::Text(rest.to_owned()));
        Ok(Self {
            parts,
            size: text.len(),
            inline: Inline::of(text),
        })
    }

    /// The style and the script that stand in it, which differ from no account to the next.
    #[must_use]
    pub fn inline(&self) -> &Inline {
        &self.inline
    }

    /// The document of one account.
    #[must_use]
    pub fn fill(&self, filling: &Filling<'_>) -> String {
        let mut document = String::with_capacity(self.size + 256);
        let mut named = false;
        for part in &self.parts {
            // The name may be Han or Latin, and so may the sentence that goes on after it.
            if let (Part::Text(text), true) = (part, named) {
                join(&mut document, text);
                named = false;
                continue;
            }
            match part {
                Part::Text(text) => document.push_str(text),
                Part::Place(Place::Account) => escape(filling.account, &mut document),
                Part::Place(Place::Origins) => {
                    escape(&space_separated(filling.origins), &mut document);
                }
                Part::Place(Place::Gateway) => escape(filling.gateway, &mut document),
                Part::Place(Place::Merchant) => {
                    escape(filling.merchant, &mut document);
                    named = true;
                }
                Part::Place(Place::Mode) => {
                    document.push_str(if filling.live { "live" } else { "test" });
                }
            }
        }
        document
    }
}

/// Origins as a document and a policy list them.
#[must_use]
pub fn space_separated(origins: &[Origin]) -> String {
    let texts: Vec<_> = origins.iter().map(Origin::as_str).collect();
    texts.join(" ")
}

/// Writes a text so that it is a text in HTML, in an attribute too.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filling<'a>(gateway: &'a str, origins: &'a [Origin]) -> Filling<'a> {
        Filling {
            account: "12246002",
            origins,
            gateway,
            merchant: "Shop",
            live: false,
        }
    }

    #[test]
    fn document_fills_every_place_wherever_it_stands() {
        let template =
            Template::parse("{{mode}}<i a=\"{{account}}\">{{origins}}|{{gateway}}{{mode}}")
                .expect("a template");
        let origins = ["https://a.example", "https://b.example"]
            .map(|text| Origin::parse(text).expect("an origin"));
        assert_eq!(
            template.fill(&filling("pay.example", &origins)),
            "test<i a=\"12246002\">https://a.example https://b.example|pay.exampletest"
        );
    }

    #[test]
    fn document_keeps_a_latin_name_apart_from_han() {
        let template =
            Template::parse("<p>{{merchant}}可</p>{{merchant}} can").expect("a template");
        let filled = |merchant| {
            template.fill(&Filling {
                merchant,
                ..filling("pay.example", &[])
            })
        };
        assert_eq!(filled("Shop"), "<p>Shop 可</p>Shop can");
        assert_eq!(filled("咖啡"), "<p>咖啡可</p>咖啡 can");
    }

    #[test]
    fn document_escapes_what_goes_in() {
        let template = Template::parse("<i a=\"{{gateway}}\">").expect("a template");
        assert_eq!(
            template.fill(&filling("\"><script>'&", &[])),
            "<i a=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">"
        );
    }

    #[test]
    fn document_with_a_place_it_has_nothing_for_is_refused() {
        assert_eq!(
            Template::parse("{{title}}").err(),
            Some(TemplateError::UnknownPlace("title".to_owned()))
        );
        assert_eq!(
            Template::parse("{{mode").err(),
            Some(TemplateError::Unclosed)
        );
    }
}
