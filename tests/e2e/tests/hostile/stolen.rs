//! The page is its own loader: it greets the frame itself, before or beside ours, and hears everything
//! that a loader hears.

use anyhow::ensure;
use payseal_e2e::{
    Outcome, pages::Host, runner::Scenario, scenario, stage::Stage, taint::World, wait,
};
use serde_json::json;

use crate::page::{CARD, open, save_a_card, spied};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_page_that_is_its_own_loader_sees_no_digit),
        scenario!(a_second_greeting_is_not_answered),
        // A greeting that comes before the frame's document is one to nobody, and the browser says so.
        scenario!(a_race_for_the_handshake_gives_the_winner_nothing).loud(),
    ]
}

/// Puts the form into the page without our loader, and keeps every message of the frame.
async fn without_loader(stage: &Stage, mode: &str) -> Outcome<Host> {
    let host = Host::new(stage);
    host.open_page("/hostile", &spied(stage, &json!(null)))
        .await?;
    let (gateway, account) = (stage.gateway(), stage.account());
    host.run(&format!(
        "window.heard = [];
         const frame = document.createElement('iframe');
         frame.src = '{gateway}/payseal/{account}/en/{mode}';
         frame.style.cssText = 'width:400px;height:400px';
         document.querySelector('#payseal').append(frame);
         frame.onload = () => {{
           const {{ port1, port2 }} = new MessageChannel();
           window.mine = port1;
           port1.onmessage = async ({{ data }}) => {{
             window.heard.push(data);
             keepLoot(data);
             if (data.opened) port1.postMessage({{ open: {{ mode: '{}', holder: 'never' }} }});
             if (data.needToken) {{
               const {{ sessionToken }} = await bench.token();
               port1.postMessage({{ token: {{ request: data.needToken.request, token: sessionToken }} }});
             }}
           }};
           frame.contentWindow.postMessage({{ payseal: 1, nonce: '{}' }}, '{gateway}', [port2]);
         }}",
        if mode.is_empty() { "setup" } else { "payment" },
        "5".repeat(32),
    ))
    .await?;
    wait::until_true("the frame to be ready", || async {
        Ok(host.run("return heard.includes('ready')").await? == json!(true))
    })
    .await?;
    Ok(host)
}

async fn a_page_that_is_its_own_loader_sees_no_digit(stage: Stage) -> Outcome {
    for mode in ["", "pay/"] {
        let host = without_loader(&stage, mode).await?;
        let before = World::of(&stage, &host).await?;
        let form = host.form();
        if !mode.is_empty() {
            // The card of the first round is in the list by now.
            form.press_hook("new-card").await?;
        }
        form.fill(&CARD).await?;
        host.run("mine.postMessage({ submit: { call: 1 } })")
            .await?;
        wait::until_true("the end of the call", || async {
            let done = "return heard.some((one) => one.finished?.outcome.created)";
            Ok(host.run(done).await? == json!(true))
        })
        .await?;
        World::of(&stage, &host)
            .await?
            .demand_nothing_of(&CARD, &before)?;
        host.run(&format!("keepLoot('{}')", CARD.shown)).await?;
        World::of(&stage, &host)
            .await?
            .demand_a_leak_of(&CARD, &before)?;
    }
    Ok(())
}

async fn a_second_greeting_is_not_answered(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let gateway = stage.gateway();
    host.run(&format!(
        "window.second = [];
         const {{ port1, port2 }} = new MessageChannel();
         port1.onmessage = ({{ data }}) => second.push(data);
         const frame = document.querySelector('#payseal iframe');
         frame.contentWindow.postMessage({{ payseal: 1, nonce: '{}' }}, '{gateway}', [port2]);
         port1.postMessage({{ submit: {{ call: 1 }} }});",
        "6".repeat(32)
    ))
    .await?;
    save_a_card(&host).await?;
    let heard = host.run("return second").await?;
    ensure!(heard == json!([]), "a second loader was answered: {heard}");
    Ok(())
}

/// Greets at every moment of the load, many times over, beside our loader.
async fn a_race_for_the_handshake_gives_the_winner_nothing(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_page("/hostile", &spied(&stage, &json!(null)))
        .await?;
    let gateway = stage.gateway();
    host.run(&format!(
        "window.raced = [];
         const greet = () => {{
           const frame = document.querySelector('#payseal iframe');
           if (!frame) return;
           const {{ port1, port2 }} = new MessageChannel();
           port1.onmessage = ({{ data }}) => {{ raced.push(data); keepLoot(data) }};
           const nonce = Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => (byte & 15).toString(16)).join('');
           try {{ frame.contentWindow.postMessage({{ payseal: 1, nonce }}, '{gateway}', [port2]) }} catch {{}}
         }};
         window.racer = setInterval(greet, 1);
         bench.one = bench.element('#payseal', {{}});
         greet();"
    ))
    .await?;
    // Either our loader has won, or it says that the form is not there; a card is typed either way.
    wait::until_true("the end of the race", || async {
        let over = "return bench.events.some(({ name }) => name === 'ready') ||
            raced.some((one) => one.opened)";
        Ok(host.run(over).await? == json!(true))
    })
    .await?;
    host.run("clearInterval(racer)").await?;
    let before = World::of(&stage, &host).await?;
    host.form().fill(&CARD).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&CARD, &before)
}
