//! Runs every scenario in every wanted engine, one after another, with one browser per engine.
//!
//! A scenario of an engine that was not asked for is listed as ignored, never as passed. After a
//! failure the browser is thrown away, so that one failure cannot cause the next. On a build machine
//! (`CI` is set) a scenario that failed is played up to twice more, each time in a new browser, and
//! what failed is printed: three browsers on a shared machine stumble where the form does not.

use std::{future::Future, io::Write as _, pin::Pin, sync::Arc, time::Duration};

use anyhow::ensure;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use tokio::{runtime::Runtime, sync::Mutex};

use crate::{Outcome, artefacts, browser::Browser, engine::Engine, stage::Stage};

type Run = dyn Fn(Stage) -> Pin<Box<dyn Future<Output = Outcome> + Send>> + Send + Sync;

/// One scenario, before it is given to an engine.
#[derive(Clone)]
pub struct Scenario {
    name: &'static str,
    engines: &'static [Engine],
    limit: Duration,
    needs_sandbox: bool,
    tolerates_complaints: bool,
    run: Arc<Run>,
}

impl std::fmt::Debug for Scenario {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Scenario({})", self.name)
    }
}

impl Scenario {
    /// A scenario for every engine, on a sandbox of its own, in which nothing may complain.
    pub fn new<F, R>(name: &'static str, run: F) -> Self
    where
        F: Fn(Stage) -> R + Send + Sync + 'static,
        R: Future<Output = Outcome> + Send + 'static,
    {
        Self {
            name,
            engines: &Engine::ALL,
            limit: Duration::from_secs(120),
            needs_sandbox: true,
            tolerates_complaints: false,
            run: Arc::new(move |stage| Box::pin(run(stage))),
        }
    }

    /// Only for these engines.
    #[must_use]
    pub fn only(mut self, engines: &'static [Engine]) -> Self {
        self.engines = engines;
        self
    }

    /// With more time than most.
    #[must_use]
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Without a sandbox: the scenario brings its own pages.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.needs_sandbox = false;
        self
    }

    /// The scenario provokes errors or policy violations and judges them itself.
    #[must_use]
    pub fn loud(mut self) -> Self {
        self.tolerates_complaints = true;
        self
    }
}

/// Names a scenario after its module and function: `scenario!(whole_flow)`.
#[macro_export]
macro_rules! scenario {
    ($run:ident) => {
        $crate::runner::Scenario::new(concat!(module_path!(), "::", stringify!($run)), $run)
    };
}

struct House {
    runtime: Runtime,
    browser: Mutex<Option<Browser>>,
}

/// Runs `scenarios` as a test program: command line, report and exit code are those of `cargo
/// test`.
///
/// # Errors
/// When the engines are misnamed, or a browser does not end.
pub fn run(scenarios: &[Scenario]) -> Outcome<Conclusion> {
    let mut arguments = Arguments::from_args();
    // One browser at a time: two would fight for the processor and for the focus.
    arguments.test_threads = Some(1);
    let wanted = Engine::wanted()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let house = Arc::new(House {
        runtime,
        browser: Mutex::new(None),
    });
    let chances = if std::env::var_os("CI").is_some() {
        3
    } else {
        1
    };
    let mut trials = Vec::new();
    for engine in Engine::ALL {
        for scenario in scenarios
            .iter()
            .filter(|scenario| scenario.engines.contains(&engine))
        {
            let house = Arc::clone(&house);
            let name = scenario
                .name
                .split_once("::")
                .map_or(scenario.name, |(_, name)| name);
            let scenario = scenario.clone();
            let trial = Trial::test(format!("{engine}::{name}"), move || {
                let mut played = house.runtime.block_on(house.play(engine, &scenario));
                for _ in 1..chances {
                    let Err(error) = &played else { break };
                    let mut out = std::io::stderr();
                    // A broken pipe has nobody to read it.
                    let _ = writeln!(out, "unsteady: {engine}::{}: {error:#}", scenario.name);
                    played = house.runtime.block_on(house.play(engine, &scenario));
                }
                played.map_err(|error| Failed::from(format!("{error:#}")))
            });
            trials.push(trial.with_ignored_flag(!wanted.contains(&engine)));
        }
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    house.runtime.block_on(house.dismiss())?;
    Ok(conclusion)
}

impl House {
    async fn play(&self, engine: Engine, scenario: &Scenario) -> Outcome {
        let kept = self.browser.lock().await.take();
        let browser = match kept {
            Some(browser) if browser.engine == engine => browser,
            Some(other) => {
                other.end().await?;
                Browser::start(engine).await?
            }
            None => Browser::start(engine).await?,
        };
        let stage = Stage::prepare(&browser, scenario.needs_sandbox).await?;
        let played = tokio::time::timeout(scenario.limit, (scenario.run)(stage.clone()));
        let mut played = match played.await {
            Ok(played) => played,
            Err(_) => Err(anyhow::anyhow!("not finished after {:?}", scenario.limit)),
        };
        if played.is_ok() && !scenario.tolerates_complaints {
            played = demand_calm(&stage).await;
        }
        if let Err(error) = played {
            let shot = artefacts::keep(&stage, &format!("{engine}::{}", scenario.name)).await;
            // A browser that hangs cannot leave its page, and must be ended all the more: one that
            // runs on takes the processor from the next.
            let cleared = stage.clear().await;
            let ended = browser.end().await;
            let mut error = error.context(shot);
            for (after, what) in [(cleared, "leaving the page"), (ended, "ending the browser")] {
                if let Err(second) = after {
                    error = error.context(format!("{what} failed too: {second:#}"));
                }
            }
            return Err(error);
        }
        stage.clear().await?;
        *self.browser.lock().await = Some(browser);
        Ok(())
    }

    async fn dismiss(&self) -> Outcome {
        match self.browser.lock().await.take() {
            Some(browser) => browser.end().await,
            None => Ok(()),
        }
    }
}

async fn demand_calm(stage: &Stage) -> Outcome {
    let complaints = stage.complaints().await?;
    ensure!(
        complaints.is_empty(),
        "browsers complained: {complaints:#?}"
    );
    Ok(())
}
