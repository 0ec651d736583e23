//! Takes pictures of the form and of the shop for people to look at, into `target/screenshots`.
//!
//! It judges nothing: `cargo run -p payseal-e2e --example screenshots`. Chromium only, because
//! fonts differ between engines.

mod paying;

use std::path::{Path, PathBuf};

use payseal_core::{card::Field, text::Locale};
use payseal_e2e::{
    Outcome, artefacts,
    browser::Browser,
    engine::Engine,
    pages::{CardForm, Host, TestCard},
    stage::Stage,
};
use serde_json::json;

const WIDTHS: [u32; 3] = [320, 768, 1280];

#[tokio::main]
async fn main() -> Outcome {
    let folder = artefacts::root().join("target/screenshots");
    tokio::fs::create_dir_all(&folder).await?;
    let browser = Browser::start(Engine::Chromium).await?;
    let stage = Stage::prepare(&browser, true).await?;
    let taken = take_all(&stage, &folder).await;
    stage.clear().await?;
    browser.end().await?;
    taken
}

async fn take_all(stage: &Stage, folder: &Path) -> Outcome {
    for width in WIDTHS {
        for theme in ["light", "dark"] {
            for page in ["/", "/save", "/cards", "/checkout", "/gallery"] {
                let name = if page == "/" {
                    "home"
                } else {
                    page.trim_start_matches('/')
                };
                let host = Host::new(stage);
                set_width(stage, width, 900).await?;
                host.open(&format!("{page}?theme={theme}")).await?;
                host.find("main h1").await?;
                if ["/save", "/checkout"].contains(&page) {
                    host.form().await_ready().await?;
                }
                let high = host
                    .run("return document.documentElement.scrollHeight")
                    .await?;
                set_width(stage, width, high.as_u64().unwrap_or(900)).await?;
                let file = folder.join(format!("shop-{name}-{width}-{theme}.png"));
                stage.driver.screenshot(&file).await?;
            }
        }
    }
    // After all pages of the shop: a paid bag is empty.
    for width in WIDTHS {
        for theme in ["light", "dark"] {
            for locale in [Locale::En, Locale::ZhHans] {
                let camera = Camera {
                    stage,
                    folder,
                    width,
                    theme,
                    locale,
                };
                camera.every_state().await?;
                stage.tap.reset();
                let till = paying::Till {
                    stage,
                    folder,
                    width,
                    theme,
                    locale,
                };
                till.every_state().await?;
            }
        }
    }
    Ok(())
}

async fn set_width(stage: &Stage, width: u32, height: u64) -> Outcome {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": false });
    stage
        .driver
        .cdp()
        .send_raw("Emulation.setDeviceMetricsOverride", size)
        .await?;
    Ok(())
}

struct Camera<'a> {
    stage: &'a Stage,
    folder: &'a Path,
    width: u32,
    theme: &'a str,
    locale: Locale,
}

impl Camera<'_> {
    async fn every_state(&self) -> Outcome {
        let host = Host::new(self.stage);
        let form = host.form().in_locale(self.locale);
        set_width(self.stage, self.width, 900).await?;
        self.open(&host, "never").await?;
        self.take(&host, "empty").await?;
        form.type_into(Field::Number, "42424").await?;
        self.take(&host, "typing").await?;
        host.press_pay().await?;
        host.result().await?;
        self.take(&host, "errors").await?;
        form.empty(Field::Number).await?;
        form.fill(&TestCard::VISA).await?;
        self.take(&host, "filled").await?;
        self.busy_and_finished(&host, &form).await?;
        self.open(&host, "always").await?;
        form.fill(&TestCard::AMEX).await?;
        form.type_into(Field::Holder, "Ada Lovelace").await?;
        self.take(&host, "holder").await
    }

    async fn busy_and_finished(&self, host: &Host, form: &CardForm) -> Outcome {
        let stage = self.stage;
        stage.tap.cut(stage.gateway());
        host.press_pay().await?;
        host.result().await?;
        form.see_notice("notice_unavailable").await?;
        self.take(host, "notice").await?;
        stage.tap.restore(stage.gateway());
        let mut hold = stage.tap.hold("/services/v3/payment_methods");
        host.press_pay().await?;
        hold.arrived().await?;
        form.see_sentence("busy", &[]).await?;
        self.take(host, "busy").await?;
        hold.release();
        host.saved_id().await?;
        form.see_sentence("finished", &[]).await?;
        self.take(host, "finished").await
    }

    /// A bench in the colours of the theme, as wide as the window.
    async fn open(&self, host: &Host, holder: &str) -> Outcome {
        self.stage.tap.reset();
        let appearance = json!({ "theme": self.theme });
        let options = json!({
            "locale": self.locale.tag(), "holder": holder, "appearance": appearance,
        });
        host.open_bench(&options).await?;
        host.event("ready").await?;
        let paper = if self.theme == "dark" {
            "#12161d"
        } else {
            "#ffffff"
        };
        host.run(&format!("document.body.style.background = '{paper}'"))
            .await?;
        Ok(())
    }

    async fn take(&self, host: &Host, state: &str) -> Outcome {
        host.form().await_stillness().await?;
        let frame = host.find("#payseal iframe").await?;
        let (width, theme, tag) = (self.width, self.theme, self.locale.tag());
        let file: PathBuf = self
            .folder
            .join(format!("form-{state}-{width}-{theme}-{tag}.png"));
        frame.screenshot(&file).await?;
        Ok(())
    }
}
