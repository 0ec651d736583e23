//! axe finds nothing in the states that are rare: before the program is there, when it cannot run,
//! without a network, without a session, and with letters of twice the size.

use anyhow::ensure;
use payseal_core::{card::Field, text::Locale};
use payseal_e2e::{
    Outcome, axe,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};

use crate::accessible::Eye;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(before_the_program_in_english_light),
        scenario!(before_the_program_in_chinese_dark),
        scenario!(without_a_network_and_without_a_session),
        // WebKit says on its console that the policy forbids what is forbidden here on purpose.
        scenario!(a_program_that_is_forbidden).loud(),
        scenario!(a_program_that_is_missing).loud(),
        scenario!(text_of_twice_the_size),
    ]
}

pub(crate) fn eye(stage: &Stage, host: &Host, setting: &str) -> Eye {
    Eye {
        stage: stage.clone(),
        host: host.clone(),
        setting: setting.to_owned(),
    }
}

/// Of an element that asks for the name on the card, or not.
pub(crate) fn options(locale: Locale, theme: &str, holder: &str) -> Value {
    json!({ "locale": locale.tag(), "holder": holder, "appearance": { "theme": theme } })
}

async fn before_the_program_in_english_light(stage: Stage) -> Outcome {
    before_the_program(&stage, Locale::En, "light").await
}

async fn before_the_program_in_chinese_dark(stage: Stage) -> Outcome {
    before_the_program(&stage, Locale::ZhHans, "dark").await
}

async fn before_the_program(stage: &Stage, locale: Locale, theme: &str) -> Outcome {
    let mut hold = stage.tap.hold(".wasm");
    let host = Host::new(stage);
    host.open_bench(&json!(null)).await?;
    let options = options(locale, theme, "always");
    host.run(&format!("bench.one = bench.element('#payseal', {options})"))
        .await?;
    hold.arrived().await?;
    let form = host.form().in_locale(locale);
    form.type_into(Field::Number, "4242").await?;
    let setting = format!("{} {theme}", locale.tag());
    eye(stage, &host, &setting)
        .look("before the program is there")
        .await?;
    hold.release();
    host.event("ready").await?;
    Ok(())
}

/// Says to the form what a browser says when the network goes and comes.
async fn set_online(host: &Host, online: bool) -> Outcome {
    let script = "const [online] = arguments;
        Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online });
        dispatchEvent(new Event(online ? 'online' : 'offline'));";
    host.form().run(script, vec![json!(online)]).await?;
    Ok(())
}

async fn without_a_network_and_without_a_session(stage: Stage) -> Outcome {
    for (locale, theme) in [(Locale::En, "light"), (Locale::ZhHans, "dark")] {
        let host = Host::new(&stage);
        let eye = eye(&stage, &host, &format!("{} {theme}", locale.tag()));
        let form = host.form().in_locale(locale);
        let options = options(locale, theme, "never");
        host.open_bench(&options).await?;
        host.event("ready").await?;
        form.fill(&TestCard::VISA).await?;

        set_online(&host, false).await?;
        let before = stage.tokenisations();
        host.press_pay().await?;
        host.see_error("offline", Some(&locale.text().notice_offline))
            .await?;
        form.see_notice("notice_offline").await?;
        form.see_card(&TestCard::VISA).await?;
        ensure!(
            stage.tokenisations() == before,
            "a card was sent without a network"
        );
        eye.look("without a network").await?;
        set_online(&host, true).await?;
        form.see_gone("notice").await?;
        form.see_card(&TestCard::VISA).await?;
        host.press_pay().await?;
        host.saved_id().await?;

        host.run(&format!(
            "bench.one.destroy();
             bench.one = bench.element('#payseal', {{ ...{options},
               sessionToken: () => {{ throw Error('closed') }} }})"
        ))
        .await?;
        form.fill(&TestCard::VISA).await?;
        host.press_pay().await?;
        form.see_notice("notice_session").await?;
        eye.look("without a session").await?;
    }
    Ok(())
}

