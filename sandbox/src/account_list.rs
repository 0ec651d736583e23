//! `/sandbox/accounts`: the accounts with what a developer signs with, as JSON and as a page to read.
//! These are keys, of an account that moves no money but is somebody's all the same; so the list is there
//! while the gateway listens on this machine only, and is shown to no other origin. By which names
//! the gateway is asked is looked at before (`hosts`).

use std::net::SocketAddr;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use maud::{Markup, html};
use serde_json::{Map, Value, json};

use payseal_gateway::account::Account;
use payseal_gateway::gateway::{Dialects, Gateway};
use payseal_gateway::own_pages::is_own;
use payseal_gateway::page::page;

/// Where the list is.
pub const PATH: &str = "/sandbox/accounts";

/// The list, for a gateway that listens at this address; nothing, when others can reach that.
pub(crate) fn routes(listens: SocketAddr) -> Router<Gateway> {
    if listens.ip().is_loopback() {
        Router::new().route(PATH, get(list))
    } else {
        Router::new()
    }
}

async fn list(State(gateway): State<Gateway>, headers: HeaderMap) -> Response {
    if is_forwarded(&headers) || !(is_own(&headers) || is_visit(&headers)) {
        let sentence = "The accounts are shown on the gateway's own machine only: to its pages, to whoever \
                        opens this address, and to programs.\n";
        return (StatusCode::FORBIDDEN, sentence).into_response();
    }
    let kept: [(HeaderName, HeaderValue); 3] = [
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::VARY, HeaderValue::from_static("accept")),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ];
    let accounts = gateway.accounts.all();
    let answer = if wants_page(&headers) {
        shown(accounts, gateway.dialects)
    } else {
        let accounts: Vec<_> = accounts
            .iter()
            .map(|account| written(account, gateway.dialects))
            .collect();
        Json(json!({ "accounts": accounts })).into_response()
    };
    (kept, answer).into_response()
}

/// Somebody opens the address, wherever the link was: the page of the link cannot read what is shown.
fn is_visit(headers: &HeaderMap) -> bool {
    let is = |name, wanted: &[u8]| headers.get(name).is_some_and(|it| it.as_bytes() == wanted);
    is("sec-fetch-mode", b"navigate") && is("sec-fetch-dest", b"document")
}

/// A tunnel or a proxy stands between: whoever asks may be anywhere.
fn is_forwarded(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "x-forwarded-host", "forwarded", "via"]
        .iter()
        .any(|name| headers.contains_key(*name))
}

fn wants_page(headers: &HeaderMap) -> bool {
    let accepts = headers.get(header::ACCEPT);
    let accepts = accepts.and_then(|accepts| accepts.to_str().ok());
    accepts.is_some_and(|accepts| accepts.contains("text/html"))
}

fn written(account: &Account, dialects: Dialects) -> Value {
    let mut members = Map::new();
    members.insert("name".to_owned(), json!(account.name));
    let origins: Vec<_> = account.origins.iter().map(|one| one.as_str()).collect();
    members.insert("origins".to_owned(), json!(origins));
    for dialect in dialects.iter().filter(|it| account.is_held(it.name())) {
        let credentials: Map<String, Value> = dialect
            .shown_credentials(account)
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::String(value)))
            .collect();
        members.insert(dialect.name().to_owned(), Value::Object(credentials));
    }
    Value::Object(members)
}

fn shown(accounts: &[Account], dialects: Dialects) -> Response {
    let body = html! {
        p {
            "What a merchant’s server signs with, and on which pages the form may stand. Nothing here moves \
             money. "
            a href="/sandbox/cards" { "The test cards" }
            " are listed too."
        }
        div.table tabindex="0" role="region" aria-label="Accounts" {
            table {
                thead {
                    tr {
                        th scope="col" { "Merchant" }
                        th scope="col" { "Pages" }
                        @for dialect in dialects {
                            th scope="col" { code { (dialect.name()) } }
                        }
                    }
                }
                tbody {
                    @for account in accounts { (row(account, dialects)) }
                }
            }
        }
    };
    page("Accounts", body)
}

fn row(account: &Account, dialects: Dialects) -> Markup {
    html! {
        tr {
            th scope="row" { (account.name) }
            td {
                @for (at, origin) in account.origins.iter().enumerate() {
                    @if at > 0 { br; }
                    code { (origin.as_str()) }
                }
            }
            @for dialect in dialects {
                td {
                    @for (at, (name, value)) in dialect.shown_credentials(account).into_iter().enumerate() {
                        @if at > 0 { br; }
                        (name) " " code { (value) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_gateway_of_this_machine_has_the_list() {
        for (listens, has) in [
            ("127.0.0.1:4001", true),
            ("[::1]:4001", true),
            ("0.0.0.0:4001", false),
            ("192.168.0.7:4001", false),
            ("[::]:4001", false),
        ] {
            assert_eq!(
                routes(listens.parse().unwrap()).has_routes(),
                has,
                "{listens}"
            );
        }
    }
}
