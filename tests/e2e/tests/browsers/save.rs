//! A card becomes an id, and the id becomes a charge with no shopper present.

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_card_is_saved_and_charged_later),
        scenario!(it_works_in_the_documents_as_they_are_served),
        scenario!(every_length_of_number_can_be_saved),
        scenario!(impatient_presses_save_the_card_once),
        scenario!(enter_in_the_form_submits_the_page),
    ]
}

async fn save_and_charge(stage: &Stage) -> Outcome {
    let host = Host::new(stage);
    host.open_save().await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    let id = host.saved_id().await?;
    ensure!(id.starts_with("pm_"), "not an id: {id}");
    host.find("#notice .good").await?;

    host.open("/cards").await?;
    let saved = host
        .find(&format!("[data-testid=saved-card][value='{id}']"))
        .await?;
    ensure!(saved.is_selected().await?, "the new card is not chosen");
    host.press_pay().await?;
    let receipt = host.result().await?;
    ensure!(
        receipt.get("status") == Some(&json!("succeeded")),
        "not charged: {receipt}"
    );
    let trade = receipt
        .get("tradeNo")
        .and_then(Value::as_str)
        .context("no trade number")?;
    let shown = host
        .find("[data-testid=receipt-trade]")
        .await?
        .text()
        .await?;
    ensure!(
        !trade.is_empty() && shown == trade,
        "the receipt shows {shown:?}, not {trade:?}"
    );
    Ok(())
}

async fn a_card_is_saved_and_charged_later(stage: Stage) -> Outcome {
    save_and_charge(&stage).await
}

async fn it_works_in_the_documents_as_they_are_served(stage: Stage) -> Outcome {
    stage.tap.leave_documents_alone();
    save_and_charge(&stage).await
}

async fn every_length_of_number_can_be_saved(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for card in [TestCard::AMEX, TestCard::UNIONPAY] {
        host.open_bench(&json!({})).await?;
        host.form().fill(&card).await?;
        host.form().see_card(&card).await?;
        host.press_pay().await?;
        host.saved_id().await?;
        let brands: Vec<_> = host
            .events("change")
            .await?
            .iter()
            .filter_map(|one| one.pointer("/event/brand")?.as_str().map(str::to_owned))
            .collect();
        ensure!(
            brands.iter().any(|brand| brand == card.brand),
            "the brands told: {brands:?}"
        );
    }
    Ok(())
}

async fn impatient_presses_save_the_card_once(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.run(
        "window.calls = [1, 2, 3].map(() => bench.one.createPaymentMethod());
         Promise.all(window.calls).then((results) => {
           document.querySelector('#result').textContent = JSON.stringify({
             same: window.calls.every((call) => call === window.calls[0]), results });
         })",
    )
    .await?;
    let told = host.result().await?;
    ensure!(
        told.get("same") == Some(&json!(true)),
        "three calls gave different promises: {told}"
    );
    ensure!(
        told.pointer("/results/0/customerPaymentMethodId").is_some(),
        "no id: {told}"
    );
    let sent = stage.tokenisations();
    ensure!(sent == 1, "the card travelled {sent} times");
    Ok(())
}

async fn enter_in_the_form_submits_the_page(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.form().fill(&TestCard::VISA).await?;
    host.form().press_on(Field::Number).await?;
    host.form().press(Key::Enter).await?;
    host.saved_id().await?;
    host.event("submit").await?;
    Ok(())
}
