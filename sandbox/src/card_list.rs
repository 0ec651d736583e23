//! `/sandbox/cards`: the table of test cards, as a page to read and as JSON. These numbers are
//! published; no other number is shown anywhere.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};

use payseal_engine::cards::{CARDS, TestCard};
use payseal_gateway::gateway::Gateway;
use payseal_gateway::page;

/// Where the list is.
pub const PATH: &str = "/sandbox/cards";

pub(crate) fn routes() -> Router<Gateway> {
    Router::new().route(PATH, get(list))
}

#[derive(Deserialize)]
struct Form {
    format: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    name: &'static str,
    number: &'static str,
    brand: &'static str,
    behaviour: &'static str,
}

impl From<&'static TestCard> for Item {
    fn from(card: &'static TestCard) -> Self {
        Self {
            name: card.name,
            number: card.number,
            brand: card.brand.slug(),
            behaviour: card.behaviour.sentence(),
        }
    }
}

async fn list(Query(form): Query<Form>) -> Response {
    if form.format.as_deref() == Some("json") {
        return Json(CARDS.iter().map(Item::from).collect::<Vec<_>>()).into_response();
    }
    let rows: String = CARDS
        .iter()
        .map(|card| {
            format!(
                "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                card.number,
                card.brand.name(),
                card.name.replace('_', " "),
                card.behaviour.sentence(),
            )
        })
        .collect();
    let body = format!(
        "<p>The sandbox accepts these numbers, which are published for testing, and refuses every \
         other one. Any security code of the right length and any date in the future will do.</p>\n\
         <p>An amount that ends in <code>.77</code> stays pending for a minute and then succeeds. \
         The list <a href=\"{PATH}?format=json\">as JSON</a>.</p>\n\
         <div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Test cards\">\n<table>\n\
         <thead><tr><th scope=\"col\">Number</th><th scope=\"col\">Brand</th>\
         <th scope=\"col\">Name</th><th scope=\"col\">What happens</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    );
    page::html("Test cards", &body)
}
