//! axe finds nothing, in any state, language or scheme, on the page and in the frame.

use payseal_core::{card::Field, text::Locale};
use payseal_e2e::{
    Outcome, axe,
    pages::{Host, TestCard},
    runner::Scenario,
    scenario,
    stage::Stage,
};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(every_state_in_english_light),
        scenario!(every_state_in_english_dark),
        scenario!(every_state_in_chinese_light),
        scenario!(every_state_in_chinese_dark),
        scenario!(every_page_of_the_shop),
    ]
}

async fn every_state_in_english_light(stage: Stage) -> Outcome {
    every_state(&stage, Locale::En, "light").await
}

async fn every_state_in_english_dark(stage: Stage) -> Outcome {
    every_state(&stage, Locale::En, "dark").await
}

async fn every_state_in_chinese_light(stage: Stage) -> Outcome {
    every_state(&stage, Locale::ZhHans, "light").await
}

async fn every_state_in_chinese_dark(stage: Stage) -> Outcome {
    every_state(&stage, Locale::ZhHans, "dark").await
}

/// Looks with axe, in one language and scheme.
pub(crate) struct Eye {
    pub(crate) stage: Stage,
    pub(crate) host: Host,
    pub(crate) setting: String,
}

impl Eye {
    /// Looks at the form and at the page around it.
    pub(crate) async fn look(&self, state: &str) -> Outcome {
        self.look_inside(state).await?;
        self.host.enter().await?;
        let place = format!("the page, {state}, {}", self.setting);
        axe::demand_accessible(&self.stage.driver, &place).await
    }

    async fn look_inside(&self, state: &str) -> Outcome {
        let form = self.host.form();
        // The frame is see-through: only the page knows what is behind it, and axe needs that to
        // judge a contrast.
        let behind = self.host.run(PAPER).await?;
        form.run(
            "document.documentElement.style.backgroundColor = arguments[0]",
            vec![behind],
        )
        .await?;
        form.await_stillness().await?;
        let place = format!("the form, {state}, {}", self.setting);
        let found = axe::demand_accessible(&self.stage.driver, &place).await;
        form.run(
            "document.documentElement.style.backgroundColor = ''",
            vec![],
        )
        .await?;
        found
    }
}

/// The colour that is seen behind the frame.
const PAPER: &str = "let at = document.querySelector('#payseal');
    for (; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/^rgba\\(.*, 0\\)$|^transparent$/.test(backgroundColor)) return backgroundColor;
    }
    const probe = document.createElement('i');
    probe.style.cssText = 'display:none;background-color:Canvas';
    document.documentElement.append(probe);
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;";

async fn every_state(stage: &Stage, locale: Locale, theme: &str) -> Outcome {
    let host = Host::new(stage);
    let tag = locale.tag();
    let form = host.form().in_locale(locale);
    let setting = format!("{tag} {theme}");
    let eye = Eye {
        stage: stage.clone(),
        host: host.clone(),
        setting,
    };
    host.open(&format!("/save?locale={tag}&theme={theme}&holder=always"))
        .await?;
    form.await_ready().await?;
    eye.look("empty").await?;
    host.press_pay().await?;
    host.result().await?;
    eye.look("with errors").await?;
    form.type_into(Field::Holder, "Ada Lovelace").await?;
    form.fill(&TestCard::VISA).await?;
    eye.look("filled").await?;
    stage.tap.cut(stage.gateway());
    host.press_pay().await?;
    host.result().await?;
    form.see_notice("notice_unavailable").await?;
    eye.look("with a notice").await?;
    stage.tap.restore(stage.gateway());
    let mut hold = stage.tap.hold("/services/v3/payment_methods");
    host.press_pay().await?;
    hold.arrived().await?;
    form.see_sentence("busy", &[]).await?;
    eye.look("busy").await?;
    hold.release();
    host.saved_id().await?;
    host.find("#notice .good").await?;
    form.see_sentence("finished", &[]).await?;
    eye.look("finished").await?;
    // The shop's button now starts over.
    host.press("#pay").await?;
    form.see_gone("finished").await?;
    eye.look("cleared again").await
}

async fn every_page_of_the_shop(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    for theme in ["light", "dark"] {
        for page in [
            "/",
            "/save",
            "/cards",
            "/checkout",
            "/order",
            "/returned",
            "/gallery",
        ] {
            host.open(&format!("{page}?theme={theme}")).await?;
            host.find("main h1").await?;
            host.enter().await?;
            axe::demand_accessible(&stage.driver, &format!("{page} in {theme}")).await?;
        }
    }
    Ok(())
}
