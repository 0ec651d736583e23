//! A click counts on what the browser shows. Only Chromium can tell what it shows.

use anyhow::ensure;
use payseal_e2e::{
    Outcome, engine::Engine, pages::Host, runner::Scenario, scenario, stage::Stage, wait,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(a_click_on_what_is_covered_or_faint_does_not_count).only(&[Engine::Chromium])]
}

/// Presses the box for keeping the card, and waits for what comes of it.
async fn tick(host: &Host, counts: bool) -> Outcome {
    let form = host.form();
    let before = form.hook("consent").await?.is_selected().await?;
    form.press_hook("consent").await?;
    if counts {
        wait::until_true("the box to change", || async {
            Ok(form.hook("consent").await?.is_selected().await? != before)
        })
        .await?;
        let hidden = form
            .run("return document.querySelector('#covered').hidden", vec![])
            .await?;
        ensure!(
            hidden == json!(true),
            "the form still says that it is covered"
        );
        return Ok(());
    }
    form.see_sentence("covered", &[]).await?;
    let after = form.hook("consent").await?.is_selected().await?;
    ensure!(after == before, "the click counted");
    Ok(())
}

async fn a_click_on_what_is_covered_or_faint_does_not_count(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/checkout").await?;
    host.form().await_ready().await?;
    tick(&host, true).await?;
    for (hides, shows) in [
        (
            "window.cover = document.createElement('div');
             window.cover.style.cssText = 'position:fixed;inset:0;background:#fff;pointer-events:none';
             document.body.append(window.cover);",
            "window.cover.remove();",
        ),
        (
            "document.querySelector('#payseal').style.opacity = '0.01';",
            "document.querySelector('#payseal').style.opacity = '';",
        ),
    ] {
        host.run(hides).await?;
        tick(&host, false).await?;
        host.run(shows).await?;
        tick(&host, true).await?;
    }
    Ok(())
}
