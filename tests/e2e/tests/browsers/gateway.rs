//! When the gateway says no, is late, is away, or the session ends: a typed result, a calm notice,
//! and every digit still in the form.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome, axe,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::{Value, json};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(an_expired_session_is_renewed_and_nothing_is_lost),
        scenario!(a_gateway_that_goes_away_and_comes_back),
        scenario!(a_gateway_that_answers_nonsense),
        scenario!(a_card_whose_answer_was_lost_is_kept_once),
        scenario!(a_card_without_a_code_is_kept),
        // Fifteen seconds of real waiting: once is enough.
        scenario!(a_gateway_that_never_answers).only(&[Engine::Chromium]),
        scenario!(a_shop_that_gives_no_session),
        scenario!(a_form_that_did_not_load_can_be_loaded_again).loud(),
        scenario!(a_form_whose_program_is_missing_can_be_loaded_again).loud(),
    ]
}

async fn an_expired_session_is_renewed_and_nothing_is_lost(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.event("ready").await?;
    stage.pass(Duration::from_secs(31 * 60));
    host.press_pay().await?;
    host.saved_id().await?;
    let tokens = host
        .run("return bench.tokens")
        .await?
        .as_u64()
        .context("a count")?;
    ensure!(tokens == 2, "{tokens} session tokens were asked for");
    ensure!(stage.tokenisations() == 2, "the card was not sent again");
    Ok(())
}

async fn a_gateway_that_goes_away_and_comes_back(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    host.event("ready").await?;
    stage.tap.cut(stage.gateway());
    host.press_pay().await?;
    host.see_error(
        "gateway_unreachable",
        Some(&Locale::En.text().notice_unavailable),
    )
    .await?;
    form.see_notice("notice_unavailable").await?;
    form.see_card(&TestCard::VISA).await?;
    stage.tap.restore(stage.gateway());
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

/// The gateway has kept the card, and nobody hears of it: the second press names the same try.
async fn a_card_whose_answer_was_lost_is_kept_once(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    host.event("ready").await?;
    stage.tap.lose_answer("/services/v3/payment_methods");
    host.press_pay().await?;
    host.see_error("gateway_unreachable", None).await?;
    form.see_card(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    let sent = stage
        .tap
        .requests_to(stage.gateway(), "/services/v3/payment_methods");
    let names: Vec<_> = sent
        .iter()
        .filter(|one| one.method == "POST")
        .filter_map(|one| {
            let mut headers = one.headers.lines();
            headers.find(|line| line.starts_with("idempotency-key: "))
        })
        .collect();
    ensure!(
        matches!(names.as_slice(), [one, other] if one == other),
        "the tries have the names {names:?}"
    );
    Ok(())
}

async fn a_card_without_a_code_is_kept(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    let form = host.form();
    form.fill(&TestCard::MAESTRO).await?;
    host.event("ready").await?;
    host.press_pay().await?;
    host.saved_id().await?;
    ensure!(
        stage.tokenisations() == 1,
        "the card was sent more than once"
    );
    Ok(())
}

async fn a_gateway_that_answers_nonsense(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    let form = host.form();
    form.fill(&TestCard::GATEWAY_DOWN).await?;
    host.press_pay().await?;
    let result = host.result().await?;
    let code = result
        .pointer("/error/code")
        .and_then(Value::as_str)
        .unwrap_or_default();
    ensure!(
        ["gateway_unreachable", "gateway_answer_invalid"].contains(&code),
        "an answer that is a page of HTML gave {result}"
    );
    form.see_card(&TestCard::GATEWAY_DOWN).await?;
    Ok(())
}

async fn a_gateway_that_never_answers(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    let form = host.form();
    form.fill(&TestCard::SLOW).await?;
    host.press_pay().await?;
    form.see_sentence("busy", &[]).await?;
    let told = host.result_within(Duration::from_secs(25)).await?;
    ensure!(
        told.pointer("/error/code") == Some(&json!("timeout")),
        "not a timeout: {told}"
    );
    ensure!(
        told.pointer("/error/retryable") == Some(&json!(true)),
        "not retryable: {told}"
    );
    form.see_notice("notice_timeout").await?;
    form.see_card(&TestCard::SLOW).await
}

async fn a_shop_that_gives_no_session(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    host.run("bench.one.destroy()").await?;
    host.run(
        "bench.one = bench.element('#payseal', { sessionToken: () => { throw Error('closed') } })",
    )
    .await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.see_error(
        "session_token_failed",
        Some(&Locale::En.text().notice_session),
    )
    .await?;
    form.see_notice("notice_session").await?;
    form.see_card(&TestCard::VISA).await
}

async fn a_form_that_did_not_load_can_be_loaded_again(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let text = Locale::En.text();
    host.open_bench(&json!(null)).await?;
    stage.tap.cut(stage.gateway());
    host.run("bench.one = bench.element('#payseal', {})")
        .await?;
    let error = host.event("loaderror").await?;
    ensure!(
        error.pointer("/event/retryable") == Some(&json!(true)),
        "{error}"
    );
    ensure!(
        error.pointer("/event/code") == Some(&json!("gateway_unreachable")),
        "{error}"
    );
    let panel = host.find("#payseal [role=alert]").await?;
    let told = panel.text().await?;
    ensure!(
        told.contains(&*text.loader_unreachable),
        "the panel says {told:?}"
    );
    axe::demand_accessible(&stage.driver, "the page without the form").await?;
    let button = host.find("#payseal button").await?;
    ensure!(
        button.text().await? == text.loader_retry,
        "the button has another name"
    );
    // A gateway that is found to be back by itself takes the button away.
    stage.tap.restore(stage.gateway());
    host.run("document.querySelector('#payseal button')?.click()")
        .await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn a_form_whose_program_is_missing_can_be_loaded_again(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    stage.tap.refuse(".wasm");
    host.run("bench.one = bench.element('#payseal', {})")
        .await?;
    let error = host.event("loaderror").await?;
    ensure!(
        error.pointer("/event/code") == Some(&json!("frame_crashed")),
        "{error}"
    );
    // Nothing is left to type into: a form without its program would keep nobody's card.
    ensure!(
        host.form().is_absent().await?,
        "a form without its program has fields"
    );
    stage.tap.refuse_nothing();
    host.press("#payseal button").await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}
