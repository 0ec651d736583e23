//! A frame that the page has in its HTML: the loader takes it, whenever it comes, and it saves a card like one that
//! the loader has made.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    pages::{Host, TestCard, bench_page},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        // A browser that does not know a power that the frame is given says so on its console.
        scenario!(a_frame_in_the_html_is_taken_before_it_has_loaded_and_after).loud(),
    ]
}

/// The bench with a frame as README has it, which the page knows again.
fn page(stage: &Stage, now: bool) -> String {
    let (gateway, account) = (stage.gateway(), stage.account());
    let frame = format!(
        "<iframe data-payseal src=\"{gateway}/payseal/{account}/en/\" name=\"mandate light\" allow=\"autofill\"
         sandbox=\"allow-scripts allow-same-origin allow-forms\" referrerpolicy=\"no-referrer\"
         title=\"Secure card form\"></iframe><script>declared = document.querySelector('iframe')</script>"
    );
    let options = if now { json!({}) } else { json!(null) };
    bench_page(gateway, account, &options).replacen(
        "<div id=\"payseal\"></div>",
        &format!("<div id=\"payseal\">{frame}</div>"),
        1,
    )
}

async fn a_frame_in_the_html_is_taken_before_it_has_loaded_and_after(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let form = host.form();
    for now in [true, false] {
        host.open_page("/declared", &page(&stage, now)).await?;
        if !now {
            // The form can be typed into before any script of the page has asked for it.
            wait::until_true("the page and its frame", || async {
                Ok(host.run("return document.readyState").await? == "complete")
            })
            .await?;
            form.type_into(Field::Number, "42").await?;
            // chromedriver marks the frame that it types into.
            host.run("declared.removeAttribute('cd_frame_id_')").await?;
            host.run("bench.one = bench.element('#payseal', {})")
                .await?;
        }
        host.event("ready").await?;
        let taken = "const frames = document.querySelectorAll('#payseal iframe');
            return frames.length === 1 && frames[0] === declared";
        ensure!(host.run(taken).await? == json!(true), "another frame");
        if now {
            form.fill(&TestCard::VISA).await?;
        } else {
            form.type_into(Field::Number, "42424242424242").await?;
            form.type_into(Field::Expiry, TestCard::VISA.typed(Field::Expiry))
                .await?;
            form.type_into(Field::Cvc, TestCard::VISA.typed(Field::Cvc))
                .await?;
        }
        form.see_card(&TestCard::VISA).await?;
        host.press_pay().await?;
        host.saved_id().await?;
        // Moved, it loads anew, and is greeted anew.
        host.run("document.querySelector('#payseal-2').append(declared)")
            .await?;
        host.event("error").await?;
        ensure!(
            host.events("loaderror").await?.is_empty(),
            "the form did not come"
        );
    }
    let asked = stage.tap.requests_to(stage.gateway(), "/en/").len();
    ensure!(asked == 4, "the document was asked for {asked} times");
    Ok(())
}
