//! Pages that the account does not allow, and tokens of another page.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    pages::{Host, bench_page},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::{Value, json};

use crate::page::CARD;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(
        a_token_of_another_page_makes_no_id_and_lists_no_card
    )]
}

/// The account allows both pages; the token was made for one of them.
async fn a_token_of_another_page_makes_no_id_and_lists_no_card(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    let token = host
        .run("return bench.token().then(({ sessionToken }) => sessionToken)")
        .await?;
    ensure!(
        token.as_str().is_some_and(|token| !token.is_empty()),
        "no token to steal: {token}"
    );
    let page = bench_page(stage.gateway(), stage.account(), &json!(null));
    let elsewhere = format!("{}/bench", stage.neighbour());
    stage.tap.page(&elsewhere, &page);
    stage.open(&elsewhere).await?;
    host.run(&format!(
        "bench.one = bench.element('#payseal', {{ sessionToken: () => {token} }})"
    ))
    .await?;
    host.event("ready").await?;
    let form = host.form();
    form.fill(&CARD).await?;
    host.press_pay().await?;
    host.see_error("session_token_refused", None).await?;
    form.see_card(&CARD).await?;
    // The gateway said no: there is no id of this card anywhere.
    let sent = stage
        .tap
        .requests_to(stage.gateway(), "/services/v3/payment_methods");
    let allowed = sent
        .iter()
        .filter(|one| one.method == "POST")
        .filter(|one| {
            one.headers
                .contains(&format!("x-payseal-host: {}", stage.shop()))
        })
        .count();
    ensure!(allowed == 0, "the form called itself the shop's");
    let named = sent.iter().any(|one| {
        one.headers
            .contains(&format!("x-payseal-host: {}", stage.neighbour()))
    });
    ensure!(named, "the form did not say on which page it stands");
    let result: Value = host.result().await?;
    ensure!(
        result.get("customerPaymentMethodId").is_none(),
        "an id was made: {result}"
    );
    Ok(())
}
