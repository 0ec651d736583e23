//! A page that was made for AsiaBill's own script works with ours, one host name changed.

use anyhow::{Context as _, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    axe::demand_accessible,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_page_made_for_the_vendors_script_is_paid),
        scenario!(what_is_wrong_settles_the_vendors_call),
        scenario!(errors_are_told_as_events_where_the_page_asks_for_them),
        scenario!(the_customers_cards_are_listed_inside_the_form),
        scenario!(one_row_where_there_is_room_and_a_stack_where_there_is_none),
        scenario!(initialising_again_and_again_keeps_one_form_and_what_was_typed),
        scenario!(a_common_js_and_an_amd_page_get_it_too),
    ]
}

async fn result_code(host: &Host) -> Outcome<(Value, Value)> {
    let result = host.result().await?;
    let code = result.pointer("/data/code").cloned();
    Ok((code.context("the result has no data.code")?, result))
}

async fn order_status(host: &Host, word: &str) -> Outcome {
    wait::until("the order's page", || async {
        let at = host.run("return location.pathname").await?;
        Ok((at == json!("/order")).then_some(()))
    })
    .await?;
    host.find(&format!("[data-status={word}]")).await?;
    Ok(())
}

async fn a_page_made_for_the_vendors_script_is_paid(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/asiabill").await?;
    host.form().fill(&TestCard::VISA).await?;
    ensure!(
        host.run("return document.querySelector('#payseal iframe').id")
            .await?
            == json!("asiabill-card-frame"),
        "the frame has not the id that the page gave"
    );
    host.enter().await?;
    demand_accessible(&stage.driver, "the page made for the vendor's script").await?;
    host.press_pay().await?;
    order_status(&host, "succeeded").await
}

async fn what_is_wrong_settles_the_vendors_call(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/asiabill").await?;
    host.form().type_into(Field::Number, "4242").await?;
    host.press_pay().await?;
    let (code, result) = result_code(&host).await?;
    ensure!(code != json!("0"), "an unfinished number passed: {result}");
    let told = result.pointer("/error/message").and_then(Value::as_str);
    ensure!(
        told.is_some_and(|text| !text.is_empty()),
        "no reason: {result}"
    );
    // The form says it beside the field; the page's own place stays free for what it cannot say.
    let errors = host
        .run("return document.querySelector('#card-errors').textContent")
        .await?;
    ensure!(errors == json!(""), "told twice: {errors}");
    host.form().see_text(Field::Number, "4242").await?;
    // A card that the bank declines is one more try away.
    host.form().empty(Field::Number).await?;
    host.form().fill(&TestCard::DECLINED).await?;
    host.press_pay().await?;
    host.find("#notice .bad").await?;
    Ok(())
}

async fn errors_are_told_as_events_where_the_page_asks_for_them(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/asiabill?auto=0").await?;
    host.form().type_into(Field::Number, "4242").await?;
    host.press_pay().await?;
    host.find("#notice .bad").await?;
    host.form().type_into(Field::Number, "424242424242").await?;
    host.enter().await?;
    wait::until("the error to be taken back", || async {
        let left = host
            .run("return document.querySelectorAll('#notice .bad').length")
            .await?;
        Ok((left == json!(0)).then_some(()))
    })
    .await
}

async fn the_customers_cards_are_listed_inside_the_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let kept = host.keep(&TestCard::VISA).await?;
    host.open("/asiabill?list=1").await?;
    let listed = host.form().see_saved(1).await?;
    ensure!(
        listed == [kept.clone()],
        "not the customer's card: {listed:?}"
    );
    let outside = host
        .run("return document.documentElement.innerHTML.includes('4242')")
        .await?;
    ensure!(outside == json!(false), "the page knows the card's digits");
    ensure!(host.form().chosen().await? == kept, "it is not chosen");
    host.form().await_stillness().await?;
    host.press_pay().await?;
    order_status(&host, "succeeded").await
}

/// Where the tops of the three fields are, each height once.
const TOPS: &str = "return new Set(['number', 'expiry', 'cvc'].map(
    (id) => Math.round(document.getElementById(id).getBoundingClientRect().top))).size";

async fn one_row_where_there_is_room_and_a_stack_where_there_is_none(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for (mode, width, expected) in [("inner", 640, 1), ("inner", 400, 2), ("block", 640, 2)] {
        host.open(&format!("/asiabill?mode={mode}")).await?;
        host.form().type_into(Field::Number, "4").await?;
        host.run(&format!(
            "document.querySelector('#payseal').style.width = '{width}px'"
        ))
        .await?;
        wait::until(&format!("{mode} at {width}: {expected} rows"), || async {
            let found = host.form().run(TOPS, vec![]).await?;
            Ok((found == json!(expected)).then_some(()))
        })
        .await?;
    }
    Ok(())
}

const AGAIN: &str = "
    const pay = AsiabillPay('another', { gatewayNo: document.documentElement.dataset.account });
    const given = { formId: 'payment-form', formWrapperId: 'payseal', frameId: 'asiabill-card-frame',
      autoValidate: true, lang: 'en', layout: { pageMode: 'block', style: { input: { BorderRadius: '10px', ContainerBg: '#fff' } } } };
    window.again = 'waiting';
    Promise.all([1, 2, 3].map(() => pay.elementInit('payment_steps', given)))
      .then(() => { window.again = 'done'; }, ({ msg }) => { window.again = msg; });";

async fn initialising_again_and_again_keeps_one_form_and_what_was_typed(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/asiabill").await?;
    host.form().type_into(Field::Number, "4242").await?;
    host.run(AGAIN).await?;
    let said = wait::until("the form to be taken over", || async {
        let said = host.run("return window.again").await?;
        Ok((said != json!("waiting")).then_some(said))
    })
    .await?;
    ensure!(said == json!("done"), "it was not: {said}");
    let frames = host
        .run("return document.querySelectorAll('iframe').length")
        .await?;
    ensure!(frames == json!(1), "{frames} frames");
    host.form().see_text(Field::Number, "4242").await
}

async fn a_common_js_and_an_amd_page_get_it_too(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let script = format!("{}/static/v3/js/AsiabillPayment.min.js", stage.gateway());
    for (kind, before, found) in [
        (
            "CommonJS",
            "window.module = { exports: {} };",
            "module.exports",
        ),
        (
            "AMD",
            "window.define = (make) => { window.defined = make(); }; define.amd = {};",
            "window.defined",
        ),
        ("plain", "", "window.AsiabillPay"),
    ] {
        let asked = if kind == "AMD" {
            " data-requiremodule=\"pay\""
        } else {
            ""
        };
        let page = format!(
            "<!doctype html><meta charset=\"utf-8\"><title>{kind}</title><script>{before}</script>\
             <script src=\"{script}\"{asked}></script>"
        );
        host.open_page(&format!("/{kind}"), &page).await?;
        let same = host
            .run(&format!(
                "return typeof {found} === 'function' && {found} === window.AsiabillPay && Boolean({found}('tok').elementInit)"
            ))
            .await?;
        ensure!(same == json!(true), "{kind}");
    }
    Ok(())
}
