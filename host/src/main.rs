//! `payseal-host CONFIG.toml`: serves the sealed form and forwards its calls to a gateway.
//!
//! It speaks plain HTTP: TLS ends at the load balancer or CDN in front of it. `evidence` writes down what
//! is served to whom, and `verify` compares that with what would be served now. With `PAYSEAL_LOG=json` in
//! the environment its log is one JSON object a line.

mod running;

use std::error::Error;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use payseal_host::build::Build;
use payseal_host::evidence::Inventory;
use payseal_host::forward::Upstream;
use payseal_host::settings::Settings;
use payseal_host::{Config, router};

const USAGE: &str = "usage: payseal-host CONFIG.toml                      serve until told to stop
       payseal-host --check CONFIG.toml              say what is wrong with it, or that it is right
       payseal-host evidence CONFIG.toml FILE.json   write down every file and header that is served
       payseal-host verify CONFIG.toml FILE.json     say what is served otherwise now; fail if anything is
       payseal-host --help, --version";

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        // Whoever reads the log may be gone: the calls go on.
        .log_internal_errors(false);
    // A program reads one object a line; a person reads words.
    if std::env::var_os("PAYSEAL_LOG").is_some_and(|form| form == "json") {
        log.json().flatten_event(true).init();
    } else {
        log.init();
    }
    let outcome = match words.as_slice() {
        [flag] if flag == "--help" || flag == "-h" => say(USAGE),
        [flag] if flag == "--version" || flag == "-V" => {
            say(concat!("payseal-host ", env!("CARGO_PKG_VERSION")))
        }
        [flag, file] if flag == "--check" => check(Path::new(file)),
        [flag] if is_flag(flag) => Err(format!("{} is no flag\n{USAGE}", flag.display()).into()),
        [file] => running::run(Path::new(file)).await,
        [command, file, kept] if command == "evidence" => write_down(file, kept).await,
        [command, file, kept] if command == "verify" => verify(file, kept).await,
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

/// A file of such a name is `./--name`.
fn is_flag(word: &OsStr) -> bool {
    word.as_encoded_bytes().starts_with(b"-")
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

async fn take(file: &OsStr) -> Result<Inventory, Box<dyn Error>> {
    let settings = Settings::read(Path::new(file))?;
    let build = Build::read(&settings.frame_dir)?;
    let accounts: Vec<_> = settings.accounts.numbers().map(str::to_owned).collect();
    let app = router(Config {
        frame_dir: settings.frame_dir,
        accounts: Arc::new(settings.accounts),
        public_gateway: settings.public_gateway,
    })?;
    Ok(Inventory::take(&app, &build, &accounts).await?)
}

async fn write_down(file: &OsStr, kept: &OsStr) -> Result<(), Box<dyn Error>> {
    let text = serde_json::to_string_pretty(&take(file).await?)? + "\n";
    let name = Path::new(kept).display();
    std::fs::write(kept, text).map_err(|error| format!("cannot write {name}: {error}").into())
}

async fn verify(file: &OsStr, kept: &OsStr) -> Result<(), Box<dyn Error>> {
    let name = Path::new(kept).display();
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
