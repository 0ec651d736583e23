//! The list of ways to pay around the form: chosen by hand or by keyboard, paid with, and left out when
//! it cannot be had.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    axe::demand_accessible,
    pages::{Host, TestCard, press},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_provider_is_chosen_beside_the_form),
        scenario!(the_card_is_paid_with_inside_the_list),
        // The browser itself complains of the 404 that it provokes.
        scenario!(without_the_list_the_card_pays).loud(),
    ]
}

async fn open(stage: &Stage) -> Outcome<Host> {
    let host = Host::new(stage);
    host.open("/checkout?methods=1").await?;
    host.form().await_ready().await?;
    Ok(host)
}

async fn a_provider_is_chosen_beside_the_form(stage: Stage) -> Outcome {
    let host = open(&stage).await?;
    host.find("[data-testid=method-klarna]").await?;
    host.run("document.body.style.width = '320px'").await?;
    demand_accessible(&stage.driver, "the list of ways to pay").await?;
    host.find("[data-testid=method-card]")
        .await?
        .focus()
        .await?;
    for word in ["Alipay", "WeChatPay", "klarna"] {
        press(&stage.driver, Key::Down).await?;
        wait::until_true("the next way to pay", || async {
            let script = "return document.querySelector('.ps-chosen input').value";
            Ok(host.run(script).await? == json!(word))
        })
        .await?;
    }
    demand_accessible(&stage.driver, "a provider in the list").await?;
    host.press("#pay").await?;
    host.press("[data-testid=challenge-complete]").await?;
    host.find("#order[data-status=succeeded]").await?;
    ensure!(stage.tokenisations() == 0, "a card travelled");
    Ok(())
}

async fn the_card_is_paid_with_inside_the_list(stage: Stage) -> Outcome {
    let host = open(&stage).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!("succeeded")),
        "{result}"
    );
    Ok(())
}

async fn without_the_list_the_card_pays(stage: Stage) -> Outcome {
    stage.tap.refuse("/api/methods");
    let host = open(&stage).await?;
    let ways = "return document.querySelectorAll('.ps-way').length";
    ensure!(
        host.run(ways).await? == json!(1),
        "a list came from nowhere"
    );
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!("succeeded")),
        "{result}"
    );
    Ok(())
}
