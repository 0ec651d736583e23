//! What the sandbox tells a merchant's server, believed by async-stripe's own check.

use stripe_webhook::{EventType, Webhook, WebhookError};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::{client, env, payment};

/// One request, or one answer: its head and its body.
async fn read(socket: &mut TcpStream) -> (String, String) {
    let mut heard = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&heard).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = header(head, "content-length").parse().unwrap_or(0);
            if body.len() >= length {
                return (head.to_owned(), body.to_owned());
            }
        }
        assert!(socket.read_buf(&mut heard).await.unwrap() > 0, "{text}");
    }
}

fn header<'a>(head: &'a str, name: &str) -> &'a str {
    let lines = head.lines().filter_map(|line| line.split_once(": "));
    let mut named = lines.filter(|(said, _)| said.eq_ignore_ascii_case(name));
    named.next().map_or("", |(_, value)| value)
}

/// Has every event told to a port. The part of async-stripe that makes endpoints takes as long to compile as all of
/// these, so this call is made by hand.
async fn register(port: u16) {
    let body = format!("url=http://localhost:{port}/hook&enabled_events[]=*");
    let request = format!(
        "POST /v1/webhook_endpoints HTTP/1.1\r\nhost: 127.0.0.1:{}\r\nauthorization: Bearer {}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        env("PORT"),
        env("SECRET_KEY"),
        body.len()
    );
    let mut socket = TcpStream::connect(format!("127.0.0.1:{}", env("PORT")))
        .await
        .unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let (head, body) = read(&mut socket).await;
    assert!(head.starts_with("HTTP/1.1 200"), "{head}\n{body}");
}

/// The next event: what was said, once async-stripe has believed it and read it.
async fn next(listener: &TcpListener) -> (EventType, String) {
    let (mut socket, _) = listener.accept().await.unwrap();
    let (head, body) = read(&mut socket).await;
    let thanks = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    socket.write_all(thanks).await.unwrap();
    let (signature, secret) = (header(&head, "stripe-signature"), env("WEBHOOK_SECRET"));
    let changed = Webhook::construct_event(&format!("{body} "), signature, &secret);
    assert!(matches!(changed, Err(WebhookError::BadSignature)));
    let event = Webhook::construct_event(&body, signature, &secret);
    let event = event.unwrap_or_else(|error| panic!("{error}: {body}"));
    (event.type_, body)
}

/// Also those of the other tests, which pay meanwhile.
#[tokio::test]
async fn every_event_is_believed_and_read() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    register(listener.local_addr().unwrap().port()).await;
    let paid = payment("pm_card_createDispute")
        .send(&client())
        .await
        .unwrap();
    let mut awaited = vec![
        EventType::PaymentIntentSucceeded,
        EventType::ChargeDisputeCreated,
    ];
    let all = async {
        while !awaited.is_empty() {
            let (kind, body) = next(&listener).await;
            if body.contains(paid.id.as_str()) {
                awaited.retain(|one| *one != kind);
            }
        }
    };
    let limit = std::time::Duration::from_secs(20);
    tokio::time::timeout(limit, all).await.unwrap();
}
