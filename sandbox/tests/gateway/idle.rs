//! What a connection costs on which nothing is said.

#![cfg(target_os = "linux")]

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::program::Program;
use crate::world::Folder;

/// Enough to see, few enough for every machine's limit of open files.
const CONNECTIONS: usize = 300;

/// The most that each may cost, in kB: what is read ahead of a request, and no copy of the routes.
const MOST: usize = 16;

/// The resident memory of a process, in kB.
fn memory(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.unwrap().trim().trim_end_matches(" kB");
    number.parse().unwrap()
}

/// How many files and connections a process has open.
fn open_files(process: u32) -> usize {
    let files = std::fs::read_dir(format!("/proc/{process}/fd")).unwrap();
    files.count()
}

/// Until the program has seen that the connections of a round are gone: on a busy machine that takes a while, and
/// the next round would be counted on top of it.
async fn all_gone(process: u32, open: usize) {
    let a_while = Duration::from_secs(30);
    let gone = async {
        while open_files(process) > open {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(a_while, gone).await.unwrap();
}

/// A call that is answered: what was connected before it is being served by then.
async fn ask(port: u16) -> TcpStream {
    let mut line = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let words = format!("GET /sandbox/page.css HTTP/1.1\r\nhost: localhost:{port}\r\n\r\n");
    line.write_all(words.as_bytes()).await.unwrap();
    let mut said = [0; 12];
    line.read_exact(&mut said).await.unwrap();
    assert_eq!(&said, b"HTTP/1.1 200");
    line
}

#[tokio::test]
async fn idle_connections_cost_little_and_give_it_back() {
    let folder = Folder::new();
    let (db, log) = (folder.path().join("idle.sqlite"), folder.path().join("log"));
    let program = Program::start(&folder, &db, &log);
    for port in [program.gateway_port, program.shop_port] {
        let mut after = Vec::new();
        ask(program.gateway_port).await;
        let (before, open) = (memory(program.id()), open_files(program.id()));
        for _ in 0..6 {
            let mut idle = Vec::new();
            for _ in 0..CONNECTIONS {
                idle.push(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
            }
            ask(program.gateway_port).await;
            after.push(memory(program.id()).saturating_sub(before));
            drop(idle);
            all_gone(program.id(), open).await;
        }
        assert!(after[0] < CONNECTIONS * MOST, "{port}: {after:?} kB");
        // However often they come and go, it is much the same memory.
        assert!(after[5] < 2 * CONNECTIONS * MOST, "{port}: {after:?} kB");
    }
}
