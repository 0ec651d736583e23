//! The React example, as a merchant would run it: the packed npm package, Vite's build in which
//! StrictMode mounts everything twice, and the example's own server on an origin of its own.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, ensure};
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome, artefacts,
    engine::Engine,
    pages::{Host, TestCard},
    process::{Guarded, find_program},
    runner::Scenario,
    scenario,
    stage::Stage,
};
use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
    time::timeout,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_card_is_saved_from_react_in_strict_mode)
            .only(&[Engine::Chromium])
            // Installing and building come first.
            .within(Duration::from_secs(300)),
    ]
}

/// Copies a folder, but not what was installed or built in it: that stays out of the source tree.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let (name, kind) = (entry.file_name(), entry.file_type()?);
        if kind.is_dir() && name != "node_modules" && name != "dist" {
            copy(&entry.path(), &to.join(name))?;
        } else if kind.is_file() {
            std::fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

async fn npm(folder: &Path, words: &[&str]) -> Outcome {
    let npm = find_program("npm", "NPM", "install Node.js with npm")?;
    let ran = Command::new(npm)
        .args(words)
        .current_dir(folder)
        .kill_on_drop(true)
        .output();
    let ran = timeout(Duration::from_secs(200), ran)
        .await
        .context("npm did not end in time")??;
    let said = String::from_utf8_lossy(&ran.stderr);
    ensure!(
        ran.status.success(),
        "npm {} failed: {said}",
        words.join(" ")
    );
    Ok(())
}

/// Installs the packed package into a copy of the example and builds it.
async fn build() -> Outcome<PathBuf> {
    let root = artefacts::root();
    let source = root.join("examples/react-vite");
    // Two folders below the root, as the example itself: its scripts look for the package there.
    let folder = root.join("target/react-vite");
    let lock = "package-lock.json";
    let known = tokio::fs::read(folder.join(lock)).await.ok();
    let fresh = known == Some(tokio::fs::read(source.join(lock)).await?);
    copy(&source, &folder).context("cannot copy the example")?;
    if !fresh || !folder.join("node_modules").is_dir() {
        npm(&folder, &["ci", "--no-audit", "--no-fund"]).await?;
    }
    npm(&folder, &["run", "payseal"])
        .await
        .context("run cargo xtask build first")?;
    npm(&folder, &["run", "build:development"]).await?;
    Ok(folder)
}

/// Starts the server of an example as the stage's neighbour.
pub(crate) async fn serve(
    server: PathBuf,
    log: &Path,
    envs: &[(&str, OsString)],
    stage: &Stage,
) -> Outcome<Guarded> {
    let node = find_program("node", "NODE", "install Node.js")?;
    let port = stage.neighbour().rsplit_once(':').context("a port")?.1;
    let envs = [envs, &[("PORT", port.into())]].concat();
    let mut server = Guarded::start(&node, [server], &envs, log, true)?;
    let stdout = server.stdout.take().context("the server's output")?;
    let mut lines = BufReader::new(stdout).lines();
    let line = timeout(Duration::from_secs(20), lines.next_line());
    let line = line
        .await
        .context("the example's server does not start")??
        .unwrap_or_default();
    ensure!(line.contains(stage.neighbour()), "the server says {line:?}");
    Ok(server)
}

async fn a_card_is_saved_from_react_in_strict_mode(stage: Stage) -> Outcome {
    let folder = build().await?;
    let envs = [
        ("GATEWAY", stage.gateway().into()),
        ("ACCOUNT", stage.account().into()),
    ];
    let log = folder.join("server.log");
    let server = serve(folder.join("server.mjs"), &log, &envs, &stage).await?;
    let played = save(&stage).await;
    server.end().await?;
    played
}

async fn save(stage: &Stage) -> Outcome {
    let host = Host::new(stage);
    stage.open(stage.neighbour()).await?;
    let form = host.form();
    form.await_ready().await?;
    let frames = host
        .run("return document.querySelectorAll('iframe').length")
        .await?;
    ensure!(frames == json!(1), "StrictMode left {frames} frames");
    form.fill(&TestCard::VISA).await?;
    host.press("header button").await?;
    let form = form.in_locale(Locale::ZhHans);
    form.see_sentence("number_label", &[]).await?;
    form.see_card(&TestCard::VISA).await?;
    host.press("#pay").await?;
    let id = host.saved_id().await?;
    let kept = stage.tap.requests_to(stage.neighbour(), "/api/cards");
    ensure!(
        kept.iter().any(|one| one.body.contains(&id)),
        "the merchant's server has no id"
    );
    Ok(())
}
