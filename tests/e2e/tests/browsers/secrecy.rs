//! Who sees what: the host page sees an id; the frame keeps nothing and talks to nobody else.

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    taint::World,
};
use serde_json::{Value, json};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(the_host_page_sees_no_digit),
        scenario!(the_shop_sees_no_digit_while_the_card_is_typed),
        scenario!(a_refused_card_stays_as_secret),
        scenario!(the_frame_keeps_nothing_and_calls_nobody_else),
    ]
}

async fn the_host_page_sees_no_digit(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let card = TestCard::AMEX;
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let before = World::of(&stage, &host).await?;
    host.form().fill(&card).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&card, &before)?;
    host.press_pay().await?;
    let id = host.saved_id().await?;
    ensure!(id.starts_with("pm_"), "not an id: {id}");
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&card, &before)?;
    demand_sealed_from(&host).await
}

/// Reading into the frame gives nothing; the same reading of a frame of the page's own does.
async fn demand_sealed_from(host: &Host) -> Outcome {
    let reached = host
        .run(
            "const read = (frame) => {
               try { return frame.contentWindow.document.body !== null } catch { return false }
             };
             const own = document.body.appendChild(document.createElement('iframe'));
             return [read(document.querySelector('#payseal iframe')), read(own)]",
        )
        .await?;
    ensure!(
        reached == json!([false, true]),
        "the page's reach: {reached}"
    );
    Ok(())
}

async fn the_shop_sees_no_digit_while_the_card_is_typed(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let card = TestCard::AMEX;
    host.open_save().await?;
    host.form().await_ready().await?;
    let before = World::of(&stage, &host).await?;
    host.form().fill(&card).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&card, &before)?;
    host.press_pay().await?;
    host.saved_id().await?;
    // From here on the shop's own server tells the page how the kept card ends.
    Ok(())
}

async fn a_refused_card_stays_as_secret(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let card = TestCard::AMEX_UNLISTED;
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let before = World::of(&stage, &host).await?;
    host.form().fill(&card).await?;
    host.press_pay().await?;
    host.see_error("card_refused", None).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&card, &before)
}

async fn the_frame_keeps_nothing_and_calls_nobody_else(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    host.form().see_nothing_stored().await?;
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let called = host.form().run(script, vec![]).await?;
    let called = called.as_array().context("a list of addresses")?;
    ensure!(
        !called.is_empty(),
        "the frame loaded nothing, which cannot be"
    );
    for address in called.iter().filter_map(Value::as_str) {
        ensure!(
            address.starts_with(stage.gateway()),
            "the frame called {address}"
        );
    }
    for one in stage.tap.exchanges() {
        ensure!(
            !one.path.contains("4242"),
            "digits in an address: {}",
            one.path
        );
        let to_gateway = stage.gateway().ends_with(&one.authority);
        ensure!(
            to_gateway || !one.body.contains("4242"),
            "digits went to {}",
            one.authority
        );
        ensure!(
            !one.headers.contains("4242424242424242"),
            "digits in the headers of {}",
            one.path
        );
    }
    let host_script = "return typeof document.querySelector('#payseal iframe').src";
    ensure!(host.run(host_script).await? == json!("string"));
    Ok(())
}
