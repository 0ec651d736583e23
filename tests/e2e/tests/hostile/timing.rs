//! What the page learns from when and how often it is told something: not how many digits were typed,
//! not when a key was pressed, and not where the card's lengths differ.

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

use crate::page::{demand_no_key_was_heard, open};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(keys_cannot_be_counted_or_timed),
        scenario!(a_typed_card_does_not_move_the_frame),
    ]
}

/// Every message of the frame since `window.mark`, without the names that are the same.
async fn told(host: &Host) -> Outcome<Vec<Value>> {
    let told = host.run("return bench.events.slice(window.mark)").await?;
    Ok(told.as_array().context("a list")?.clone())
}

async fn mark(host: &Host) -> Outcome {
    host.run("window.mark = bench.events.length").await?;
    Ok(())
}

async fn keys_cannot_be_counted_or_timed(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let form = host.form();
    form.press_on(Field::Number).await?;
    host.event("focus").await?;
    mark(&host).await?;
    form.enter().await?;
    // Digit after digit: the page hears of what became certain, never of a key.
    for digit in TestCard::VISA.number.chars() {
        form.press(digit.to_string()).await?;
    }
    form.see_text(Field::Number, TestCard::VISA.shown).await?;
    let during = told(&host).await?;
    ensure!(
        during.len() <= 3,
        "sixteen keys were told of in {} messages: {during:?}",
        during.len()
    );
    // A wrong number of as many digits tells no more and no sooner than that it is wrong.
    mark(&host).await?;
    form.enter().await?;
    form.press(thirtyfour::Key::Backspace + "1").await?;
    form.see_text(Field::Number, "4242 4242 4242 4241").await?;
    let after = told(&host).await?;
    ensure!(after.len() <= 2, "two keys were told of in {after:?}");
    demand_no_key_was_heard(&host).await?;
    // The control: the same page hears the keys of a field of its own.
    host.find("#before").await?.send_keys("12").await?;
    let heard = host
        .run("return window.keystrokes.filter(([name]) => name === 'keydown').length > 1")
        .await?;
    ensure!(heard == json!(true), "the page's ear is deaf");
    Ok(())
}

async fn a_typed_card_does_not_move_the_frame(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    host.run(
        "window.sizes = [];
         const frame = document.querySelector('#payseal iframe');
         const size = () => `${frame.offsetWidth} ${frame.offsetHeight}`;
         const first = size();
         new MutationObserver(() => size() !== first && sizes.push(size()))
           .observe(frame, { attributes: true });",
    )
    .await?;
    let form = host.form();
    for card in [&TestCard::VISA, &TestCard::AMEX] {
        form.fill(card).await?;
        for field in [Field::Number, Field::Expiry, Field::Cvc] {
            form.empty(field).await?;
        }
    }
    // Wrong in every way, with every reason shown.
    form.type_into(Field::Number, "4242").await?;
    form.type_into(Field::Expiry, "1").await?;
    form.type_into(Field::Cvc, "1").await?;
    host.press_pay().await?;
    host.result().await?;
    let sizes = host.run("return sizes").await?;
    ensure!(
        sizes == json!([]),
        "the frame's size told of what was typed: {sizes}"
    );
    Ok(())
}
