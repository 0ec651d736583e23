//! The hostile page, with the sealed form or with one that leaks, and the shopper who pays on it.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard, bench_page},
    stage::Stage,
    taint::World,
};
use serde_json::{Value, json};

pub(crate) const SPY: &str = include_str!("spy.js");
const LEAKY: &str = include_str!("leaky.html");

/// How many dresses `leaky.html` knows.
const DRESSES: usize = 7;

/// Every digit of it tells: no four in a row repeat.
pub(crate) const CARD: TestCard = TestCard::AMEX;

/// The bench with the spy in front of everything.
pub(crate) fn spied(stage: &Stage, options: &Value) -> String {
    let page = bench_page(stage.gateway(), stage.account(), options);
    page.replacen("<head>", &format!("<head><script>{SPY}</script>"), 1)
}

/// Opens the hostile page with the sealed form in it.
pub(crate) async fn open(stage: &Stage, options: &Value) -> Outcome<Host> {
    let host = Host::new(stage);
    host.open_page("/hostile", &spied(stage, options)).await?;
    host.event("ready").await?;
    Ok(host)
}

/// Runs an attack against the sealed form while a shopper types and saves a card, and demands that
/// the page learns nothing; then shows that the same page would have seen a leak.
pub(crate) async fn withstand(stage: &Stage, attack: &str) -> Outcome {
    let host = open(stage, &json!({})).await?;
    let before = World::of(stage, &host).await?;
    host.run(attack).await?;
    save_a_card(&host).await?;
    World::of(stage, &host)
        .await?
        .demand_nothing_of(&CARD, &before)?;
    demand_no_key_was_heard(&host).await?;
    demand_a_leak_is_seen(stage, attack).await
}

/// Types a card and saves it, as a shopper who suspects nothing.
pub(crate) async fn save_a_card(host: &Host) -> Outcome {
    host.form().fill(&CARD).await?;
    host.press_pay().await?;
    host.saved_id().await?;
    Ok(())
}

/// Keys that are pressed in the frame are the frame's: the page is not told of one.
///
/// WebKit tells the page that its own selection changed when the focus goes into the frame or comes
/// back: no more than `focus` and `blur` tell, and far less often than a digit is typed.
pub(crate) async fn demand_no_key_was_heard(host: &Host) -> Outcome {
    let heard = host
        .run(
            "const told = window.keystrokes;
             return {
               keys: told.filter(([name]) => name !== 'selectionchange')
                 .map(([name, key]) => `${name} ${key}`),
               selections: told.filter(([name]) => name === 'selectionchange').length,
             }",
        )
        .await?;
    ensure!(
        heard.get("keys") == Some(&json!([])),
        "the page heard keys: {heard}"
    );
    let fields = 3;
    ensure!(
        heard
            .get("selections")
            .and_then(Value::as_u64)
            .is_some_and(|count| count <= fields),
        "the page's selection changes with the keys: {heard}"
    );
    Ok(())
}

/// The same page and the same attack, around a form that hands every key to the page.
async fn demand_a_leak_is_seen(stage: &Stage, attack: &str) -> Outcome {
    stage.tap.page(&format!("{}/leaky", stage.shop()), LEAKY);
    for dress in 0..DRESSES {
        let host = Host::new(stage);
        host.open_page("/hostile", &spied(stage, &json!(null)))
            .await?;
        host.run(&format!(
            "const frame = document.createElement('iframe');
             frame.src = '/leaky#{dress}';
             document.querySelector('#payseal').append(frame);
             window.opened = new Promise((done) => {{
               frame.onload = () => {{
                 const {{ port1, port2 }} = new MessageChannel();
                 port1.start();
                 frame.contentWindow.postMessage('open', '*', [port2]);
                 done(true);
               }};
             }});
             return window.opened"
        ))
        .await?;
        let before = World::of(stage, &host).await?;
        host.run(attack).await?;
        let form = host.form();
        form.type_into(Field::Number, CARD.number).await?;
        form.see_text(Field::Number, CARD.number).await?;
        World::of(stage, &host)
            .await?
            .demand_a_leak_of(&CARD, &before)?;
    }
    Ok(())
}
