//! Connections that say nothing, half of something, or one byte at a time; and that do not read.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;
#[allow(dead_code, reason = "each test file uses its part")]
mod gateway;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use axum::routing::get;
use gateway::{CREATED, Log, gateway};
use payseal_host::connections::{Limits, serve};
use payseal_host::forward::{Upstream, router};
use payseal_host::operate::ConcurrencyLimit;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::timeout;

const CARD: &str = r#"{"card":{"cardNo":"4242424242424242"}}"#;

/// Short enough for a test, long enough for a busy machine to be quicker.
const SHORT: Duration = Duration::from_millis(400);

/// By when a connection that is over must have ended, on a busy machine.
const ANSWERS: Duration = Duration::from_secs(20);

struct Host {
    address: SocketAddr,
    log: Log,
    _stop: oneshot::Sender<()>,
}

/// More than a connection takes on by itself while nobody reads.
const MUCH: usize = 32 * 1024 * 1024;

/// A host with one place for calls, in front of a gateway; and with something large to ask for.
async fn host(limits: Limits) -> Host {
    let (origin, log) = gateway().await;
    let upstream = Upstream::new(&origin, Duration::from_secs(20)).expect("an address");
    let large = get(async || vec![b'x'; MUCH]);
    let app = router(upstream, ConcurrencyLimit::of(1)).route("/large", large);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(serve(listener, app, limits, async {
        drop(stopped.await);
    }));
    Host {
        address,
        log,
        _stop: stop,
    }
}

impl Host {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address)
            .await
            .expect("a connection")
    }

    /// A connection on which this much was said.
    async fn say(&self, words: &str) -> TcpStream {
        let mut line = self.connect().await;
        line.write_all(words.as_bytes()).await.expect("it is heard");
        line
    }

    fn asked(&self) -> usize {
        self.log.lock().expect("nobody panicked").len()
    }
}

/// A call with a body of which so much is sent.
fn post(sent: usize) -> String {
    let length = CARD.len();
    format!(
        "POST /services/v3/payment_methods HTTP/1.1\r\nhost: pay.example\r\n\
         content-length: {length}\r\n\r\n{}",
        &CARD[..sent]
    )
}

/// All that is said until the other side ends the connection.
async fn rest(mut line: TcpStream) -> String {
    let mut said = Vec::new();
    let ended = timeout(ANSWERS, line.read_to_end(&mut said)).await;
    match ended.expect("it is not waited for") {
        Ok(_) => {}
        // It was ended while something was on the way to it.
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
    }
    String::from_utf8(said).expect("plain text")
}

/// One answer with its body.
async fn answer(line: &mut TcpStream) -> String {
    let mut said = String::new();
    while !said.ends_with('}') && !said.ends_with("\n\n") {
        let mut more = [0; 4096];
        let size = line.read(&mut more).await.expect("an answer");
        assert!(size > 0, "it ended: {said}");
        said.push_str(std::str::from_utf8(&more[..size]).expect("plain text"));
    }
    said
}

#[tokio::test]
async fn concurrency_limit_counts_no_half_sent_body() {
    let host = host(Limits::default()).await;
    let mut halves = Vec::new();
    for _ in 0..64 {
        halves.push(host.say(&post(1)).await);
    }
    // One place, and it is free, however many wait for their own rest.
    for _ in 0..3 {
        let mut whole = host.say(&post(CARD.len())).await;
        let said = answer(&mut whole).await;
        assert!(
            said.starts_with("HTTP/1.1 200 ") && said.ends_with(CREATED),
            "{said}"
        );
    }
    assert_eq!(host.asked(), 3);
    // The others are served once they have said it.
    for half in &mut halves[..3] {
        half.write_all(&CARD.as_bytes()[1..])
            .await
            .expect("it is heard");
        let said = answer(half).await;
        assert!(said.starts_with("HTTP/1.1 200 "), "{said}");
    }
}

