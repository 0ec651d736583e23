//! Serving until told otherwise: SIGHUP reads the configuration again, SIGTERM and SIGINT end it.

use std::error::Error;
use std::future::Future;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::{Router, middleware};
use payseal_host::connections::{Limits, serve, serve_by};
use payseal_host::forward::{self, Upstream};
use payseal_host::name::Name;
use payseal_host::operate::{self, ConcurrencyLimit, KnownAnswers, Meter, ReloadableRouter};
use payseal_host::settings::Settings;
use payseal_host::workers::Workers;
use payseal_host::{Config, router};
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

/// What is made of a configuration.
struct Made {
    app: Router,
    known: KnownAnswers,
    upstream: (String, u16),
}

fn make(settings: Settings, meter: &Meter) -> Result<Made, Box<dyn Error>> {
    let upstream =
        Upstream::new(&settings.upstream, settings.patience)?.counting_into(meter.clone());
    let place = upstream.place();
    let name = Name::of(&settings.public_gateway);
    let known = KnownAnswers::new(name, meter.clone());
    let frame = router(Config {
        frame_dir: settings.frame_dir,
        accounts: Arc::new(settings.accounts),
        public_gateway: settings.public_gateway,
    })?;
    let app = frame
        .merge(forward::router(
            upstream,
            ConcurrencyLimit::of(settings.most_calls),
        ))
        .layer(middleware::from_fn_with_state(
            known.clone(),
            operate::counted,
        ));
    Ok(Made {
        app,
        known,
        upstream: place,
    })
}

/// Serves what the file says until the program is told to stop.
pub(crate) async fn run(file: &Path) -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(file)?;
    let (listen, operator, patience) = (settings.listen, settings.operator, settings.stop);
    let limits = Limits {
        connections: settings.most_connections,
        ..Limits::default()
    };
    let meter = Meter::default();
    let made = make(settings, &meter)?;
    let router = ReloadableRouter::new(made.app, made.known);
    let (upstream, at) = watch::channel(made.upstream);
    let listener = bind(listen).await?;
    writeln!(io::stdout(), "host http://{}/", listener.local_addr()?)?;
    let (stop, stopping) = watch::channel(false);
    let mut desk = None;
    if let Some(address) = operator {
        let listener = bind(address).await?;
        writeln!(io::stdout(), "operator http://{}/", listener.local_addr()?)?;
        let router = operate::router(meter.clone(), at);
        let stopped = told(stopping.clone());
        let limits = Limits::default();
        desk = Some(tokio::spawn(serve(listener, router, limits, stopped)));
    }
    let workers = Workers::start()?;
    let stopped = told(stopping);
    let serving = serve_by(&workers, listener, router.clone(), limits, stopped);
    tokio::pin!(serving);
    let mut reload = signal(SignalKind::hangup())?;
    let mut ends = [
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    ];
    loop {
        tokio::select! {
            () = &mut serving => return Ok(()),
            _ = reload.recv() => match read_again(file, &meter) {
                Ok((made, changed)) => {
                    router.set(made.app, made.known);
                    upstream.send_replace(made.upstream);
                    if changed != (listen, operator) {
                        tracing::warn!("listen and operator change at the next start only");
                    }
                    tracing::info!("the configuration was read again");
                }
                Err(error) => tracing::error!("the old configuration stays: {error}"),
            },
            () = any(&mut ends) => break,
        }
    }
    stop.send_replace(true);
    finish(serving, patience).await;
    if let Some(desk) = desk {
        // Nobody waits for an operator's page.
        desk.abort();
    }
    Ok(())
}

type Places = (std::net::SocketAddr, Option<std::net::SocketAddr>);

fn read_again(file: &Path, meter: &Meter) -> Result<(Made, Places), Box<dyn Error>> {
    let settings = Settings::read(file)?;
    let places = (settings.listen, settings.operator);
    Ok((make(settings, meter)?, places))
}

/// What has begun may end, for as long as the operator has patience.
async fn finish(serving: impl Future<Output = ()>, patience: Duration) {
    if tokio::time::timeout(patience, serving).await.is_err() {
        tracing::warn!("stopped with requests under way, since they took too long");
    }
}

async fn told(mut stopping: watch::Receiver<bool>) {
    // An error means that the program is gone, which is a stop as well.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

async fn any([one, two]: &mut [Signal; 2]) {
    tokio::select! {
        _ = one.recv() => {}
        _ = two.recv() => {}
    }
}

async fn bind(address: std::net::SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}"))
}
