//! A card becomes an id, and the id becomes a charge with no shopper present.

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host, TestCard, here, press, text_at},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::accessible_edges::eye;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_card_is_saved_and_charged_later),
        scenario!(it_works_in_the_documents_as_they_are_served),
        scenario!(every_length_of_number_can_be_saved),
        scenario!(the_brand_that_is_chosen_by_keyboard_is_kept_with_the_card),
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

/// The name of the choice, whether each of its radios is chosen, by its name, and whether the number is cut off.
const CHOICE: &str = "const group = document.querySelector('[role=radiogroup]');
    const radios = [...(group?.querySelectorAll('[type=radio]') ?? [])];
    const number = document.querySelector('[data-testid=card-number]');
    return [group?.ariaLabel, radios.map((one) => [one.ariaLabel, one.checked]),
      number.scrollWidth > number.clientWidth]";

async fn see_choice(form: &CardForm, expected: &Value) -> Outcome {
    let seen = wait::until_true(&format!("the choice {expected}"), || async {
        Ok(form.run(CHOICE, vec![]).await? == *expected)
    })
    .await;
    let shown = form.run(CHOICE, vec![]).await?;
    seen.with_context(|| format!("it is {shown}"))
}

async fn the_brand_that_is_chosen_by_keyboard_is_kept_with_the_card(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    host.run(
        "document.querySelector('#payseal').style.width = '320px';
         return (async () => {
           const { customerId } = await bench.checkout();
           bench.one = bench.element('#payseal', { customerId, sessionToken: bench.checkout });
         })()",
    )
    .await?;
    let form = host.form();
    form.await_ready().await?;
    form.type_into(Field::Number, TestCard::MADA.number).await?;
    form.see_text(Field::Number, TestCard::MADA.shown).await?;
    let (name, visa, mada) = ("Choose a card brand", "Visa", "mada");
    let open = json!([name, [[visa, false], [mada, false]], false]);
    see_choice(&form, &open).await?;
    eye(&stage, &host, "320 px")
        .look("a card of two brands")
        .await?;

    form.press_on(Field::Number).await?;
    press(&stage.driver, Key::Tab).await?;
    // The driver stays in the form between the keys: whoever goes out of it and in again loses them in Firefox.
    for (key, chosen) in [
        (Key::Space, [true, false]),
        (Key::Right, [false, true]),
        (Key::Left, [true, false]),
    ] {
        form.press(key).await?;
        let [first, second] = chosen;
        see_choice(
            &form,
            &json!([name, [[visa, first], [mada, second]], false]),
        )
        .await?;
    }
    let told = host.events("change").await?;
    let mut told: Vec<_> = told
        .iter()
        .filter_map(|one| one.pointer("/event/selectedBrand")?.as_str())
        .collect();
    told.dedup();
    ensure!(
        told == ["visa", "mada", "visa"],
        "the choices told: {told:?}"
    );
    for field in [Field::Expiry, Field::Cvc] {
        form.type_into(field, TestCard::MADA.typed(field)).await?;
    }
    host.press_pay().await?;
    let id = host.saved_id().await?;

    // As the shop's own page does, once it has the id.
    let session = host
        .run(&format!(
            "return (async () => {{
               const body = JSON.stringify({{ customerPaymentMethodId: '{id}' }});
               const headers = {{ 'content-type': 'application/json' }};
               await fetch('/api/cards', {{ method: 'POST', headers, body }});
               return bench.checkout();
             }})()"
        ))
        .await?;
    let customer = text_at(&session, "/customerId")?;
    let gateway = here(stage.gateway())?;
    let list = format!("{gateway}/services/v3/payment_methods/list/{customer}");
    let listed: Value = reqwest::Client::new()
        .get(list)
        .header("sessionToken", text_at(&session, "/sessionToken")?)
        .header("x-payseal-host", stage.shop())
        .send()
        .await?
        .json()
        .await?;
    let kept = listed.pointer("/data/0");
    let kept = kept.with_context(|| format!("no card is listed: {listed}"))?;
    ensure!(
        text_at(kept, "/customerPaymentMethodId")? == id
            && text_at(kept, "/card/preferredBrand")? == "visa",
        "the gateway kept {kept}"
    );
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
