//! The example of Alipay+, as a merchant would run it: the vendor's own client for Python, installed from
//! PyPI, behind the example's server on an origin of its own.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome, artefacts,
    engine::Engine,
    pages::{Host, TestCard},
    process::{Guarded, find_program},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::Command,
    time::timeout,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(a_python_shop_sells_holds_captures_and_cancels)
            .only(&[Engine::Chromium])
            // Installing comes first.
            .within(Duration::from_secs(300)),
    ]
}

async fn run(program: &Path, words: &[&str]) -> Outcome<Result<(), String>> {
    let ran = Command::new(program)
        .args(words)
        .kill_on_drop(true)
        .output();
    let ran = timeout(Duration::from_secs(200), ran)
        .await
        .context("an installation did not end in time")??;
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    Ok(if ran.status.success() {
        Ok(())
    } else {
        Err(said)
    })
}

/// The example's Python with the vendor's client; none where PyPI cannot be reached.
async fn python() -> Outcome<Option<PathBuf>> {
    let system = find_program("python3", "PYTHON", "install Python 3 with venv")?;
    let wanted = artefacts::root().join("examples/alipay-plus/requirements.txt");
    let folder = artefacts::root().join("target/alipay-plus");
    let (venv, installed) = (folder.join("venv"), folder.join("requirements.txt"));
    let python = venv.join("bin/python");
    if tokio::fs::read(&installed).await.ok() != Some(tokio::fs::read(&wanted).await?) {
        tokio::fs::create_dir_all(&folder).await?;
        let (at, list) = (venv.to_string_lossy(), wanted.to_string_lossy());
        run(&system, &["-m", "venv", "--clear", at.as_ref()])
            .await?
            .map_err(anyhow::Error::msg)?;
        let words = [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--retries",
            "1",
            "-r",
            list.as_ref(),
        ];
        if let Err(said) = run(&python, &words).await? {
            let unreachable = ["Could not find a version", "Max retries", "connection"];
            ensure!(
                unreachable.iter().any(|part| said.contains(part)),
                "the vendor's client cannot be installed: {said}"
            );
            return Ok(None);
        }
        tokio::fs::copy(&wanted, &installed).await?;
    }
    Ok(Some(python))
}

/// Starts the example's server as the stage's neighbour.
async fn serve(python: &Path, stage: &Stage) -> Outcome<Guarded> {
    let port = |origin: &str| -> Outcome<String> {
        Ok(origin.rsplit_once(':').context("a port")?.1.to_owned())
    };
    let gateway = format!("http://127.0.0.1:{}", port(stage.gateway())?);
    let envs = [
        ("PORT", port(stage.neighbour())?.into()),
        ("SHOP", stage.neighbour().into()),
        ("GATEWAY", gateway.into()),
        ("SHOWN_GATEWAY", stage.gateway().into()),
        ("BANK", stage.bank().into()),
        ("ACCOUNT", stage.account().into()),
        // Nothing that was compiled is left in the source tree.
        ("PYTHONDONTWRITEBYTECODE", "1".into()),
    ];
    let shop = artefacts::root().join("examples/alipay-plus/shop.py");
    let log = artefacts::root().join("target/alipay-plus/server.log");
    let mut server = Guarded::start(python, [shop], &envs, &log, true)?;
    let stdout = server.stdout.take().context("the server's output")?;
    let mut lines = BufReader::new(stdout).lines();
    let line = timeout(Duration::from_secs(20), lines.next_line());
    let line = line
        .await
        .context("the example's server does not start")??
        .unwrap_or_default();
    ensure!(
        line.contains(stage.neighbour()),
        "the server says {line:?}; its log is {}",
        log.display()
    );
    Ok(server)
}

async fn a_python_shop_sells_holds_captures_and_cancels(stage: Stage) -> Outcome {
    let Some(python) = python().await? else {
        let why = "\n!!! NOT TRIED: examples/alipay-plus. PyPI cannot be reached, and the vendor's client comes \
                   from nowhere else.\n";
        std::io::stderr().write_all(why.as_bytes())?;
        return Ok(());
    };
    let server = serve(&python, &stage).await?;
    let played = play(&stage).await;
    server.end().await?;
    played
}

/// Opens a page of the example's.
async fn visit(stage: &Stage, path: &str) -> Outcome<Host> {
    stage.open(&format!("{}{path}", stage.neighbour())).await?;
    Ok(Host::new(stage))
}

/// Pays with what is typed or chosen.
async fn pay(host: &Host) -> Outcome {
    host.press_pay().await?;
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!("succeeded")),
        "not paid: {result}"
    );
    Ok(())
}

async fn play(stage: &Stage) -> Outcome {
    // Pay now, and let the card be kept.
    let host = visit(stage, "/").await?;
    let form = host.form();
    form.await_ready().await?;
    form.fill(&TestCard::VISA).await?;
    form.press_hook("consent").await?;
    pay(&host).await?;
    // Pay again with it, twice, and let the money be held.
    for (call, status) in [("capture", "paid"), ("cancel", "canceled")] {
        let host = visit(stage, "/?held").await?;
        host.form().see_saved(1).await?;
        pay(&host).await?;
        let office = visit(stage, "/office").await?;
        office
            .press(&format!("tr[data-status=held] .{call}"))
            .await?;
        let done = office.result().await?;
        ensure!(
            done.pointer("/code") == Some(&json!("SUCCESS"))
                && done.pointer("/order/status") == Some(&json!(status)),
            "{call}: {done}"
        );
    }
    // What the gateway told the server by itself, with its signature.
    wait::until_true("every order to be told of", || async {
        stage.pass(Duration::from_secs(3));
        let office = visit(stage, "/office").await?;
        office.find("tr[data-status=canceled]").await?;
        let told = "return [...document.querySelectorAll('#orders tr')]
            .map((row) => row.cells[3].textContent)";
        let told = office.run(told).await?;
        let told: Vec<String> = serde_json::from_value(told)?;
        let captured = told
            .iter()
            .filter(|it| it.contains("CAPTURE_RESULT SUCCESS"));
        let paid = told
            .iter()
            .filter(|it| it.contains("PAYMENT_RESULT SUCCESS"));
        // An order is made with every visit of the shop's page: three of them were paid, two were taken.
        Ok(paid.count() == 3 && captured.count() == 2)
    })
    .await
}
