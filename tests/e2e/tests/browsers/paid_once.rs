//! A payment is made once: whoever presses again, whatever answer is lost, and however many forms ask.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::{Value, json};

use crate::checkout::pay;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(impatient_presses_pay_once),
        scenario!(a_lost_answer_is_never_charged_again),
        // The browser itself complains of the 404 that it provokes.
        scenario!(a_server_that_refuses_has_not_charged).loud(),
        scenario!(two_forms_with_one_order_number_pay_once),
    ]
}

async fn impatient_presses_pay_once(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({"mode": "payment"})).await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    let script = "const pay = () => bench.one.confirm({ charge: bench.charge });
        const calls = [pay(), pay(), pay()];
        bench.pay = () => Promise.all(calls);
        return calls[0] === calls[1] && calls[1] === calls[2]";
    ensure!(host.run(script).await? == json!(true), "three promises");
    host.press_pay().await?;
    let results = host.result().await?;
    let all = results.as_array().context("a list")?;
    ensure!(
        all.len() == 3
            && all
                .iter()
                .all(|it| it.get("status") == Some(&json!("succeeded"))),
        "not all paid: {results}"
    );
    let asked = host.run("return bench.asked.length").await?;
    ensure!(asked == json!(1), "the server was asked {asked} times");
    Ok(())
}

async fn a_lost_answer_is_never_charged_again(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open_bench(&json!({"mode": "payment"})).await?;
    host.event("ready").await?;
    form.fill(&TestCard::VISA).await?;
    // The first answer is lost after the server has charged; later ones do not come either.
    host.run(
        "bench.lost = 6;
         bench.pay = () => bench.one.confirm({ charge: async (request) => {
           const answer = await bench.charge(request);
           if (bench.lost-- > 0) throw Error('lost');
           return answer;
         } })",
    )
    .await?;
    host.press_pay().await?;
    let result = host.result_within(Duration::from_secs(40)).await?;
    ensure!(
        result.get("status") == Some(&json!("unknown")),
        "not unknown: {result}"
    );
    form.see_notice("notice_unknown").await?;
    form.see_card(&TestCard::VISA).await?;
    // The next press asks; it does not charge.
    pay(&host, "succeeded").await?;
    let charges = host
        .run("return bench.asked.filter((it) => !it.settle).length")
        .await?;
    ensure!(charges == json!(1), "charged {charges} times");
    Ok(())
}

async fn a_server_that_refuses_has_not_charged(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open_bench(&json!({"mode": "payment"})).await?;
    host.event("ready").await?;
    form.fill(&TestCard::VISA).await?;
    host.run("bench.pay = () => bench.one.confirm({ charge: '/api/no-such-route' })")
        .await?;
    host.press_pay().await?;
    host.see_error(
        "charge_refused",
        Some(&Locale::En.text().notice_charge_refused),
    )
    .await?;
    form.see_card(&TestCard::VISA).await?;
    host.run("bench.pay = () => bench.one.confirm({ charge: bench.charge })")
        .await?;
    pay(&host, "succeeded").await?;
    Ok(())
}

async fn two_forms_with_one_order_number_pay_once(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({"mode": "payment"})).await?;
    host.event("ready").await?;
    host.form().fill(&TestCard::VISA).await?;
    host.run(
        "bench.two = bench.element('#payseal-2', { mode: 'payment' });
         bench.confirm = (one) => one.confirm({ charge: bench.charge, attempt: 'order-7' });
         bench.pay = () => bench.confirm(bench.one)",
    )
    .await?;
    let first = pay(&host, "succeeded").await?;
    host.second_form().fill(&TestCard::AMEX).await?;
    host.run("bench.pay = () => bench.confirm(bench.two)")
        .await?;
    let second = pay(&host, "succeeded").await?;
    let order = |it: &Value| it.pointer("/charge/tradeNo").cloned();
    ensure!(
        order(&first).is_some() && order(&first) == order(&second),
        "two payments: {first} {second}"
    );
    Ok(())
}
