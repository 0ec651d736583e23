//! The whole heap of the page's process, object by object: what a page could ever reach, and more.

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome, engine::Engine, heap, pages::Host, runner::Scenario, scenario, stage::Stage,
};
use serde_json::json;

use crate::page::{CARD, open};

pub(crate) fn scenarios() -> Vec<Scenario> {
    // Only Chromium hands out its heap.
    vec![scenario!(the_heap_of_the_page_has_no_card_in_it).only(&[Engine::Chromium])]
}

/// Runs of this many digits are no chance among the numbers of a heap.
const RUN: usize = 8;

/// What of the card is in a text.
pub(crate) fn hits(heap: &str) -> Vec<&'static str> {
    let number = CARD.number;
    let runs = (0..=number.len() - RUN).filter_map(|at| number.get(at..at + RUN));
    let shown = [CARD.shown, "3714 496353", "496353 98431", "11 / 39"];
    runs.chain(shown).filter(|run| heap.contains(run)).collect()
}

async fn the_heap_of_the_page_has_no_card_in_it(stage: Stage) -> Outcome {
    let port = stage.devtools.context("Chromium's debugging port")?;
    let host: Host = open(&stage, &json!({})).await?;
    host.form().fill(&CARD).await?;
    let typed = heap::snapshot(port, stage.shop()).await?;
    ensure!(
        typed.len() > 100_000,
        "a heap of {} bytes is none",
        typed.len()
    );
    ensure!(hits(&typed).is_empty(), "typed: {:?}", hits(&typed));
    host.press_pay().await?;
    host.saved_id().await?;
    let saved = heap::snapshot(port, stage.shop()).await?;
    ensure!(hits(&saved).is_empty(), "saved: {:?}", hits(&saved));
    // The control: a page that holds the number somewhere is found out.
    let (front, back) = CARD.number.split_at(7);
    host.run(&format!(
        "window.hidden = {{ deep: [new Map([['a', ['{front}', '{back}'].join('')]])] }};
         // Joined for good: a rope would not be one text yet.
         JSON.stringify([...window.hidden.deep[0]]);"
    ))
    .await?;
    let held = heap::snapshot(port, stage.shop()).await?;
    ensure!(
        !hits(&held).is_empty(),
        "a number that the page holds is not found in its heap"
    );
    Ok(())
}
