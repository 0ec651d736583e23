//! Elements come and go: two on one page do not mix, and one that left leaves nothing behind.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(two_forms_on_one_page_do_not_mix),
        scenario!(twenty_mounts_leave_nothing_behind),
        scenario!(a_mount_that_is_undone_at_once_leaves_nothing_behind),
        scenario!(an_element_can_be_mounted_again),
        scenario!(a_destroyed_element_answers_and_forgets),
    ]
}

async fn two_forms_on_one_page_do_not_mix(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.run("bench.two = bench.element('#payseal-2', {})")
        .await?;
    host.form().type_into(Field::Number, "4242").await?;
    host.second_form().fill(&TestCard::AMEX).await?;
    host.form().see_text(Field::Number, "4242").await?;
    host.run(
        "bench.two.createPaymentMethod().then((made) => {
           document.querySelector('#result').textContent = JSON.stringify(made) })",
    )
    .await?;
    host.saved_id().await?;
    host.form().see_text(Field::Number, "4242").await?;
    for change in host.events("change").await? {
        let first = change.get("target") == Some(&json!("#payseal"));
        let brand = change.pointer("/event/brand").and_then(Value::as_str);
        let fits = if first {
            brand != Some("amex")
        } else {
            brand != Some("visa")
        };
        ensure!(fits, "an event of the other form: {change}");
    }
    // The first goes on by itself.
    host.form().empty(Field::Number).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

/// Frames, open channels, and listeners on the window and the document.
async fn census(host: &Host) -> Outcome<(u64, u64, Vec<String>)> {
    let frames = host
        .run("return document.querySelectorAll('iframe').length")
        .await?;
    let watched = host.watched().await?;
    Ok((
        frames.as_u64().unwrap_or_default(),
        watched.channels,
        watched.listeners,
    ))
}

/// A bench whose first element has been taken away again.
async fn cleared_bench(stage: &Stage) -> Outcome<(Host, Vec<String>)> {
    let host = Host::new(stage);
    host.open_bench(&json!(null)).await?;
    let (frames, channels, listeners) = census(&host).await?;
    ensure!(
        (frames, channels) == (0, 0),
        "the page began with {frames} frames"
    );
    Ok((host, listeners))
}

async fn twenty_mounts_leave_nothing_behind(stage: Stage) -> Outcome {
    let (host, listeners) = cleared_bench(&stage).await?;
    for round in 1..=20 {
        host.run("bench.one = bench.element('#payseal', {})")
            .await?;
        wait::until_true("the form to be ready", || async {
            Ok(host.events("ready").await?.len() == round)
        })
        .await?;
        if round == 1 {
            let (frames, channels, kept) = census(&host).await?;
            ensure!(
                (frames, channels) == (1, 1),
                "{frames} frames, {channels} channels"
            );
            // Otherwise the count at the end could not see what is left of it.
            ensure!(
                kept.iter().any(|one| one.starts_with("document ")),
                "a mounted element listens to {kept:?}"
            );
        }
        host.run("bench.one.destroy()").await?;
    }
    let after = census(&host).await?;
    ensure!(after == (0, 0, listeners), "left behind: {after:?}");
    Ok(())
}

async fn a_mount_that_is_undone_at_once_leaves_nothing_behind(stage: Stage) -> Outcome {
    let (host, listeners) = cleared_bench(&stage).await?;
    // As a framework does that mounts everything twice to find out who does not clean up.
    host.run(
        "for (let round = 0; round < 20; round += 1) {
           const element = bench.payseal.createPaymentElement({
             mode: 'setup', sessionToken: bench.token });
           element.mount('#payseal');
           element.unmount();
           element.mount('#payseal');
           element.destroy();
         }
         bench.one = bench.element('#payseal', {});",
    )
    .await?;
    host.event("ready").await?;
    ensure!(
        host.events("loaderror").await?.is_empty(),
        "a mount that was undone failed later"
    );
    let (frames, channels, _) = census(&host).await?;
    ensure!(
        (frames, channels) == (1, 1),
        "{frames} frames, {channels} channels"
    );
    host.run("bench.one.destroy()").await?;
    let after = census(&host).await?;
    ensure!(after == (0, 0, listeners), "left behind: {after:?}");
    Ok(())
}

async fn an_element_can_be_mounted_again(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.run("bench.one.unmount(); bench.one.mount('#payseal')")
        .await?;
    // What was typed went away with the frame; that is what unmounting means.
    host.form().see_text(Field::Number, "").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn a_destroyed_element_answers_and_forgets(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.event("ready").await?;
    host.run("bench.one.destroy()").await?;
    host.press_pay().await?;
    host.see_error("destroyed", None).await?;
    ensure!(
        stage.tokenisations() == 0,
        "a destroyed element sent the card"
    );
    let thrown = host
        .run(
            "try { bench.one.mount('#payseal') } catch (error) { return [error.name, error.code] }",
        )
        .await?;
    ensure!(
        thrown == json!(["PaysealError", "destroyed"]),
        "mounting it again gave {thrown}"
    );
    Ok(())
}
