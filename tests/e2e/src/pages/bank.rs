//! The bank's page, in the dialog that the loader opens.

use serde_json::json;
use thirtyfour::{By, WebElement};

use super::Host;
use crate::{
    Outcome,
    engine::Engine,
    stage::{Stage, is_late},
    wait,
};

/// The dialog, and the sandbox bank's page in it.
#[derive(Clone, Debug)]
pub struct Bank {
    stage: Stage,
    host: Host,
}

impl Bank {
    /// The bank of this stage's page.
    #[must_use]
    pub fn new(stage: &Stage) -> Self {
        Self {
            stage: stage.clone(),
            host: Host::new(stage),
        }
    }

    /// Something in the dialog, by its test hook.
    async fn part(&self, hook: &str) -> Outcome<WebElement> {
        wait::until(&format!("{hook} in the dialog"), || async {
            self.host.enter().await?;
            let script = "return document.querySelector('payseal-challenge')?.shadowRoot
                .querySelector(`[data-testid=${arguments[0]}]`) ?? null";
            let found = self.stage.driver.execute(script, vec![json!(hook)]).await?;
            Ok(found.element().ok())
        })
        .await
    }

    /// Goes into the bank's page.
    ///
    /// # Errors
    /// When it is not open in time.
    pub async fn enter(&self) -> Outcome {
        wait::until("the bank's page", || async {
            self.part("challenge-frame").await?.enter_frame().await?;
            // A press is aimed at where a button is, and the style of the page moves them all.
            let script = "return document.readyState === 'complete' &&
                document.querySelector('[data-testid=challenge-complete]') !== null";
            let there = self.stage.driver.execute(script, vec![]).await?;
            Ok((there.json() == &json!(true)).then_some(()))
        })
        .await
    }

    /// Presses a button of the bank's page: `complete`, `fail`, `cancel` or `hang`.
    ///
    /// # Errors
    /// When the page is not open, or has no such button.
    pub async fn press(&self, button: &str) -> Outcome {
        self.enter().await?;
        let hook = format!("challenge-{button}");
        let button = self.stage.driver.find(By::Testid(&*hook)).await?;
        match button.click().await {
            // WebKit's driver waits for the page that a press leads to, and the dialog may be gone
            // before that one is there: the press was made all the same.
            Err(error) if self.stage.engine == Engine::WebKit && is_late(&error) => {}
            pressed => pressed?,
        }
        self.host.enter().await
    }

    /// Presses a button of the dialog itself: `close`, `stop` or `continue`.
    ///
    /// # Errors
    /// When it is not there, or cannot be pressed.
    pub async fn press_dialog(&self, button: &str) -> Outcome {
        let hook = format!("challenge-{button}");
        wait::until(&format!("{hook} to be pressed"), || async {
            self.part(&hook).await?.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Whether a part of the dialog can be seen.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn shows(&self, button: &str) -> Outcome<bool> {
        let hook = format!("challenge-{button}");
        Ok(self.part(&hook).await?.is_displayed().await?)
    }

    /// Waits until there is no dialog.
    ///
    /// # Errors
    /// When it stays.
    pub async fn see_closed(&self) -> Outcome {
        wait::until_true("the dialog to close", || async {
            let script = "const dialog = document.querySelector('payseal-challenge');
                return !dialog || getComputedStyle(dialog).display === 'none'";
            Ok(self.host.run(script).await? == json!(true))
        })
        .await
    }

    /// Waits until nothing is left of the dialog, which is a while after it was closed.
    ///
    /// # Errors
    /// When it stays.
    pub async fn see_gone(&self) -> Outcome {
        wait::until_true("the dialog to go", || async {
            let found = self
                .host
                .run("return document.querySelector('payseal-challenge') === null")
                .await?;
            Ok(found == json!(true))
        })
        .await
    }
}
