//! One browser: its driver process, its session, its proxy and, for WebKit, its display.
//!
//! It opens no page by itself. Every step has a time limit, because a driver that waits for a
//! display or a lock waits for ever.

use std::{ffi::OsString, net::TcpListener, path::Path, sync::Arc, time::Duration};

use anyhow::{Context as _, bail};
use serde_json::Value;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    net::TcpStream,
    time::timeout,
};

use crate::{
    Outcome,
    engine::{Engine, Start},
    process::{Guarded, find_program},
    tap::Tap,
    wait,
};

const START_LIMIT: Duration = Duration::from_secs(60);

/// A running browser.
#[derive(Debug)]
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    /// Its WebDriver session.
    pub driver: WebDriver,
    /// Its proxy.
    pub tap: Arc<Tap>,
    process: Guarded,
    display: Option<Guarded>,
    profile: TempDir,
}

impl Browser {
    /// Starts the driver, then the browser with a fresh profile.
    ///
    /// # Errors
    /// When a program is missing or something does not start in time; the message ends with what
    /// the driver wrote.
    pub async fn start(engine: Engine) -> Outcome<Self> {
        Self::start_as(engine, Start::default()).await
    }

    /// The same, with what the browser is to be started with.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_as(engine: Engine, start: Start) -> Outcome<Self> {
        Self::begin(engine, start, &[]).await
    }

    /// The same, with more arguments for the browser.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub async fn start_with(engine: Engine, extra: &[&str]) -> Outcome<Self> {
        Self::begin(engine, Start::default(), extra).await
    }

    async fn begin(engine: Engine, start: Start, extra: &[&str]) -> Outcome<Self> {
        let profile = TempDir::with_prefix("payseal-e2e-")?;
        let tap = Arc::new(Tap::start().await?);
        let told = engine.environment(start).into_iter();
        let mut envs: Vec<_> = told.map(|(name, value)| (name, value.into())).collect();
        let display = match engine {
            Engine::WebKit => {
                let (display, number) = start_display(profile.path()).await?;
                envs.push(("DISPLAY", number));
                Some(display)
            }
            Engine::Chromium | Engine::Firefox => None,
        };
        let (program, variable, advice) = engine.driver();
        let program = find_program(program, variable, advice)?;
        let port = free_port()?;
        let log = profile.path().join("driver.log");
        let args = engine.driver_args(port, profile.path());
        let mut process = Guarded::start(&program, args, &envs, &log, false)?;
        let started = async {
            await_port(&mut process, port).await?;
            let wanted = engine.capabilities(&tap.address(), profile.path(), start.dress, extra);
            open_session(engine, port, wanted).await
        };
        match timeout(START_LIMIT, started)
            .await
            .context("the browser did not start in time")
        {
            Ok(Ok(driver)) => Ok(Self {
                engine,
                driver,
                tap,
                process,
                display,
                profile,
            }),
            Ok(Err(error)) | Err(error) => {
                let written = tokio::fs::read_to_string(&log).await.unwrap_or_default();
                process.end().await?;
                Err(error.context(format!(
                    "cannot start {engine}; its driver wrote: {written}"
                )))
            }
        }
    }

    /// The port of Chromium's own debugging protocol; none in another engine.
    #[must_use]
    pub fn devtools_port(&self) -> Option<u16> {
        let told = std::fs::read_to_string(self.profile.path().join("DevToolsActivePort")).ok()?;
        told.lines().next()?.parse().ok()
    }

    /// Ends the session, then the driver, then the display.
    ///
    /// # Errors
    /// When one of them does not end; the others are ended all the same.
    pub async fn end(self) -> Outcome {
        let quit = timeout(Duration::from_secs(20), self.driver.quit()).await;
        let process = self.process.end().await;
        let display = match self.display {
            Some(display) => display.end().await,
            None => Ok(()),
        };
        quit.context("the browser session did not end")??;
        process?;
        display
    }
}

async fn start_display(folder: &Path) -> Outcome<(Guarded, OsString)> {
    let xvfb = find_program("Xvfb", "XVFB", "install the packages xvfb and xauth")?;
    let args = [
        "-displayfd",
        "1",
        "-screen",
        "0",
        "1400x1200x24",
        "-nolisten",
        "tcp",
    ];
    let mut display = Guarded::start(&xvfb, args, &[], &folder.join("display.log"), true)?;
    let stdout = display.stdout.take().context("the display has no output")?;
    let mut lines = BufReader::new(stdout).lines();
    let line = timeout(START_LIMIT, lines.next_line()).await;
    let number = line
        .context("no display in time")??
        .context("the display did not start")?;
    Ok((display, OsString::from(format!(":{}", number.trim()))))
}

async fn await_port(process: &mut Guarded, port: u16) -> Outcome {
    loop {
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return Ok(());
        }
        if process.has_ended()? {
            bail!("the driver ended at once");
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn open_session(engine: Engine, port: u16, wanted: Value) -> Outcome<WebDriver> {
    let Value::Object(wanted) = wanted else {
        bail!("capabilities are an object");
    };
    let server = format!("http://127.0.0.1:{port}");
    let driver = WebDriver::builder(server, Capabilities::from(wanted))
        .request_timeout(Duration::from_secs(60))
        .await?;
    driver.set_script_timeout(wait::PATIENCE).await?;
    // WebKit's driver waits with every act for pages that are on their way, also for one in a frame
    // that is gone: then it must give up early enough for the act to be tried again.
    let patience = match engine {
        Engine::WebKit => wait::PATIENCE / 5,
        Engine::Chromium | Engine::Firefox => wait::PATIENCE,
    };
    driver.set_page_load_timeout(patience).await?;
    Ok(driver)
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
