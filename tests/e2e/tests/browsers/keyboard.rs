//! The whole way by keyboard: into the form, through it, out of it, and back.

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard, press, press_with},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(tab_goes_through_the_form_and_back),
        scenario!(tab_goes_through_the_form_under_a_list_and_back),
        scenario!(a_card_is_saved_without_a_pointer),
        scenario!(escape_and_focus_reach_the_page),
        scenario!(the_page_can_put_the_focus_into_a_field),
    ]
}

/// Where the focus is: on the page by id, or in the form by hook. The page is asked first: going
/// into a frame to look would move WebKit's starting point of the next Tab.
async fn place(host: &Host) -> Outcome<String> {
    let outside = host.focused().await?;
    if outside != "iframe" {
        return Ok(outside);
    }
    host.form().focused().await
}

/// The places that repeated presses lead to, up to `end`.
async fn walk(host: &Host, stage: &Stage, back: bool, end: &str) -> Outcome<Vec<String>> {
    let mut places = vec![place(host).await?];
    while places.last().map(String::as_str) != Some(end) {
        ensure!(
            places.len() < 12,
            "the way does not reach {end}: {places:?}"
        );
        if back {
            press_with(&stage.driver, Key::Shift, Key::Tab).await?;
        } else {
            press(&stage.driver, Key::Tab).await?;
        }
        places.push(place(host).await?);
    }
    Ok(places)
}

async fn tab_goes_through_the_form_and_back(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    host.press("#before").await?;
    let way = ["before", "card-number", "card-expiry", "card-cvc", "after"];
    let forward = walk(&host, &stage, false, "after").await?;
    ensure!(forward == way, "forward: {forward:?}");
    let mut backward = walk(&host, &stage, true, "before").await?;
    backward.reverse();
    ensure!(backward == way, "backward: {backward:?}");
    Ok(())
}

async fn tab_goes_through_the_form_under_a_list_and_back(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for card in [TestCard::UNIONPAY, TestCard::AMEX] {
        host.keep(&card).await?;
    }
    host.open_bench(&json!(null)).await?;
    host.run(
        "return (async () => {
           const { customerId } = await bench.checkout();
           bench.one = bench.element('#payseal',
             { mode: 'payment', customerId, sessionToken: bench.checkout });
         })()",
    )
    .await?;
    host.event("ready").await?;
    let form = host.form();
    form.see_saved(2).await?;
    form.press_hook("new-card").await?;
    let mut way = vec!["new-card"];
    // A person who types it and never lets go of the keyboard.
    for field in [Field::Number, Field::Expiry, Field::Cvc] {
        press(&stage.driver, Key::Tab).await?;
        let hook = format!("card-{}", field.name());
        let at = place(&host).await?;
        ensure!(at == hook, "the focus is in {at}, not in {hook}");
        press(&stage.driver, TestCard::VISA.typed(field)).await?;
    }
    form.see_card(&TestCard::VISA).await?;
    way.extend(["card-number", "card-expiry", "card-cvc", "consent", "after"]);
    let forward = walk(&host, &stage, false, "after").await?;
    let there = forward.iter().map(String::as_str);
    ensure!(
        there.eq(way.iter().skip(3).copied()),
        "forward: {forward:?}"
    );
    let mut backward = walk(&host, &stage, true, "before").await?;
    backward.reverse();
    let before = ["before", "saved-card-manage", "saved-card-manage"];
    way.splice(0..0, before);
    ensure!(backward == way, "backward: {backward:?}");
    let forward = walk(&host, &stage, false, "after").await?;
    ensure!(forward == way, "forward again: {forward:?}");
    form.see_card(&TestCard::VISA).await
}

async fn a_card_is_saved_without_a_pointer(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    host.run("document.querySelector('#before').focus()")
        .await?;
    for field in [Field::Number, Field::Expiry, Field::Cvc] {
        press(&stage.driver, Key::Tab).await?;
        let hook = format!("card-{}", field.name());
        // Asking where the focus is also takes the driver there: Firefox's sends keys to the
        // document that it is in.
        ensure!(place(&host).await? == hook, "the focus is not in {hook}");
        press(&stage.driver, TestCard::VISA.typed(field)).await?;
    }
    host.form().see_card(&TestCard::VISA).await?;
    let way = walk(&host, &stage, false, "pay").await?;
    ensure!(
        way == ["card-cvc", "after", "pay"],
        "the way to the button: {way:?}"
    );
    press(&stage.driver, Key::Enter).await?;
    host.saved_id().await?;
    Ok(())
}

async fn escape_and_focus_reach_the_page(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    host.form().press_on(Field::Expiry).await?;
    let focus = host.event("focus").await?;
    ensure!(
        focus.pointer("/event/field") == Some(&json!("expiry")),
        "{focus}"
    );
    host.form().enter().await?;
    host.form().press(Key::Escape).await?;
    host.event("escape").await?;
    host.press("#after").await?;
    let blur = host.event("blur").await?;
    ensure!(
        blur.pointer("/event/field") == Some(&json!("expiry")),
        "{blur}"
    );
    Ok(())
}

async fn the_page_can_put_the_focus_into_a_field(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    // A page may move the focus only in answer to a person.
    host.run(
        "document.querySelector('#after').addEventListener('keydown', (event) => {
           if (event.key === 'F2') bench.one.focus('cvc');
         })",
    )
    .await?;
    host.press("#after").await?;
    press(&stage.driver, Key::F2).await?;
    let focus = host.event("focus").await?;
    let field = focus
        .pointer("/event/field")
        .and_then(Value::as_str)
        .context("a field")?;
    ensure!(field == "cvc", "the focus is in {field}");
    ensure!(place(&host).await? == "card-cvc", "the focus is elsewhere");
    press(&stage.driver, "123").await?;
    host.form().see_text(Field::Cvc, "123").await
}
