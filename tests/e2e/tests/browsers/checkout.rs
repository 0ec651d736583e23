//! Paying at the shop's checkout: new cards and kept ones, consent, declines, and what takes its time.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use payseal_core::{card::Field, text::Locale};
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
        scenario!(a_guest_pays_and_follows_the_order),
        scenario!(a_card_is_kept_only_with_consent),
        scenario!(a_declined_card_stays_in_the_form),
        scenario!(many_declines_slow_the_form_down),
        scenario!(a_payment_on_its_way_is_followed_to_its_end),
        scenario!(an_expired_session_is_renewed_while_paying),
    ]
}

/// Presses the merchant's button and demands how the payment stands.
pub(crate) async fn pay(host: &Host, status: &str) -> Outcome<Value> {
    host.press_pay().await?;
    see_status(host, status).await
}

pub(crate) async fn see_status(host: &Host, status: &str) -> Outcome<Value> {
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!(status)),
        "not {status}: {result}"
    );
    Ok(result)
}

pub(crate) fn see_decline(result: &Value, code: &str) -> Outcome {
    ensure!(
        result.pointer("/decline/code") == Some(&json!(code)),
        "not {code}: {result}"
    );
    Ok(())
}

async fn a_guest_pays_and_follows_the_order(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/checkout?guest=1").await?;
    let form = host.form();
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    // A guest has nobody to keep a card for: nothing is asked, and no list is shown.
    form.see_gone("consent").await?;
    form.see_gone("new-card").await?;
    let result = pay(&host, "succeeded").await?;
    ensure!(
        result.get("consent").is_none(),
        "consent of a guest: {result}"
    );
    // How much, by the session, and with which card: the page itself is told no digit of it.
    form.see_sentence("finished_paid_amount", &[("amount", "$24.00")])
        .await?;
    let face = [("brand", "Visa"), ("last4", "4242")];
    form.see_sentence("saved_card", &face).await?;
    host.press("#order").await?;
    host.find("#order[data-status=succeeded]").await?;
    // The webhook has said it too.
    host.find("[data-testid=order-reported]").await?;
    Ok(())
}

async fn a_card_is_kept_only_with_consent(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout").await?;
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    let tick = form.hook("consent").await?;
    ensure!(!tick.is_selected().await?, "the box is ticked beforehand");
    pay(&host, "succeeded").await?;

    host.open("/save").await?;
    host.open("/checkout?amount=7.00").await?;
    form.await_ready().await?;
    form.fill(&TestCard::AMEX).await?;
    form.see_gone("saved-card").await?;
    form.press_hook("consent").await?;
    form.see_sentence("consent_mandate", &[("merchant", "Harbour Coffee")])
        .await?;
    let result = pay(&host, "succeeded").await?;
    ensure!(
        result.get("consent") == Some(&json!({"textVersion": "en-2", "redisplay": "always"})),
        "not the consent that was given: {result}"
    );
    let id = result
        .get("customerPaymentMethodId")
        .and_then(Value::as_str)
        .context("an id")?
        .to_owned();

    host.open("/checkout?amount=8.00").await?;
    let ids = form.see_saved(1).await?;
    ensure!(ids == [id.clone()], "another card is listed: {ids:?}");
    ensure!(form.chosen().await? == id, "the kept card is not chosen");
    // The button is below the list, and moves when it comes.
    form.await_stillness().await?;
    let result = pay(&host, "succeeded").await?;
    ensure!(
        result.get("customerPaymentMethodId") == Some(&json!(id)),
        "paid with another card: {result}"
    );
    Ok(())
}

async fn a_declined_card_stays_in_the_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout").await?;
    form.await_ready().await?;
    form.fill(&TestCard::NO_FUNDS).await?;
    let result = pay(&host, "declined").await?;
    see_decline(&result, "insufficient_funds")?;
    ensure!(
        result.pointer("/decline/message") == Some(&json!(Locale::En.text().declined_funds)),
        "not the shopper's sentence: {result}"
    );
    form.see_notice("declined_funds").await?;
    form.see_card(&TestCard::NO_FUNDS).await?;
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, TestCard::VISA.number).await?;
    form.see_gone("notice").await?;
    pay(&host, "succeeded").await?;
    Ok(())
}

async fn many_declines_slow_the_form_down(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout").await?;
    form.await_ready().await?;
    form.fill(&TestCard::DECLINED).await?;
    for _ in 0..3 {
        pay(&host, "declined").await?;
    }
    host.press_pay().await?;
    host.see_error("too_many_attempts", None).await?;
    form.see_notice("notice_too_many").await?;
    form.see_card(&TestCard::DECLINED).await?;
    // It passes by itself.
    form.see_gone("notice").await?;
    pay(&host, "declined").await?;
    Ok(())
}

async fn a_payment_on_its_way_is_followed_to_its_end(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout?amount=12.77").await?;
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    pay(&host, "pending").await?;
    form.see_sentence("finished_pending", &[]).await?;
    host.press("#order").await?;
    host.find("#order[data-status=pending]").await?;
    stage.pass(Duration::from_secs(61));
    host.find("#order[data-status=succeeded]").await?;
    host.find("[data-testid=order-reported]").await?;
    Ok(())
}

async fn an_expired_session_is_renewed_while_paying(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout").await?;
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    stage.pass(Duration::from_secs(31 * 60));
    form.press(Key::Tab).await?;
    pay(&host, "succeeded").await?;
    Ok(())
}