#[tokio::test]
async fn timeout_of_a_body_refuses_it_and_nothing_is_sent() {
    let host = host(Limits {
        body: SHORT,
        ..Limits::default()
    })
    .await;
    let still = host.say(&post(1)).await;
    let said = rest(still).await;
    assert!(said.starts_with("HTTP/1.1 408 "), "{said}");
    assert!(
        said.contains(r#""code":"P0001""#) && said.contains("nothing was sent"),
        "{said}"
    );

    // A byte now and then is no progress: the whole body has one deadline.
    let began = Instant::now();
    let (mut reader, mut writer) = host.say(&post(1)).await.into_split();
    let trickle = tokio::spawn(async move {
        for byte in &CARD.as_bytes()[1..] {
            if writer.write_all(&[*byte]).await.is_err() {
                return;
            }
            tokio::time::sleep(SHORT / 4).await;
        }
        panic!("it took all of it, for {:?}", began.elapsed());
    });
    let mut said = Vec::new();
    // Ended or reset, it is over.
    let ended = timeout(ANSWERS, reader.read_to_end(&mut said)).await;
    drop(ended.expect("it is not waited for"));
    let said = String::from_utf8_lossy(&said);
    assert!(
        said.is_empty() || said.starts_with("HTTP/1.1 408 "),
        "{said}"
    );
    trickle.abort();
    assert_eq!(host.asked(), 0);
}

#[tokio::test]
async fn timeout_of_a_head_ends_the_connection() {
    let host = host(Limits {
        head: SHORT,
        ..Limits::default()
    })
    .await;
    for said in [
        "",
        "GET /services/v3/sess",
        "GET / HTTP/1.1\r\nhost: pay.example\r\n",
    ] {
        let line = host.say(said).await;
        assert_eq!(rest(line).await, "", "{said:?}");
    }
}

#[tokio::test]
async fn keep_alive_lasts_for_a_while_after_an_answer_and_not_for_ever() {
    let host = host(Limits {
        head: SHORT,
        idle: SHORT * 2,
        ..Limits::default()
    })
    .await;
    let mut line = host.connect().await;
    // For longer than a first head may take.
    let began = Instant::now();
    while began.elapsed() < SHORT * 3 {
        line.write_all(post(CARD.len()).as_bytes())
            .await
            .expect("it is open");
        let said = answer(&mut line).await;
        assert!(said.starts_with("HTTP/1.1 200 "), "{said}");
    }
    assert_eq!(rest(line).await, "");
}

#[tokio::test]
async fn connection_limit_makes_one_too_many_wait_until_another_is_closed() {
    let host = host(Limits {
        connections: 2,
        ..Limits::default()
    })
    .await;
    let (mut one, mut two) = (host.connect().await, host.connect().await);
    let mut three = host.say(&post(CARD.len())).await;
    for line in [&mut one, &mut two] {
        line.write_all(post(CARD.len()).as_bytes())
            .await
            .expect("it is heard");
        answer(line).await;
    }
    assert_eq!(host.asked(), 2, "the third was not heard yet");
    drop(one);
    let said = answer(&mut three).await;
    assert!(said.starts_with("HTTP/1.1 200 "), "{said}");
    assert_eq!(host.asked(), 3);
    drop(two);
}

/// Each asks for several large answers and reads one byte: the third gets its turn all the same.
#[tokio::test]
async fn timeout_of_a_reader_ends_the_connection() {
    let host = host(Limits {
        connections: 2,
        write: SHORT,
        ..Limits::default()
    })
    .await;
    let ask = "GET /large HTTP/1.1\r\nhost: pay.example\r\n\r\n".repeat(3);
    let mut still = Vec::new();
    for _ in 0..2 {
        let mut line = host.say(&ask).await;
        line.read_exact(&mut [0]).await.expect("it is answered");
        still.push(line);
    }
    let mut third = host.say(&post(CARD.len())).await;
    let said = timeout(ANSWERS, answer(&mut third)).await;
    let said = said.expect("its turn comes");
    assert!(said.starts_with("HTTP/1.1 200 "), "{said}");
    drop(still);
}

#[tokio::test]
async fn connect_is_refused() {
    let host = host(Limits::default()).await;
    for target in ["pay.example:443", "127.0.0.1:22"] {
        let words = format!("CONNECT {target} HTTP/1.1\r\nhost: {target}\r\n\r\n");
        let said = rest(host.say(&words).await).await;
        assert!(said.starts_with("HTTP/1.1 405 "), "{said}");
        assert!(said.ends_with("no proxy\n"), "{said}");
    }
}
