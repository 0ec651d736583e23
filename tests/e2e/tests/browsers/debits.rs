//! A bank account in the Payment Element: its row, its sealed frame, what it pays, and what the page learns of it.

use std::time::Duration;

use anyhow::ensure;
use payseal_core::text::debit::DebitText;
use payseal_e2e::{
    Outcome, axe,
    engine::Engine,
    pages::{Host, press},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::stripe_guide::{CALL, Merchant, PAGE, open_page, text};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(an_iban_is_typed_by_keyboard_in_a_sealed_frame_and_debited),
        scenario!(an_australian_account_is_the_whole_form_and_is_debited).only(&[Engine::Chromium]),
    ]
}

/// The page goes on by itself, and writes down what its form tells it and what its call says.
const STAYS: &str = "await stripe.confirmPayment({ elements, redirect: 'if_required' })
    .then(({ error, paymentIntent }) => ({ error: error ?? paymentIntent }))";

/// All that the page could have seen of what is typed.
const WORLD: &str = "return JSON.stringify([
    document.documentElement.outerHTML, location.href, document.title, document.cookie, history.state,
    [...document.querySelectorAll('input')].map((one) => one.value), window.heard,
    Object.entries(localStorage), Object.entries(sessionStorage),
    performance.getEntries().map((entry) => entry.name)])";

