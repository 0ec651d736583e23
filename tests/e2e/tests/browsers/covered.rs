//! A press that decides counts on what was seen: at once where the form can tell, else by a second press
//! on the same spot.

use std::time::Duration;

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
use serde_json::{Value, json};
use thirtyfour::Key;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_press_on_what_is_seen_counts_at_once),
        scenario!(no_page_makes_the_consent_dead),
        scenario!(a_click_on_what_is_covered_or_faint_does_not_count).only(&[Engine::Chromium]),
        scenario!(the_time_to_put_a_card_back_waits_until_it_is_seen),
        // WebKit on a busy machine tells too late of what has come into view: the press is asked about
        // again, and what is paid meanwhile is paid without it.
        scenario!(a_call_waits_for_a_press_that_is_looked_at)
            .only(&[Engine::Chromium, Engine::Firefox]),
    ]
}

/// A page with the markup of the README, nothing around it, and the form of a customer who pays.
pub(crate) async fn open(stage: &Stage) -> Outcome<Host> {
    let host = Host::new(stage);
    host.be_known().await?;
    let (gateway, account) = (stage.gateway(), stage.account());
    let page = format!(
        r#"<!doctype html>
<html lang="en">
<head><meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title></head>
<body>
<div id="payseal"></div> <button id="pay">Pay</button>
<pre id="result"></pre>
<script src="{gateway}/payseal/v1/payseal.js"></script>
<script>
window.bench = {{ events: [] }};
const token = async () => (await fetch('/api/session-token?for=checkout&amount=24.00', {{ method: 'POST' }})).json();
token().then(({{ customerId }}) => {{
  bench.one = Payseal({{ account: '{account}' }})
    .createPaymentElement({{ mode: 'payment', customerId, sessionToken: token }});
  for (const name of ['ready', 'change', 'error', 'savedcardremove']) {{
    bench.one.on(name, (event) => bench.events.push({{ name, event }}));
  }}
  bench.one.mount('#payseal');
}});
</script>"#
    );
    host.open_page("/plain", &page).await?;
    host.event("ready").await?;
    Ok(host)
}

/// Whether the box for keeping the card is ticked.
pub(crate) async fn ticked(host: &Host) -> Outcome<bool> {
    let script = "return document.querySelector('#consent').checked";
    Ok(host.form().run(script, vec![]).await? == json!(true))
}

/// Waits until this has been in view, or has been seen to be out of it, for longer than the form asks for.
pub(crate) async fn see_steady(host: &Host, selector: &str, seen: bool) -> Outcome {
    let script = "const [selector, wanted] = arguments;
        const it = document.querySelector(selector);
        const so = Boolean(it) && ('seen' in it.dataset) === wanted;
        window.steady = so ? window.steady ?? performance.now() : undefined;
        return so && performance.now() - window.steady > 750;";
    host.form().run("window.steady = undefined", vec![]).await?;
    wait::until_true(&format!("{selector} seen: {seen}"), || async {
        let form = host.form();
        Ok(form.run(script, vec![json!(selector), json!(seen)]).await? == json!(true))
    })
    .await
}

/// Presses the box that keeps the card until it is ticked, as a shopper who reads what the form asks; how
/// often it took.
pub(crate) async fn press_until_ticked(host: &Host) -> Outcome<usize> {
    let asks = "const asks = document.querySelector('#again');
        return [document.querySelector('#consent').checked, !asks.hidden]";
    let answer = || {
        wait::until("an answer to the press", || async {
            let told = host.form().run(asks, vec![]).await?;
            Ok(match (told.pointer("/0"), told.pointer("/1")) {
                (Some(Value::Bool(true)), _) => Some(false),
                (_, Some(Value::Bool(true))) => Some(true),
                _ => None,
            })
        })
    };
    for presses in 1..=3 {
        press(host, "#consent").await?;
        // A press that the browser itself swallowed, because the frame had just moved, never came to the
        // form: whoever sees nothing happen presses anew.
        let asked = match tokio::time::timeout(Duration::from_secs(4), answer()).await {
            Ok(asked) => asked?,
            Err(_) => {
                press(host, "#consent").await?;
                answer().await?
            }
        };
        if !asked {
            return Ok(presses);
        }
        host.form().see_sentence("press_again", &[]).await?;
        see_steady(host, "#again", true).await?;
    }
    anyhow::bail!("three presses did not tick the box")
}

/// Presses this where it is, whatever is in front of it.
pub(crate) async fn press(host: &Host, selector: &str) -> Outcome {
    let script = format!("return document.querySelector('{selector}')");
    let element = host.form().run(&script, vec![]).await?;
    let form = host.form();
    let driver = form.driver();
    let element = thirtyfour::WebElement::from_json(element, driver.handle().clone())?;
    let chain = driver.action_chain().move_to_element_center(&element);
    Ok(chain.click().perform().await?)
}

async fn a_press_on_what_is_seen_counts_at_once(stage: Stage) -> Outcome {
    let host = open(&stage).await?;
    // A line of its own: a frame that overhangs its neighbours is seen less well.
    host.run("document.querySelector('#pay').style.cssText = 'display:block;margin-top:2rem'")
        .await?;
    see_steady(&host, ".ps-consent", true).await?;
    host.form()
        .run(
            "addEventListener('click', (event) => {
               window.counted = event.isTrusted;
               setTimeout(() => { window.ticked = document.querySelector('#consent').checked });
             }, true)",
            vec![],
        )
        .await?;
    host.form().hook("consent").await?.click().await?;
    wait::until_true("the box to be ticked by the very click", || async {
        let told = host.form().run("return [counted, ticked]", vec![]).await?;
        Ok(told == json!([true, true]))
    })
    .await
}

