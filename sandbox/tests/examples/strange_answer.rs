//! What is no answer of the gateway, and what is its own trouble, may hide a charge: nobody is told that nothing was
//! charged, and the order is not charged again.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::thread;

use crate::asked::{attempt, gives_way, stands};
use crate::server::Server;

/// What is answered to the charge of each order.
const SAID: [(&str, &str, &str); 3] = [
    (
        "1001",
        "504 Gateway Timeout",
        r#"{"code":"E0504","message":"no answer in time"}"#,
    ),
    ("1002", "200 OK", r#"{"error":"busy"}"#),
    (
        "1003",
        "200 OK",
        r#"{"code":"S0001","message":"api request error","data":null}"#,
    ),
];

pub(crate) async fn take(server: &mut Server) {
    server.stop_gateway().await;
    let place = server.gateway().strip_prefix("http://").unwrap();
    let listener = TcpListener::bind(place).unwrap();
    thread::spawn(move || {
        for connection in listener.incoming() {
            answer(connection.unwrap());
        }
    });
    for (order, ..) in SAID {
        stands(server, &attempt(order, order, "pm_1"), "unknown").await;
        gives_way(
            server,
            &attempt(order, &format!("{order}-2"), "pm_1"),
            order,
        )
        .await;
    }
}

/// Stands where the gateway stood: cards are there, charges are answered strangely, and no payment is listed.
fn answer(mut connection: TcpStream) {
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let body = String::from_utf8(body).unwrap();
    let charged = SAID.iter().find(|(order, ..)| {
        first.contains("/confirmCharge") && body.contains(&format!(r#""{order}""#))
    });
    let (status, said) = match charged {
        Some((_, status, said)) => (*status, *said),
        None if first.contains("/payment_methods/") => (
            "200 OK",
            r#"{"code":"00000","message":"success","data":{}}"#,
        ),
        None => (
            "200 OK",
            r#"{"code":"00000","message":"success","data":{"list":[]}}"#,
        ),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        said.len()
    );
    connection
        .write_all(format!("{head}{said}").as_bytes())
        .unwrap();
}
