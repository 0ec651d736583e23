//! `/sandbox/cards`: the table of test cards, as a page to read and as JSON. These numbers are
//! published; no other number is shown anywhere.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use maud::html;
use serde::{Deserialize, Serialize};

use payseal_core::card::Brand;
use payseal_engine::cards::{CARDS, TestCard};
use payseal_gateway::gateway::Gateway;
use payseal_gateway::page::page;

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
            brand: card.brand_word(),
            behaviour: card.behaviour.sentence(),
        }
    }
}

async fn list(Query(form): Query<Form>) -> Response {
    if form.format.as_deref() == Some("json") {
        return Json(CARDS.iter().map(Item::from).collect::<Vec<_>>()).into_response();
    }
    let body = html! {
        p {
            "The sandbox accepts these numbers, which are published for testing, and refuses every other one. \
             Any security code of the right length and any date in the future will do."
        }
        p {
            "An amount that ends in " code { ".77" } " stays pending for a minute and then succeeds. The list "
            a href={ (PATH) "?format=json" } { "as JSON" }
            "."
        }
        div.table tabindex="0" role="region" aria-label="Test cards" {
            table {
                thead {
                    tr {
                        th scope="col" { "Number" }
                        th scope="col" { "Brand" }
                        th scope="col" { "Name" }
                        th scope="col" { "What happens" }
                    }
                }
                tbody {
                    @for card in CARDS.iter() {
                        tr {
                            th scope="row" { code { (card.number) } }
                            td { (card.brand.map_or("another", Brand::name)) }
                            td { (card.name.replace('_', " ")) }
                            td { (card.behaviour.sentence()) }
                        }
                    }
                }
            }
        }
    };
    page("Test cards", body)
}
