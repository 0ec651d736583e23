//! The language and the look change in place: the same digits, the focus where it was.

use std::collections::HashSet;

use anyhow::{Context as _, ensure};
use payseal_core::{
    card::{Field, Reason},
    text::{Locale, Text},
};
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_change_of_language_keeps_what_was_typed),
        scenario!(a_change_of_look_keeps_what_was_typed),
        scenario!(the_shop_changes_its_language_with_the_form),
        scenario!(the_document_arrives_in_the_shoppers_language),
        scenario!(every_language_is_spoken_in_one_visit),
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
    // The merchant's own words: as text, all of them or none, and told what is wrong.
    host.run("bench.one.update({ texts: { number_label: '<b>卡</b>', frame_title: 'Own' } })")
        .await?;
    wait::until_true("the merchant's words", || async {
        let label = "return document.querySelector('#app label[for=number]')?.innerHTML";
        Ok(form.run(label, vec![]).await? == json!("&lt;b&gt;卡&lt;/b&gt;"))
    })
    .await?;
    form.see_text(Field::Cvc, "12").await?;
    wait::until_true("the frame's title in the merchant's words", || async {
        Ok(host
            .run("return document.querySelector('iframe').title")
            .await?
            == json!("Own"))
    })
    .await?;
    host.run("bench.one.update({ texts: { number_label: 'No', secured_by: 'By us' } })")
        .await?;
    let error = host.event("error").await?;
    ensure!(
        error.pointer("/event/hint")
            == Some(&json!("check the option texts: secured_by lacks {gateway}")),
        "{error}"
    );
    form.see_sentence("number_label", &[]).await?;
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

/// What is there in a narrow form: how it says it is written, what is wider than its place, what stands
/// beside the fields, and every word for the eye or the ear.
const SPOKEN: &str = "
    const { documentElement: root } = document;
    const app = document.querySelector('#app');
    const wide = [root, ...app.querySelectorAll('main, form, fieldset, .ps-list, .ps-consent, .ps-reason, label, legend')]
      .filter((it) => !it.closest('.ps-hint') && (it.scrollWidth > it.clientWidth + 1 || it.localName === 'label' && it.scrollHeight > it.clientHeight + 1))
      .map((it) => it.className || it.localName);
    const words = [document.title];
    const walk = document.createTreeWalker(app, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) words.push(walk.currentNode.data);
    for (const it of app.querySelectorAll('*')) {
      words.push(...['aria-label', 'placeholder', 'title', 'alt'].map((name) => it.getAttribute(name) ?? ''));
    }
    const label = (id) => document.querySelector(`#app label[for=${id}]`)?.textContent;
    // Digits run from left to right; they begin where the language does.
    const number = document.querySelector('#number');
    const marks = document.querySelector('#app .ps-marks').getBoundingClientRect();
    const box = number.getBoundingClientRect();
    return {
      lang: root.lang,
      dir: root.dir,
      wide,
      labels: ['number', 'expiry', 'cvc', 'holder'].map(label),
      digits: getComputedStyle(number).direction,
      marks: marks.left < box.left ? 'rtl' : 'ltr',
      words: words.join(' '),
    };";

/// What a sentence is made of, without the places that are filled.
fn vocabulary(text: &Text) -> HashSet<String> {
    let entries = text.entries();
    entries.flat_map(|(_, sentence)| words(sentence)).collect()
}

fn words(said: &str) -> Vec<String> {
    let letters = said.split(|letter: char| !letter.is_alphanumeric());
    letters.map(str::to_lowercase).collect()
}

async fn every_language_is_spoken_in_one_visit(stage: Stage) -> Outcome {
    let locales = match stage.engine {
        Engine::Chromium => Locale::ALL,
        Engine::Firefox | Engine::WebKit => &[Locale::Ar, Locale::De, Locale::ZhHans, Locale::En],
    };
    let english = vocabulary(&Locale::En.text());
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    host.run(
        "document.querySelector('#payseal').style.width = '320px';
         const card = { customerPaymentMethodId: 'pm_1', last4: '4242', brand: 'visa', expMonth: 1, expYear: 2039 };
         const other = { ...card, customerPaymentMethodId: 'pm_2', brand: '', last4: '0019' };
         bench.one = bench.element('#payseal', { mode: 'payment', locale: 'en', holder: 'always',
           savedCards: { list: () => [card, other], save: 'auto' } });",
    )
    .await?;
    host.event("ready").await?;
    let form = host.form();
    form.see_saved(2).await?;
    form.press_hook("new-card").await?;
    for locale in locales.iter().copied() {
        let (tag, text) = (locale.tag(), locale.text());
        host.run(&format!("bench.one.update({{ locale: '{tag}' }})"))
            .await?;
        see_title(&host, locale).await?;
        let form = host.form().in_locale(locale);
        form.see_sentence("number_label", &[]).await?;
        let there = form.run(SPOKEN, vec![]).await?;
        let expected = json!({
            "lang": tag,
            "dir": locale.direction().attribute(),
            "wide": [],
            "labels": [text.number_label, text.expiry_label, text.cvc_label, text.holder_label],
            "digits": "ltr",
            "marks": locale.direction().attribute(),
            "words": there.get("words"),
        });
        ensure!(there == expected, "{tag}: {there}, not {expected}");
        let said = there.get("words").and_then(Value::as_str);
        let own = vocabulary(&text);
        // Who secures it is a name.
        let (_, gateway) = stage.gateway().split_once("//").context("a host")?;
        let said = said.context("words")?.replace(gateway, "");
        let foreign: Vec<_> = words(&said)
            .into_iter()
            .filter(|word| english.contains(word) && !own.contains(word))
            .filter(|word| word.chars().any(char::is_alphabetic) && word != "visa")
            .collect();
        ensure!(foreign.is_empty(), "{tag} speaks English: {foreign:?}");
    }
    Ok(())
}
