//! The headers that seal the frame, each with the reason it is there.
//!
//! They hold only as headers: a policy in a `<meta>` cannot say who may embed the document.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use payseal_core::bridge::origin::Origin;

use crate::document::space_separated;
use crate::inline::Inline;

/// For what is named by its content and so never changes.
pub const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// For what must be asked for every time, and for what may hold anything of a shopper.
pub const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// For the loader of the present major version: a fix reaches every page within minutes.
pub const FIVE_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=300");

const ORIGIN_AGENT_CLUSTER: HeaderName = HeaderName::from_static("origin-agent-cluster");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const EMBEDDER_POLICY: HeaderName = HeaderName::from_static("cross-origin-embedder-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const TIMING_ALLOW_ORIGIN: HeaderName = HeaderName::from_static("timing-allow-origin");

/// What the document may load and run: itself, from its own origin, and what stands in it by its hash. `wasm-unsafe-eval` is what
/// WebAssembly needs and does not allow `eval`.
const CONTENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
     style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'none'; \
     base-uri 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; \
     frame-ancestors ";

/// What a page that says only that there is nothing may do: nothing, and in no frame.
const EMPTY_POLICY: &str =
    "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// What the page for an unknown account may do: run the one script that says so to the page around
/// it. It names no `frame-ancestors`, since without an account nobody knows whose pages those are;
/// it holds no form and nothing of any account.
const ACCOUNT_UNKNOWN_POLICY: &str = "default-src 'none'; script-src 'self'; form-action 'none'; \
     base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// What an answer to a call may do when somebody opens it as a page: nothing, in no frame, and not
/// with the frame's own origin.
const CALL_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Every power of the browser that a card form has no use for. Only names that browsers know:
/// an unknown one is reported on the console of every page. `autofill` is such a name in most
/// browsers today; what is not listed keeps its default, which lets the document itself use it.
const DENIED: [&str; 33] = [
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "unload",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// The headers of the frame's document for one account.
#[must_use]
pub fn document(origins: &[Origin], live: bool, inline: &Inline) -> HeaderMap {
    let mut headers = for_all(NO_STORE);
    let ancestors = match origins {
        [] => "'none'".to_owned(),
        origins => space_separated(origins),
    };
    // An origin has only characters that a header takes; without a policy there is no document.
    let policy = allowing(CONTENT_POLICY, inline);
    let policy = HeaderValue::try_from(format!("{policy}{ancestors}")).unwrap_or(
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    );
    headers.insert(CONTENT_SECURITY_POLICY, policy);
    if let Ok(value) = HeaderValue::try_from(permissions()) {
        headers.insert(PERMISSIONS_POLICY, value);
    }
    // The document gets a process of its own where the browser has one to give.
    headers.insert(ORIGIN_AGENT_CLUSTER, HeaderValue::from_static("?1"));
    // Both let a page that is itself isolated from other origins embed the document.
    headers.insert(EMBEDDER_POLICY, HeaderValue::from_static("require-corp"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    if live {
        headers.insert(
            STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000"),
        );
    }
    headers
}

/// The headers of a file that only the document loads.
#[must_use]
pub fn asset() -> HeaderMap {
    let mut headers = for_all(IMMUTABLE);
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    headers
}

/// The headers of the loader, which merchants' pages load, with `integrity` when it is pinned.
#[must_use]
pub fn loader(cache: HeaderValue) -> HeaderMap {
    let mut headers = for_all(cache);
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(TIMING_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers
}

/// The headers of an answer to one of the frame's calls: opened as a page, it can do nothing.
#[must_use]
pub fn call() -> HeaderMap {
    let mut headers = for_all(NO_STORE);
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(CALL_POLICY),
    );
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    headers
}

/// The headers of a page that says that there is nothing here.
#[must_use]
pub fn nothing() -> HeaderMap {
    let mut headers = for_all(NO_STORE);
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(EMPTY_POLICY),
    );
    headers
}

/// The headers of the page for an unknown account. Any page may show it in a frame: it says what
/// to mend and can do nothing else.
#[must_use]
pub fn account_unknown() -> HeaderMap {
    let mut headers = for_all(NO_STORE);
    headers.insert(
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(ACCOUNT_UNKNOWN_POLICY),
    );
    headers.insert(EMBEDDER_POLICY, HeaderValue::from_static("require-corp"));
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("cross-origin"));
    headers
}

/// The headers of that page's script.
#[must_use]
pub fn account_unknown_script() -> HeaderMap {
    let mut headers = for_all(FIVE_MINUTES);
    headers.insert(RESOURCE_POLICY, HeaderValue::from_static("same-origin"));
    headers
}

/// What every answer has: no guessing of types, no telling where the shopper came from.
fn for_all(cache: HeaderValue) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(CACHE_CONTROL, cache);
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers
}

/// The policy with what stands in the document besides what comes from its origin.
fn allowing(policy: &str, inline: &Inline) -> String {
    let mut policy = policy.to_owned();
    for (directive, sources) in [
        ("script-src 'self'", &inline.scripts),
        ("style-src 'self'", &inline.styles),
    ] {
        for source in sources {
            policy = policy.replace(directive, &format!("{directive} {source}"));
        }
    }
    policy
}

/// Everything denied, to the document itself too.
fn permissions() -> String {
    let denied: Vec<_> = DENIED.iter().map(|name| format!("{name}=()")).collect();
    denied.join(", ")
}
