//! Connections, held to limits: so many at once, and for each a time within which a request must
//! have come, and its answer must have been read further. Whoever connects and says nothing, or says
//! it a byte a minute, or asks and does not read, costs others nothing for long.
//!
//! It knows no route and no account, and limits nobody by their address: in front of it stands a proxy,
//! whose address is all that it sees.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::CONNECTION;
use axum::http::{Method, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::body::{Body as _, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};
use tower::{Service, ServiceExt as _};

use crate::body_timeout::Timely;
pub use crate::body_timeout::was_late;
use crate::workers::Workers;
use crate::write_timeout::WriteTimeout;

/// What answers every request: a router, or what stands before one.
pub trait App:
    Service<
        Request<Body>,
        Response = Response,
        Error = Infallible,
        Future: Future<Output = Result<Response, Infallible>> + Send,
    > + Clone
    + Send
    + 'static
{
}

impl<A> App for A where
    A: Service<
            Request<Body>,
            Response = Response,
            Error = Infallible,
            Future: Future<Output = Result<Response, Infallible>> + Send,
        > + Clone
        + Send
        + 'static
{
}

/// What a connection may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many are open at once; the next waits until one is closed.
    pub connections: usize,
    /// How long the first request's head may take.
    pub head: Duration,
    /// How long a request's body may take, from its head to its end.
    pub body: Duration,
    /// How long it may stay open after an answer, and how long the next request's head may take.
    /// Longer than a proxy keeps one, or the proxy would send a card into a connection that is just
    /// being closed.
    pub idle: Duration,
    /// How long an answer may wait for the other side to read any more of it.
    pub write: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            head: Duration::from_secs(10),
            body: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            write: Duration::from_secs(30),
        }
    }
}

/// The most of a request that is read ahead, and the longest head.
const MAX_HEAD: usize = 32 * 1024;

/// How long to wait when no connection can be taken, such as for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(200);

/// Serves until told to stop; what is under way then may end.
pub async fn serve<A>(
    listener: TcpListener,
    app: A,
    limits: Limits,
    stopped: impl Future<Output = ()>,
) where
    A: App,
{
    serve_by(&Workers::none(), listener, app, limits, stopped).await;
}

/// The same by these threads.
pub async fn serve_by<A>(
    workers: &Workers,
    listener: TcpListener,
    app: A,
    limits: Limits,
    stopped: impl Future<Output = ()>,
) where
    A: App,
{
    let places = Arc::new(Semaphore::new(limits.connections));
    let (stop, stopping) = watch::channel(false);
    let mut open = JoinSet::new();
    tokio::pin!(stopped);
    loop {
        let next = next_connection(&listener, &places);
        let (stream, peer, place) = tokio::select! {
            () = &mut stopped => break,
            next = next => match next {
                Ok(next) => next,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    sleep(PAUSE).await;
                    continue;
                }
            },
        };
        while open.try_join_next().is_some() {}
        let connection = Connection {
            app: app.clone(),
            limits,
            peer,
            stopping: stopping.clone(),
            _place: place,
        };
        // It is told to the system anew by the thread that serves it.
        match stream.into_std() {
            Ok(stream) => workers.spawn(&mut open, connection.serve(stream)),
            Err(error) => tracing::warn!(%error, "a connection could not be taken"),
        }
    }
    drop(listener);
    stop.send_replace(true);
    while open.join_next().await.is_some() {}
}

/// Waits for a place first: who finds none waits with the kernel, and costs nothing here.
async fn next_connection(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await;
    let place = place.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    // An answer is written at once and whole.
    stream.set_nodelay(true)?;
    Ok((stream, peer, place))
}

struct Connection<A> {
    app: A,
    limits: Limits,
    peer: SocketAddr,
    stopping: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

impl<A: App> Connection<A> {
    async fn serve(mut self, stream: std::net::TcpStream) {
        let stream = match TcpStream::from_std(stream) {
            Ok(stream) => stream,
            Err(error) => return tracing::warn!(%error, "a connection could not be taken"),
        };
        let asked = Arc::new(AtomicBool::new(false));
        let (app, limits, peer) = (self.app, self.limits, self.peer);
        let began = Arc::clone(&asked);
        let service = service_fn(move |request| {
            began.store(true, Ordering::Relaxed);
            answer(app.clone(), request, peer, limits.body)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.idle)
            .max_buf_size(MAX_HEAD)
            .serve_connection(
                TokioIo::new(WriteTimeout::new(stream, limits.write)),
                service,
            );
        let first_head = sleep(limits.head);
        tokio::pin!(connection, first_head);
        let (mut waits, mut told) = (true, false);
        loop {
            tokio::select! {
                ended = connection.as_mut() => {
                    if let Err(error) = ended {
                        tracing::debug!(%error, "a connection ended early");
                    }
                    return;
                }
                () = &mut first_head, if waits => {
                    if !asked.load(Ordering::Relaxed) {
                        return;
                    }
                    waits = false;
                }
                // An error means that the program is gone, which is a stop as well.
                _ = self.stopping.wait_for(|stopping| *stopping), if !told => {
                    told = true;
                    if !asked.load(Ordering::Relaxed) {
                        return;
                    }
                    connection.as_mut().graceful_shutdown();
                }
            }
        }
    }
}

async fn answer(
    app: impl App,
    request: Request<Incoming>,
    peer: SocketAddr,
    patience: Duration,
) -> Result<Response, Infallible> {
    // Nobody is connected through here to anywhere.
    if request.method() == Method::CONNECT {
        let words = "this server is no proxy\n";
        let refusal = (
            StatusCode::METHOD_NOT_ALLOWED,
            [(CONNECTION, "close")],
            words,
        );
        return Ok(refusal.into_response());
    }
    let mut request = request.map(|body| {
        if body.is_end_stream() {
            Body::empty()
        } else {
            Body::new(Timely::new(body, Instant::now() + patience))
        }
    });
    request.extensions_mut().insert(ConnectInfo(peer));
    app.oneshot(request).await
}
