//! What becomes of a card that was set up, and of those that the form shows: paid with, asked for their code, removed.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Bank, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    stripe::{Merchant, text},
    wait,
};
use serde_json::Value;

use crate::{
    stripe_elements::{PAGE, cards, customer, pay, remove, see_heard, see_status, show},
    stripe_guide::open_page,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // The browser itself complains of the sandbox of the bank's frame.
        scenario!(a_card_is_set_up_and_pays_once_its_bank_was_asked).loud(),
        scenario!(the_forms_cards_are_limited_removed_and_asked_for_their_code)
            .only(&[Engine::Chromium]),
    ]
}

async fn a_card_is_set_up_and_pays_once_its_bank_was_asked(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let customer = customer(&merchant, &[]).await?;
    let body = format!("customer={customer}&automatic_payment_methods[enabled]=true");
    let setup = merchant.call("POST", "setup_intents", &body).await?;
    let host = open_page(&stage, &merchant, "", PAGE).await?;
    let secret = text(&setup, "/client_secret")?;
    show(&host, &format!("{{ clientSecret: '{secret}' }}")).await?;
    host.form().fill(&TestCard::CHALLENGE).await?;
    let bank = Bank::new(&stage);
    lead_back(&stage, &secret);
    let confirm = format!(
        "window.done = undefined;
         stripe.confirmSetup({{
           elements, redirect: 'if_required', confirmParams: {{ return_url: '{}/complete' }},
         }}).then((told) => {{ window.done = told }})",
        stage.shop()
    );
    host.run(&confirm).await?;
    bank.press("complete").await?;
    let told = await_done(&host).await?;
    see_status(&told, "setupIntent", "succeeded")?;
    let kept = cards(&merchant, &customer).await?;
    ensure!(
        kept == [text(&told, "/setupIntent/payment_method")?],
        "not kept: {kept:?}"
    );
    bank.see_gone().await?;

    // The server confirms, and the page does what is left to do.
    let body = format!(
        "&customer={customer}&payment_method={}&confirm=true&return_url={}/complete",
        kept.concat(),
        stage.shop()
    );
    let (id, secret) = merchant.intent(&body).await?;
    ensure!(
        merchant.status(&id).await? == "requires_action",
        "nobody asks"
    );
    lead_back(&stage, &secret);
    let action = format!(
        "window.done = undefined;
         stripe.handleNextAction({{ clientSecret: '{secret}' }}).then((told) => {{ window.done = told }})"
    );
    host.run(&action).await?;
    bank.press("complete").await?;
    see_status(&await_done(&host).await?, "paymentIntent", "succeeded")?;
    ensure!(merchant.status(&id).await? == "succeeded", "not paid");
    Ok(())
}

/// The page of the merchant's that the bank leads back to, in its dialog.
fn lead_back(stage: &Stage, secret: &str) {
    let id = secret.split("_secret_").next().unwrap_or_default();
    let name = if id.starts_with("seti") {
        "setup_intent"
    } else {
        "payment_intent"
    };
    let back = format!(
        "{}/complete?{name}={id}&{name}_client_secret={secret}&redirect_status=succeeded",
        stage.shop()
    );
    stage.tap.page(&back, "<!doctype html><title>Back</title>");
}

/// What the page's call ended with.
async fn await_done(host: &Host) -> Outcome<Value> {
    wait::until("the end of the call", || async {
        let done = host.run("return window.done ?? null").await?;
        Ok(done.is_object().then_some(done))
    })
    .await
}

async fn the_forms_cards_are_limited_removed_and_asked_for_their_code(stage: Stage) -> Outcome {
    let merchant = Merchant::of(&stage).await?;
    let tokens = ["tok_visa", "tok_mastercard", "tok_discover", "tok_amex"];
    let customer = customer(&merchant, &tokens).await?;
    let session = merchant.customer_session(&customer, "").await?;
    let again = "&payment_method_options[card][require_cvc_recollection]=true";
    let (_, secret) = merchant
        .intent(&format!("&customer={customer}{again}"))
        .await?;
    let host = open_page(&stage, &merchant, "", PAGE).await?;
    show(
        &host,
        &format!("{{ clientSecret: '{secret}', customerSessionClientSecret: '{session}' }}"),
    )
    .await?;
    let form = host.form();
    let shown = form.see_saved(3).await?;

    // One is removed, for good once another is chosen, and a server finds it no more.
    let removed = remove(&host, &shown).await?;
    let left = cards(&merchant, &customer).await?;
    ensure!(
        left.len() == 3 && !left.contains(&removed),
        "not detached: {left:?}"
    );

    // The one that is chosen pays once its code is there.
    let chosen = form.chosen().await?;
    let waits = format!("!last.complete && last.value.payment_method?.id === '{chosen}'");
    see_heard(&host, &waits).await?;
    form.type_hook("saved-card-cvc", "123").await?;
    see_heard(&host, "last.complete").await?;
    let told = pay(&host).await?;
    see_status(&told, "paymentIntent", "succeeded")?;
    ensure!(
        text(&told, "/paymentIntent/payment_method")? == chosen,
        "{told}"
    );
    Ok(())
}
