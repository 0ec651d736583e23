//! `payseal-host CONFIG.toml`: serves the sealed form and forwards its calls to a gateway.
//!
//! It speaks plain HTTP: TLS ends at the load balancer or CDN in front of it. `evidence` writes down what
//! is served to whom, and `verify` compares that with what would be served now. With `PAYSEAL_LOG=json` in
//! the environment its log is one JSON object a line.

mod command;
mod log;
mod running;

use std::error::Error;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use payseal_host::build::Build;
use payseal_host::evidence::Inventory;
use payseal_host::forward::Upstream;
use payseal_host::settings::Settings;
use payseal_host::{Config, router};

use command::{Command, USAGE};

// Requests are served by threads of their own.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let _log = log::begin();
    match told(std::env::args_os().skip(1)).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn told(words: impl IntoIterator<Item = OsString>) -> Result<(), Box<dyn Error>> {
    match Command::read(words)? {
        Command::Help => say(USAGE),
        Command::Version => say(concat!("payseal-host ", env!("CARGO_PKG_VERSION"))),
        Command::Check(file) => check(&file),
        Command::Serve(file) => running::run(&file).await,
        Command::Evidence { file, kept } => write_down(&file, &kept).await,
        Command::Verify { file, kept } => verify(&file, &kept).await,
    }
}

fn say(words: &str) -> Result<(), Box<dyn Error>> {
    Ok(writeln!(io::stdout(), "{words}")?)
}

/// Reads all that serving would read, and serves nothing.
fn check(file: &Path) -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(file)?;
    Build::read(&settings.frame_dir)?;
    Upstream::new(&settings.upstream, settings.patience)?;
    let accounts = settings.accounts.numbers().count();
    let plural = if accounts == 1 { "" } else { "s" };
    say(&format!(
        "{}: right, {accounts} account{plural}",
        file.display()
    ))
}

async fn take(file: &Path) -> Result<Inventory, Box<dyn Error>> {
    let settings = Settings::read(file)?;
    let build = Build::read(&settings.frame_dir)?;
    let accounts: Vec<_> = settings.accounts.numbers().map(str::to_owned).collect();
    let app = router(Config {
        frame_dir: settings.frame_dir,
        accounts: Arc::new(settings.accounts),
        public_gateway: settings.public_gateway,
    })?;
    Ok(Inventory::take(&app, &build, &accounts).await?)
}

async fn write_down(file: &Path, kept: &Path) -> Result<(), Box<dyn Error>> {
    let text = serde_json::to_string_pretty(&take(file).await?)? + "\n";
    let name = kept.display();
    std::fs::write(kept, text).map_err(|error| format!("cannot write {name}: {error}").into())
}

async fn verify(file: &Path, kept: &Path) -> Result<(), Box<dyn Error>> {
    let name = kept.display();
    let text =
        std::fs::read_to_string(kept).map_err(|error| format!("cannot read {name}: {error}"))?;
    let kept: Inventory =
        serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let differences = kept.differences(&take(file).await?);
    for difference in &differences {
        writeln!(io::stdout(), "{difference}")?;
    }
    match differences.len() {
        0 => Ok(()),
        count => Err(format!("{count} differences from {name}").into()),
    }
}
