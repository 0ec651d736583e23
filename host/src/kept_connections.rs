//! Connections to the gateway that wait for the next call. Whoever calls takes one out, drives it with the task that
//! serves the caller, and puts it back when it can be used again: no other task has to be woken for a call.
//!
//! A call whose caller is gone takes its connection with it, and what was not written of a call is written to
//! another connection: nothing is ever sent twice here.

use std::collections::VecDeque;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::{Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, Connection, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::workers::Workers;

/// One that has waited for longer is closed.
const KEPT_FOR: Duration = Duration::from_secs(60);

/// How many lists of them there are.
const LISTS: usize = 32;

/// Those to one place.
#[derive(Debug)]
pub(crate) struct KeptConnections {
    host: String,
    port: u16,
    /// How long a new one may take.
    patience: Duration,
    /// Those of each thread that serves, by its number, up to as many as have a list of their own. The longest wait
    /// is first.
    waiting: [Mutex<VecDeque<Open>>; LISTS],
}

/// What became of a call that was not answered.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no connection, so that nothing was sent.
    Unreachable,
    /// The gateway takes no connection in time.
    Late,
    /// It was sent, and the connection ended.
    Broken,
}

#[derive(Debug)]
struct Open {
    sender: SendRequest<Full<Bytes>>,
    connection: Connection<TokioIo<TcpStream>, Full<Bytes>>,
    /// Since when it waits.
    since: Instant,
    has_ended: bool,
}

/// An answer that has begun.
#[derive(Debug)]
pub(crate) struct Begun {
    open: Open,
    answer: Response<Incoming>,
}

impl KeptConnections {
    pub(crate) fn new(host: String, port: u16, patience: Duration) -> Self {
        Self {
            host,
            port,
            patience,
            waiting: Default::default(),
        }
    }

    /// Those that this thread opened: another would have to be woken for what they bring.
    fn waiting(&self) -> Option<MutexGuard<'_, VecDeque<Open>>> {
        let waiting = self.waiting.get(Workers::number() % LISTS)?;
        Some(waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sends a request, and waits until an answer begins.
    pub(crate) async fn send(&self, mut request: Request<Full<Bytes>>) -> Result<Begun, Failure> {
        loop {
            let (mut open, is_new) = match self.take().await {
                Some(open) => (open, false),
                None => (self.connect().await?, true),
            };
            let sent = open.sender.try_send_request(request);
            match open.drive(sent).await {
                Some(Ok(answer)) => return Ok(Begun { open, answer }),
                // The gateway closed it before anything was written.
                Some(Err(mut error)) => match error.take_message() {
                    Some(unsent) if !is_new => request = unsent,
                    _ => return Err(Failure::Broken),
                },
                None => return Err(Failure::Broken),
            }
        }
    }

    /// One that the gateway has not closed meanwhile.
    async fn take(&self) -> Option<Open> {
        loop {
            // Not held over what follows.
            let mut open = self.waiting()?.pop_back()?;
            if open.since.elapsed() < KEPT_FOR && open.can_be_used().await {
                return Some(open);
            }
        }
    }

    async fn connect(&self) -> Result<Open, Failure> {
        let connecting = TcpStream::connect((self.host.as_str(), self.port));
        let connected = timeout(self.patience, connecting).await;
        let stream = connected
            .map_err(|_| Failure::Late)?
            .map_err(|_| Failure::Unreachable)?;
        // A call is written whole, and waits for nothing.
        stream.set_nodelay(true).map_err(|_| Failure::Unreachable)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream))
            .await
            .map_err(|_| Failure::Unreachable)?;
        Ok(Open {
            sender,
            connection,
            since: Instant::now(),
            has_ended: false,
        })
    }

    /// Keeps one whose answer was read to its end, if both sides are ready for another call.
    async fn put_back(&self, mut open: Open) {
        if !open.can_be_used().await {
            return;
        }
        open.since = Instant::now();
        let Some(mut waiting) = self.waiting() else {
            return;
        };
        while waiting
            .front()
            .is_some_and(|it| it.since.elapsed() >= KEPT_FOR)
        {
            waiting.pop_front();
        }
        waiting.push_back(open);
    }
}

impl Open {
    /// Waits for something that this connection brings; none when it ends without.
    async fn drive<T>(&mut self, wanted: impl Future<Output = T>) -> Option<T> {
        let mut wanted = pin!(wanted);
        poll_fn(|context| {
            loop {
                if let Poll::Ready(told) = wanted.as_mut().poll(context) {
                    return Poll::Ready(Some(told));
                }
                if self.has_ended {
                    return Poll::Ready(None);
                }
                if !self.goes_on(context) {
                    // It may have brought it with its end.
                    continue;
                }
                return wanted.as_mut().poll(context).map(Some);
            }
        })
        .await
    }

    /// Takes the connection as far as it gets. Whether it has not ended.
    fn goes_on(&mut self, context: &mut Context<'_>) -> bool {
        if !self.has_ended {
            self.has_ended = pin!(&mut self.connection).poll(context).is_ready();
        }
        !self.has_ended
    }

    async fn can_be_used(&mut self) -> bool {
        poll_fn(|context| Poll::Ready(self.goes_on(context) && self.sender.is_ready())).await
    }
}

impl Begun {
    pub(crate) fn head(&self) -> &Response<Incoming> {
        &self.answer
    }

    /// The body, unless it is longer than so many bytes; the connection waits for another call in `kept`.
    pub(crate) async fn body(
        mut self,
        most: usize,
        kept: &KeptConnections,
    ) -> Result<Option<Bytes>, Failure> {
        let mut whole = Bytes::new();
        let body = self.answer.body_mut();
        while let Some(frame) = self.open.drive(body.frame()).await.ok_or(Failure::Broken)? {
            let frame = frame.map_err(|_| Failure::Broken)?;
            let Ok(part) = frame.into_data() else {
                continue;
            };
            if whole.len() + part.len() > most {
                return Ok(None);
            }
            if whole.is_empty() {
                whole = part;
            } else {
                let mut longer = Vec::from(whole);
                longer.extend_from_slice(&part);
                whole = longer.into();
            }
        }
        kept.put_back(self.open).await;
        Ok(Some(whole))
    }
}
