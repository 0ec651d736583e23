//! The sealed form, from inside its frame.

use anyhow::{Context as _, ensure};
use payseal_core::{
    card::{Field, Reason},
    text::{Locale, fill},
};
use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement};

use super::{TestCard, caret_script, host::sentence, press};
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

    /// What a field shows.
    ///
    /// # Errors
    /// When the field is not there.
    pub async fn text_in(&self, field: Field) -> Outcome<String> {
        self.enter().await?;
        Ok(self
            .field(field)
            .await?
            .prop("value")
            .await?
            .unwrap_or_default())
    }

    /// Waits until a field shows exactly this.
    ///
    /// # Errors
    /// When it never does.
    pub async fn see_text(&self, field: Field, expected: &str) -> Outcome {
        let what = format!("{expected:?} in the field {}", field.name());
        let seen = wait::until_true(&what, || async {
            Ok(self.text_in(field).await? == expected)
        })
        .await;
        match seen {
            Ok(()) => Ok(()),
            Err(error) => Err(error.context(format!("it shows {:?}", self.text_in(field).await?))),
        }
    }

    /// Waits until a field shows this text with the caret at this place.
    ///
    /// # Errors
    /// When it never does.
    pub async fn see_caret(&self, field: Field, expected: &str, caret: u64) -> Outcome {
        self.see_text(field, expected).await?;
        wait::until_true(&format!("the caret at {caret} of {expected:?}"), || async {
            let element = self.field(field).await?;
            let script = "return [arguments[0].selectionStart, arguments[0].selectionEnd]";
            let place = self
                .driver
                .execute(script, vec![element.to_json()?])
                .await?;
            Ok(place.json() == &json!([caret, caret]))
        })
        .await
    }

    /// Waits until a field is marked invalid and described by the sentence of `reason`.
    ///
    /// # Errors
    /// When it never is.
    pub async fn see_reason(&self, reason: Reason, values: &[(&str, &str)]) -> Outcome {
        let key = format!("reason_{}", reason.code());
        let expected = fill(&sentence(&self.locale.text(), &key)?, values);
        let field = reason.field();
        let seen = wait::until_true(&format!("{key} at the field {}", field.name()), || async {
            let (invalid, told) = self.description(field).await?;
            Ok(invalid && told.contains(&expected))
        })
        .await;
        match seen {
            Ok(()) => Ok(()),
            Err(error) => {
                let (invalid, told) = self.description(field).await?;
                Err(error.context(format!("invalid is {invalid}, and it says {told:?}")))
            }
        }
    }

    /// Waits until a field is not marked invalid.
    ///
    /// # Errors
    /// When it stays so.
    pub async fn see_no_reason(&self, field: Field) -> Outcome {
        wait::until_true(
            &format!("no reason at the field {}", field.name()),
            || async { Ok(!self.description(field).await?.0) },
        )
        .await
    }

    /// Whether a field is marked invalid, and the text that describes it.
    async fn description(&self, field: Field) -> Outcome<(bool, String)> {
        self.enter().await?;
        let element = self.field(field).await?;
        let script = "const [field] = arguments;
            const ids = (field.getAttribute('aria-describedby') ?? '').split(/\\s+/);
            const parts = ids.map((id) => document.getElementById(id)?.textContent ?? '');
            return [field.getAttribute('aria-invalid') === 'true', parts.join(' ')];";
        let answer = self
            .driver
            .execute(script, vec![element.to_json()?])
            .await?;
        let (invalid, told): (bool, String) = serde_json::from_value(answer.json().clone())?;
        Ok((invalid, told))
    }

    /// Waits until the notice says the sentence of `key`.
    ///
    /// # Errors
    /// When it never does.
    pub async fn see_notice(&self, key: &str) -> Outcome {
        let expected = sentence(&self.locale.text(), key)?;
        wait::until_true(&format!("the notice {key}"), || async {
            self.enter().await?;
            let notice = self.driver.find(By::Testid("notice")).await?;
            Ok(notice.is_displayed().await? && notice.text().await?.contains(&expected))
        })
        .await
    }

    /// Waits until the form shows the sentence of `key` anywhere.
    ///
    /// # Errors
    /// When it never does.
    pub async fn see_sentence(&self, key: &str, values: &[(&str, &str)]) -> Outcome {
        let expected = fill(&sentence(&self.locale.text(), key)?, values);
        wait::until_true(&format!("the sentence {key}"), || async {
            let shown = self.run("return document.body.innerText", vec![]).await?;
            Ok(shown.as_str().is_some_and(|text| text.contains(&expected)))
        })
        .await
    }

    /// Waits until the form has no element with this test hook any more.
    ///
    /// # Errors
    /// When it stays.
    pub async fn see_gone(&self, hook: &str) -> Outcome {
        wait::until_true(&format!("{hook} to go"), || async {
            self.enter().await?;
            Ok(self.driver.find_all(By::Testid(hook)).await?.is_empty())
        })
        .await
    }

    /// Waits until nothing in the form moves or fades any more.
    ///
    /// # Errors
    /// When it never comes to rest.
    pub async fn await_stillness(&self) -> Outcome {
        // What spins while a card is on its way never ends; it says so itself.
        let script = "return document.getAnimations().every((one) =>
            one.playState !== 'running' ||
            one.effect.getComputedTiming().iterations === Infinity)";
        wait::until_true("the form to be still", || async {
            Ok(self.run(script, vec![]).await? == json!(true))
        })
        .await
    }

    /// The test hook of the element that has the focus in the frame.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn focused(&self) -> Outcome<String> {
        let script =
            "return document.hasFocus() ? document.activeElement?.dataset.testid ?? '' : ''";
        Ok(self
            .run(script, vec![])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Demands that every field shows what was typed of `card`, in its shape.
    ///
    /// # Errors
    /// When something is lost.
    pub async fn see_card(&self, card: &TestCard) -> Outcome {
        self.see_text(Field::Number, card.shown).await?;
        let (month, year) = card
            .expiry
            .split_at_checked(2)
            .context("a four-digit expiry")?;
        self.see_text(Field::Expiry, &format!("{month} / {year}"))
            .await?;
        self.see_text(Field::Cvc, card.cvc).await
    }

    /// What this document could see and what was complained about in it.
    ///
    /// # Errors
    /// When it is not watched.
    pub async fn watched(&self) -> Outcome<Watched> {
        self.enter().await?;
        Watched::read(&self.driver).await
    }

    /// Demands that the frame's document keeps nothing after itself.
    ///
    /// # Errors
    /// When there is a cookie or anything in a storage.
    pub async fn see_nothing_stored(&self) -> Outcome {
        self.enter().await?;
        let script = "const done = arguments[arguments.length - 1];
            (async () => {
              const kept = [];
              try { if (document.cookie) kept.push('cookie'); } catch { /* none to be had */ }
              for (const name of ['localStorage', 'sessionStorage']) {
                try { if (window[name].length) kept.push(name); } catch { /* none to be had */ }
              }
              try {
                const bases = await indexedDB.databases();
                if (bases.length) kept.push('indexedDB');
              } catch { /* none to be had */ }
              try {
                if ((await caches.keys()).length) kept.push('caches');
              } catch { /* none to be had */ }
              return kept;
            })().then(done, (error) => done(['failed: ' + error.message]));";
        let kept = self.driver.execute_async(script, vec![]).await?;
        ensure!(
            kept.json() == &json!([]),
            "the frame stored something: {}",
            kept.json()
        );
        Ok(())
    }
}
