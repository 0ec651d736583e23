//! `examples/frameworks`: pages in Vue and in Svelte, built by Vite with the packed npm package, one in Yew, built by Trunk
//! with the script of that package, and a merchant's server that stands on `payseal/server`; and the helpers of
//! `payseal/testing`.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, ensure};
use payseal_core::text::Locale;
use payseal_e2e::{
    Outcome, artefacts,
    engine::Engine,
    pages::{CardForm, Host, TestCard},
    process::{Guarded, find_program},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
    sync::OnceCell,
    time::timeout,
};

use crate::react::{copy, serve};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_vue_page_pays_changes_and_mounts_again_and_again).only(&[Engine::Chromium]),
        scenario!(a_svelte_page_pays_changes_and_mounts_again_and_again).only(&[Engine::Chromium]),
        scenario!(a_yew_page_pays_changes_and_mounts_again_and_again)
            .only(&[Engine::Chromium])
            // Compiling comes first.
            .within(Duration::from_secs(300)),
        scenario!(helpers_for_playwright_and_webdriver_drive_the_form).only(&[Engine::Chromium]),
    ]
}

async fn run(program: &Path, words: &[&str], folder: &Path) -> Outcome {
    let mut command = Command::new(program);
    command.args(words).current_dir(folder);
    finish(command, program).await
}

async fn finish(mut command: Command, program: &Path) -> Outcome {
    let ran = command
        .kill_on_drop(true)
        .output()
        .await
        .with_context(|| format!("cannot run {}", program.display()))?;
    // Trunk writes what is wrong to the one, and Vite to the other.
    let said = [ran.stdout, ran.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    ensure!(ran.status.success(), "{}: {said}", program.display());
    Ok(())
}

/// A copy of the examples, with the packed package in it. Everything else is found where `npm ci` has put it, in a folder
/// further up; no network is asked.
pub(crate) async fn place() -> Outcome<&'static PathBuf> {
    static PLACE: OnceCell<PathBuf> = OnceCell::const_new();
    PLACE
        .get_or_try_init(|| async {
            let root = artefacts::root();
            let folder = root.join("target/frameworks");
            copy(&root.join("examples/frameworks"), &folder).context("cannot copy the examples")?;
            let package = folder.join("node_modules/payseal");
            // An earlier run's files are no part of this package.
            let _ = std::fs::remove_dir_all(&package);
            std::fs::create_dir_all(&package)?;
            let packed = format!("dist/npm/payseal-{}.tgz", env!("CARGO_PKG_VERSION"));
            let packed = root.join(packed);
            let packed = packed.to_str().context("a path in Unicode")?;
            let words = ["-xzf", packed, "--strip-components=1"];
            run(Path::new("tar"), &words, &package)
                .await
                .context("run cargo xtask build first")?;
            Ok(folder)
        })
        .await
}

/// Builds the page in Yew. The copy of its document stands beside the package, and names the crate where it is: what is
/// compiled is a member of the workspace.
async fn trunk(folder: &Path) -> Outcome {
    let root = artefacts::root();
    let document = folder.join("yew/index.html");
    let text = std::fs::read_to_string(&document)?;
    let there = "href=\"../../../examples/frameworks/yew/Cargo.toml\"";
    std::fs::write(&document, text.replace("href=\"Cargo.toml\"", there))?;
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))?;
    let (_, version) = lock
        .split_once("name = \"wasm-bindgen\"\nversion = \"")
        .context("the lock file names wasm-bindgen")?;
    let version = version.split('"').next().unwrap_or_default();
    let trunk = find_program("trunk", "TRUNK", "run cargo xtask build once")?;
    let bin = trunk.parent().context("a folder of tools")?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(
        [bin.to_owned()]
            .into_iter()
            .chain(std::env::split_paths(&path)),
    )?;
    let mut command = Command::new(&trunk);
    command
        .args(["build", "--offline"])
        .current_dir(folder.join("yew"))
        .env("PATH", path)
        .env("TRUNK_TOOLS_WASM_BINDGEN", version)
        // Trunk takes `NO_COLOR=1`, which others define as "no colour", for a broken flag.
        .env_remove("NO_COLOR");
    finish(command, &trunk).await
}

/// Builds one of the pages, serves it, and plays on it.
async fn play(stage: &Stage, page: &str) -> Outcome {
    let folder = place().await?;
    if page == "yew" {
        trunk(folder).await?;
    } else {
        let vite = artefacts::root().join("node_modules/.bin/vite");
        run(&vite, &["build", page], folder).await?;
    }
    let (_, port) = stage.gateway().rsplit_once(':').context("a port")?;
    let envs = [
        ("PAGES", page.into()),
        ("GATEWAY", stage.gateway().into()),
        ("BANK", stage.bank().into()),
        ("API", format!("http://127.0.0.1:{port}").into()),
        ("ACCOUNT", stage.account().into()),
    ];
    let log = folder.join(format!("{page}.log"));
    let server = serve(folder.join("server.mjs"), &log, &envs, stage).await?;
    let played = async {
        let host = Host::new(stage);
        stage.open(stage.neighbour()).await?;
        pay(stage, &host).await?;
        mount_again(stage, &host).await
    };
    let played = played.await;
    server.end().await?;
    played
}

