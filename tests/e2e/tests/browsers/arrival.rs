//! How the form arrives, and what happens when it does not: a gateway that is away, a copy of the page,
//! any way to write a language.

use anyhow::{Context as _, ensure};
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome,
    axe::demand_accessible,
    engine::Engine,
    pages::{Host, TestCard, bench_page},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::By;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_gateway_that_is_away_is_known_soon_and_comes_back_by_itself),
        scenario!(a_copy_of_the_form_takes_no_digit_and_says_so),
        scenario!(a_language_written_in_any_way_is_one),
        scenario!(a_refused_press_has_the_focus_in_the_form),
        scenario!(a_press_before_the_second_part_of_the_loader_is_there_waits_for_it),
        scenario!(a_customer_whose_token_it_is_not_is_told_as_the_form_opens),
        scenario!(a_form_that_is_mounted_before_its_place_is_in_the_page_waits_for_it),
    ]
}

async fn a_gateway_that_is_away_is_known_soon_and_comes_back_by_itself(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    stage.tap.cut(stage.gateway());
    host.run(
        "const begun = performance.now();
         bench.one = bench.element('#payseal', {});
         bench.one.on('loaderror', () => { bench.after ??= performance.now() - begun })",
    )
    .await?;
    let told = host.event("loaderror").await?;
    ensure!(
        told.pointer("/event/code") == Some(&json!("gateway_unreachable")),
        "{told}"
    );
    let after = host.run("return bench.after").await?;
    let after = after.as_f64().context("a time")?;
    ensure!(after < 3000.0, "known after {after} ms only");
    let panel = host.find("#payseal [role=alert] p").await?.text().await?;
    ensure!(
        Some(&json!(panel)) == told.pointer("/event/message"),
        "the shopper reads {panel}, the page {told}"
    );
    stage.tap.restore(stage.gateway());
    host.event("ready").await?;
    Ok(())
}

async fn a_copy_of_the_form_takes_no_digit_and_says_so(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    // As a page cache does it: the node with the frame in it, and nobody who greets that frame.
    host.run(
        "document.querySelector('#payseal-2')
           .append(document.querySelector('#payseal iframe').cloneNode())",
    )
    .await?;
    wait::until_true("the copy to be locked", || async {
        host.find("#payseal-2 iframe").await?.enter_frame().await?;
        let told = stage.driver.find(By::Id("stopped-alone")).await?;
        let fields = stage.driver.find_all(By::Testid("card-number")).await?;
        let mut open = false;
        for field in fields {
            open |= field.is_displayed().await?;
        }
        Ok(!open && told.text().await? == Locale::En.text().stopped_alone)
    })
    .await?;
    host.enter().await?;
    demand_accessible(&stage.driver, "a page with a copy of the form").await?;
    // Whoever mounts there finds an empty place.
    host.run("bench.two = bench.element('#payseal-2', {})")
        .await?;
    wait::until_true("the second form", || async {
        Ok(host.events("ready").await?.len() == 2)
    })
    .await?;
    let frames = "return document.querySelectorAll('#payseal-2 iframe').length";
    ensure!(
        host.run(frames).await? == json!(1),
        "the copy is still there"
    );
    Ok(())
}

async fn a_language_written_in_any_way_is_one(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for (lang, locale) in [
        ("en_US", Locale::En),
        ("zh_CN", Locale::ZhHans),
        ("zh_CN.UTF-8", Locale::ZhHans),
        ("C", Locale::En),
        ("xx-not-a-tag-at-all-but-long-enough", Locale::En),
    ] {
        let page = bench_page(stage.gateway(), stage.account(), &json!({}));
        let page = page.replacen("lang=\"en\"", &format!("lang=\"{lang}\""), 1);
        host.open_page("/spoken", &page).await?;
        host.event("ready").await?;
        let form = host.form().in_locale(locale);
        form.see_sentence("number_label", &[]).await?;
    }
    Ok(())
}

async fn a_refused_press_has_the_focus_in_the_form(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!({})).await?;
    host.event("ready").await?;
    host.press_pay().await?;
    host.see_error("number_missing", None).await?;
    wait::until_true("the focus in the form", || async {
        // WebKit lets a frame that nobody has touched focus none of its fields: the next Tab does.
        let in_field =
            stage.engine == Engine::WebKit || host.form().focused().await? == "card-number";
        Ok(host.focused().await? == "iframe" && in_field)
    })
    .await
}

async fn a_customer_whose_token_it_is_not_is_told_as_the_form_opens(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let options = json!({"mode": "payment", "customerId": "cus_nobodys"});
    host.open_bench(&options).await?;
    let told = host.event("error").await?;
    ensure!(
        told.pointer("/event/code") == Some(&json!("customer_mismatch")),
        "{told}"
    );
    let hint = told.pointer("/event/hint").and_then(Value::as_str);
    ensure!(
        hint.is_some_and(|hint| hint.contains("customerId")),
        "{told}"
    );
    Ok(())
}

async fn a_form_that_is_mounted_before_its_place_is_in_the_page_waits_for_it(
    stage: Stage,
) -> Outcome {
    let host = Host::new(&stage);
    host.open_bench(&json!(null)).await?;
    // Longer than the loader waits for a form that is in the page.
    host.run(
        "bench.place = document.createElement('div');
         bench.one = bench.element(bench.place, {});
         setTimeout(() => document.querySelector('#payseal').append(bench.place), 3000)",
    )
    .await?;
    host.event("ready").await?;
    let failed = host.events("loaderror").await?;
    ensure!(failed.is_empty(), "{failed:?}");
    Ok(())
}

async fn a_press_before_the_second_part_of_the_loader_is_there_waits_for_it(
    stage: Stage,
) -> Outcome {
    let host = Host::new(&stage);
    let held = stage.tap.hold("/payseal/v1/parts/");
    host.open_bench(&json!({})).await?;
    host.form().await_ready().await?;
    host.form().fill(&TestCard::VISA).await?;
    host.press_pay().await?;
    ensure!(
        stage.tokenisations() == 0,
        "a card travelled without a session"
    );
    held.release();
    host.saved_id().await?;
    Ok(())
}
