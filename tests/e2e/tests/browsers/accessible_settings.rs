//! The form heeds what a shopper's system asks for, and axe finds nothing then either: dark colours,
//! forced colours, more contrast, less motion.

use anyhow::ensure;
use payseal_core::{card::Field, text::Locale};
use payseal_e2e::{
    Outcome, browser::Browser, engine::Engine, pages::Host, runner::Scenario, scenario,
    stage::Stage,
};
use serde_json::json;

use crate::accessible_edges::{eye, options};

pub(crate) fn scenarios() -> Vec<Scenario> {
    // Only Chromium's driver can change what the system asks for.
    vec![scenario!(settings_of_the_system).only(&[Engine::Chromium])]
}

/// The frame's process is the page's own, since what is emulated reaches one process only.
const TOGETHER: &[&str] = &[
    "--disable-site-isolation-trials",
    "--disable-features=IsolateOrigins,site-per-process,OriginIsolationHeader",
];

async fn settings_of_the_system(stage: Stage) -> Outcome {
    drop(stage);
    let browser = Browser::start_with(Engine::Chromium, TOGETHER).await?;
    let stage = Stage::prepare(&browser, true).await?;
    let looked = look_under_settings(&stage).await;
    stage.clear().await?;
    browser.end().await?;
    looked
}

async fn look_under_settings(stage: &Stage) -> Outcome {
    for (name, value) in [
        ("prefers-color-scheme", "dark"),
        ("forced-colors", "active"),
        ("prefers-contrast", "more"),
        ("prefers-reduced-motion", "reduce"),
    ] {
        let media = json!({ "features": [{ "name": name, "value": value }] });
        stage
            .driver
            .cdp()
            .send_raw("Emulation.setEmulatedMedia", media)
            .await?;
        let host = Host::new(stage);
        host.open_bench(&options(Locale::En, "auto", "always"))
            .await?;
        // The page says that it has both schemes; of one that does not, `papers` tells.
        host.run("document.documentElement.style.colorScheme = 'light dark'")
            .await?;
        host.event("ready").await?;
        let form = host.form();
        let asked = format!("return matchMedia('({name}: {value})').matches");
        ensure!(
            form.run(&asked, vec![]).await? == json!(true),
            "the frame does not see {name}: {value}"
        );
        let eye = eye(stage, &host, &format!("{name}: {value}"));
        eye.look("empty").await?;
        host.press_pay().await?;
        host.result().await?;
        form.see_sentence("reason_number_missing", &[]).await?;
        eye.look("with errors").await?;
        form.press_on(Field::Number).await?;
        demand_setting(&host, name).await?;
    }
    Ok(())
}

/// What a setting is there for, by what is really drawn.
async fn demand_setting(host: &Host, name: &str) -> Outcome {
    let form = host.form();
    let script = "const field = document.activeElement;
        const style = getComputedStyle(field);
        const box = getComputedStyle(field.closest('.ps-box') ?? field);
        const [r, g, b] = getComputedStyle(document.body).color.match(/\\d+/g).map(Number);
        const moving = document.getAnimations().filter((one) => one.playState === 'running');
        return [r + g + b, style.outlineStyle !== 'none' || box.outlineStyle !== 'none',
          moving.length];";
    let seen = form.run(script, vec![]).await?;
    let (ink, outlined, moving): (u32, bool, usize) = serde_json::from_value(seen)?;
    let fits = match name {
        "prefers-color-scheme" => ink > 600,
        "forced-colors" => outlined,
        "prefers-reduced-motion" => moving == 0,
        _ => true,
    };
    ensure!(
        fits,
        "{name} is not heeded: ink {ink}, outlined {outlined}, moving {moving}"
    );
    Ok(())
}