/// The rounding of the form's fields, as the frame draws them.
async fn see_radius(form: &CardForm, expected: &str) -> Outcome {
    let script = "return getComputedStyle(document.documentElement).getPropertyValue('--radius')";
    wait::until(&format!("a radius of {expected}"), || async {
        let radius = form.run(script, vec![]).await?;
        Ok((radius == json!(expected)).then_some(()))
    })
    .await
}

/// Types a card, changes the language and the look around it, and pays.
async fn pay(stage: &Stage, host: &Host) -> Outcome {
    let form = host.form();
    form.await_ready().await?;
    let closed = "return document.querySelector('#pay').disabled";
    ensure!(host.run(closed).await? == json!(true), "nothing was typed");
    form.fill(&TestCard::VISA).await?;
    host.press("#locale").await?;
    let form = form.in_locale(Locale::ZhHans);
    form.see_sentence("number_label", &[]).await?;
    see_radius(&form, "6px").await?;
    host.press("#round").await?;
    see_radius(&form, "16px").await?;
    form.see_card(&TestCard::VISA).await?;
    let brand = host
        .run("return document.querySelector('#brand').textContent")
        .await?;
    ensure!(brand == json!("visa"), "the page has heard of {brand}");
    host.press("#pay").await?;
    let result = host.result().await?;
    let status = result.get("status").and_then(Value::as_str);
    ensure!(status == Some("succeeded"), "paid: {result}");
    let frames = stage.tap.requests_to(stage.gateway(), "/payseal/");
    let documents = frames.iter().filter(|one| one.path.ends_with('/'));
    ensure!(documents.count() == 1, "the form was made anew");
    Ok(())
}

/// Goes to another page and comes back, fifty times, and then types again: Chromium lets no page go on for more than two
/// hundred steps within ten seconds.
async fn mount_again(stage: &Stage, host: &Host) -> Outcome {
    let leave = "location.hash = '#about'";
    host.run(leave).await?;
    host.find("#about").await?;
    ensure!(host.form().is_absent().await?, "the form has stayed");
    let base = host.watched().await?;
    let around = "
        const done = arguments[0];
        const there = async (selector) => {
          while (!document.querySelector(selector)) await new Promise(requestAnimationFrame);
        };
        (async () => {
          for (let round = 0; round < 50; round += 1) {
            location.hash = '#pay';
            await there('#payseal iframe');
            location.hash = '#about';
            await there('#about');
          }
          done(document.querySelectorAll('iframe').length);
        })();";
    host.enter().await?;
    let left = stage.driver.execute_async(around, vec![]).await?;
    ensure!(left.json() == &json!(0), "{} frames are left", left.json());
    let after = host.watched().await?;
    ensure!(
        (after.channels, &after.listeners) == (base.channels, &base.listeners),
        "left behind: {} channels and {:?}",
        after.channels,
        after.listeners
    );
    host.run("location.hash = '#pay'").await?;
    let form = host.form();
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    host.press("#pay").await?;
    let paid = host.result().await?;
    let status = paid.get("status").and_then(Value::as_str);
    ensure!(status == Some("succeeded"), "paid again: {paid}");
    Ok(())
}

async fn a_vue_page_pays_changes_and_mounts_again_and_again(stage: Stage) -> Outcome {
    play(&stage, "vue").await
}

async fn a_svelte_page_pays_changes_and_mounts_again_and_again(stage: Stage) -> Outcome {
    play(&stage, "svelte").await
}

async fn a_yew_page_pays_changes_and_mounts_again_and_again(stage: Stage) -> Outcome {
    play(&stage, "yew").await
}

/// The tools bring browsers of their own, and the shop is the stage's.
async fn helpers_for_playwright_and_webdriver_drive_the_form(stage: Stage) -> Outcome {
    let folder = place().await?;
    let script = folder.join("drivers.mjs");
    let source = artefacts::root().join("tests/e2e/tests/browsers/drivers.mjs");
    std::fs::copy(source, &script)?;
    let node = find_program("node", "NODE", "install Node.js")?;
    let (name, variable, advice) = Engine::Chromium.driver();
    let driver = find_program(name, variable, advice)?;
    let envs = [("CHROMEDRIVER", driver.into_os_string())];
    let log = folder.join("drivers.log");
    let words = [script.as_os_str(), stage.shop().as_ref()];
    let mut tools = Guarded::start(&node, words, &envs, &log, true)?;
    let stdout = tools.stdout.take().context("what the script says")?;
    // The group's guardian holds the same output open, so nobody waits for its end: a script that fails says so itself.
    let mut lines = BufReader::new(stdout).lines();
    let line = timeout(Duration::from_secs(60), lines.next_line()).await;
    tools.end().await?;
    let said = line.context("the tools do not end")??;
    let log = std::fs::read_to_string(&log)?;
    ensure!(said.as_deref() == Some("done"), "{said:?} {log}");
    Ok(())
}
