//! docs/start.md, followed to the letter: its server and its page with a script tag, at the stage's own addresses.

use anyhow::Context as _;
use payseal_e2e::{
    Outcome, artefacts,
    engine::Engine,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;

use crate::{frameworks::place, react::serve};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(the_start_page_takes_a_payment).only(&[Engine::Chromium])]
}

/// The first block of a kind after some words of a page.
fn block<'a>(page: &'a str, after: &str, kind: &str) -> Outcome<&'a str> {
    let fence = format!("```{kind}\n");
    let found = page
        .split_once(after)
        .and_then(|(_, rest)| rest.split_once(&fence))
        .and_then(|(_, rest)| rest.split_once("```"));
    let (code, _) = found.with_context(|| format!("no {kind} after {after}"))?;
    Ok(code)
}

async fn the_start_page_takes_a_payment(stage: Stage) -> Outcome {
    let page = std::fs::read_to_string(artefacts::root().join("docs/start.md"))?;
    // Beside the packed package, as `npm install payseal` has it.
    let folder = place().await?.join("start");
    std::fs::create_dir_all(&folder)?;
    let (_, port) = stage.gateway().rsplit_once(':').context("a port")?;
    // The reader's addresses and account are the stage's here; nothing else is changed.
    let here = |text: &str| {
        text.replace("http://127.0.0.1:4001", &format!("http://127.0.0.1:{port}"))
            .replace("http://pay.localhost:4001", stage.gateway())
            .replace("http://localhost:3000", stage.neighbour())
            .replace("12246010", stage.account())
            .replace("mySecret1", "12H4567r")
    };
    let server = here(block(&page, "## 2. Your server", "js")?);
    let (_, own) = stage.neighbour().rsplit_once(':').context("a port")?;
    let told = format!(".listen({own}, () => console.log('{}'))", stage.neighbour());
    let server = server.replace(".listen(3000)", &told);
    let server = format!("process.chdir(import.meta.dirname);\n{server}");
    std::fs::write(folder.join("server.mjs"), server)?;
    let html = here(block(&page, "### A script tag", "html")?);
    std::fs::write(folder.join("index.html"), html)?;
    let script = here(block(&page, "`pay.js`:", "js")?);
    std::fs::write(folder.join("pay.js"), script)?;

    let log = folder.join("server.log");
    let server = serve(folder.join("server.mjs"), &log, &[], &stage).await?;
    let played = pay(&stage).await;
    server.end().await?;
    played
}

async fn pay(stage: &Stage) -> Outcome {
    let host = Host::new(stage);
    stage.open(stage.neighbour()).await?;
    let form = host.form();
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    host.press("#form button").await?;
    wait::until("the words of a payment", || async {
        let said = host
            .run("return document.querySelector('#said').textContent")
            .await?;
        Ok((said == json!("Paid. Thank you!")).then_some(()))
    })
    .await
}
