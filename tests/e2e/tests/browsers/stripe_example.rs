//! `examples/stripe`: the pages of Stripe's guide, with two host names changed, and their server with Stripe's own package.

use std::{ffi::OsString, path::PathBuf};

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome, artefacts,
    engine::Engine,
    pages::{CardForm, Host, TestCard, press},
    process::Guarded,
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::Key;
use tokio::{process::Command, sync::OnceCell};

use crate::react::serve;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_card_is_kept_offered_in_a_checkout_and_charged_later),
        scenario!(a_card_is_kept_and_offered_in_react).only(&[Engine::Chromium]),
    ]
}

/// Where the React pages are built to, once per run; in `StrictMode` that does its work.
async fn built() -> Outcome<&'static PathBuf> {
    static BUILT: OnceCell<PathBuf> = OnceCell::const_new();
    BUILT
        .get_or_try_init(|| async {
            let root = artefacts::root();
            let folder = root.join("target/stripe-example");
            let words = "react/checkout.jsx react/intent.jsx --bundle --format=esm --jsx=automatic";
            let ran = Command::new(root.join("node_modules/.bin/esbuild"))
                .args(words.split(' '))
                .arg(format!("--outdir={}", folder.display()))
                .current_dir(root.join("examples/stripe"))
                .output()
                .await
                .context("esbuild is missing; run npm ci at the root of the source tree")?;
            let said = String::from_utf8_lossy(&ran.stderr);
            ensure!(ran.status.success(), "esbuild: {said}");
            Ok(folder)
        })
        .await
}

/// Starts the example's server for the demo account.
async fn shop(stage: &Stage) -> Outcome<Guarded> {
    let (_, port) = stage.gateway().rsplit_once(':').context("a port")?;
    let api = format!("http://127.0.0.1:{port}");
    let asked = reqwest::Client::new().get(format!("{api}/sandbox/accounts"));
    let told = asked.header("accept", "application/json").send().await?;
    let told: Value = told.json().await?;
    let key = |name: &str| {
        let key = told.pointer(&format!("/accounts/0/stripe/{name}"));
        let key = key.and_then(Value::as_str).context("no key of Stripe's");
        key.map(OsString::from)
    };
    let envs = [
        ("API", api.into()),
        ("SCRIPT", stage.gateway().into()),
        ("SECRET_KEY", key("secretKey")?),
        ("PUBLISHABLE_KEY", key("publishableKey")?),
        ("WEBHOOK_SECRET", key("webhookSecret")?),
        ("DIST", built().await?.into()),
    ];
    let root = artefacts::root();
    let log = root.join(format!("target/stripe-example-{port}.log"));
    serve(root.join("examples/stripe/server.mjs"), &log, &envs, stage).await
}

/// Opens one of the example's pages.
async fn open(stage: &Stage, page: &str) -> Outcome<Host> {
    stage
        .open(&format!("{}/{page}.html", stage.neighbour()))
        .await?;
    Ok(Host::new(stage))
}

/// Waits until a page says how things stand.
async fn see_status(host: &Host, expected: &str) -> Outcome {
    wait::until(&format!("the status {expected}"), || async {
        let script = "return document.querySelector('#status')?.textContent ?? ''";
        let told = host.run(script).await?;
        Ok((told == json!(expected)).then_some(()))
    })
    .await
}

/// Pays an intent with a new card that is kept, and another with that card.
async fn pay_and_pay_again(stage: &Stage, page: &str, form: &CardForm) -> Outcome {
    let host = open(stage, page).await?;
    form.fill(&TestCard::VISA).await?;
    form.press_hook("consent").await?;
    host.press("#submit").await?;
    see_status(&host, "succeeded").await?;

    let host = open(stage, page).await?;
    let saved = form.see_saved(1).await?;
    let id = saved.first().context("a saved card")?;
    ensure!(form.chosen().await? == *id, "the saved card is not chosen");
    wait::until("the page to hear what is chosen", || async {
        let script = "return document.querySelector('#submit').dataset.saved";
        Ok((host.run(script).await? == json!(id)).then_some(()))
    })
    .await?;
    host.press("#submit").await?;
    see_status(&host, "succeeded").await
}

/// Types the shopper's address into the page and goes on, and waits until the session has it.
async fn type_email(stage: &Stage, host: &Host) -> Outcome {
    host.press("#email").await?;
    press(&stage.driver, "ada@shop.example").await?;
    press(&stage.driver, Key::Tab).await?;
    wait::until("the session to take the address", || async {
        let script = "return document.querySelector('#submit').disabled";
        Ok((host.run(script).await? == json!(false)).then_some(()))
    })
    .await
}

async fn a_card_is_kept_offered_in_a_checkout_and_charged_later(stage: Stage) -> Outcome {
    let shop = shop(&stage).await?;
    let played = async {
        let form = CardForm::new(&stage, "#payment-element");
        pay_and_pay_again(&stage, "intent", &form).await?;

        let host = open(&stage, "checkout").await?;
        form.see_saved(1).await?;
        let said = host.find("#submit").await?.text().await?;
        ensure!(said == "Pay $21.98 now", "{said}");
        type_email(&stage, &host).await?;
        host.press("#submit").await?;
        see_status(&host, "complete, paid").await?;

        let host = open(&stage, "later").await?;
        host.press("#charge").await?;
        see_status(&host, "succeeded").await
    }
    .await;
    shop.end().await?;
    played
}

async fn a_card_is_kept_and_offered_in_react(stage: Stage) -> Outcome {
    let shop = shop(&stage).await?;
    let played = async {
        let form = CardForm::new(&stage, "#root");
        pay_and_pay_again(&stage, "react-intent", &form).await?;

        // The page's own list; the form has none then.
        let host = open(&stage, "react-checkout").await?;
        let said = host.find(".saved").await?.text().await?;
        ensure!(said == "Pay with visa 4242", "{said}");
        form.await_ready().await?;
        form.see_saved(0).await?;
        let email = "return document.querySelector('#email').value";
        ensure!(host.run(email).await? == json!(""), "somebody's address");
        form.fill(&TestCard::VISA).await?;
        type_email(&stage, &host).await?;
        host.press(".saved").await?;
        see_status(&host, "complete, paid").await
    }
    .await;
    shop.end().await?;
    played
}