/// What a page was told of a payment of this way: an intent's id and the page.
async fn open(stage: &Stage, merchant: &Merchant, intent: &str) -> Outcome<(String, Host)> {
    let body = format!("amount=1099&{intent}");
    let made = merchant.call("POST", "payment_intents", &body).await?;
    let page = PAGE.replace(CALL, STAYS).replace(
        "paymentElement.mount(",
        "window.heard = [];
         paymentElement.on('change', (event) => heard.push(JSON.stringify(event)));
         paymentElement.mount(",
    );
    let host = open_page(stage, merchant, &text(&made, "/client_secret")?, &page).await?;
    Ok((text(&made, "/id")?, host))
}

async fn an_iban_is_typed_by_keyboard_in_a_sealed_frame_and_debited(stage: Stage) -> Outcome {
    let [(_, english), ..] = DebitText::ALL;
    let merchant = Merchant::of(&stage).await?;
    let both = "currency=eur&payment_method_types[]=card&payment_method_types[]=sepa_debit";
    let (id, host) = open(&stage, &merchant, both).await?;
    host.form().await_ready().await?;
    host.find("[data-testid=method-sepa_debit]").await?;
    host.find("[data-testid=method-card]")
        .await?
        .focus()
        .await?;
    press(&stage.driver, Key::Down).await?;
    enter(&stage, &host, "sepa_debit").await?;
    host.enter().await?;
    let hidden = "return document.querySelector('[data-testid=method-card]')
        .closest('.ps-way').querySelector('iframe').checkVisibility()";
    ensure!(
        host.run(hidden).await? == json!(false),
        "the card's form is still there"
    );

    // From the row into the frame, and from field to field; an IBAN is grouped as it is typed.
    for (field, keys) in [
        ("iban", "at611904300234573202"),
        ("holder", "Ada Lovelace"),
        ("email", "ada@example.com"),
    ] {
        press(&stage.driver, Key::Tab).await?;
        // Firefox's driver sends keys to the document that it is in.
        enter(&stage, &host, "sepa_debit").await?;
        see_focused(&stage, field).await?;
        press(&stage.driver, keys).await?;
    }
    press(&stage.driver, Key::Tab).await?;
    see(&stage, "#iban-reason", english.reason_iban_typo).await?;
    let typed = stage.driver.find(By::Id("iban")).await?;
    let typed = typed.prop("value").await?;
    ensure!(
        typed.as_deref() == Some("AT61 1904 3002 3457 3202"),
        "{typed:?}"
    );
    let mandate = stage.driver.find(By::Id("mandate")).await?.text().await?;
    ensure!(
        mandate.contains("to send instructions to your bank"),
        "{mandate}"
    );
    look(&stage, "a wrong IBAN").await?;

    host.enter().await?;
    ensure!(host.focused().await? == "pay", "the button is not next");
    press(&stage.driver, Key::Enter).await?;
    let error = host.result().await?;
    ensure!(
        (text(&error, "/code")?, text(&error, "/message")?)
            == (
                "invalid_iban".to_owned(),
                english.reason_iban_typo.to_owned()
            ),
        "{error}"
    );
    enter(&stage, &host, "sepa_debit").await?;
    see_focused(&stage, "iban").await?;
    press(&stage.driver, Key::End + Key::Backspace).await?;
    press(&stage.driver, "1").await?;
    see(&stage, "#iban-reason", "").await?;
    look(&stage, "a whole account").await?;
    let heard = await_whole(&host).await?;
    ensure!(text(&heard, "/value/type")? == "sepa_debit", "{heard}");

    host.press_pay().await?;
    let intent = host.result().await?;
    ensure!(
        (text(&intent, "/id")?, text(&intent, "/status")?) == (id.clone(), "processing".to_owned()),
        "{intent}"
    );
    see_nothing(
        &stage,
        &host,
        &["AT61", "1904", "3457", "3201", "3202", "Lovelace", "ada@"],
    )
    .await?;
    stage.pass(Duration::from_secs(600));
    await_paid(&merchant, &id).await
}

async fn an_australian_account_is_the_whole_form_and_is_debited(stage: Stage) -> Outcome {
    let [(_, english), ..] = DebitText::ALL;
    let merchant = Merchant::of(&stage).await?;
    let alone = "currency=aud&payment_method_types[]=au_becs_debit";
    let (id, host) = open(&stage, &merchant, alone).await?;
    enter(&stage, &host, "au_becs_debit").await?;
    host.press_pay().await?;
    let error = host.result().await?;
    ensure!(text(&error, "/code")? == "incomplete_bsb", "{error}");
    enter(&stage, &host, "au_becs_debit").await?;
    see(&stage, "#bsb-reason", english.reason_bsb_missing).await?;
    look(&stage, "a missing account").await?;
    stage.driver.find(By::Id("bsb")).await?.click().await?;
    for keys in ["000000", "000123456", "Ada Lovelace", "ada@example.com"] {
        press(&stage.driver, keys).await?;
        press(&stage.driver, Key::Tab).await?;
    }
    let heard = await_whole(&host).await?;
    ensure!(text(&heard, "/value/type")? == "au_becs_debit", "{heard}");
    host.press_pay().await?;
    let intent = host.result().await?;
    ensure!(text(&intent, "/status")? == "processing", "{intent}");
    see_nothing(&stage, &host, &["000123456", "123456", "Lovelace", "ada@"]).await?;
    stage.pass(Duration::from_secs(600));
    await_paid(&merchant, &id).await
}

/// Goes into the frame for accounts, once its form is there.
async fn enter(stage: &Stage, host: &Host, way: &str) -> Outcome {
    let frame = host
        .find(&format!("#payseal iframe[src*='/{way}/']"))
        .await?;
    frame.enter_frame().await?;
    wait::until_true("a form that is shown", || async {
        Ok(stage
            .driver
            .find(By::Id("email"))
            .await?
            .is_displayed()
            .await?)
    })
    .await
}

/// Waits until the focus is in this field.
async fn see_focused(stage: &Stage, field: &str) -> Outcome {
    let script = "return document.hasFocus() ? document.activeElement?.id ?? '' : ''";
    wait::until_true(&format!("the focus in {field}"), || async {
        let focused = stage.driver.execute(script, vec![]).await?;
        Ok(focused.json() == &json!(field))
    })
    .await
}

/// Waits for these words.
async fn see(stage: &Stage, place: &str, words: &str) -> Outcome {
    wait::until(&format!("{words:?} in {place}"), || async {
        let place = stage.driver.find(By::Css(place)).await?;
        let said = place.prop("textContent").await?.unwrap_or_default();
        Ok((said == words).then_some(()))
    })
    .await
}

/// axe finds nothing; the page behind the frame is white.
async fn look(stage: &Stage, state: &str) -> Outcome {
    let white = "document.documentElement.style.backgroundColor = 'white'";
    stage.driver.execute(white, vec![]).await?;
    axe::demand_accessible(&stage.driver, &format!("the form for an account, {state}")).await?;
    let back = "document.documentElement.style.backgroundColor = ''";
    stage.driver.execute(back, vec![]).await?;
    Ok(())
}

/// Waits until the page hears that an account is typed whole.
async fn await_whole(host: &Host) -> Outcome<Value> {
    wait::until("a whole account", || async {
        let heard = host.run("return window.heard.at(-1) ?? null").await?;
        let heard: Value = serde_json::from_str(heard.as_str().unwrap_or("null"))?;
        Ok((heard.pointer("/complete") == Some(&json!(true))).then_some(heard))
    })
    .await
}

/// Nothing of these is in the page, what it heard, its console, its messages, or its server's requests.
async fn see_nothing(stage: &Stage, host: &Host, typed: &[&str]) -> Outcome {
    let page = host.run(WORLD).await?;
    let watched = host.watched().await?;
    ensure!(
        !watched.messages.is_empty(),
        "no message was recorded: the watch hears nothing"
    );
    let requests = stage.tap.requests_to(stage.shop(), "/");
    let world = format!("{page} {watched:?} {requests:?}");
    for one in typed {
        ensure!(!world.contains(one), "the page has {one}: {world}");
    }
    Ok(())
}

/// Waits until the bank's money has come.
async fn await_paid(merchant: &Merchant, id: &str) -> Outcome {
    wait::until("the bank's money", || async {
        let status = merchant.status(id).await?;
        Ok((status == "succeeded").then_some(()))
    })
    .await
}
