//! The language and the look change in place: the same digits, the focus where it was.

use anyhow::ensure;
use payseal_core::{
    card::{Field, Reason},
    text::Locale,
};
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_change_of_language_keeps_what_was_typed),
        scenario!(a_change_of_look_keeps_what_was_typed),
        scenario!(the_shop_changes_its_language_with_the_form),
        scenario!(the_document_arrives_in_the_shoppers_language),
    ]
}

/// Waits until the frame has the accessible name of `locale`.
async fn see_title(host: &Host, locale: Locale) -> Outcome {
    let title = locale.text().frame_title;
    wait::until_true(&format!("the title {title}"), || async {
        let script = "return document.querySelector('#payseal iframe').title";
        Ok(host.run(script).await? == json!(title))
    })
    .await
}

async fn a_change_of_language_keeps_what_was_typed(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "locale": "en" })).await?;
    host.event("ready").await?;
    let form = host.form();
    form.type_into(Field::Number, "42424").await?;
    form.type_into(Field::Cvc, "12").await?;
    form.press(Key::Tab).await?;
    form.see_reason(Reason::CvcIncomplete, &[("count", "3")])
        .await?;
    form.put_caret(Field::Number, 2, 2).await?;
    host.run("bench.one.update({ locale: 'zh-Hans' })").await?;
    see_title(&host, Locale::ZhHans).await?;
    let form = form.in_locale(Locale::ZhHans);
    form.see_sentence("number_label", &[]).await?;
    form.see_reason(Reason::CvcIncomplete, &[("count", "3")])
        .await?;
    form.see_caret(Field::Number, "4242 4", 2).await?;
    form.see_text(Field::Cvc, "12").await?;
    ensure!(
        stage.tap.requests_to(stage.gateway(), "zh-Hans").len() == 1,
        "one file of texts"
    );
    Ok(())
}

async fn a_change_of_look_keeps_what_was_typed(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({ "appearance": { "theme": "light" } }))
        .await?;
    host.event("ready").await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    let colours = "const of = (selector) => getComputedStyle(document.querySelector(selector));
        return [of('label').color, of('[data-testid=card-number]').color]";
    let light = form.run(colours, vec![]).await?;
    host.run("bench.one.update({ appearance: { theme: 'dark', accent: '#e8a33d', radius: 0 } })")
        .await?;
    wait::until_true("other colours in the fields alone", || async {
        let now = form.run(colours, vec![]).await?;
        let changed = |at| now.get(at) != light.get(at);
        // A label lies on the page, which is as light as before.
        Ok(!changed(0) && changed(1))
    })
    .await?;
    form.see_card(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn the_shop_changes_its_language_with_the_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/save?locale=en").await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    form.await_ready().await?;
    host.press("#locale").await?;
    see_title(&host, Locale::ZhHans).await?;
    let form = form.in_locale(Locale::ZhHans);
    form.see_sentence("number_label", &[]).await?;
    form.see_card(&TestCard::VISA).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

async fn the_document_arrives_in_the_shoppers_language(stage: Stage) -> Outcome {
    let hold = stage.tap.hold(".wasm");
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    host.run("bench.one = bench.element('#payseal', { locale: 'zh-CN' })")
        .await?;
    // Before the form's program has arrived, so it is the document that speaks.
    let form = host.form().in_locale(Locale::ZhHans);
    form.see_sentence("number_label", &[]).await?;
    let lang = form
        .run("return document.documentElement.lang", vec![])
        .await?;
    ensure!(lang == json!("zh-Hans"), "the document says it is {lang}");
    hold.release();
    host.event("ready").await?;
    form.see_sentence("number_label", &[]).await
}
