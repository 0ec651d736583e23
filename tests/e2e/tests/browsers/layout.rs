//! Nothing jumps, nothing is cut off.

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use tokio::sync::Mutex;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // Only Chromium reports layout shifts.
        scenario!(the_page_never_shifts).only(&[Engine::Chromium]),
        scenario!(the_form_fits_any_width),
    ]
}

/// Starts counting shifts, also those that were before.
const COUNT_SHIFTS: &str = "window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // What moves right after a key or a press was moved by the person. Below a thousandth it
        // is a glyph that was set anew; a field that moves by a bar's breadth is nine times that.
        if (entry.hadRecentInput || entry.value < 0.001) continue;
        window.shifts.push([entry.value, entry.sources.map(({ node }) =>
          node?.id || node?.className || node?.nodeName || '?').join(' ')]);
      }
    }).observe({ type: 'layout-shift', buffered: true });";

async fn demand_no_shift(host: &Host, place: &str) -> Outcome {
    let script = "return new Promise((done) => requestAnimationFrame(() =>
        requestAnimationFrame(() => done(window.shifts))))";
    let shifts = host.run(script).await?;
    ensure!(shifts == json!([]), "{place} shifted: {shifts}");
    Ok(())
}

async fn the_page_never_shifts(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_save().await?;
    host.run(COUNT_SHIFTS).await?;
    let form = host.form();
    form.enter().await?;
    form.run(COUNT_SHIFTS, vec![]).await?;
    form.await_ready().await?;
    demand_no_shift(&host, "the shop while the form starts").await?;
    // An error under every field.
    host.press_pay().await?;
    host.result().await?;
    form.fill(&TestCard::VISA).await?;
    demand_no_shift(&host, "the shop while the form is filled").await?;
    let inside = form.run("return window.shifts", vec![]).await?;
    ensure!(inside == json!([]), "the form shifted inside: {inside}");
    Ok(())
}

/// The frame is wider than its mount by the ring around a focused field, so that the fields are in
/// line with the page.
const RING: f64 = 8.0;

/// The box of the frame on the page.
const OUTER: &str = "const box = document.querySelector('#payseal iframe').getBoundingClientRect();
    return [box.width, box.height]";

/// What the document needs, and where its last line ends.
const INNER: &str = "const page = document.documentElement;
    return [page.scrollWidth, page.scrollHeight, document.body.getBoundingClientRect().bottom]";

async fn the_form_fits_any_width(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "holder": "always" })).await?;
    host.event("ready").await?;
    for width in [280, 360, 768] {
        let style = format!("document.querySelector('#payseal').style.width = '{width}px'");
        host.run(&style).await?;
        let what = format!("a form of {width} px that is neither cut off nor too high");
        let measured = Mutex::new(Value::Null);
        let fits = wait::until_true(&what, || async {
            let outer = host.run(OUTER).await?;
            let inner = host.form().run(INNER, vec![]).await?;
            let sizes = json!([outer, inner]);
            let number = |at: &str| {
                sizes
                    .pointer(at)
                    .and_then(Value::as_f64)
                    .context("a number")
            };
            let wide = number("/1/0")? <= number("/0/0")? + 0.5;
            let high = number("/1/1")? <= number("/0/1")? + 0.5;
            let snug = number("/0/1")? - number("/1/2")? < 24.0;
            let given = (number("/0/0")? - f64::from(width) - RING).abs() < 1.0;
            *measured.lock().await = sizes;
            Ok(wide && high && snug && given)
        })
        .await;
        let measured = measured.into_inner();
        fits.with_context(|| format!("the frame's box, and its document's sizes: {measured}"))?;
    }
    Ok(())
}
