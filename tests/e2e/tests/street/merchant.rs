//! The merchant's server: the pages of the street, the files of the packages that they use, and the
//! merchant's own routes, which the demo shop answers. It knows nothing of cards.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Path as Route, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, put},
};
use payseal_e2e::{Outcome, artefacts, pages::here, stage::Stage};
use reqwest::redirect;
use tokio::task::JoinHandle;

use crate::{customer::Customer, page::Page};

/// A merchant's server that runs.
pub(crate) struct Merchant {
    task: JoinHandle<()>,
}

/// What a path of the street answers with.
struct Served {
    kind: &'static str,
    text: String,
    headers: HeaderMap,
}

struct Street {
    served: HashMap<String, Served>,
    cookie: String,
    /// The demo shop, by the address that a program can resolve.
    shop: String,
    http: reqwest::Client,
}

impl Merchant {
    /// Opens the street with these pages, on the stage's merchant's origin.
    pub(crate) async fn open(stage: &Stage, customer: &Customer, pages: &[Page]) -> Outcome<Self> {
        let mut served = HashMap::new();
        for page in pages {
            let fill = |text: &str| fill(text, page, stage, customer);
            let mut headers = HeaderMap::new();
            for (name, value) in &page.headers {
                headers.insert(
                    HeaderName::from_bytes(name.as_bytes())?,
                    fill(value).parse()?,
                );
            }
            let document = (format!("/{}", page.name), page.document());
            let others = page
                .more
                .iter()
                .map(|(p, d)| ((*p).to_owned(), (*d).to_owned()));
            for (path, document) in others.chain([document]) {
                let one = Served {
                    kind: "text/html; charset=utf-8",
                    text: fill(&document),
                    headers: headers.clone(),
                };
                served.insert(path, one);
            }
            let program = Served {
                kind: "text/javascript; charset=utf-8",
                text: fill(&page.program()),
                headers: HeaderMap::new(),
            };
            served.insert(format!("/{}.js", page.name), program);
        }
        let street = Street {
            served,
            cookie: customer.cookie.clone(),
            shop: here(stage.shop())?,
            http: reqwest::Client::builder()
                .redirect(redirect::Policy::none())
                .build()?,
        };
        let routes = Router::new()
            .route("/packages/{*file}", get(package))
            .route("/api/cards/{id}", put(keep))
            .fallback(other)
            .with_state(Arc::new(street));
        let stall = stage.stall().await?;
        stall.set_nonblocking(true)?;
        let stall = tokio::net::TcpListener::from_std(stall)?;
        let task = tokio::spawn(async move {
            // It serves until it is dropped.
            let _ended = axum::serve(stall, routes).await;
        });
        Ok(Self { task })
    }
}

impl Drop for Merchant {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Puts this run's own values into a text.
pub(crate) fn fill(text: &str, page: &Page, stage: &Stage, customer: &Customer) -> String {
    text.replace("{gateway}", stage.gateway())
        .replace("{bank}", stage.bank())
        .replace("{account}", stage.account())
        .replace("{customer}", &customer.id)
        .replace("{page}", page.name)
}

/// The packages whose files pages may load.
const PACKAGES: &[&str] = &[
    "@hotwired/turbo/",
    "@tailwindcss/browser/",
    "bootstrap/",
    "bulma/",
    "htmx.org/",
    "vue/",
];

async fn package(Route(file): Route<String>) -> Response {
    let known = PACKAGES.iter().any(|name| file.starts_with(name)) && !file.contains("..");
    let path = artefacts::root().join("node_modules").join(&file);
    let kind = match Path::new(&file).extension().and_then(|end| end.to_str()) {
        Some("css") => "text/css; charset=utf-8",
        _ => "text/javascript; charset=utf-8",
    };
    match tokio::fs::read(path).await {
        Ok(text) if known => ([(header::CONTENT_TYPE, kind)], text).into_response(),
        Ok(_) | Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `PUT /api/cards/{id}`, as README's embed calls it: the shop keeps the card.
async fn keep(
    State(street): State<Arc<Street>>,
    Route(id): Route<String>,
    headers: HeaderMap,
) -> Response {
    let body = serde_json::json!({ "customerPaymentMethodId": id }).to_string();
    let mut headers = headers;
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    headers.remove(header::CONTENT_LENGTH);
    street
        .ask_shop(Method::POST, "/api/cards", headers, body.into())
        .await
}

async fn other(State(street): State<Arc<Street>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if let Some(served) = street.served.get(parts.uri.path()) {
        let mut response = Response::new(Body::from(served.text.clone()));
        *response.headers_mut() = served.headers.clone();
        let kind = HeaderValue::from_static(served.kind);
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        if let Ok(cookie) = HeaderValue::from_str(&street.cookie) {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        return response;
    }
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    match axum::body::to_bytes(body, 1 << 20).await {
        Ok(body) => {
            let body = body.to_vec();
            street
                .ask_shop(parts.method, path, parts.headers, body)
                .await
        }
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

impl Street {
    /// Passes a call on to the demo shop, in the name that the browser asked for.
    async fn ask_shop(
        &self,
        method: Method,
        path: &str,
        mut headers: HeaderMap,
        body: Vec<u8>,
    ) -> Response {
        headers.remove(header::CONNECTION);
        headers.remove(header::ACCEPT_ENCODING);
        let asked = self
            .http
            .request(method, format!("{}{path}", self.shop))
            .headers(headers)
            .body(body)
            .send()
            .await;
        let Ok(answer) = asked else {
            return StatusCode::BAD_GATEWAY.into_response();
        };
        let (status, mut headers) = (answer.status(), answer.headers().clone());
        headers.remove(header::TRANSFER_ENCODING);
        headers.remove(header::CONNECTION);
        match answer.bytes().await {
            Ok(body) => (status, headers, body).into_response(),
            Err(_) => StatusCode::BAD_GATEWAY.into_response(),
        }
    }
}
