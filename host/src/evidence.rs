//! What is served, written down: every address of the form with its purpose, its hash and its headers,
//! for an assessor (PCI DSS 6.4.3 and 11.6.1) and for whoever watches for changes.
//!
//! It asks the router itself, so it tells what a browser would get and not what a folder holds.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha384};
use tower::ServiceExt as _;

use crate::build::{Build, DEBITS_PART, METHODS_SCRIPT, PARTS, STRIPE_SCRIPT, VENDOR_SCRIPT};

/// More than any file of the form has.
const LARGEST: usize = 16 * 1024 * 1024;

/// One address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Why it is there.
    pub purpose: String,
    /// The length of the body.
    pub bytes: usize,
    /// The body's hash, as the `integrity` attribute has it.
    pub integrity: String,
    /// The headers, by their names in lower case.
    pub headers: BTreeMap<String, String>,
}

/// Every address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// The release of this host.
    pub version: String,
    /// What is served, by path.
    pub items: BTreeMap<String, Item>,
}

/// Why an address could not be taken down.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be read: {why}")]
pub struct Unread {
    path: String,
    why: String,
}

impl Inventory {
    /// Asks for everything that the build has, and for the documents of these accounts.
    ///
    /// # Errors
    /// When an address has no answer.
    pub async fn take(router: &Router, build: &Build, accounts: &[String]) -> Result<Self, Unread> {
        let mut items = BTreeMap::new();
        for (path, purpose) in addresses(build, accounts) {
            let item = read(router, &path, purpose).await?;
            items.insert(path, item);
        }
        Ok(Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            items,
        })
    }

    /// What is otherwise in `now`, a sentence each.
    #[must_use]
    pub fn differences(&self, now: &Self) -> Vec<String> {
        let mut found = Vec::new();
        for (path, kept) in &self.items {
            match now.items.get(path) {
                None => found.push(format!("{path} is not served any more")),
                Some(item) => compare(path, kept, item, &mut found),
            }
        }
        let new = now
            .items
            .keys()
            .filter(|path| !self.items.contains_key(*path));
        found.extend(new.map(|path| format!("{path} is new")));
        found
    }
}

fn compare(path: &str, kept: &Item, now: &Item, found: &mut Vec<String>) {
    if kept.integrity != now.integrity {
        found.push(format!(
            "{path} has other bytes: {} instead of {}",
            now.integrity, kept.integrity
        ));
    }
    let names = kept.headers.keys().chain(now.headers.keys());
    let names: std::collections::BTreeSet<_> = names.collect();
    for name in names {
        let (before, after) = (kept.headers.get(name), now.headers.get(name));
        if before != after {
            let say =
                |value: Option<&String>| value.map_or("nothing".to_owned(), |it| format!("{it:?}"));
            found.push(format!(
                "{path} has another {name}: {} instead of {}",
                say(after),
                say(before)
            ));
        }
    }
}

fn addresses(build: &Build, accounts: &[String]) -> Vec<(String, &'static str)> {
    let mut all = Vec::new();
    for account in accounts {
        for locale in build.documents.keys() {
            let purpose = "the card form, for pages that save cards";
            all.push((format!("/payseal/{account}/{locale}/"), purpose));
        }
        for locale in build.paying.keys() {
            let purpose = "the card form and the saved cards, for pages that pay";
            all.push((format!("/payseal/{account}/{locale}/pay/"), purpose));
        }
    }
    for (debit, documents) in &build.debits {
        for (account, locale) in accounts
            .iter()
            .flat_map(|it| documents.keys().map(move |to| (it, to)))
        {
            let purpose = "the form for a bank account that is debited";
            all.push((format!("/payseal/{account}/{debit}/{locale}/"), purpose));
        }
    }
    for name in build.assets.keys() {
        all.push((format!("/payseal/assets/{name}"), purpose_of(name)));
    }
    for name in build.loaders.keys() {
        if name == VENDOR_SCRIPT {
            all.push((
                format!("/static/v3/js/{VENDOR_SCRIPT}"),
                "puts the form into a page that was made for AsiaBill's own script",
            ));
            continue;
        }
        if name == METHODS_SCRIPT {
            all.push((
                format!("/payseal/v1/{METHODS_SCRIPT}"),
                "puts a list of ways to pay around the form",
            ));
            continue;
        }
        if name == DEBITS_PART {
            all.push((
                format!("/payseal/v1/{DEBITS_PART}"),
                "puts forms for bank accounts into that list",
            ));
            continue;
        }
        if name == STRIPE_SCRIPT {
            all.push((
                format!("/v3/{STRIPE_SCRIPT}"),
                "puts the form into a page that was made for Stripe.js",
            ));
            continue;
        }
        if name.starts_with(PARTS) {
            all.push((
                format!("/payseal/v1/{name}"),
                "a part of those scripts, which they fetch by its hash: what a form needs once it is in the page, or sentences in one language",
            ));
            continue;
        }
        let pinned = name
            .strip_prefix("payseal-")
            .and_then(|it| it.strip_suffix(".js"));
        all.push(match pinned {
            Some(version) => (
                format!("/payseal/{version}/payseal.js"),
                "puts the form into a merchant's page; this release for ever",
            ),
            None => (
                "/payseal/v1/payseal.js".to_owned(),
                "puts the form into a merchant's page; the newest of its major version",
            ),
        });
    }
    all.push((
        "/payseal/account-unknown.js".to_owned(),
        "tells the page around it that the account does not exist",
    ));
    all
}

fn purpose_of(asset: &str) -> &'static str {
    let extension = asset
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension);
    match extension {
        "wasm" => "the form's program: card rules, state, requests to the gateway",
        "css" => "the form's look",
        "json" => "the form's sentences in one language",
        "js" if asset.starts_with("boot-") => {
            "starts the form's program, or says that it cannot run"
        }
        "js" if asset.starts_with("plain-") => {
            "the form's program for a browser without WebAssembly"
        }
        "js" => "connects the form's program with the browser",
        _ => "a part of the form",
    }
}

async fn read(router: &Router, path: &str, purpose: &str) -> Result<Item, Unread> {
    let unread = |why: String| Unread {
        path: path.to_owned(),
        why,
    };
    let request = Request::get(path).body(Body::empty());
    let request = request.map_err(|error| unread(error.to_string()))?;
    let answer = match router.clone().oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    if !answer.status().is_success() {
        return Err(unread(format!("the status is {}", answer.status())));
    }
    let headers = answer
        .headers()
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.as_str().to_owned(), value)
        })
        .collect();
    let body = to_bytes(answer.into_body(), LARGEST).await;
    let body = body.map_err(|error| unread(error.to_string()))?;
    Ok(Item {
        purpose: purpose.to_owned(),
        bytes: body.len(),
        integrity: format!("sha384-{}", BASE64.encode(&Sha384::digest(&body))),
        headers,
    })
}
