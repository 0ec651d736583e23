//! What a person sees in the sealed form. Each of these waits until it is there.

use anyhow::{Context as _, ensure};
use payseal_core::{
    card::{Detail, Field, Reason, YearMonth},
    text::{Plural, fill},
};
use serde_json::json;
use thirtyfour::By;

use super::CardForm;
use crate::{
    Outcome,
    pages::{TestCard, host::sentence},
    wait,
    watch::Watched,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl CardForm {
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
        self.see_at(reason.field(), &expected).await
    }

    /// Waits until a field is marked invalid and described by the sentence with what more is known;
    /// months and counts are said as in English.
    ///
    /// # Errors
    /// When it never is.
    pub async fn see_detail(&self, field: Field, detail: Detail) -> Outcome {
        let month = |month: YearMonth| {
            let name = MONTHS.get(usize::from(month.month()) - 1);
            format!("{} {}", name.unwrap_or(&"?"), month.year())
        };
        let plural = |count| match count {
            1 => Plural::One,
            _ => Plural::Other,
        };
        let expected = self.locale.text().detail(detail, month, plural);
        self.see_at(field, &expected).await
    }

    async fn see_at(&self, field: Field, expected: &str) -> Outcome {
        let what = format!("{expected:?} at the field {}", field.name());
        let seen = wait::until_true(&what, || async {
            let (invalid, told) = self.description(field).await?;
            Ok(invalid && told.contains(expected))
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
        // What spins while a card is on its way never ends; it says so itself. What is left of the time
        // to put a card back moves nothing.
        // Two frames, for what has just changed to begin to move.
        let script = "return new Promise((done) => requestAnimationFrame(() =>
            requestAnimationFrame(() => done(document.getAnimations().every((one) =>
              one.playState !== 'running' || one.animationName === 'ps-left' ||
              one.effect.getComputedTiming().iterations === Infinity)))))";
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
