//! What can be done with a saved card: removed and put back, made the default, given another date.

use anyhow::ensure;
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use thirtyfour::Key;

use crate::saved::{open_bench, see_paid_with, two_kept};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_removed_card_can_be_put_back),
        scenario!(a_card_is_removed_for_good),
        // Firefox does not always let a form call anybody on a page that is being left: the card stays then.
        scenario!(a_page_that_is_left_at_once_has_removed_the_card)
            .only(&[Engine::Chromium, Engine::WebKit]),
        scenario!(the_default_and_the_date_are_changed),
        scenario!(a_change_that_fails_is_taken_back),
        scenario!(an_expired_card_is_updated_in_its_place),
    ]
}

async fn a_removed_card_can_be_put_back(stage: Stage) -> Outcome {
    let (host, ids) = two_kept(&stage).await?;
    let form = host.form();
    form.press_hook("saved-card-remove").await?;
    wait::until_true("the focus on keeping", || async {
        Ok(form.focused().await? == "saved-card-remove-keep")
    })
    .await?;
    form.press_hook("saved-card-remove-keep").await?;
    wait::until_true("the focus back on removing", || async {
        Ok(form.focused().await? == "saved-card-remove")
    })
    .await?;
    form.press_hook("saved-card-remove").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.see_saved(1).await?;
    wait::until_true("the focus on putting back", || async {
        Ok(form.focused().await? == "saved-card-undo")
    })
    .await?;
    form.press_hook("saved-card-undo").await?;
    let back = form.see_saved(2).await?;
    ensure!(back == ids, "not where it was: {back:?}");
    ensure!(form.chosen().await? == ids[0], "not chosen again");
    ensure!(
        stage.tap.requests_to(stage.gateway(), "/detach").is_empty(),
        "the gateway was asked all the same"
    );
    Ok(())
}

async fn a_card_is_removed_for_good(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let id = host.keep(&TestCard::VISA).await?;
    open_bench(&host, "{}").await?;
    let form = host.form();
    form.see_saved(1).await?;
    form.press_hook("saved-card-remove").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.hook("saved-card-undo").await?;
    form.leave().await?;
    // The way back goes by itself, and only then is the gateway asked.
    form.see_gone("saved-card-undo").await?;
    let told = host.event("savedcardremove").await?;
    ensure!(
        told.pointer("/event/id") == Some(&json!(id)),
        "not told of {id}: {told}"
    );
    host.open("/checkout?amount=9.00").await?;
    form.await_ready().await?;
    form.hook("card-number").await?;
    ensure!(form.saved_ids().await?.is_empty(), "it is back");
    Ok(())
}

async fn a_page_that_is_left_at_once_has_removed_the_card(stage: Stage) -> Outcome {
    let (host, ids) = two_kept(&stage).await?;
    let form = host.form();
    form.press_hook("saved-card-remove").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.hook("saved-card-undo").await?;
    // Long before the ten seconds are over.
    host.open("/").await?;
    wait::until_true("the removal at the gateway", || async {
        let made = stage.tap.requests_to(stage.gateway(), "/detach");
        Ok(made.iter().any(|it| it.status == Some(200)))
    })
    .await?;
    host.open("/checkout?amount=9.50").await?;
    let left = form.see_saved(1).await?;
    ensure!(left == ids[1..], "the wrong card went: {left:?}");
    Ok(())
}

async fn the_default_and_the_date_are_changed(stage: Stage) -> Outcome {
    let (host, ids) = two_kept(&stage).await?;
    let form = host.form();
    form.run(
        "document.querySelector(arguments[0]).click()",
        vec![json!(format!("input[value='{}']", ids[1]))],
    )
    .await?;
    form.press_hook("saved-card-default").await?;
    form.see_sentence("saved_default", &[]).await?;
    form.press_hook("saved-card-edit").await?;
    form.hook("saved-card-expiry").await?;
    form.run(
        "document.querySelector('[data-testid=saved-card-expiry]').select()",
        vec![],
    )
    .await?;
    form.press("0136").await?;
    form.type_hook("saved-card-holder", "Ada Lovelace").await?;
    form.press_hook("saved-card-edit-save").await?;
    form.see_sentence("saved_expires", &[("month", "01"), ("year", "2036")])
        .await?;
    wait::until_true("both changes at the gateway", || async {
        let done = |part| stage.tap.requests_to(stage.gateway(), part);
        Ok(done("/default").iter().any(|it| it.status.is_some())
            && done("/update").iter().any(|it| it.status.is_some()))
    })
    .await?;
    host.open("/checkout?amount=9.50").await?;
    form.see_saved(2).await?;
    form.see_sentence("saved_expires", &[("month", "01"), ("year", "2036")])
        .await?;
    ensure!(
        form.chosen().await? == ids[1],
        "the default is not chosen the next time"
    );
    Ok(())
}

async fn a_change_that_fails_is_taken_back(stage: Stage) -> Outcome {
    let (host, ids) = two_kept(&stage).await?;
    let form = host.form();
    stage.tap.cut(stage.gateway());
    form.press_hook("saved-card-default").await?;
    form.see_notice("notice_change_failed").await?;
    form.press_hook("saved-card-remove").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.see_saved(1).await?;
    form.leave().await?;
    form.see_gone("saved-card-undo").await?;
    let back = form.see_saved(2).await?;
    ensure!(back == ids, "not where it was: {back:?}");
    form.see_notice("notice_change_failed").await?;
    stage.tap.restore(stage.gateway());
    Ok(())
}

async fn an_expired_card_is_updated_in_its_place(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let id = host.keep(&TestCard::VISA).await?;
    // The page's own list says that it has expired.
    let list = json!({
        "customerPaymentMethodId": id, "brand": "visa", "last4": "4242", "expMonth": 1, "expYear": 2020,
    });
    open_bench(
        &host,
        &format!("{{ savedCards: {{ list: () => [{list}] }} }}"),
    )
    .await?;
    let form = host.form();
    form.see_saved(1).await?;
    ensure!(form.chosen().await? == "new", "an expired card is chosen");
    let disabled = form
        .run(
            "return document.querySelector('[data-testid=saved-card]').disabled",
            vec![],
        )
        .await?;
    ensure!(disabled == json!(true), "an expired card can be chosen");
    form.see_sentence("saved_expired", &[("month", "01"), ("year", "2020")])
        .await?;
    form.press_hook("saved-card-edit").await?;
    form.type_hook("saved-card-expiry", "0120").await?;
    form.press_hook("saved-card-edit-save").await?;
    wait::until_true("the reason beside the card", || async {
        let reason = "return document.querySelector('#saved-expiry-reason').innerText";
        let reason = form.run(reason, vec![]).await?;
        Ok(reason.as_str().is_some_and(|it| it.contains("2020")))
    })
    .await?;
    form.run(
        "document.querySelector('[data-testid=saved-card-expiry]').select()",
        vec![],
    )
    .await?;
    form.press("0335").await?;
    form.press(Key::Enter).await?;
    wait::until_true("the updated card to be chosen", || async {
        Ok(form.chosen().await? == id)
    })
    .await?;
    let told = host.event("savedcardupdate").await?;
    ensure!(told.pointer("/event/id") == Some(&json!(id)), "{told}");
    see_paid_with(&host, &id).await
}
