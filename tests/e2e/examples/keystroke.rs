//! Measures how long a keystroke takes until it is painted, with the processor slowed down four
//! times, by the Event Timing API in the frame's own document.
//!
//! It fails when the form is slow: more than one frame for handling a key in more than five of a
//! hundred, or more than two frames until half of them are painted.
//!
//! A benchmark, not a test: `cargo run -p payseal-e2e --example keystroke`. It needs a quiet
//! machine and the release build of the frame. Site isolation is off for it, because the slowdown
//! reaches one process only, and the frame would be in another.

#![allow(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    browser::Browser,
    engine::Engine,
    pages::{Host, TestCard},
    stage::Stage,
};
use serde_json::{Value, json};

const ROUNDS: usize = 12;
const SLOWDOWN: u32 = 4;
/// One frame at sixty per second, in milliseconds.
const FRAME: f64 = 1000.0 / 60.0;

const TOGETHER: &[&str] = &[
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process,OriginIsolationHeader",
];

/// Keeps, for each key event, how long its handlers ran and how long until the next paint.
const OBSERVE: &str = "window.keys = { handlers: [], painted: [] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!['keydown', 'input', 'beforeinput'].includes(entry.name)) continue;
        window.keys.handlers.push(entry.processingEnd - entry.processingStart);
        if (entry.name === 'keydown') window.keys.painted.push(entry.duration);
      }
    }).observe({ type: 'event', durationThreshold: 16 });
    // Event Timing leaves out what is faster than 16 ms: the handlers are timed besides.
    window.own = [];
    let start = 0;
    document.addEventListener('input', () => { start = performance.now(); }, true);
    window.addEventListener('input', () => { window.own.push(performance.now() - start); });";

#[tokio::main]
async fn main() -> Outcome {
    let browser = Browser::start_with(Engine::Chromium, TOGETHER).await?;
    let stage = Stage::prepare(&browser, true).await?;
    let measured = measure(&stage).await;
    stage.clear().await?;
    browser.end().await?;
    measured
}

async fn measure(stage: &Stage) -> Outcome {
    stage.tap.leave_documents_alone();
    let host = Host::new(stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let form = host.form();
    form.run(OBSERVE, vec![]).await?;
    let slow = json!({ "rate": SLOWDOWN });
    stage
        .driver
        .cdp()
        .send_raw("Emulation.setCPUThrottlingRate", slow)
        .await?;
    let mut keys = 0;
    for _ in 0..ROUNDS {
        for field in [Field::Number, Field::Expiry, Field::Cvc] {
            let text = TestCard::VISA.typed(field);
            form.type_into(field, text).await?;
            keys += text.len();
        }
        for field in Field::ALL
            .into_iter()
            .filter(|field| *field != Field::Holder)
        {
            form.empty(field).await?;
        }
    }
    let kept = form
        .run("return [window.own, window.keys.painted]", vec![])
        .await?;
    let handlers = numbers(kept.get(0)).context("no timings")?;
    let painted = numbers(kept.get(1)).context("no event timings")?;
    ensure!(
        handlers.len() >= keys,
        "only {} of {keys} keystrokes were timed",
        handlers.len()
    );
    let all = handlers.len();
    println!("{all} edits by key at {SLOWDOWN}x slowdown, in milliseconds");
    println!("  handling:   {}", spread(&handlers));
    println!(
        "  to paint:   {} ({} keys of 16 ms and more)",
        spread(&painted),
        painted.len()
    );
    let late = handlers.iter().filter(|took| **took > FRAME).count();
    println!(
        "  handled within one frame ({FRAME:.1}): {} of {}",
        handlers.len() - late,
        handlers.len()
    );
    let within = percentile(&handlers, 95);
    ensure!(
        within <= FRAME,
        "95 of 100 edits must be handled within one frame ({FRAME:.1} ms), not {within:.1} ms"
    );
    let painted = percentile(&painted, 50);
    ensure!(
        painted <= 2.0 * FRAME,
        "half of the keys must be painted in the next frame but one, not after {painted:.1} ms"
    );
    Ok(())
}

fn numbers(list: Option<&Value>) -> Option<Vec<f64>> {
    let mut numbers: Vec<f64> = list?.as_array()?.iter().filter_map(Value::as_f64).collect();
    numbers.sort_by(f64::total_cmp);
    Some(numbers)
}

fn spread(sorted: &[f64]) -> String {
    let [median, high, most] = [50, 95, 100].map(|percent| percentile(sorted, percent));
    format!("median {median:.1}, 95 % {high:.1}, most {most:.1}")
}

fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let at = sorted.len().saturating_sub(1) * percent / 100;
    sorted.get(at).copied().unwrap_or(0.0)
}
