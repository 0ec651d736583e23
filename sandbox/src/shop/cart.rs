//! What is bought: one item, several, or, in this demo only, an amount that the page names. It
//! comes as JSON or in a query, since some calls have no body of the shop's own.

use serde::Deserialize;

use super::catalogue::{self, Cents};
use payseal_core::money::Money;

/// One line of an order.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) slug: String,
    pub(super) count: u32,
}

/// A cart in a body; exactly one member is there.
#[derive(Debug, Default)]
pub(super) struct Cart {
    pub(super) item: Option<String>,
    pub(super) items: Option<Vec<Line>>,
    /// A real shop would never let its page name the price; the demo does, to try amounts.
    pub(super) amount: Option<String>,
}

/// A cart in a query: `items=harbour-blend:2,enamel-mug:1`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    item: Option<String>,
    items: Option<String>,
    amount: Option<String>,
}

impl Cart {
    /// This cart, or that of the query when there is nothing in it.
    pub(super) fn or(self, wanted: &Wanted) -> Self {
        if self.item.is_some() || self.items.is_some() || self.amount.is_some() {
            self
        } else {
            wanted.cart()
        }
    }

    /// What it costs; none when it is no cart, or one that nobody sells.
    pub(super) fn total(&self) -> Option<Money> {
        let cents = match (&self.item, &self.items, &self.amount) {
            (Some(slug), None, None) => catalogue::total([(slug.as_str(), 1)]),
            (None, Some(lines), None) => {
                catalogue::total(lines.iter().map(|line| (line.slug.as_str(), line.count)))
            }
            (None, None, Some(text)) => Cents::parse(text),
            _ => None,
        };
        cents?.money()
    }
}

impl Wanted {
    /// Whether nothing is wanted.
    pub(super) fn is_empty(&self) -> bool {
        self.item.is_none() && self.items.is_none() && self.amount.is_none()
    }

    pub(super) fn cart(&self) -> Cart {
        let line = |text: &str| {
            let (slug, count) = text.split_once(':').unwrap_or((text, "1"));
            Line {
                slug: slug.to_owned(),
                // No count is a count of none, which no order has.
                count: count.parse().unwrap_or(0),
            }
        };
        Cart {
            item: self.item.clone(),
            items: self
                .items
                .as_ref()
                .map(|text| text.split(',').map(line).collect()),
            amount: self.amount.clone(),
        }
    }
}
