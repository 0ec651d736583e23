//! Paying at the shop's checkout: new cards and kept ones, consent, declines, the bank's check, and
//! answers that never came.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use payseal_core::{card::Field, text::Locale};
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Bank, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_guest_pays_and_follows_the_order),
        scenario!(a_card_is_kept_only_with_consent),
        scenario!(a_declined_card_stays_in_the_form),
        scenario!(many_declines_slow_the_form_down),
        scenario!(the_bank_says_yes),
        scenario!(the_bank_says_no),
        scenario!(the_bank_page_is_left),
        // The browser says that what was waited for was not loaded.
        scenario!(a_page_that_the_bank_led_to_may_still_be_waiting).loud(),
        scenario!(a_stopped_check_makes_room_for_another_card),
        scenario!(the_bank_page_takes_the_whole_window),
        scenario!(back_from_the_bank_is_the_same_payment),
        scenario!(a_payment_on_its_way_is_followed_to_its_end),
        scenario!(impatient_presses_pay_once),
        scenario!(a_lost_answer_is_never_charged_again),
        // The browser itself complains of the 404 that it provokes.
        scenario!(a_server_that_refuses_has_not_charged).loud(),
        scenario!(two_forms_with_one_order_number_pay_once),
        scenario!(an_expired_session_is_renewed_while_paying),
    ]
}

/// Presses the merchant's button and demands how the payment stands.
async fn pay(host: &Host, status: &str) -> Outcome<Value> {
    host.press_pay().await?;
    see_status(host, status).await
}

async fn see_status(host: &Host, status: &str) -> Outcome<Value> {
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!(status)),
        "not {status}: {result}"
    );
    Ok(result)
}

fn see_decline(result: &Value, code: &str) -> Outcome {
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

async fn challenged(stage: &Stage, card: &TestCard) -> Outcome<(Host, Bank)> {
    let host = Host::new(stage);
    let form = host.form();
    host.open("/checkout").await?;
    form.await_ready().await?;
    form.fill(card).await?;
    host.press_pay().await?;
    let bank = Bank::new(stage);
    bank.enter().await?;
    form.see_sentence("busy_bank", &[]).await?;
    Ok((host, bank))
}

async fn the_bank_says_yes(stage: Stage) -> Outcome {
    let (host, bank) = challenged(&stage, &TestCard::CHALLENGE).await?;
    bank.press("complete").await?;
    see_status(&host, "succeeded").await?;
    bank.see_gone().await?;
    host.form()
        .see_sentence("finished_paid_amount", &[("amount", "$24.00")])
        .await
}

async fn a_page_that_the_bank_led_to_may_still_be_waiting(stage: Stage) -> Outcome {
    let (host, bank) = challenged(&stage, &TestCard::CHALLENGE).await?;
    // The shop's page in the dialog has a module that waits for this when the dialog goes away.
    let mut hold = stage.tap.hold("/text/");
    bank.press("complete").await?;
    hold.arrived().await?;
    see_status(&host, "succeeded").await?;
    bank.see_gone().await?;
    hold.release();
    host.form()
        .see_sentence("finished_paid_amount", &[("amount", "$24.00")])
        .await?;
    host.press("#order").await?;
    host.find("#order[data-status=succeeded]").await?;
    Ok(())
}

async fn the_bank_says_no(stage: Stage) -> Outcome {
    let (host, bank) = challenged(&stage, &TestCard::CHALLENGE).await?;
    bank.press("fail").await?;
    let result = see_status(&host, "declined").await?;
    see_decline(&result, "authentication_failed")?;
    bank.see_gone().await?;
    host.form().see_notice("declined_authentication").await?;
    host.form().see_card(&TestCard::CHALLENGE).await
}

async fn the_bank_page_is_left(stage: Stage) -> Outcome {
    let (host, bank) = challenged(&stage, &TestCard::CHALLENGE).await?;
    bank.press("cancel").await?;
    let result = see_status(&host, "declined").await?;
    see_decline(&result, "challenge_cancelled")?;
    host.form().see_notice("declined_cancelled").await
}

async fn a_stopped_check_makes_room_for_another_card(stage: Stage) -> Outcome {
    let (host, bank) = challenged(&stage, &TestCard::CHALLENGE).await?;
    // A bank that never answers, too, can be left: the dialog asks first.
    bank.press("hang").await?;
    bank.press_dialog("close").await?;
    ensure!(bank.shows("stop").await?, "the dialog does not ask");
    bank.press_dialog("continue").await?;
    ensure!(!bank.shows("stop").await?, "the question stays");
    bank.press_dialog("close").await?;
    bank.press_dialog("stop").await?;
    let result = see_status(&host, "declined").await?;
    see_decline(&result, "challenge_cancelled")?;
    bank.see_gone().await?;
    let form = host.form();
    form.see_notice("declined_cancelled").await?;
    form.see_card(&TestCard::CHALLENGE).await?;
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, TestCard::VISA.number).await?;
    pay(&host, "succeeded").await?;
    Ok(())
}

async fn the_bank_page_takes_the_whole_window(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout?challenge=redirect").await?;
    form.await_ready().await?;
    form.fill(&TestCard::CHALLENGE).await?;
    host.press_pay().await?;
    host.press("[data-testid=challenge-complete]").await?;
    host.find("#order[data-status=succeeded]").await?;
    Ok(())
}

/// The last thing that a page with the form asks by itself, and the bank's page.
const LISTS: &str = "/payment_methods/list";
const BANK: &str = "/services/v3/threeDsCheck";

/// How often the gateway or the bank has answered this.
fn answered(stage: &Stage, part: &str) -> usize {
    let asked = [stage.gateway(), stage.bank()].map(|origin| stage.tap.requests_to(origin, part));
    asked
        .iter()
        .flatten()
        .filter(|one| one.status.is_some())
        .count()
}

async fn await_answer(stage: &Stage, part: &str, before: usize) -> Outcome {
    wait::until_true(&format!("another answer of {part}"), || async {
        Ok(answered(stage, part) > before)
    })
    .await
}

async fn back_from_the_bank_is_the_same_payment(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    host.open("/checkout?challenge=redirect").await?;
    form.await_ready().await?;
    form.fill(&TestCard::CHALLENGE).await?;
    host.press_pay().await?;
    host.find("[data-testid=challenge-complete]").await?;
    let (lists, banks) = (answered(&stage, LISTS), answered(&stage, BANK));
    host.run("history.back()").await?;
    if stage.engine == Engine::WebKit {
        // It loads the page anew, and its driver never answers what it is asked meanwhile.
        await_answer(&stage, LISTS, lists).await?;
    }
    host.find("#payseal iframe").await?;
    // Some browsers bring the page back as it was, others load it anew; either way the order is
    // the one that the bank was asked about.
    let kept = form.text_in(Field::Number).await?;
    if kept.is_empty() {
        form.await_ready().await?;
        form.fill(&TestCard::CHALLENGE).await?;
        host.press("#pay").await?;
    }
    await_answer(&stage, BANK, banks).await?;
    host.press("[data-testid=challenge-complete]").await?;
    host.find("#order[data-status=succeeded]").await?;
    let orders = stage.tap.requests_to(stage.shop(), "/api/checkout/charge");
    let mut attempts: Vec<_> = orders
        .iter()
        .filter_map(|one| serde_json::from_str::<Value>(&one.body).ok())
        .filter_map(|body| body.get("attempt").cloned())
        .collect();
    attempts.dedup();
    ensure!(attempts.len() == 1, "more than one attempt: {attempts:?}");
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
