//! The host page: the demo shop's pages, and the bench that stands in for a shop.

use std::time::Duration;

use anyhow::{Context as _, ensure};
use payseal_core::text::Text;
use serde_json::{Value, json};
use thirtyfour::{By, WebElement};

use super::{CardForm, strict_bench};
use crate::{Outcome, stage::Stage, wait, watch::Watched};

/// Where the bench lives on the shop's origin.
const BENCH: &str = "/bench";

/// The page that embeds the form.
#[derive(Clone, Debug)]
pub struct Host {
    stage: Stage,
}

impl Host {
    /// The host page of `stage`; nothing is opened yet.
    #[must_use]
    pub fn new(stage: &Stage) -> Self {
        Self {
            stage: stage.clone(),
        }
    }

    /// The stage that it stands on.
    pub(super) fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The form in the mount `#payseal`.
    #[must_use]
    pub fn form(&self) -> CardForm {
        CardForm::new(&self.stage, "#payseal")
    }

    /// The form in the second mount `#payseal-2`.
    #[must_use]
    pub fn second_form(&self) -> CardForm {
        CardForm::new(&self.stage, "#payseal-2")
    }

    /// Opens a page of the shop: `/save`, `/cards?locale=zh-Hans` …
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open(&self, path: &str) -> Outcome {
        let address = format!("{}{path}", self.stage.shop());
        self.stage.open(&address).await
    }

    /// Opens the page on which a shopper saves a card.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open_save(&self) -> Outcome {
        self.open("/save").await
    }

    /// Opens the bench with an element of these options.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open_bench(&self, options: &Value) -> Outcome {
        let page = strict_bench(&self.stage, options);
        self.stage
            .tap
            .page(&format!("{}{BENCH}", self.stage.shop()), &page);
        self.open(BENCH).await
    }

    /// Opens a page of a scenario's own at the shop's origin.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn open_page(&self, path: &str, page: &str) -> Outcome {
        self.stage
            .tap
            .page(&format!("{}{path}", self.stage.shop()), page);
        self.open(path).await
    }

    /// Goes to the host page's own document.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn enter(&self) -> Outcome {
        self.stage.enter_page().await
    }

    /// Runs a script in the host page and gives what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str) -> Outcome<Value> {
        self.enter().await?;
        let done = self.stage.driver.execute(script, vec![]).await;
        Ok(done
            .with_context(|| format!("the page's script failed: {script}"))?
            .json()
            .clone())
    }

    /// Finds what a selector names.
    ///
    /// # Errors
    /// When nothing is there in time.
    pub async fn find(&self, selector: &str) -> Outcome<WebElement> {
        self.enter().await?;
        wait::until(selector, || async {
            Ok(Some(self.stage.driver.find(By::Css(selector)).await?))
        })
        .await
    }

    /// Presses the merchant's button, after the result of an earlier press has been wiped away.
    ///
    /// # Errors
    /// When there is no such button, or it cannot be pressed.
    pub async fn press_pay(&self) -> Outcome {
        self.run("document.querySelector('#result').textContent = ''")
            .await?;
        self.press("#pay").await
    }

    /// Presses what a selector names, once it can be pressed and stays where it is: a press is aimed at
    /// where a thing was, and a form above it may just have grown.
    ///
    /// # Errors
    /// When it never can.
    pub async fn press(&self, selector: &str) -> Outcome {
        self.enter().await?;
        wait::until(&format!("{selector} to be pressed"), || async {
            let button = self.stage.driver.find(By::Css(selector)).await?;
            if !button.is_enabled().await? || !self.is_still(selector).await? {
                return Ok(None);
            }
            button.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Brings what a selector names into view, at once whatever the page's own way of scrolling is, and
    /// says whether it is in the same place two pictures later.
    async fn is_still(&self, selector: &str) -> Outcome<bool> {
        let script = "
            const [selector, done] = arguments;
            const at = () => {
              const { top, left } = document.querySelector(selector)?.getBoundingClientRect() ?? {};
              return `${top} ${left}`;
            };
            document.querySelector(selector)?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const before = at();
            requestAnimationFrame(() => requestAnimationFrame(() => done(before === at())));";
        let answer = self
            .stage
            .driver
            .execute_async(script, vec![json!(selector)])
            .await?;
        Ok(answer.json() == &json!(true))
    }

    /// The JSON that the page shows as the result of its last call.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn result(&self) -> Outcome<Value> {
        self.result_within(wait::PATIENCE).await
    }

    /// The same, for a call that takes long.
    ///
    /// # Errors
    /// When there is none in time.
    pub async fn result_within(&self, limit: Duration) -> Outcome<Value> {
        self.enter().await?;
        wait::until_within(limit, "the result", || async {
            let shown = self.stage.driver.find(By::Id("result")).await?;
            let text = shown.prop("textContent").await?.unwrap_or_default();
            Ok(serde_json::from_str(&text).ok())
        })
        .await
    }

    /// The id that the page got.
    ///
    /// # Errors
    /// When the result is not an id.
    pub async fn saved_id(&self) -> Outcome<String> {
        let result = self.result().await?;
        let id = result
            .get("customerPaymentMethodId")
            .and_then(Value::as_str);
        Ok(id
            .with_context(|| format!("no id in the result {result}"))?
            .to_owned())
    }

    /// Demands that the page got the error `code`, with the sentence `message`.
    ///
    /// # Errors
    /// When the result is anything else.
    pub async fn see_error(&self, code: &str, message: Option<&str>) -> Outcome {
        let result = self.result().await?;
        let error = result
            .get("error")
            .with_context(|| format!("no error in {result}"))?;
        ensure!(
            error.get("code").and_then(Value::as_str) == Some(code),
            "not {code}: {error}"
        );
        if let Some(message) = message {
            let told = error.get("message").and_then(Value::as_str);
            ensure!(told == Some(message), "not {message:?}: {error}");
        }
        Ok(())
    }

    /// The events that the bench kept, of one name.
    ///
    /// # Errors
    /// When the page is not the bench.
    pub async fn events(&self, name: &str) -> Outcome<Vec<Value>> {
        let kept = self.run("return window.bench.events").await?;
        let kept = kept.as_array().context("the bench keeps a list")?;
        let named = kept
            .iter()
            .filter(|one| one.get("name").and_then(Value::as_str) == Some(name));
        Ok(named.cloned().collect())
    }

    /// Waits until the bench has kept an event of this name, and gives the last one.
    ///
    /// # Errors
    /// When none comes in time.
    pub async fn event(&self, name: &str) -> Outcome<Value> {
        wait::until(&format!("the event {name}"), || async {
            Ok(self.events(name).await?.pop())
        })
        .await
    }

    /// What the host page could see and what was complained about in it.
    ///
    /// # Errors
    /// When the page is not watched.
    pub async fn watched(&self) -> Outcome<Watched> {
        self.enter().await?;
        Watched::read(&self.stage.driver).await
    }

    /// The `id` of the element that has the focus on the host page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focused(&self) -> Outcome<String> {
        let script = "const at = document.activeElement; return at.id || at.localName";
        Ok(self
            .run(script)
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }
}

/// The sentence of a key in `text`.
///
/// # Errors
/// When there is no such key.
pub(super) fn sentence(text: &Text, key: &str) -> Outcome<String> {
    let mut entries = text.entries();
    let found = entries.find(|(name, _)| *name == key);
    Ok(found
        .with_context(|| format!("there is no sentence {key}"))?
        .1
        .to_owned())
}
