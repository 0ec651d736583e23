//! The proxy's connection handling: read a request, apply the rules, pass it on.
//!
//! Bodies are read whole; pages here are small. No protocol other than plain HTTP/1.1 is spoken.

use std::sync::{Arc, Mutex};

use anyhow::{Context as _, bail};
use bytes::Bytes;
use http_body_util::{BodyExt as _, Full};
use hyper::{
    Request, Response, StatusCode,
    body::Incoming,
    header::{
        ACCEPT, ACCEPT_ENCODING, CACHE_CONTROL, CONNECTION, CONTENT_LENGTH,
        CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap,
    },
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use super::answer::{Answer, whole};
use super::{Exchange, State, lock};
use crate::{Outcome, watch::SCRIPT};

/// Where the watch script lives, and where it sends its complaints; every origin has both.
const WATCH_PATH: &str = "/.watch.js";
const REPORT_PATH: &str = "/.watch.report";

type Shared = Arc<Mutex<State>>;

pub(super) async fn accept(listener: TcpListener, state: Shared) {
    while let Ok((stream, _)) = listener.accept().await {
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            let service = service_fn(move |request| handle(request, Arc::clone(&state)));
            // An error here is a browser that went away, or a cut that a test asked for.
            let _ended = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn handle(request: Request<Incoming>, state: Shared) -> Outcome<Answer> {
    let Some(authority) = request.uri().authority().map(ToString::to_string) else {
        return Ok(refusal("the tap is a proxy and has no pages of its own"));
    };
    let local = authority
        .split(':')
        .next()
        .is_some_and(|host| host.ends_with(".localhost"));
    if !local {
        return Ok(refusal("the tap reaches this machine only"));
    }
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    if path == WATCH_PATH {
        let first = lock(&state).first.clone();
        return Ok(Response::builder()
            .header(CONTENT_TYPE, "text/javascript; charset=utf-8")
            .header(CACHE_CONTROL, "no-store")
            .body(whole(format!("{first}\n{SCRIPT}")))?);
    }
    if path == "/favicon.ico" {
        // Browsers ask for it by themselves; that a page has none is no fault of the page.
        return Ok(Response::builder()
            .status(StatusCode::NO_CONTENT)
            .body(whole(""))?);
    }
    let (parts, body) = request.into_parts();
    let body = body.collect().await?.to_bytes();
    if path == REPORT_PATH {
        let text = String::from_utf8_lossy(&body);
        lock(&state).complaints.push(format!("{authority} {text}"));
        return Ok(Response::builder()
            .status(StatusCode::NO_CONTENT)
            .body(whole(""))?);
    }
    let index = record(&state, &authority, &parts, &path, &body);

    await_release(&state, &path).await;
    let delay = lock(&state).delay;
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    if is_first(&mut lock(&state).lost, &path) {
        bail!("a request to {path} is lost");
    }
    if lock(&state).cut.contains(&authority) {
        // An error without an answer closes the connection: that is what a dead server looks like.
        bail!("{authority} is cut");
    }
    if lock(&state).refused.iter().any(|part| path.contains(part)) {
        return Ok(Response::builder()
            .status(StatusCode::NOT_FOUND)
            .body(whole(""))?);
    }
    let canned = lock(&state)
        .answers
        .iter()
        .find(|(part, _)| path.contains(part))
        .map(|(_, canned)| canned.clone());
    if let Some(canned) = canned {
        return canned.say();
    }
    let page = lock(&state)
        .pages
        .get(&format!("{authority}{path}"))
        .cloned();
    let answer = match page {
        Some(html) => Response::builder()
            .header(CONTENT_TYPE, "text/html; charset=utf-8")
            .body(whole(html))?,
        None => forward(&authority, &path, parts, body).await?,
    };
    if is_first(&mut lock(&state).answered_in_vain, &path) {
        // A browser whose connection broke would ask again by itself, so here a proxy says it.
        return Ok(Response::builder()
            .status(StatusCode::GATEWAY_TIMEOUT)
            .body(whole(""))?);
    }
    let watched = !lock(&state).unwatched;
    let answer = with_amended_policy(&state, answer)?;
    let answer = if watched {
        with_watch_script(answer).await?
    } else {
        answer
    };
    if let Some(exchange) = lock(&state).exchanges.get_mut(index) {
        exchange.status = Some(answer.status().as_u16());
    }
    Ok(answer)
}

fn record(
    state: &Shared,
    authority: &str,
    parts: &hyper::http::request::Parts,
    path: &str,
    body: &Bytes,
) -> usize {
    let headers: Vec<String> = parts
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    let mut state = lock(state);
    state.exchanges.push(Exchange {
        authority: authority.to_owned(),
        method: parts.method.to_string(),
        path: path.to_owned(),
        headers: headers.join("\n"),
        body: String::from_utf8_lossy(body).into_owned(),
        status: None,
    });
    state.exchanges.len() - 1
}

async fn await_release(state: &Shared, path: &str) {
    let gate = {
        let state = lock(state);
        state
            .holds
            .iter()
            .find(|rule| path.contains(&rule.part))
            .map(|rule| {
                rule.arrived.send_modify(|count| *count += 1);
                rule.open.clone()
            })
    };
    if let Some(mut gate) = gate {
        // The sender is gone when the test has ended: then nothing needs to be held any more.
        let _released = gate.wait_for(|open| *open).await;
    }
}

/// Whether this request is one of these; the next of its kind is not.
fn is_first(parts: &mut Vec<String>, path: &str) -> bool {
    let found = parts.iter().position(|part| path.contains(part.as_str()));
    found.map(|at| parts.remove(at)).is_some()
}

/// Browsers know `*.localhost`; this program does not need a resolver to know that it is here.
async fn forward(
    authority: &str,
    path: &str,
    parts: hyper::http::request::Parts,
    body: Bytes,
) -> Outcome<Answer> {
    let port: u16 = match authority.rsplit_once(':') {
        Some((_, port)) => port.parse().context("an address without a usable port")?,
        None => 80,
    };
    let Ok(stream) = TcpStream::connect(("127.0.0.1", port)).await else {
        bail!("nothing listens at {authority}");
    };
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let mut onward = Request::builder()
        .method(parts.method)
        .uri(path)
        .body(Full::new(body))?;
    *onward.headers_mut() = end_to_end(&parts.headers);
    onward.headers_mut().insert(HOST, authority.parse()?);
    if is_document(&parts.headers) {
        // The watch script can only be put into a document that is not compressed.
        onward.headers_mut().remove(ACCEPT_ENCODING);
    }
    let (parts, body) = sender.send_request(onward).await?.into_parts();
    let body = body.collect().await?.to_bytes();
    connection.abort();
    let mut answer = Response::new(whole(body));
    *answer.status_mut() = parts.status;
    *answer.headers_mut() = end_to_end(&parts.headers);
    Ok(answer)
}

fn with_amended_policy(state: &Shared, mut answer: Answer) -> Outcome<Answer> {
    if let Some(policy) = answer.headers().get(CONTENT_SECURITY_POLICY) {
        let mut policy = policy.to_str()?.to_owned();
        for (old, new) in &lock(state).policies {
            policy = policy.replace(old, new);
        }
        let policy = policy.parse()?;
        answer.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    Ok(answer)
}

fn is_document(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .is_some_and(|accept| accept.as_bytes().starts_with(b"text/html"))
}

fn end_to_end(headers: &HeaderMap) -> HeaderMap {
    let mut kept = headers.clone();
    for hop in [
        "proxy-connection",
        "keep-alive",
        "transfer-encoding",
        "upgrade",
    ] {
        kept.remove(hop);
    }
    kept.remove(CONNECTION);
    kept.remove(CONTENT_LENGTH);
    kept
}

async fn with_watch_script(answer: Answer) -> Outcome<Answer> {
    let html = answer
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    // A page that allows no script at all has nothing to be watched.
    let bare = answer
        .headers()
        .get(CONTENT_SECURITY_POLICY)
        .is_some_and(|policy| {
            let policy = String::from_utf8_lossy(policy.as_bytes());
            policy.contains("default-src 'none'") && !policy.contains("script-src")
        });
    if !html || bare {
        return Ok(answer);
    }
    let (parts, body) = answer.into_parts();
    let text = String::from_utf8(body.collect().await?.to_bytes().to_vec())?;
    let tag = format!("<script src=\"{WATCH_PATH}\"></script>");
    let head = text
        .find("<head")
        .and_then(|start| Some(start + text.get(start..)?.find('>')? + 1));
    // A document without a head gets one, after what says which kind of document it is.
    let start = if text.starts_with("<!") {
        text.find('>').map_or(0, |end| end + 1)
    } else {
        0
    };
    let (before, after) = text.split_at(head.unwrap_or(start));
    let text = format!("{before}{tag}{after}");
    Ok(Response::from_parts(parts, whole(text)))
}

fn refusal(reason: &'static str) -> Answer {
    let mut answer = Response::new(whole(reason));
    *answer.status_mut() = StatusCode::BAD_GATEWAY;
    answer
}
