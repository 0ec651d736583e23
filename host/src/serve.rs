//! The router: finds what an address names and answers with the right headers.
//!
//! It answers GET and HEAD, reads no file, and keeps nothing but documents that are ready to be sent.

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use payseal_core::bank_account::DebitType;
use payseal_core::text::Locale;

use crate::account::Accounts;
use crate::address::{Account, Language, Named, StripeRelease, Version};
use crate::build::{
    Asset, Build, BuildError, DEBITS_PART, LAST_RESORT, METHODS_SCRIPT, PARTS, STRIPE_SCRIPT,
    VENDOR_SCRIPT,
};
use crate::document::Filling;
use crate::headers;
use crate::not_found::{no_account, nothing};
use crate::prepared::{Documents, Prepared};

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");
const JAVASCRIPT: HeaderValue = HeaderValue::from_static("text/javascript; charset=utf-8");

/// What tells the page around the document for an unknown account, at once.
const ACCOUNT_UNKNOWN_SCRIPT: &str = include_str!("account_unknown.js");

/// What the router is made of.
pub struct Config {
    /// The folder that `cargo xtask build` filled with the frame.
    pub frame_dir: PathBuf,
    /// Where accounts are looked up.
    pub accounts: Arc<dyn Accounts>,
    /// The gateway's host name, with its port when it has one: shown to the shopper.
    pub public_gateway: String,
}

struct Site {
    build: Build,
    accounts: Arc<dyn Accounts>,
    public_gateway: String,
    documents: Documents,
}

/// Everything under `/payseal/`, and the script that stands where the vendor's own stood.
///
/// # Errors
/// When the folder holds no complete build.
pub fn router(config: Config) -> Result<Router, BuildError> {
    let build = Build::read(&config.frame_dir)?;
    Ok(router_of(build, config.accounts, config.public_gateway))
}

/// The same of a build that was read already.
pub fn router_of(build: Build, accounts: Arc<dyn Accounts>, public_gateway: String) -> Router {
    let site = Site {
        build,
        accounts,
        public_gateway,
        documents: Documents::default(),
    };
    let form = Router::new()
        .route("/assets/{*name}", get(asset))
        .route("/v1/payseal.js", get(loader))
        .route("/v1/methods.js", get(methods))
        .route("/v1/debits.js", get(debits))
        .route("/v1/parts/{name}", get(part))
        .route("/{version}/payseal.js", get(pinned_loader))
        .route("/account-unknown.js", get(account_unknown))
        // Each with and without the slash at its end, since a redirect would cost a shopper a round trip.
        .route("/{account}/{locale}", get(saving))
        .route("/{account}/{locale}/", get(saving))
        .route("/{account}/{locale}/pay", get(paying))
        .route("/{account}/{locale}/pay/", get(paying))
        .route("/{account}/sepa_debit/{locale}", get(sepa_debit))
        .route("/{account}/sepa_debit/{locale}/", get(sepa_debit))
        .route("/{account}/au_becs_debit/{locale}", get(au_becs_debit))
        .route("/{account}/au_becs_debit/{locale}/", get(au_becs_debit))
        .fallback_service(get(elsewhere));
    Router::new()
        .nest("/payseal", form)
        // What is nested does not answer for its own name with a slash.
        .route("/payseal/", get(elsewhere))
        // The vendor's clients ask with one slash or with two, and say a version that means nothing here.
        .route("/static/v3/js/AsiabillPayment.min.js", get(vendor_script))
        .route("//static/v3/js/AsiabillPayment.min.js", get(vendor_script))
        .route("/{release}/stripe.js", get(stripe_script))
        .with_state(Arc::new(site))
}

type Serving = State<Arc<Site>>;
type Asked = Named<(Account, Language)>;

async fn saving(
    State(site): Serving,
    Named((account, locale)): Asked,
    asked: HeaderMap,
) -> Response {
    site.document(&account.0, &locale.0, Form::Saving, &asked)
}

async fn paying(
    State(site): Serving,
    Named((account, locale)): Asked,
    asked: HeaderMap,
) -> Response {
    site.document(&account.0, &locale.0, Form::Paying, &asked)
}

async fn sepa_debit(
    State(site): Serving,
    Named((account, locale)): Asked,
    asked: HeaderMap,
) -> Response {
    let form = Form::Debit(DebitType::SepaDebit);
    site.document(&account.0, &locale.0, form, &asked)
}

async fn au_becs_debit(
    State(site): Serving,
    Named((account, locale)): Asked,
    asked: HeaderMap,
) -> Response {
    let form = Form::Debit(DebitType::AuBecsDebit);
    site.document(&account.0, &locale.0, form, &asked)
}

