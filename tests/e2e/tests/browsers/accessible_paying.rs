//! axe finds nothing in any state of paying: the list and what opens in it, consent, notices, the
//! bank's dialog and the ends, in every language and scheme.

use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome,
    axe::demand_accessible,
    pages::{Bank, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::json;

use crate::accessible::Eye;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(the_list_in_english_light),
        scenario!(the_list_in_chinese_dark),
        scenario!(paying_in_english_dark),
        scenario!(paying_in_chinese_light),
        scenario!(lists_that_are_late_or_missing),
        scenario!(the_bank_in_the_whole_window),
    ]
}

async fn the_list_in_english_light(stage: Stage) -> Outcome {
    the_list(&stage, Locale::En, "light").await
}

async fn the_list_in_chinese_dark(stage: Stage) -> Outcome {
    the_list(&stage, Locale::ZhHans, "dark").await
}

async fn paying_in_english_dark(stage: Stage) -> Outcome {
    paying(&stage, Locale::En, "dark").await
}

async fn paying_in_chinese_light(stage: Stage) -> Outcome {
    paying(&stage, Locale::ZhHans, "light").await
}

fn eye(stage: &Stage, locale: Locale, theme: &str) -> Eye {
    Eye {
        stage: stage.clone(),
        host: Host::new(stage),
        setting: format!("{} {theme}", locale.tag()),
    }
}

fn query(locale: Locale, theme: &str) -> String {
    format!("locale={}&theme={theme}", locale.tag())
}

async fn the_list(stage: &Stage, locale: Locale, theme: &str) -> Outcome {
    let eye = eye(stage, locale, theme);
    let host = eye.host.clone();
    let form = host.form().in_locale(locale);
    host.keep(&TestCard::VISA).await?;
    host.keep(&TestCard::AMEX).await?;
    host.open(&format!(
        "/checkout?amount=9.00&cvc=always&{}",
        query(locale, theme)
    ))
    .await?;
    form.see_saved(2).await?;
    eye.look("two cards, with a code").await?;
    host.press_pay().await?;
    host.result().await?;
    form.see_sentence("reason_cvc_missing", &[]).await?;
    eye.look("a code that is missing").await?;
    form.press_hook("saved-card-edit").await?;
    form.hook("saved-card-expiry").await?;
    eye.look("a card being changed").await?;
    form.press_hook("saved-card-edit-save").await?;
    form.see_gone("saved-card-edit-save").await?;
    form.manage().await?;
    eye.look("what can be done with a card").await?;
    form.press_hook("saved-card-default").await?;
    form.see_sentence("saved_default", &[]).await?;
    form.press_hook("saved-card-remove").await?;
    form.hook("saved-card-remove-keep").await?;
    eye.look("a card to be removed").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.hook("saved-card-undo").await?;
    eye.look("a card removed").await?;
    form.hook("new-card").await?;
    form.press_hook("new-card").await?;
    form.hook("consent").await?;
    eye.look("a new card below the list").await
}

async fn paying(stage: &Stage, locale: Locale, theme: &str) -> Outcome {
    let eye = eye(stage, locale, theme);
    let host = eye.host.clone();
    let form = host.form().in_locale(locale);
    let query = query(locale, theme);
    host.open(&format!("/checkout?amount=9.00&{query}")).await?;
    form.await_ready().await?;
    form.fill(&TestCard::NO_FUNDS).await?;
    form.press_hook("consent").await?;
    eye.look("consent given").await?;
    host.press_pay().await?;
    host.result().await?;
    form.see_notice("declined_funds").await?;
    eye.look("declined").await?;

    host.open(&format!("/checkout?amount=9.10&{query}")).await?;
    form.await_ready().await?;
    form.fill(&TestCard::CHALLENGE).await?;
    let mut hold = stage.tap.hold("/api/checkout/charge");
    host.press_pay().await?;
    hold.arrived().await?;
    form.see_sentence("busy_paying", &[]).await?;
    eye.look("paying").await?;
    hold.release();
    let bank = Bank::new(stage);
    bank.enter().await?;
    eye.look("at the bank").await?;
    bank.press_dialog("close").await?;
    eye.look("asked whether to stop").await?;
    bank.press_dialog("continue").await?;
    bank.press("complete").await?;
    host.result().await?;
    form.hook("finished").await?;
    eye.look("paid").await?;

    host.open(&format!("/checkout?amount=9.77&{query}")).await?;
    form.await_ready().await?;
    form.fill_new(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.result().await?;
    form.see_sentence("finished_pending", &[]).await?;
    eye.look("on its way").await?;
    host.press("#order").await?;
    host.find("#order[data-status=pending]").await?;
    demand_accessible(&stage.driver, "an order on its way").await
}

async fn lists_that_are_late_or_missing(stage: Stage) -> Outcome {
    let eye = eye(&stage, Locale::En, "light");
    let host = eye.host.clone();
    let form = host.form();
    host.keep(&TestCard::VISA).await?;
    let mut hold = stage.tap.hold("/payment_methods/list");
    host.open("/checkout?amount=9.00&locale=en").await?;
    form.await_ready().await?;
    hold.arrived().await?;
    form.see_sentence("saved_heading", &[]).await?;
    eye.look("the list on its way").await?;
    hold.release();
    form.see_saved(1).await?;
    let many = json!(
        (0..12)
            .map(
                |at| json!({"customerPaymentMethodId": format!("pm_{at}"), "last4": "4242",
            "expMonth": 1, "expYear": if at == 1 { 2020 } else { 2031 }})
            )
            .collect::<Vec<_>>()
    );
    host.open_bench(&json!(null)).await?;
    host.run(&format!(
        "bench.one = bench.element('#payseal', {{ mode: 'payment', savedCards: {{ list: () => ({many}) }} }})"
    ))
    .await?;
    form.see_saved(3).await?;
    eye.look("many cards").await?;
    form.press_hook("saved-cards-more").await?;
    form.see_gone("saved-cards-more").await?;
    eye.look("all of them, one expired").await?;
    host.run(
        "bench.one.destroy();
         bench.one = bench.element('#payseal', { mode: 'payment',
           savedCards: { list: () => { throw Error('none') } } })",
    )
    .await?;
    form.hook("saved-cards-retry").await?;
    eye.look("a list that failed").await
}

async fn the_bank_in_the_whole_window(stage: Stage) -> Outcome {
    for (locale, theme) in [(Locale::En, "light"), (Locale::ZhHans, "dark")] {
        let eye = eye(&stage, locale, theme);
        let host = eye.host.clone();
        let form = host.form().in_locale(locale);
        let query = query(locale, theme);
        // An order of its own, so that the second is not the first again.
        host.open(&format!(
            "/checkout?challenge=redirect&amount=9.0{}&{query}",
            usize::from(locale == Locale::En)
        ))
        .await?;
        form.await_ready().await?;
        form.fill_new(&TestCard::CHALLENGE).await?;
        host.press_pay().await?;
        host.find("[data-testid=challenge-complete]").await?;
        demand_accessible(&stage.driver, "the bank's page in the whole window").await?;
        host.press("[data-testid=challenge-fail]").await?;
        host.find("#order[data-status=declined]").await?;
        demand_accessible(&stage.driver, "an order that was not paid").await?;
        host.open(&format!("/returned?{query}")).await?;
        host.find("#notice .bad").await?;
        demand_accessible(&stage.driver, "a way back that proves nothing").await?;
    }
    Ok(())
}
