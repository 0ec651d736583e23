//! Who may embed the form, and what happens to those who may not.

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard, bench_page},
    runner::Scenario,
    scenario,
    stage::Stage,
    tap::{Canned, Sent},
    wait,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // The browser itself complains about a frame that it must not show.
        scenario!(a_page_of_another_origin_gets_no_form).loud(),
        scenario!(an_unknown_account_gets_no_form).loud(),
        scenario!(a_page_whose_own_policy_forbids_the_frame_is_told).loud(),
        // Browsers say which hash was another. WebKit checks no preload's, so a page that pins the script gets it whole.
        scenario!(a_part_with_other_bytes_never_runs_and_the_right_one_comes_later)
            .loud()
            .only(&[Engine::Chromium, Engine::Firefox]),
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

async fn a_part_with_other_bytes_never_runs_and_the_right_one_comes_later(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let headers = [
        ("content-type", "text/javascript"),
        ("access-control-allow-origin", "*"),
        ("cross-origin-resource-policy", "cross-origin"),
        ("cache-control", "no-store"),
    ];
    stage.tap.answer(
        "/payseal/v1/parts/",
        Canned {
            status: 200,
            headers: headers.map(|(name, is)| (name, is.to_owned())).to_vec(),
            body: "window.altered = true; export const createPayments = () => ({ begin() {} })"
                .to_owned(),
            sent: Sent::Whole,
        },
    );
    host.open_bench(&json!({})).await?;
    host.form().await_ready().await?;
    wait::until_true("the page to be told", || async {
        let told = host.events("error").await?;
        Ok(told
            .iter()
            .any(|one| one.pointer("/event/code") == Some(&json!("loader_incomplete"))))
    })
    .await?;
    ensure!(
        host.run("return window.altered ?? null").await? == json!(null),
        "a part ran that nobody signed"
    );
    ensure!(
        stage
            .tap
            .requests_to(stage.gateway(), "/payseal/v1/parts/")
            .len()
            >= 4,
        "it was not asked for again"
    );
    stage.tap.answer_nothing();
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    let result = host.result().await?;
    result
        .get("customerPaymentMethodId")
        .with_context(|| format!("no id: {result}"))?;
    Ok(())
}
