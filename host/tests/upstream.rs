//! A gateway that hangs up, and what is sent to it again: a GET once, a POST never.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use frame::ask;
use payseal_host::forward::{Upstream, router};
use payseal_host::operate::ConcurrencyLimit;

const WHOLE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}";
const HALF: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{";

/// A gateway that writes these words to its callers in turn, the last to all that follow, and hangs up.
fn gateway(answers: &'static [&'static str]) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a caller");
            let mut seen = Vec::new();
            let post = |seen: &[u8]| seen.starts_with(b"POST");
            while !seen.ends_with(if post(&seen) {
                b"\r\n\r\n{}"
            } else {
                b"\r\n\r\n" as &[u8]
            }) {
                let mut more = [0; 1024];
                let size = stream.read(&mut more).expect("a request");
                assert!(size > 0, "half a request");
                seen.extend_from_slice(&more[..size]);
            }
            let number = count.fetch_add(1, Ordering::SeqCst);
            let words = answers[number.min(answers.len() - 1)];
            stream.write_all(words.as_bytes()).expect("a caller");
        }
    });
    (origin, asked)
}

#[tokio::test]
async fn retry_a_get_once_when_no_answer_began_and_a_post_never() {
    let get = || Request::get("/services/v3/session").body(Body::empty());
    let post = || Request::post("/services/v3/payment_methods").body(Body::from("{}"));
    for (case, request, answers, status, sent) in [
        ("whole", get(), &[WHOLE][..], StatusCode::OK, 1),
        ("once", get(), &["", WHOLE], StatusCode::OK, 2),
        ("for ever", get(), &[""], StatusCode::BAD_GATEWAY, 2),
        ("half", get(), &[HALF, WHOLE], StatusCode::BAD_GATEWAY, 1),
        ("post", post(), &["", WHOLE], StatusCode::BAD_GATEWAY, 1),
        (
            "post half",
            post(),
            &[HALF, WHOLE],
            StatusCode::BAD_GATEWAY,
            1,
        ),
    ] {
        let (origin, asked) = gateway(answers);
        let app = router(
            Upstream::new(&origin, Duration::from_secs(20)).expect("an address"),
            ConcurrencyLimit::of(256),
        );
        let answer = ask(&app, request.expect("a request")).await;
        assert_eq!(answer.status, status, "{case}: {}", answer.text());
        assert_eq!(asked.load(Ordering::SeqCst), sent, "{case}");
        if status == StatusCode::BAD_GATEWAY {
            assert!(answer.text().contains(r#""code":"S0001""#), "{case}");
            assert!(
                answer.text().contains("broke off"),
                "{case}: {}",
                answer.text()
            );
        }
    }
}

#[tokio::test]
async fn request_id_is_on_every_call_and_never_a_card_number() {
    let (origin, _) = gateway(&[WHOLE]);
    let app = router(
        Upstream::new(&origin, Duration::from_secs(20)).expect("an address"),
        ConcurrencyLimit::of(256),
    );
    for (given, kept) in [
        ("req-7f_A", true),
        ("4242424242424242", false),
        ("4242-4242-4242-4242", false),
        ("a4242424242424242", false),
        ("a b", false),
        ("", false),
    ] {
        let request = Request::get("/services/v3/session").header("x-request-id", given);
        let answer = ask(&app, request.body(Body::empty()).expect("a request")).await;
        let id = answer.header("x-request-id").expect("a name");
        assert_eq!(id == given, kept, "{given}: {id}");
        assert!(kept || id.starts_with("req_") && id.len() == 36, "{id}");
    }
}

/// What a connection to the gateway did.
#[derive(Debug, PartialEq, Eq)]
enum Did {
    Connect,
    Ask(String),
    HangUp,
}

/// A gateway that answers so many requests on a connection, hangs up once somebody else connects, and says so
/// to them.
fn gateway_that_keeps(requests: usize) -> (String, std::sync::mpsc::Receiver<Did>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let (did, seen) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            let _ = did.send(Did::Connect);
            for _ in 0..requests {
                let mut seen = Vec::new();
                while !seen.ends_with(b"\r\n\r\n{}") {
                    let mut more = [0; 1024];
                    let size = stream.read(&mut more).expect("a request");
                    assert!(size > 0, "half a request");
                    seen.extend_from_slice(&more[..size]);
                }
                let seen = String::from_utf8_lossy(&seen);
                let line = seen.lines().next().expect("a line");
                let _ = did.send(Did::Ask(line.to_owned()));
                let answer = WHOLE.replace("connection: close\r\n", "");
                stream.write_all(answer.as_bytes()).expect("a caller");
            }
            let (mut other, _) = listener.accept().expect("another caller");
            drop(stream);
            let _ = did.send(Did::HangUp);
            other.write_all(b"!").expect("another caller");
        }
    });
    (origin, seen)
}

/// Lets the gateway hang up, and waits until this side may know it.
async fn hang_up(origin: &str) {
    use tokio::io::AsyncReadExt as _;
    let place = origin.trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(place)
        .await
        .expect("a gateway");
    stream.read_exact(&mut [0; 1]).await.expect("an answer");
}

#[tokio::test]
async fn a_connection_serves_many_calls_and_one_that_was_closed_none() {
    let (origin, seen) = gateway_that_keeps(2);
    let app = router(
        Upstream::new(&origin, Duration::from_secs(20)).expect("an address"),
        ConcurrencyLimit::of(256),
    );
    for number in 0..4 {
        let post = Request::post("/services/v3/payment_methods").body(Body::from("{}"));
        let answer = ask(&app, post.expect("a request")).await;
        assert_eq!(answer.status, StatusCode::OK, "{number}: {}", answer.text());
        if number % 2 == 1 {
            hang_up(&origin).await;
        }
    }
    let did: Vec<_> = seen.try_iter().collect();
    let ask = || Did::Ask("POST /services/v3/payment_methods HTTP/1.1".to_owned());
    let each = || [Did::Connect, ask(), ask(), Did::HangUp];
    assert_eq!(did, each().into_iter().chain(each()).collect::<Vec<_>>());
}
