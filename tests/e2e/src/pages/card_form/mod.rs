//! The sealed form, from inside its frame: going in, typing, pressing.
//!
//! What is seen there afterwards is in `see`, the saved cards are in `list`.

mod list;
mod see;

use anyhow::{Context as _, ensure};
use payseal_core::{card::Field, text::Locale};
use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement};

use super::{TestCard, caret_script, press};
use crate::{Outcome, stage::Stage, wait, watch::Watched};

/// One sealed form.
#[derive(Clone, Debug)]
pub struct CardForm {
    stage: Stage,
    driver: WebDriver,
    mount: &'static str,
    locale: Locale,
}

impl CardForm {
    /// The form in what a selector names on this stage's page.
    #[must_use]
    pub fn new(stage: &Stage, mount: &'static str) -> Self {
        Self {
            stage: stage.clone(),
            driver: stage.driver.clone(),
            mount,
            locale: Locale::En,
        }
    }

    /// The same form, read in another language.
    #[must_use]
    pub fn in_locale(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// The browser that shows it.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Goes into the frame, once it is there with its fields. Most acts follow one in the same frame, and
    /// going in takes four questions to the driver: whoever is there already asks one.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn enter(&self) -> Outcome {
        let number = || self.driver.find(By::Testid("card-number"));
        if self.stage.may_stand_in(self.mount) && number().await.is_ok() {
            return Ok(());
        }
        let selector = format!("{} iframe", self.mount);
        wait::until("the card form", || async {
            self.stage.enter_page().await?;
            self.driver
                .find(By::Css(&*selector))
                .await?
                .enter_frame()
                .await?;
            number().await?;
            self.stage.stands_in(Some(self.mount));
            Ok(Some(()))
        })
        .await
    }

    /// Whether there is a card field in the mount; a blocked frame has none.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn is_absent(&self) -> Outcome<bool> {
        self.stage.enter_page().await?;
        let selector = format!("{} iframe", self.mount);
        for frame in self.driver.find_all(By::Css(&*selector)).await? {
            frame.enter_frame().await?;
            if !self
                .driver
                .find_all(By::Testid("card-number"))
                .await?
                .is_empty()
            {
                return Ok(false);
            }
            self.stage.enter_page().await?;
        }
        Ok(true)
    }

    /// Runs a script in the frame and gives what it returns.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        self.enter().await?;
        let done = self.driver.execute(script, arguments).await;
        Ok(done
            .with_context(|| format!("a script failed in the form: {script}"))?
            .json()
            .clone())
    }

    async fn field(&self, field: Field) -> Outcome<WebElement> {
        let hook = format!("card-{}", field.name());
        Ok(self.driver.find(By::Testid(&*hook)).await?)
    }

    /// Puts the focus into a field by pressing on it.
    ///
    /// # Errors
    /// When it cannot be pressed.
    pub async fn press_on(&self, field: Field) -> Outcome {
        self.enter().await?;
        wait::until(
            &format!("the field {} to be pressed", field.name()),
            || async {
                let element = self.field(field).await?;
                element.click().await?;
                let focused = "return document.activeElement === arguments[0]";
                let there = self
                    .driver
                    .execute(focused, vec![element.to_json()?])
                    .await?;
                Ok((there.json() == &Value::Bool(true)).then_some(()))
            },
        )
        .await
    }

    /// Types into a field, key by key.
    ///
    /// # Errors
    /// When the field cannot be reached.
    pub async fn type_into(&self, field: Field, text: &str) -> Outcome {
        self.press_on(field).await?;
        press(&self.driver, text).await
    }

    /// Inserts a text into a field at once, as a paste or a drop does.
    ///
    /// # Errors
    /// When the field cannot be reached.
    pub async fn paste(&self, field: Field, text: &str) -> Outcome {
        self.press_on(field).await?;
        let script = "return document.execCommand('insertText', false, arguments[0])";
        let done = self.driver.execute(script, vec![json!(text)]).await?;
        ensure!(
            done.json() == &json!(true),
            "the browser did not insert the text"
        );
        Ok(())
    }

    /// Waits until the form has told the page that it can be used.
    ///
    /// # Errors
    /// When it never does.
    pub async fn await_ready(&self) -> Outcome {
        wait::until_true("the form to be ready", || async {
            self.stage.enter_page().await?;
            let heard = Watched::read(&self.driver).await?.messages;
            Ok(heard.iter().any(|message| message == "ready"))
        })
        .await
    }

    /// Presses keys, wherever the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, keys: impl Into<TypingData>) -> Outcome {
        press(&self.driver, keys).await
    }

    /// Empties a field as a person does: select all, delete.
    ///
    /// # Errors
    /// When the field cannot be reached.
    pub async fn empty(&self, field: Field) -> Outcome {
        self.press_on(field).await?;
        let element = self.field(field).await?;
        let length = self.text_in(field).await?.chars().count();
        self.driver
            .execute(
                caret_script(),
                vec![element.to_json()?, json!(0), json!(length)],
            )
            .await?;
        press(&self.driver, Key::Delete).await?;
        self.see_text(field, "").await
    }

    /// Types a whole card.
    ///
    /// # Errors
    /// When a field cannot be reached.
    pub async fn fill(&self, card: &TestCard) -> Outcome {
        for field in [Field::Number, Field::Expiry, Field::Cvc] {
            self.type_into(field, card.typed(field)).await?;
        }
        self.see_text(Field::Number, card.shown).await
    }

    /// Waits until something with this test hook can be seen, and gives it.
    ///
    /// # Errors
    /// When it never can.
    pub async fn hook(&self, hook: &str) -> Outcome<WebElement> {
        wait::until(&format!("{hook} in the form"), || async {
            self.enter().await?;
            let found = self.driver.find(By::Testid(hook)).await?;
            Ok(found.is_displayed().await?.then_some(found))
        })
        .await
    }

    /// Presses what has this test hook; what is behind the button that manages a card is opened first.
    ///
    /// # Errors
    /// When it is not there, or cannot be pressed.
    pub async fn press_hook(&self, hook: &str) -> Outcome {
        if list::MANAGED.contains(&hook) {
            self.manage().await?;
        }
        if hook == "consent" {
            return self.tick().await;
        }
        wait::until(&format!("{hook} to be pressed"), || async {
            self.hook(hook).await?.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Types into what has this test hook, key by key.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn type_hook(&self, hook: &str, text: &str) -> Outcome {
        self.press_hook(hook).await?;
        press(&self.driver, text).await
    }

    /// Puts the caret into a field.
    ///
    /// # Errors
    /// When the field cannot be reached.
    pub async fn put_caret(&self, field: Field, start: usize, end: usize) -> Outcome {
        self.press_on(field).await?;
        let element = self.field(field).await?;
        let place = vec![element.to_json()?, json!(start), json!(end)];
        self.driver.execute(caret_script(), place).await?;
        Ok(())
    }
}
