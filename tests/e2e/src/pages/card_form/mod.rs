//! The sealed form, from inside its frame: going in, typing, pressing.
//!
//! What is seen there afterwards is in `see`.

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
    driver: WebDriver,
    mount: &'static str,
    locale: Locale,
}

impl CardForm {
    pub(super) fn new(stage: &Stage, mount: &'static str) -> Self {
        Self {
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

    /// Goes into the frame, once it is there with its fields.
    ///
    /// # Errors
    /// When it does not come in time.
    pub async fn enter(&self) -> Outcome {
        let selector = format!("{} iframe", self.mount);
        wait::until("the card form", || async {
            self.driver.enter_default_frame().await?;
            self.driver
                .find(By::Css(&*selector))
                .await?
                .enter_frame()
                .await?;
            self.driver.find(By::Testid("card-number")).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Whether there is a card field in the mount; a blocked frame has none.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn is_absent(&self) -> Outcome<bool> {
        self.driver.enter_default_frame().await?;
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
            self.driver.enter_default_frame().await?;
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
            self.driver.enter_default_frame().await?;
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

    /// Presses what has this test hook.
    ///
    /// # Errors
    /// When it is not there, or cannot be pressed.
    pub async fn press_hook(&self, hook: &str) -> Outcome {
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

    /// Chooses to type a new card, where there are saved ones, and types it.
    ///
    /// # Errors
    /// When a field cannot be reached.
    pub async fn fill_new(&self, card: &TestCard) -> Outcome {
        self.enter().await?;
        if !self
            .driver
            .find_all(By::Testid("new-card"))
            .await?
            .is_empty()
        {
            self.press_hook("new-card").await?;
        }
        self.fill(card).await
    }

    /// The ids of the saved cards in the list, from the top.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn saved_ids(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-testid=saved-card]')]
            .map((radio) => radio.value)";
        Ok(serde_json::from_value(self.run(script, vec![]).await?)?)
    }

    /// Waits until the list has so many saved cards.
    ///
    /// # Errors
    /// When it never has.
    pub async fn see_saved(&self, count: usize) -> Outcome<Vec<String>> {
        wait::until(&format!("{count} saved cards"), || async {
            let ids = self.saved_ids().await?;
            Ok((ids.len() == count).then_some(ids))
        })
        .await
    }

    /// The value of the choice that is made in the list.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn chosen(&self) -> Outcome<String> {
        let script = "return document.querySelector('input[name=card]:checked')?.value ?? ''";
        let chosen = self.run(script, vec![]).await?;
        Ok(chosen.as_str().unwrap_or_default().to_owned())
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