/// What honest pages do around the form, and how it is undone.
const HONEST: [(&str, &str); 9] = [
    ("nothing around it", ""),
    ("a button right below it", "document.querySelector('#pay').style.cssText = 'display:block'"),
    ("a margin of nothing", "document.body.style.margin = 0"),
    ("a box that scrolls", "mount.style.overflow = 'auto'"),
    ("opacity", "mount.style.opacity = 0.99"),
    ("a filter", "mount.style.filter = 'drop-shadow(0 0 2px black)'"),
    // So little that a driver, which aims as if nothing were scaled, still meets the box.
    ("a scale", "mount.style.transform = 'scale(0.99)'"),
    (
        "a chat bubble over a far corner",
        "const bubble = document.createElement('div');
         bubble.style.cssText = 'position:absolute;top:0;right:0;width:40px;height:40px;background:teal';
         document.body.append(bubble);",
    ),
    (
        "a bar over the last 20 pixels",
        "const bar = document.createElement('div');
         const bottom = mount.getBoundingClientRect().bottom;
         bar.style.cssText = `position:absolute;left:0;width:100%;height:20px;top:${bottom - 20}px;background:teal;backdrop-filter:blur(2px)`;
         document.body.append(bar);",
    ),
];

async fn no_page_makes_the_consent_dead(stage: Stage) -> Outcome {
    for (what, around) in HONEST {
        let host = open(&stage).await?;
        host.run(&format!(
            "const mount = document.querySelector('#payseal'); {around}"
        ))
        .await?;
        // Chromium drops presses on a frame that has just moved.
        see_steady(&host, "body", false).await?;
        let presses = press_until_ticked(&host).await?;
        ensure!(presses <= 2, "{what}: {presses} presses");
        if presses == 2 {
            let told = host.event("error").await?;
            ensure!(
                told.pointer("/event/code") == Some(&json!("not_visible"))
                    && told.pointer("/event/hint").is_some_and(Value::is_string),
                "{what}: the page is told {told}"
            );
        }
        // A key is pressed once.
        host.form()
            .run("document.querySelector('#consent').focus()", vec![])
            .await?;
        host.form().press(Key::Space).await?;
        wait::until_true(&format!("{what}: a key to count"), || async {
            Ok(!ticked(&host).await?)
        })
        .await?;
    }
    Ok(())
}

async fn a_click_on_what_is_covered_or_faint_does_not_count(stage: Stage) -> Outcome {
    for hides in [
        "const cover = document.createElement('div');
         cover.style.cssText = 'position:fixed;inset:0;background:#fff;pointer-events:none';
         document.body.append(cover);",
        "document.querySelector('#payseal').style.opacity = '0.01';",
    ] {
        let host = open(&stage).await?;
        host.run(hides).await?;
        see_steady(&host, "body", false).await?;
        let presses = press_until_ticked(&host).await?;
        ensure!(
            presses == 2,
            "a click on what is not seen counted: {presses}"
        );
    }
    Ok(())
}

async fn the_time_to_put_a_card_back_waits_until_it_is_seen(stage: Stage) -> Outcome {
    Host::new(&stage).keep(&TestCard::VISA).await?;
    let host = open(&stage).await?;
    let form = host.form();
    form.see_saved(1).await?;
    form.press_hook("saved-card-remove").await?;
    form.press_hook("saved-card-remove-confirm").await?;
    form.hook("saved-card-undo").await?;
    form.leave().await?;
    let runs = |expected: &'static str| {
        let form = host.form();
        async move {
            let script = "return document.getAnimations().find((it) => it.animationName === 'ps-left')?.playState";
            wait::until_true(&format!("the time to be {expected}"), || async {
                Ok(form.run(script, vec![]).await? == json!(expected))
            })
            .await
        }
    };
    runs("running").await?;
    host.run("document.querySelector('#payseal').style.marginTop = '200vh'; scrollTo(0, 0)")
        .await?;
    runs("paused").await?;
    host.run("document.querySelector('#payseal').style.marginTop = ''")
        .await?;
    runs("running").await?;
    // Whoever rests on it, by pointer or by key, has all the time there is.
    let undo = form.hook("saved-card-undo").await?;
    let chain = form.driver().action_chain();
    chain.move_to_element_center(&undo).perform().await?;
    runs("paused").await?;
    form.leave().await?;
    runs("running").await?;
    form.press(Key::Tab).await?;
    form.run("document.querySelector('[data-act=undo]').focus()", vec![])
        .await?;
    runs("paused").await?;
    ensure!(
        stage.tap.requests_to(stage.gateway(), "/detach").is_empty(),
        "the gateway was asked"
    );
    Ok(())
}

async fn a_call_waits_for_a_press_that_is_looked_at(stage: Stage) -> Outcome {
    let host = open(&stage).await?;
    let form = host.form();
    form.fill(&TestCard::VISA).await?;
    // Just come into view: the press is looked at for a moment, and paid in that moment.
    host.run("document.querySelector('#payseal').style.marginTop = '200vh'; scrollTo(0, 0)")
        .await?;
    see_steady(&host, ".ps-consent", false).await?;
    host.run("document.querySelector('#payseal').scrollIntoView()")
        .await?;
    form.hook("consent").await?.click().await?;
    host.run(
        "bench.one.confirm({ charge: async () => ({ status: 'succeeded' }) })
           .then((told) => { document.querySelector('#result').textContent = JSON.stringify(told) })",
    )
    .await?;
    let result = host.result().await?;
    ensure!(
        result.pointer("/consent/redisplay") == Some(&json!("always")),
        "paid without the consent that was just given: {result}"
    );
    Ok(())
}
