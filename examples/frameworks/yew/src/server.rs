//! What the shop's server says.

use gloo_net::http::Request;
use serde::Deserialize;

/// Which gateway and which account is the server's decision, never a visitor's: not in the address.
#[derive(Deserialize)]
pub(crate) struct Config {
    pub(crate) gateway: String,
    pub(crate) account: String,
}

pub(crate) async fn config() -> Result<Config, gloo_net::Error> {
    Request::get("/api/config").send().await?.json().await
}

/// Begins an order, and gives its name.
pub(crate) async fn order() -> Result<String, gloo_net::Error> {
    #[derive(Deserialize)]
    struct Begun {
        order: String,
    }
    let begun: Begun = Request::post("/api/order").send().await?.json().await?;
    Ok(begun.order)
}
