//! A snapshot of everything that a page's process holds in its JavaScript heap, by Chromium's own
//! debugging protocol.

use anyhow::{Context as _, bail, ensure};
use futures_util::{SinkExt as _, StreamExt as _};
use http_body_util::{BodyExt as _, Empty};
use hyper::{Request, body::Bytes, header::HOST};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{client_async, tungstenite::Message};

use crate::Outcome;

/// The heap of the page whose address begins with `origin`, as the protocol writes it.
///
/// # Errors
/// When there is no such page, or the browser does not answer.
pub async fn snapshot(port: u16, origin: &str) -> Outcome<String> {
    let target = page_at(port, origin).await?;
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let (mut socket, _) = client_async(target, stream).await?;
    let ask = json!({ "id": 1, "method": "HeapProfiler.takeHeapSnapshot",
        "params": { "reportProgress": false } });
    socket.send(Message::text(ask.to_string())).await?;
    let mut heap = String::new();
    while let Some(message) = socket.next().await {
        let Message::Text(text) = message? else {
            continue;
        };
        let told: Value = serde_json::from_str(text.as_str())?;
        if told.get("id") == Some(&json!(1)) {
            ensure!(told.get("error").is_none(), "no snapshot: {told}");
            return Ok(heap);
        }
        if told.get("method") == Some(&json!("HeapProfiler.addHeapSnapshotChunk")) {
            let chunk = told.pointer("/params/chunk").and_then(Value::as_str);
            heap.push_str(chunk.context("a chunk has a text")?);
        }
    }
    bail!("the browser ended before the snapshot did")
}

/// The socket of the page itself; a frame in another process is another target.
async fn page_at(port: u16, origin: &str) -> Outcome<String> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let (mut sender, connection) =
        hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let request = Request::get("/json/list")
        .header(HOST, format!("127.0.0.1:{port}"))
        .body(Empty::<Bytes>::new())?;
    let answer = sender.send_request(request).await?;
    let body = answer.into_body().collect().await?.to_bytes();
    connection.abort();
    let targets: Vec<Value> = serde_json::from_slice(&body)?;
    let text = |target: &Value, name: &str| {
        let member = target.get(name).and_then(Value::as_str);
        member.unwrap_or_default().to_owned()
    };
    let page = targets
        .iter()
        .find(|one| text(one, "type") == "page" && text(one, "url").starts_with(origin));
    let page = page.with_context(|| format!("no page at {origin} among {targets:#?}"))?;
    Ok(text(page, "webSocketDebuggerUrl"))
}
