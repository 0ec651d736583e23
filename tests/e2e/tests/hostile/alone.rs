//! The form's document opened by itself: as a window of the page, and as the page.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{Outcome, pages::Host, runner::Scenario, scenario, stage::Stage, wait};
use serde_json::json;
use thirtyfour::By;

use crate::page::CARD;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(opened_by_itself_the_form_answers_nobody)]
}

async fn opened_by_itself_the_form_answers_nobody(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let (gateway, account) = (stage.gateway(), stage.account());
    let address = format!("{gateway}/payseal/{account}/en/");
    stage.open(&address).await?;
    let number = wait::until("the number's field", || async {
        Ok(Some(stage.driver.find(By::Testid("card-number")).await?))
    })
    .await?;
    number.send_keys(CARD.number).await?;
    // Its own window greets it in every way; at the top there is no page around it to answer.
    let script = format!(
        "const done = arguments[0];
         const heard = [];
         for (const nonce of ['{nonce}', 'x']) {{
           const {{ port1, port2 }} = new MessageChannel();
           port1.onmessage = ({{ data }}) => heard.push(data);
           window.postMessage({{ payseal: 1, nonce }}, '*', [port2]);
           port1.postMessage({{ submit: {{ call: 1 }} }});
         }}
         const last = new MessageChannel();
         last.port1.onmessage = () => requestAnimationFrame(() => requestAnimationFrame(() => done(heard)));
         last.port2.postMessage(1);",
        nonce = "7".repeat(32)
    );
    let heard = stage.driver.execute_async(script, vec![]).await?;
    ensure!(
        heard.json() == &json!([]),
        "the form answered: {}",
        heard.json()
    );
    ensure!(stage.tokenisations() == 0, "a card was sent from nowhere");
    let field = Field::Number.name();
    let typed = stage
        .driver
        .execute(
            format!("return document.getElementById('{field}').value.length"),
            vec![],
        )
        .await?;
    ensure!(
        typed.json().as_u64() > Some(14),
        "the shopper's digits are gone"
    );
    Ok(())
}
