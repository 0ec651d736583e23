//! The address of the bank's page in the shape that the vendor's clients know. The page is
//! [`payseal_gateway::bank`]'s.

use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;
use axum::{Form, Router};
use serde::Deserialize;

use payseal_gateway::bank::{self, Answered, Entrance, Opened};
use payseal_gateway::gateway::Gateway;

const PATH: &str = "/services/v3/threeDsCheck";

/// The name of the secret in the query and in the page's forms.
const PARAMETER: &str = "threeDsParam";

/// The address of a challenge.
pub(super) fn address(gateway: &Gateway, secret: &str) -> String {
    let origin = &gateway.bank_origin;
    format!("{origin}{PATH}?{PARAMETER}={secret}&threeDsType=9")
}

pub(crate) fn routes() -> Router<Gateway> {
    Router::new().route(PATH, get(show).post(answer))
}

#[derive(Deserialize)]
struct Named<T> {
    #[serde(rename = "threeDsParam", default)]
    secret: String,
    #[serde(flatten)]
    rest: T,
}

fn entrance(gateway: &Gateway, secret: String) -> Entrance {
    let address = address(gateway, &secret);
    Entrance::by_query(address, PATH, PARAMETER, secret)
}

async fn show(State(gateway): State<Gateway>, Query(asked): Query<Named<Opened>>) -> Response {
    let entrance = entrance(&gateway, asked.secret);
    bank::show(&gateway, entrance, asked.rest).await
}

async fn answer(State(gateway): State<Gateway>, Form(said): Form<Named<Answered>>) -> Response {
    let entrance = entrance(&gateway, said.secret);
    bank::answer(&gateway, entrance, said.rest).await
}
