//! Who may embed the form, and what happens to those who may not.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    pages::{Host, bench_page},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // The browser itself complains about a frame that it must not show.
        scenario!(a_page_of_another_origin_gets_no_form).loud(),
        scenario!(an_unknown_account_gets_no_form).loud(),
        scenario!(a_page_whose_own_policy_forbids_the_frame_is_told).loud(),
    ]
}

const STRANGER: &str = "http://stranger.localhost:4999";

async fn a_page_of_another_origin_gets_no_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let page = bench_page(stage.gateway(), stage.account(), &json!({}));
    stage.tap.page(&format!("{STRANGER}/"), &page);
    stage.open(&format!("{STRANGER}/")).await?;
    let error = host.event("loaderror").await?;
    ensure!(
        error.pointer("/event/code") == Some(&json!("origin_refused")),
        "{error}"
    );
    let hint = error
        .pointer("/event/hint")
        .map(ToString::to_string)
        .unwrap_or_default();
    ensure!(
        hint.contains(STRANGER),
        "the hint does not name the origin to allow: {hint}"
    );
    ensure!(
        host.form().is_absent().await?,
        "a stranger's page got a card field"
    );
    host.press_pay().await?;
    host.see_error("origin_refused", None).await
}

async fn an_unknown_account_gets_no_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let page = bench_page(stage.gateway(), "99999999", &json!({}));
    let address = format!("{}/unknown", stage.shop());
    stage.tap.page(&address, &page);
    stage.open(&address).await?;
    let error = host.event("loaderror").await?;
    ensure!(
        error.pointer("/event/code") == Some(&json!("account_unknown")),
        "{error}"
    );
    let hint = error
        .pointer("/event/hint")
        .map(ToString::to_string)
        .unwrap_or_default();
    ensure!(
        hint.contains("99999999"),
        "the hint does not name the account: {hint}"
    );
    ensure!(
        host.form().is_absent().await?,
        "an unknown account got a card field"
    );
    Ok(())
}

async fn a_page_whose_own_policy_forbids_the_frame_is_told(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let page = bench_page(stage.gateway(), stage.account(), &json!({}));
    let policy = "<meta http-equiv=\"content-security-policy\" content=\"frame-src 'none'\">";
    let page = page.replacen("<head>", &format!("<head>{policy}"), 1);
    let address = format!("{}/strict", stage.shop());
    stage.tap.page(&address, &page);
    stage.open(&address).await?;
    let error = host.event("loaderror").await?;
    ensure!(
        error.pointer("/event/code") == Some(&json!("frame_blocked")),
        "{error}"
    );
    ensure!(
        host.form().is_absent().await?,
        "a blocked frame has a card field"
    );
    Ok(())
}
