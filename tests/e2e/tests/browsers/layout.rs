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
        scenario!(no_number_of_saved_cards_moves_the_page),
        scenario!(the_form_fits_any_width),
        scenario!(the_frame_lies_over_nothing_of_the_page),
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

/// How high the frame was, after every picture in which it was another height.
const HEIGHTS: &str = "window.heights = [];
    const look = () => {
      const { height } = document.querySelector('#payseal iframe').getBoundingClientRect();
      if (heights.at(-1) !== height) heights.push(height);
      requestAnimationFrame(look);
    };
    look();";

async fn no_number_of_saved_cards_moves_the_page(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    for width in [300, 420, 640] {
        for count in [0, 1, 2, 3, 4, 7] {
            // The last of many is the default: it is chosen, and shown among the first.
            let script = format!(
                "document.querySelector('#payseal').style.width = '{width}px';
                 bench.one?.destroy();
                 let come;
                 bench.cards = new Promise((done) => {{ come = done; }});
                 bench.come = () => come(Array.from({{ length: {count} }}, (_, at) => ({{
                   customerPaymentMethodId: `pm_${{at}}`, brand: 'visa', last4: '4242', expMonth: 1, expYear: 2035,
                   isDefault: at === {count} - 1 }})));
                 bench.one = bench.element('#payseal', {{ mode: 'payment', customerId: 'cus_any', sessionToken: bench.checkout,
                   savedCards: {{ count: {count}, list: () => bench.cards }} }});
                 bench.ready = new Promise((done) => bench.one.on('ready', done));
                 {HEIGHTS}"
            );
            host.run(&script).await?;
            host.run("return bench.ready.then(() => bench.come())")
                .await?;
            host.form().see_saved(count.min(3)).await?;
            let heights = host
                .run("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(heights))))")
                .await?;
            let heights: Vec<f64> = serde_json::from_value(heights)?;
            ensure!(
                heights.len() == 1,
                "{count} cards in {width} px moved what is below: {heights:?}"
            );
        }
    }
    Ok(())
}

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
            let given = (number("/0/0")? - f64::from(width)).abs() < 1.0;
            *measured.lock().await = sizes;
            Ok(wide && high && snug && given)
        })
        .await;
        let measured = measured.into_inner();
        fits.with_context(|| format!("the frame's box, and its document's sizes: {measured}"))?;
    }
    Ok(())
}

/// A page without a margin, and a box that scrolls what is too large for it.
const TIGHT: &str = "document.body.style.margin = 0;
    for (const at of document.querySelectorAll('main, form')) at.style.cssText = 'margin:0;padding:0';
    const box = document.createElement('div');
    box.id = 'box';
    box.style.cssText = 'overflow:auto;width:360px';
    const mount = document.querySelector('#payseal');
    mount.replaceWith(box);
    box.append(mount);
    bench.one = bench.element('#payseal', {});";

/// How far things can be scrolled sideways and down, by how much the frame is beyond its place, and
/// whether a focused field's ring is cut off by the frame's edge.
const BEYOND: &str = "const box = document.querySelector('#box');
    const page = document.documentElement;
    const of = (one) => one.getBoundingClientRect();
    const frame = of(document.querySelector('#payseal iframe'));
    const place = of(document.querySelector('#payseal'));
    return [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight,
      page.scrollWidth - page.clientWidth,
      frame.left - place.left, frame.right - place.right, frame.top - place.top, frame.bottom - place.bottom]
      .map(Math.round);";

const RING: &str = "const box = document.activeElement.closest('.ps-box');
    const { boxShadow, outlineStyle } = getComputedStyle(box);
    const rings = boxShadow.split(/,(?![^(]*\\))/);
    const { left, right, top } = box.getBoundingClientRect();
    return [rings.every((ring) => /inset/.test(ring)), outlineStyle, left, innerWidth - right, top >= 0];";

async fn the_frame_lies_over_nothing_of_the_page(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    host.run(TIGHT).await?;
    host.event("ready").await?;
    host.form()
        .press_on(payseal_core::card::Field::Number)
        .await?;
    host.form().await_stillness().await?;
    let beyond = host.run(BEYOND).await?;
    ensure!(
        beyond == json!([0, 0, 0, 0, 0, 0, 0]),
        "the frame overhangs: {beyond}"
    );
    let ring = host.form().run(RING, vec![]).await?;
    ensure!(
        ring == json!([true, "none", 0, 0, true]),
        "the field is not in line with the frame's edge, or its ring is outside: {ring}"
    );
    Ok(())
}
