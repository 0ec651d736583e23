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

async fn the_form_fits_any_width(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "holder": "always" })).await?;
    host.event("ready").await?;
    for width in [280, 360, 768] {
        let style = format!("document.querySelector('#payseal').style.width = '{width}px'");
        host.run(&style).await?;
        let what = format!("a form of {width} px that is neither cut off nor too high");
        wait::until_true(&what, || async {
            let outer = host
                .run(
                    "const box = document.querySelector('#payseal iframe').getBoundingClientRect();
                     return [box.width, box.height]",
                )
                .await?;
            let script = "const page = document.documentElement;
                const last = document.body.getBoundingClientRect().bottom;
                return [page.scrollWidth, page.scrollHeight, last]";
            let inner = host.form().run(script, vec![]).await?;
            let number =
                |from: &Value, at: usize| from.get(at).and_then(Value::as_f64).context("a number");
            let wide = number(&inner, 0)? <= number(&outer, 0)? + 0.5;
            let high = number(&inner, 1)? <= number(&outer, 1)? + 0.5;
            let snug = number(&outer, 1)? - number(&inner, 2)? < 24.0;
            let given = (number(&outer, 0)? - f64::from(width)).abs() < 1.0;
            Ok(wide && high && snug && given)
        })
        .await?;
    }
    Ok(())
}
