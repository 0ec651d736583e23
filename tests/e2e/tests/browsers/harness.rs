//! The harness itself, against pages of its own: what the other scenarios take for granted.

use anyhow::ensure;
use payseal_e2e::{Outcome, axe, runner::Scenario, scenario, stage::Stage, wait, watch::Watched};
use serde_json::json;
use thirtyfour::By;

const HOST: &str = "http://shop.localhost:4999/";
const FRAME: &str = "http://pay.localhost:4999/";

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(types_into_a_cross_origin_frame).bare(),
        scenario!(hears_complaints).bare().loud(),
        scenario!(cuts_and_holds).bare().loud(),
        scenario!(axe_finds_what_is_wrong).bare(),
    ]
}

fn framed(stage: &Stage) {
    let page = "<!doctype html><html lang=en><head><title>host</title></head><body><main>\
        <h1>host</h1><iframe title=card src=http://pay.localhost:4999/></iframe></main>";
    stage.tap.page(HOST, page);
    let page = "<!doctype html><html lang=en><head><title>card</title></head><body>\
        <label for=n>Number</label><input id=n>";
    stage.tap.page(FRAME, page);
}

async fn types_into_a_cross_origin_frame(stage: Stage) -> Outcome {
    framed(&stage);
    let driver = &stage.driver;
    driver.goto(HOST).await?;
    let reach = "return [isSecureContext, (() => { try { return document.querySelector('iframe')
        .contentDocument } catch (error) { return error.name } })()]";
    let reached = driver.execute(reach, vec![]).await?;
    ensure!(
        reached.json() == &json!([true, null]),
        "the host reached in: {}",
        reached.json()
    );
    driver.find(By::Css("iframe")).await?.enter_frame().await?;
    let field = wait::until("a field that takes keys", || async {
        let field = driver.find(By::Id("n")).await?;
        field.click().await?;
        Ok(Some(field))
    });
    field.await?.send_keys("4242").await?;
    wait::until_true("the typed text", || async {
        Ok(driver
            .find(By::Id("n"))
            .await?
            .prop("value")
            .await?
            .as_deref()
            == Some("4242"))
    })
    .await?;
    ensure!(
        stage
            .tap
            .requests_to(FRAME, "/")
            .iter()
            .all(|one| !one.path.contains("4242"))
    );
    Ok(())
}

async fn hears_complaints(stage: Stage) -> Outcome {
    stage.tap.page(
        HOST,
        "<!doctype html><html><head><meta http-equiv=content-security-policy \
         content=\"script-src 'self'\"><title>x</title></head><body style='color:red'>\
         <script>window.inline = 1</script><p>x",
    );
    stage.driver.goto(HOST).await?;
    stage
        .driver
        .execute(
            "console.error('a', {b: 1}); setTimeout(() => { throw new Error('c') })",
            vec![],
        )
        .await?;
    wait::until_true("three complaints", || async {
        let complaints = stage.tap.complaints().join("\n");
        Ok([
            "policy: script-src",
            "console.error: a {\"b\":1}",
            "error: ",
        ]
        .iter()
        .all(|part| complaints.contains(part)))
    })
    .await?;
    let watched = Watched::read(&stage.driver).await?;
    ensure!(watched.violations.len() == 1, "{watched:?}");
    ensure!(watched.console.len() == 1, "{watched:?}");
    Ok(())
}

async fn cuts_and_holds(stage: Stage) -> Outcome {
    framed(&stage);
    let driver = &stage.driver;
    driver.goto(HOST).await?;
    let ask = "window.answer = null; fetch('/later').then(() => { window.answer = 'came' },
        (error) => { window.answer = error.name })";
    let answer = || async {
        Ok(driver
            .execute("return window.answer", vec![])
            .await?
            .json()
            .as_str()
            .map(str::to_owned))
    };
    stage
        .tap
        .page("http://shop.localhost:4999/later", "<p>later");
    let mut hold = stage.tap.hold("/later");
    driver.execute(ask, vec![]).await?;
    hold.arrived().await?;
    ensure!(answer().await?.is_none(), "a held request was answered");
    hold.release();
    ensure!(wait::until("the released answer", answer).await? == "came");
    stage.tap.cut(HOST);
    driver.execute(ask, vec![]).await?;
    ensure!(wait::until("the network error", answer).await? == "TypeError");
    stage.tap.restore(HOST);
    driver.execute(ask, vec![]).await?;
    ensure!(wait::until("the answer after the cut", answer).await? == "came");
    Ok(())
}

async fn axe_finds_what_is_wrong(stage: Stage) -> Outcome {
    framed(&stage);
    stage.driver.goto(FRAME).await?;
    axe::demand_accessible(&stage.driver, "a labelled field")
        .await
        .err()
        .map_or(Ok(()), |error| {
            // The small page has no landmarks; that is all that may be wrong with it.
            ensure!(!error.to_string().contains("label:"), "{error:#}");
            Ok(())
        })?;
    stage.tap.page(
        HOST,
        "<!doctype html><html lang=en><head><title>x</title></head><body><input>",
    );
    stage.driver.goto(HOST).await?;
    let found = axe::demand_accessible(&stage.driver, "a field without a label").await;
    ensure!(found.is_err_and(|error| error.to_string().contains("label:")));
    Ok(())
}
