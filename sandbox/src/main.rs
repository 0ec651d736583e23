//! The sandbox as a program: starts it, says where it is, and stops it on an interrupt.

use std::error::Error;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use payseal_engine::store::PostgresAddress;
use payseal_sandbox::args::{Args, HELP};
use payseal_sandbox::{Config, Place, Sandbox};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // With standard error gone there is nobody left to tell.
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let args = Args::parse(std::env::args_os().skip(1))?;
    if args.help {
        io::stdout().write_all(HELP.as_bytes())?;
        return Ok(());
    }
    log_to_stderr();
    // Before anything is announced, so that no signal is missed.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;

    let token_given = args.admin_token.is_some();
    let sandbox = Sandbox::start(config(args)?).await?;
    announce(&sandbox, token_given)?;
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    sandbox.stop().await;
    Ok(())
}

fn config(args: Args) -> Result<Config, Box<dyn Error>> {
    let mut config = Config::demo();
    config.shop_port = args.shop_port.unwrap_or(config.shop_port);
    config.gateway_port = args.gateway_port.unwrap_or(config.gateway_port);
    config.tls_port = args.tls_port;
    config.db = args.db.map(place).transpose()?;
    config.keys = args.keys;
    config.frame_dir = args.frame_dir.or(config.frame_dir);
    config.shop_dir = args.shop_dir.or(config.shop_dir);
    config.admin_token = args.admin_token;
    if let Some(path) = args.accounts {
        config.read_accounts(&path)?;
    }
    Ok(config)
}

fn place(db: PathBuf) -> Result<Place, Box<dyn Error>> {
    match db.to_str() {
        Some(text) if PostgresAddress::is_meant_by(text) => {
            let password = std::env::var("PGPASSWORD").ok();
            let address = PostgresAddress::parse(text, password.as_deref());
            Ok(Place::Server(address.map_err(|error| {
                format!("the database given to --db cannot be used: {error}")
            })?))
        }
        Some(_) | None => Ok(Place::File(db)),
    }
}

fn log_to_stderr() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stderr().is_terminal())
        .with_writer(io::stderr)
        .init();
}

/// Both servers listen by now, so whoever reads these lines may call.
fn announce(sandbox: &Sandbox, token_given: bool) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "shop {}/", sandbox.shop_origin())?;
    writeln!(out, "gateway {}/", sandbox.gateway_origin())?;
    writeln!(out, "bank {}/", sandbox.bank_origin())?;
    if let Some((origin, certificate)) = sandbox.tls() {
        writeln!(out, "tls {origin}/")?;
        writeln!(out, "certificate {}", certificate.display())?;
    }
    if !token_given {
        writeln!(out, "admin-token {}", sandbox.admin_token())?;
    }
    out.flush()
}
