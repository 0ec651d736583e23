//! A page that shows no more of the form than the control: nothing comes of pressing it, however often.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;

use crate::covered::{open, press, press_until_ticked, see_steady, ticked};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // Chromium's driver aims beside what such a box has scrolled to; the path is its turn.
        scenario!(a_cropped_consent_is_never_given).only(&[Engine::Firefox, Engine::WebKit]),
        scenario!(a_consent_that_a_path_crops_is_never_given).only(&[Engine::Chromium]),
        scenario!(a_cropped_removal_is_never_made).only(&[Engine::Firefox, Engine::WebKit]),
        scenario!(a_removal_that_a_path_crops_is_never_made).only(&[Engine::Chromium]),
    ]
}

/// How a page shows no more of the form than one control.
#[derive(Clone, Copy)]
enum Crop {
    /// In a box that scrolls, which every browser tells of.
    Scroll,
    /// By a path, which Chromium alone tells of.
    Path,
}

/// Shows no more of the form than this control.
async fn crop_to(host: &Host, selector: &str, crop: Crop) -> Outcome {
    let script = format!(
        "const {{ left, top, right, bottom }} = document.querySelector('{selector}').getBoundingClientRect();
         return [left - 2, top - 2, right + 2, bottom + 2]"
    );
    let at = host.form().run(&script, vec![]).await?;
    let crop = match crop {
        Crop::Scroll => {
            "const { body } = document;
             mount.style.width = `${mount.offsetWidth}px`;
             document.documentElement.style.overflow = 'hidden';
             body.style.cssText = `margin:0;overflow:auto;scrollbar-width:none;width:${right - left}px;height:${bottom - top}px`;
             const [box, at] = [body, frame].map((it) => it.getBoundingClientRect());
             body.scrollTo(at.left - box.left + body.scrollLeft + left, at.top - box.top + body.scrollTop + top);"
        }
        Crop::Path => {
            "const [box, at] = [mount, frame].map((it) => it.getBoundingClientRect());
             const [x, y] = [at.left - box.left, at.top - box.top];
             mount.style.clipPath = `inset(${top + y}px ${box.width - right - x}px ${box.height - bottom - y}px ${left + x}px)`;"
        }
    };
    host.run(&format!(
        "const [left, top, right, bottom] = {at};
         const mount = document.querySelector('#payseal');
         const frame = mount.querySelector('iframe');
         {crop}"
    ))
    .await?;
    Ok(())
}

/// Presses again and again, each time after longer than the form asks for, and demands that it goes on
/// asking.
async fn demand_nothing_comes_of(host: &Host, selector: &str, crop: Crop) -> Outcome {
    for _ in 0..3 {
        // The form asks the page to show more of it, and this page does not. Chromium itself drops presses
        // on a frame that has just moved.
        crop_to(host, selector, crop).await?;
        see_steady(host, ".ps-consent:not([hidden]),[data-card]", false).await?;
        press(host, selector).await?;
        host.form().run("window.still = undefined", vec![]).await?;
        let settled = "const asks = document.querySelector('#again');
            const held = document.querySelector('[data-held]');
            window.still = asks.hidden || held ? undefined : window.still ?? performance.now();
            return performance.now() - window.still > 900";
        wait::until_true("the form to ask, to nobody", || async {
            Ok(host.form().run(settled, vec![]).await? == json!(true))
        })
        .await?;
    }
    Ok(())
}

async fn a_cropped_consent_is_never_given(stage: Stage) -> Outcome {
    never_given(&stage, Crop::Scroll).await
}

async fn a_consent_that_a_path_crops_is_never_given(stage: Stage) -> Outcome {
    never_given(&stage, Crop::Path).await
}

async fn never_given(stage: &Stage, crop: Crop) -> Outcome {
    let host = open(stage).await?;
    see_steady(&host, ".ps-consent", true).await?;
    crop_to(&host, "#consent", crop).await?;
    see_steady(&host, ".ps-consent", false).await?;
    demand_nothing_comes_of(&host, "#consent", crop).await?;
    ensure!(
        !ticked(&host).await?,
        "a consent was given whose words nobody saw"
    );
    // The control: what is shown again counts.
    host.run(
        "for (const it of [document.documentElement, document.body, document.querySelector('#payseal')]) {
           it.style.cssText = ''
         }",
    )
    .await?;
    press_until_ticked(&host).await?;
    Ok(())
}

async fn a_cropped_removal_is_never_made(stage: Stage) -> Outcome {
    never_made(&stage, Crop::Scroll).await
}

async fn a_removal_that_a_path_crops_is_never_made(stage: Stage) -> Outcome {
    never_made(&stage, Crop::Path).await
}

async fn never_made(stage: &Stage, crop: Crop) -> Outcome {
    Host::new(stage).keep(&TestCard::VISA).await?;
    let host = open(stage).await?;
    let form = host.form();
    form.see_saved(1).await?;
    form.press_hook("saved-card-remove").await?;
    form.hook("saved-card-remove-confirm").await?;
    crop_to(&host, "[data-act=removed]", crop).await?;
    see_steady(&host, ".ps-card", false).await?;
    demand_nothing_comes_of(&host, "[data-act=removed]", crop).await?;
    ensure!(form.saved_ids().await?.len() == 1, "a card was removed");
    Ok(())
}
