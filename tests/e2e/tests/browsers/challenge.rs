//! The bank's check in the middle of a payment: passed, failed, left, stopped, and in the whole window.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Bank, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::Value;

use crate::checkout::{pay, see_decline, see_status};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(the_bank_says_yes),
        scenario!(the_bank_says_no),
        scenario!(the_bank_page_is_left),
        // The browser says that what was waited for was not loaded.
        scenario!(a_page_that_the_bank_led_to_may_still_be_waiting).loud(),
        scenario!(a_stopped_check_makes_room_for_another_card),
        scenario!(the_bank_page_takes_the_whole_window),
        scenario!(back_from_the_bank_is_the_same_payment),
    ]
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
