//! Requests to our own origin, and nowhere else.
//!
//! No cookie goes with them, no redirect is followed, no referrer is told; an answer that takes
//! too long, is too large or is not JSON is a [`Problem`]. What an answer means is not known here.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Headers, Request, Response};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials, RequestInit, RequestRedirect};

use super::timer::Timer;
use super::{DomError, clock, network, window};

/// How long an answer may take, in milliseconds.
const TIME_LIMIT: u64 = 15_000;
/// The longest answer that is read, in UTF-16 units.
const LONGEST: usize = 64 * 1024;

/// Why there is no answer that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The browser has no network.
    Offline,
    /// It took too long.
    Timeout,
    /// Nobody answered, or only to say that it is broken.
    Unreachable,
    /// The answer is not JSON, or far too long.
    Answer,
    /// Somebody here gave up on it.
    Abandoned,
}

impl From<DomError> for Problem {
    fn from(_: DomError) -> Self {
        Self::Unreachable
    }
}

/// What the browser throws is not told: it may quote an address.
impl From<JsValue> for Problem {
    fn from(_: JsValue) -> Self {
        Self::Unreachable
    }
}

/// Nor in another package's words.
impl From<gloo_net::Error> for Problem {
    fn from(_: gloo_net::Error) -> Self {
        Self::Unreachable
    }
}

/// A way to give up on one request.
pub struct Abort {
    controller: AbortController,
    given_up: Rc<Cell<Option<Problem>>>,
}

impl Abort {
    /// Not given up yet.
    ///
    /// # Errors
    /// When the browser has no `AbortController`.
    pub fn new() -> Result<Self, DomError> {
        Ok(Self {
            controller: AbortController::new().map_err(|_| DomError("abort controller"))?,
            given_up: Rc::default(),
        })
    }

    /// Gives up. No reason is handed to the browser: a rejection that is not an `Error` would
    /// be taken for a defect of ours further up.
    pub fn give_up(&self, problem: Problem) {
        self.given_up.set(self.given_up.get().or(Some(problem)));
        self.controller.abort();
    }
}

/// A request for a file of ours.
#[must_use]
pub fn get(path: &str) -> Call<'_> {
    Call {
        path,
        headers: &[],
        body: None,
        abort: None,
    }
}

/// One request, not yet sent.
pub struct Call<'a> {
    /// Where to; always a path on our own origin.
    pub path: &'a str,
    /// What the route wants to know of its caller.
    pub headers: &'a [(&'a str, &'a str)],
    /// The JSON to post, when it is a `POST`.
    pub body: Option<&'a [u8]>,
    /// How the caller gives up on it.
    pub abort: Option<Rc<Abort>>,
}

/// What is posted, on the browser's side; wiped when the request is over and not before: WebKit
/// reads it only when it sends it.
struct Body(Uint8Array);

impl Body {
    fn copy(bytes: &[u8]) -> Result<Self, Problem> {
        let length = u32::try_from(bytes.len()).map_err(|_| Problem::Unreachable)?;
        let copy = Uint8Array::new_with_length(length);
        copy.copy_from(bytes);
        Ok(Self(copy))
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        self.0.fill(0, 0, self.0.length());
    }
}

/// Sends a request and gives the JSON of its answer.
///
/// # Errors
/// When there is no answer that can be used.
pub async fn json(call: Call<'_>) -> Result<JsValue, Problem> {
    if !network::is_online() {
        return Err(Problem::Offline);
    }
    // What changes something and is given up by nobody goes on when the page is left meanwhile.
    let outlives = call.body.is_some() && call.abort.is_none();
    let abort = match call.abort {
        Some(abort) => abort,
        None => Rc::new(Abort::new()?),
    };
    let body = call.body.map(Body::copy).transpose()?;
    let request = build(call.path, call.headers, body.as_ref(), &abort)?;
    let clock = Rc::clone(&abort);
    let _time_limit = Timer::after(TIME_LIMIT, move || clock.give_up(Problem::Timeout))?;
    // A file of our own may come from a cache, with the date of another day.
    let is_fresh = !call.headers.is_empty();
    let text = match receive(request, is_fresh, outlives).await {
        Err(Problem::Unreachable) => {
            return Err(abort.given_up.get().unwrap_or(Problem::Unreachable));
        }
        received => received?,
    };
    js_sys::JSON::parse(&text).map_err(|_| Problem::Answer)
}

fn build(
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&Body>,
    abort: &Abort,
) -> Result<Request, Problem> {
    // Set here, since gloo's builder throws at what no header can hold, and a token is a page's text.
    let told = web_sys::Headers::new()?;
    for (name, value) in headers {
        told.set(name, value)?;
    }
    if body.is_some() {
        told.set("content-type", "application/json")?;
    }
    let request = match body {
        Some(_) => Request::post(path),
        None => Request::get(path),
    };
    let request = request
        .headers(Headers::from_raw(told))
        .abort_signal(Some(&abort.controller.signal()))
        // A file of our own comes by the document's preload, which no other mode would take; the
        // frame's origin has no cookie to send with it.
        .credentials(if headers.is_empty() {
            RequestCredentials::SameOrigin
        } else {
            RequestCredentials::Omit
        })
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    Ok(match body {
        Some(body) => request.body(&body.0)?,
        None => request.build()?,
    })
}

async fn receive(request: Request, is_fresh: bool, outlives: bool) -> Result<String, Problem> {
    let init = RequestInit::new();
    Reflect::set(&init, &"keepalive".into(), &outlives.into())?;
    // Awaited here and not by gloo's `send` and `text`: they panic when what is thrown is no `Error` of
    // this page's, as it may be where an extension has put itself before `fetch`. A panic is a trap, and
    // would take what the shopper has typed with it.
    let answer =
        JsFuture::from(window()?.fetch_with_request_and_init(&request.into(), &init)).await?;
    let response = Response::from(answer.unchecked_into::<web_sys::Response>());
    let headers = response.headers();
    if is_fresh && let Some(date) = headers.get("date") {
        clock::hear(&date);
    }
    if !response.ok() {
        return Err(Problem::Unreachable);
    }
    let is_json = headers
        .get("content-type")
        .is_some_and(|kind| kind.starts_with("application/json"));
    if !is_json {
        return Err(Problem::Answer);
    }
    let text = JsFuture::from(web_sys::Response::from(response).text()?).await?;
    let text = text.as_string().ok_or(Problem::Answer)?;
    if text.len() > LONGEST {
        return Err(Problem::Answer);
    }
    Ok(text)
}
