//! What a screen reader says by itself: each message once, and no message that nobody needs.

use anyhow::ensure;
use payseal_core::{card::Field, text::Locale};
use payseal_e2e::{
    Outcome,
    pages::{CardForm, Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_reason_is_said_once),
        scenario!(a_notice_is_said_once),
    ]
}

/// Keeps the words of every live region, each time they change.
const LISTEN: &str = "window.said = [];
    const words = new Map();
    const regions = '[role=alert], [role=status], [aria-live]';
    const read = () => {
      for (const region of document.querySelectorAll(regions)) {
        if (region.hidden) continue;
        const now = region.textContent.trim();
        if (now && words.get(region) !== now) window.said.push(now);
        words.set(region, now);
      }
    };
    read();
    window.said.length = 0;
    new MutationObserver(read).observe(document.body,
      { subtree: true, childList: true, characterData: true, attributes: true });";

async fn said(form: &CardForm) -> Outcome<Vec<String>> {
    // Whatever still has to be drawn is drawn before it is counted.
    let script = "return new Promise((done) => requestAnimationFrame(() =>
        requestAnimationFrame(() => done(window.said))))";
    Ok(serde_json::from_value(form.run(script, vec![]).await?)?)
}

fn count(said: &[String], sentence: &str) -> usize {
    said.iter().filter(|one| one.contains(sentence)).count()
}

async fn a_reason_is_said_once(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let text = Locale::En.text();
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let form = host.form();
    form.run(LISTEN, vec![]).await?;
    form.type_into(Field::Number, "4242424242424241").await?;
    form.press_on(Field::Expiry).await?;
    form.see_sentence("reason_number_typo", &[]).await?;
    let once = said(&form).await?;
    ensure!(
        count(&once, &text.reason_number_typo) == 1,
        "said after leaving: {once:?}"
    );
    // The same reason again, by going there and away: it is read at the field, not said again.
    form.press_on(Field::Number).await?;
    form.press_on(Field::Expiry).await?;
    form.press_on(Field::Cvc).await?;
    let again = said(&form).await?;
    ensure!(
        count(&again, &text.reason_number_typo) == 1,
        "said after going there again: {again:?}"
    );
    // A submit says each reason that is new once, the one that is known not again.
    host.press_pay().await?;
    host.result().await?;
    form.see_sentence("reason_cvc_missing", &[]).await?;
    let all = said(&form).await?;
    for sentence in [&text.reason_number_typo, &text.reason_cvc_missing] {
        ensure!(
            count(&all, sentence) <= 1,
            "{sentence:?} was said more than once: {all:?}"
        );
    }
    Ok(())
}

async fn a_notice_is_said_once(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let text = Locale::En.text();
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    form.run(LISTEN, vec![]).await?;
    stage.tap.cut(stage.gateway());
    host.press_pay().await?;
    host.result().await?;
    form.see_notice("notice_unavailable").await?;
    let heard = said(&form).await?;
    ensure!(
        count(&heard, &text.notice_unavailable) == 1,
        "said after the failure: {heard:?}"
    );
    stage.tap.restore(stage.gateway());
    host.press_pay().await?;
    host.saved_id().await?;
    form.see_sentence("finished", &[]).await?;
    let heard = said(&form).await?;
    ensure!(
        count(&heard, &text.notice_unavailable) == 1,
        "said again at the end: {heard:?}"
    );
    let told = host.run("return document.activeElement.localName").await?;
    // The end is either said or has the focus, which reads it; never neither.
    let focused = form
        .run("return document.activeElement?.id", vec![])
        .await?;
    ensure!(
        count(&heard, &text.finished) == 1 || focused == "kept",
        "the end is neither said nor focused: {heard:?}, {focused}, {told}"
    );
    Ok(())
}
