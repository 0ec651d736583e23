//! One engine's scenarios: a browser that is kept from one to the next, and thrown away with one that
//! failed.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{PoisonError, RwLock},
    time::Instant,
};

use anyhow::{anyhow, ensure};
use tokio::runtime::Runtime;

use super::{
    Ended, Scenario, Told,
    spent::{Spent, timed},
};
use crate::{
    Outcome, artefacts,
    browser::Browser,
    engine::{Engine, Start},
    stage::Stage,
};

/// Where an engine's scenarios are played, one after another.
pub(super) struct Lane {
    engine: Engine,
    tries: usize,
    runtime: Runtime,
    browser: Option<(Start, Browser)>,
}

impl Lane {
    pub(super) fn of(engine: Engine, tries: usize) -> Outcome<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            // The proxy, the sandbox and the scenario take turns; the browser has the processors.
            .worker_threads(2)
            .enable_all()
            .build()?;
        Ok(Self {
            engine,
            tries,
            runtime,
            browser: None,
        })
    }

    /// Plays a scenario once, and once more when it failed and may.
    pub(super) fn play(&mut self, road: &RwLock<()>, name: String, scenario: &Scenario) -> Told {
        // Whoever panicked while he held the road has left nothing behind on it.
        let mut spent = Spent::default();
        let waits = Instant::now();
        let (mut shared, mut alone) = (None, None);
        if scenario.alone {
            alone = Some(road.write().unwrap_or_else(PoisonError::into_inner));
        } else {
            shared = Some(road.read().unwrap_or_else(PoisonError::into_inner));
        }
        spent.turn = waits.elapsed();
        let mut first = None;
        let ended = loop {
            let Err(error) = self.try_once(scenario, &mut spent) else {
                break first.map_or(Ended::Passed, Ended::Unsteady);
            };
            let error = format!("{error:#}");
            match first {
                None if self.tries > 1 => first = Some(error),
                None => break Ended::Failed(error),
                Some(first) => {
                    break Ended::Failed(format!("{error}\n\nat the first try: {first}"));
                }
            }
        };
        drop((shared.take(), alone.take()));
        Told { name, ended, spent }
    }

    fn try_once(&mut self, scenario: &Scenario, spent: &mut Spent) -> Outcome {
        let kept = self.browser.take();
        let played = AssertUnwindSafe(|| {
            self.runtime.block_on(async {
                let fitting = fit(kept, self.engine, scenario.start);
                let browser = timed(&mut spent.browser, fitting).await?;
                play(browser, scenario, spent).await
            })
        });
        // A browser that was in the hands of what panicked ends with its guardian.
        let played = catch_unwind(played).unwrap_or_else(|panic| {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref().copied());
            Err(anyhow!("panicked: {}", said.unwrap_or("without a word")))
        });
        self.browser = Some((scenario.start, played?));
        Ok(())
    }

    /// Ends the browser.
    pub(super) fn end(self) -> Outcome {
        match self.browser {
            Some((_, browser)) => self.runtime.block_on(browser.end()),
            None => Ok(()),
        }
    }
}

/// The browser that was kept, if it is the right one, else another.
async fn fit(kept: Option<(Start, Browser)>, engine: Engine, wanted: Start) -> Outcome<Browser> {
    match kept {
        Some((start, browser)) if start == wanted => return Ok(browser),
        Some((_, other)) => other.end().await?,
        None => {}
    }
    Browser::start_as(engine, wanted).await
}

/// Plays a scenario, and gives back the browser when it can be used again.
async fn play(browser: Browser, scenario: &Scenario, spent: &mut Spent) -> Outcome<Browser> {
    let prepared = Stage::prepare(&browser, scenario.needs_sandbox);
    let stage = timed(&mut spent.stage, prepared).await?;
    let played = tokio::time::timeout(scenario.limit, (scenario.run)(stage.clone()));
    let mut played = match timed(&mut spent.scenario, played).await {
        Ok(played) => played,
        Err(_) => Err(anyhow!("not finished after {:?}", scenario.limit)),
    };
    if played.is_ok() && !scenario.tolerates_complaints {
        played = demand_calm(&stage).await;
    }
    let Err(error) = played else {
        timed(&mut spent.leaving, stage.clear()).await?;
        return Ok(browser);
    };
    let name = format!("{}::{}", browser.engine, scenario.name);
    let shot = artefacts::keep(&stage, &name).await;
    // A browser that hangs cannot leave its page, and must be ended all the more: one that runs on
    // takes the processor from the next.
    let cleared = timed(&mut spent.leaving, stage.clear()).await;
    let ended = timed(&mut spent.browser, browser.end()).await;
    let mut error = error.context(shot);
    for (after, what) in [(cleared, "leaving the page"), (ended, "ending the browser")] {
        if let Err(second) = after {
            error = error.context(format!("{what} failed too: {second:#}"));
        }
    }
    Err(error)
}

async fn demand_calm(stage: &Stage) -> Outcome {
    let complaints = stage.complaints().await?;
    ensure!(
        complaints.is_empty(),
        "browsers complained: {complaints:#?}"
    );
    Ok(())
}
