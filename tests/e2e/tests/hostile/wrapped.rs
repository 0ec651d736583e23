//! Built-in functions that were replaced before the loader came, and options that bite.

use anyhow::ensure;
use payseal_core::text::Locale;
use payseal_e2e::{Outcome, pages::Host, runner::Scenario, scenario, stage::Stage, taint::World};
use serde_json::json;

use crate::page::{CARD, open, save_a_card, spied, withstand};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(replaced_built_ins_see_no_digit),
        scenario!(options_with_getters_proxies_and_markup_get_nothing),
        scenario!(a_look_that_is_no_look_is_refused_by_the_form_itself).loud(),
    ]
}

async fn replaced_built_ins_see_no_digit(stage: Stage) -> Outcome {
    withstand(&stage, "").await
}

/// Options are read once and copied, and what crosses is plain data.
async fn options_with_getters_proxies_and_markup_get_nothing(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_page("/hostile", &spied(&stage, &json!(null)))
        .await?;
    let before = "window.reads = 0;
        const trap = (value) => new Proxy(value, {
          get(target, name, self) {
            window.reads += 1;
            return Reflect.get(target, name, self);
          },
        });
        bench.one = bench.element('#payseal', trap({
          appearance: trap({ get theme() { return 'light' } }),
          billingDetails: trap({
            line1: '<img src=x onerror=alert(1)>',
            line2: '</style><script>alert(1)</scr' + 'ipt>',
            city: '${7*7} {{7*7}} {merchant}',
          }),
          get customerId() { return undefined },
        }))";
    host.run(before).await?;
    host.event("ready").await?;
    let before = World::of(&stage, &host).await?;
    let reads = host.run("return window.reads").await?;
    save_a_card(&host).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&CARD, &before)?;
    let later = host.run("return window.reads").await?;
    ensure!(
        later == reads,
        "the page's own objects were read again while a card was typed: {reads}, then {later}"
    );
    // The document has a script of its own in it.
    let inside = "return [document.querySelectorAll('img').length,
        [...document.scripts].some((one) => one.text.includes('alert')),
        document.body.innerText.includes('onerror')]";
    ensure!(
        host.form().run(inside, vec![]).await? == json!([0, false, false]),
        "the page's text became markup"
    );
    Ok(())
}

/// Values that the loader would refuse, said to the form by the page itself.
async fn a_look_that_is_no_look_is_refused_by_the_form_itself(stage: Stage) -> Outcome {
    for appearance in [
        json!({ "accent": "red;background:url(//evil.example)" }),
        json!({ "accent": "#0b57d0}</style><script>1</script>" }),
        json!({ "accent": "@import 'x'" }),
        json!({ "radius": 4000 }),
        json!({ "theme": "expression(1)" }),
    ] {
        let host = open(&stage, &json!({})).await?;
        let update = json!({ "update": { "appearance": appearance } });
        host.run(&format!("stolenPort.postMessage({update})"))
            .await?;
        // A message after it has been taken in: so was the one before.
        host.run("bench.one.update({ locale: 'zh-Hans' })").await?;
        let form = host.form().in_locale(Locale::ZhHans);
        form.see_sentence("number_label", &[]).await?;
        let style = "return document.documentElement.getAttribute('style') ?? ''";
        let style = form.run(style, vec![]).await?;
        let style = style.as_str().unwrap_or_default();
        ensure!(
            !["url", "import", "script", "4000", "expression"]
                .iter()
                .any(|word| style.contains(word)),
            "{appearance} became the style {style:?}"
        );
        save_a_card(&host).await?;
    }
    Ok(())
}
