//! `payseal-host CONFIG.toml`: serves the sealed form and forwards its calls to a gateway.
//!
//! It speaks plain HTTP: TLS ends at the load balancer or CDN in front of it.

use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use axum::Router;
use payseal_host::forward::{self, Upstream};
use payseal_host::settings::Settings;
use payseal_host::{Config, router};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

const USAGE: &str = "usage: payseal-host CONFIG.toml";

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .init();
    let mut arguments = std::env::args_os().skip(1);
    let outcome = match (arguments.next(), arguments.next()) {
        (Some(file), None) => run(Path::new(&file)).await,
        _ => Err(USAGE.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(file: &Path) -> Result<(), Box<dyn Error>> {
    let settings = read(file)?;
    let upstream = Upstream::new(&settings.upstream, settings.patience)?;
    let app: Router = router(Config {
        frame_dir: settings.frame_dir,
        accounts: Arc::new(settings.accounts),
        public_gateway: settings.public_gateway,
    })?
    .merge(forward::router(upstream));
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", settings.listen))?;
    writeln!(io::stdout(), "host http://{}/", listener.local_addr()?)?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let mut terminated = signal(SignalKind::terminate())?;
    axum::serve(listener, app)
        .with_graceful_shutdown(async move {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
        })
        .await?;
    Ok(())
}

fn read(file: &Path) -> Result<Settings, Box<dyn Error>> {
    let name = file.display();
    let text =
        std::fs::read_to_string(file).map_err(|error| format!("cannot read {name}: {error}"))?;
    let beside = file.parent().unwrap_or(Path::new(""));
    Settings::parse(&text, beside).map_err(|error| format!("{name}: {error}").into())
}