async fn asset(State(site): Serving, Named(name): Named<String>, asked: HeaderMap) -> Response {
    match site.build.assets.get(&name) {
        Some(asset) => file(asset, headers::asset(), &asked),
        None => nothing(),
    }
}

async fn loader(State(site): Serving, asked: HeaderMap) -> Response {
    site.loader("payseal.js", headers::FIVE_MINUTES, &asked)
}

async fn pinned_loader(
    State(site): Serving,
    Named(Version(version)): Named<Version>,
    asked: HeaderMap,
) -> Response {
    let name = format!("payseal-{version}.js");
    site.loader(&name, headers::IMMUTABLE, &asked)
}

async fn methods(State(site): Serving, asked: HeaderMap) -> Response {
    site.loader(METHODS_SCRIPT, headers::FIVE_MINUTES, &asked)
}

/// What the scripts fetch by its hash: another content has another name.
async fn part(State(site): Serving, Named(name): Named<String>, asked: HeaderMap) -> Response {
    site.loader(&format!("{PARTS}{name}"), headers::IMMUTABLE, &asked)
}

async fn debits(State(site): Serving, asked: HeaderMap) -> Response {
    site.loader(DEBITS_PART, headers::FIVE_MINUTES, &asked)
}

async fn vendor_script(State(site): Serving, asked: HeaderMap) -> Response {
    site.loader(VENDOR_SCRIPT, headers::FIVE_MINUTES, &asked)
}

/// Whatever release is asked for, it is the one that there is: the script says which it was asked for.
async fn stripe_script(
    State(site): Serving,
    Named(release): Named<StripeRelease>,
    asked: HeaderMap,
) -> Response {
    let mut script = site.loader(STRIPE_SCRIPT, headers::FIVE_MINUTES, &asked);
    if release == StripeRelease::Named {
        // Any word may be one.
        script.extensions_mut().remove::<Arc<Prepared>>();
    }
    script
}

async fn account_unknown() -> Response {
    let mut headers = headers::account_unknown_script();
    headers.insert(CONTENT_TYPE, JAVASCRIPT);
    (headers, ACCOUNT_UNKNOWN_SCRIPT).into_response()
}

async fn elsewhere() -> Response {
    nothing()
}

/// Which form a document has.
#[derive(Clone, Copy, Debug)]
enum Form {
    Saving,
    Paying,
    Debit(DebitType),
}

impl Site {
    fn document(&self, number: &str, wanted: &str, form: Form, asked: &HeaderMap) -> Response {
        let Some(account) = self.accounts.find(number) else {
            return no_account();
        };
        let documents = match form {
            Form::Saving => &self.build.documents,
            Form::Paying => &self.build.paying,
            Form::Debit(debit) => match self.build.debits.get(debit.word()) {
                Some(documents) => documents,
                None => return nothing(),
            },
        };
        let found = documents
            .get_key_value(wanted)
            .or_else(|| documents.get_key_value(Locale::negotiate(wanted).tag()))
            .or_else(|| documents.get_key_value(LAST_RESORT));
        let Some((locale, template)) = found else {
            return nothing();
        };
        let name = format!("{number}/{locale}/{form:?}");
        let document = self.documents.get(name, account, |account| {
            let html = template.fill(&Filling {
                account: number,
                origins: &account.origins,
                gateway: &self.public_gateway,
                merchant: &account.name,
                live: account.live,
            });
            let mut headers = headers::document(&account.origins, account.live, template.inline());
            headers.insert(CONTENT_TYPE, HTML);
            (headers, html)
        });
        // What may have been meant as a language is written in more ways than are worth remembering.
        match locale == wanted {
            true => document.first_answer(asked),
            false => document.answer(asked),
        }
    }

    fn loader(&self, name: &str, cache: HeaderValue, asked: &HeaderMap) -> Response {
        match self.build.loaders.get(name) {
            Some(asset) => file(asset, headers::loader(cache), asked),
            None => nothing(),
        }
    }
}

fn file(asset: &Asset, mut headers: HeaderMap, asked: &HeaderMap) -> Response {
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    if let Ok(tag) = HeaderValue::try_from(&asset.tag) {
        if asked.get(IF_NONE_MATCH) == Some(&tag) {
            headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
            headers.insert(ETAG, tag);
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(ETAG, tag);
    }
    let prepared = Prepared::new(headers, asset.plain.clone(), asset.brotli.clone());
    Arc::new(prepared).first_answer(asked)
}
