//! A browser without WebAssembly, as iOS's is in Lockdown Mode: the same form, by a program in plain JavaScript that is
//! fetched only there.

use anyhow::ensure;
use payseal_core::card::{Field, Reason};
use payseal_e2e::{
    Outcome,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};

use crate::checkout::pay;

/// What the file is called that has the program in it, before its hash.
const PLAIN: &str = "/plain-";

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(a_payment_without_web_assembly).only(&[Engine::WebKit])]
}

async fn a_payment_without_web_assembly(stage: Stage) -> Outcome {
    stage.tap.run_first("delete globalThis.WebAssembly;");
    let host = Host::new(&stage);
    host.open("/checkout").await?;
    let form = host.form();
    form.await_ready().await?;
    ensure!(
        form.run("return typeof WebAssembly", vec![]).await? == "undefined",
        "the frame has WebAssembly"
    );
    form.type_into(Field::Number, "4242424242424241").await?;
    form.see_text(Field::Number, "4242 4242 4242 4241").await?;
    form.press_on(Field::Expiry).await?;
    form.see_reason(Reason::NumberTypo, &[]).await?;
    form.empty(Field::Number).await?;
    form.fill(&TestCard::VISA).await?;
    form.press_hook("consent").await?;
    pay(&host, "succeeded").await?;
    form.see_sentence("finished_paid_amount", &[("amount", "$24.00")])
        .await?;

    // The card was kept, and is listed by the same program.
    host.open("/checkout?amount=7.00").await?;
    form.see_saved(1).await?;
    pay(&host, "succeeded").await?;
    let fetched = stage.tap.requests_to(stage.gateway(), PLAIN).len();
    ensure!(fetched > 0, "the program came from somewhere else");

    // Where there is WebAssembly, nothing else is fetched.
    stage.tap.run_first("");
    host.open("/checkout?amount=8.00").await?;
    form.see_saved(1).await?;
    let now = stage.tap.requests_to(stage.gateway(), PLAIN).len();
    ensure!(now == fetched, "it is fetched where it is not needed");
    Ok(())
}