/// The form's document in a frame of a page that has no loader: what it shows when it cannot run
/// is otherwise replaced by the page's own words.
async fn open_without_loader(stage: &Stage, locale: Locale) -> Outcome<Host> {
    let host = Host::new(stage);
    let (gateway, account, tag) = (stage.gateway(), stage.account(), locale.tag());
    let page = format!(
        "<!doctype html><html lang={tag}><head><title>Bare</title></head><body><main><h1>Bare</h1>
         <div id=payseal><iframe title=card width=400 height=400
         src={gateway}/payseal/{account}/{tag}/></iframe></div></main>"
    );
    let address = format!("{}/bare", stage.shop());
    stage.tap.page(&address, &page);
    host.open("/bare").await?;
    Ok(host)
}

/// Waits until the frame shows a sentence and no field.
async fn see_stopped(host: &Host, stage: &Stage, sentence: &str, state: &str) -> Outcome {
    wait::until_true("the words of a form that cannot run", || async {
        host.enter().await?;
        let frame = host.find("#payseal iframe").await?;
        frame.enter_frame().await?;
        let script = "return [document.body.innerText, document.querySelectorAll('input').length]";
        let shown = stage.driver.execute(script, vec![]).await?;
        let words = shown.json().get(0).and_then(Value::as_str);
        let fields = shown.json().get(1).and_then(Value::as_u64);
        Ok(words.is_some_and(|words| words.contains(sentence)) && fields == Some(0))
    })
    .await?;
    axe::demand_accessible(&stage.driver, state).await
}

async fn a_program_that_is_forbidden(stage: Stage) -> Outcome {
    for locale in [Locale::En, Locale::ZhHans] {
        stage.tap.amend_policy("'wasm-unsafe-eval'", "");
        // Else plain JavaScript would do its work.
        stage.tap.refuse("/plain-");
        let text = locale.text();
        let host = open_without_loader(&stage, locale).await?;
        see_stopped(&host, &stage, &text.stopped_wasm, "a forbidden program").await?;
        host.open_bench(&json!(null)).await?;
        let options = options(locale, "light", "always");
        host.run(&format!("bench.one = bench.element('#payseal', {options})"))
            .await?;
        let told = host.event("loaderror").await?;
        ensure!(
            told.pointer("/event/code") == Some(&json!("wasm_blocked"))
                && told.pointer("/event/message") == Some(&json!(text.stopped_wasm)),
            "{told}"
        );
        axe::demand_accessible(&stage.driver, "the page with a forbidden program").await?;
        stage.tap.reset();
    }
    Ok(())
}

async fn a_program_that_is_missing(stage: Stage) -> Outcome {
    for locale in [Locale::En, Locale::ZhHans] {
        stage.tap.refuse(".wasm");
        let host = open_without_loader(&stage, locale).await?;
        let words = &locale.text().stopped_crash;
        see_stopped(&host, &stage, words, "a missing program").await?;
        stage.tap.reset();
    }
    Ok(())
}

/// As when a shopper has set the browser's letters to twice their size: nothing is cut off.
async fn text_of_twice_the_size(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&options(Locale::En, "light", "always"))
        .await?;
    host.run("document.querySelector('#payseal').style.width = '320px'")
        .await?;
    host.event("ready").await?;
    let form = host.form();
    form.run("document.documentElement.style.fontSize = '200%'", vec![])
        .await?;
    host.press_pay().await?;
    host.result().await?;
    form.see_sentence("reason_number_missing", &[]).await?;
    let cut = "const page = document.documentElement;
        const cut = [...document.querySelectorAll('label, p, span, input')].filter((one) => {
          if (one.closest('.ps-hint') || one.offsetWidth === 0) return false;
          const { left, right } = one.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1;
        });
        return [page.scrollWidth - innerWidth, cut.map((one) => one.outerHTML.slice(0, 120))]";
    wait::until_true("a form that is as high as its letters need", || async {
        let high = "return document.documentElement.scrollHeight - innerHeight <= 1";
        Ok(form.run(high, vec![]).await? == json!(true))
    })
    .await?;
    let found = form.run(cut, vec![]).await?;
    ensure!(found == json!([0, []]), "cut off: {found}");
    eye(&stage, &host, "200 %")
        .look("letters twice as large")
        .await?;
    // What is typed is seen whole, too.
    host.run("scrollTo(0, 0)").await?;
    form.fill(&TestCard::VISA).await
}
