//! The list of saved cards in the sealed form, and the box that keeps a new one.

use anyhow::Context as _;
use thirtyfour::{By, WebElement};

use super::CardForm;
use crate::{Outcome, pages::TestCard, wait};

/// What is behind the button that manages a card; the first is there for every card.
pub(super) const MANAGED: [&str; 3] =
    ["saved-card-edit", "saved-card-default", "saved-card-remove"];

impl CardForm {
    /// Opens what can be done with the chosen card, else with the first, where it is not open.
    ///
    /// # Errors
    /// When there is nothing to open.
    pub async fn manage(&self) -> Outcome {
        wait::until("what can be done with a card", || async {
            self.enter().await?;
            let open = self.driver.find_all(By::Testid(MANAGED[0])).await?;
            if open.is_empty() {
                let button = "[data-testid=saved-card-manage]";
                let chosen = format!("[data-chosen] {button}");
                let mut buttons = self.driver.find_all(By::Css(&*chosen)).await?;
                buttons.extend(self.driver.find_all(By::Css(button)).await?);
                let first = buttons.first().context("a button that manages a card")?;
                first.click().await?;
            }
            Ok((!open.is_empty()).then_some(()))
        })
        .await
    }

    /// Presses the box that keeps a card, and waits until it has changed.
    pub(super) async fn tick(&self) -> Outcome {
        let before = self.hook("consent").await?.is_selected().await?;
        self.hook("consent").await?.click().await?;
        wait::until_true("the box to change", || async {
            Ok(self.hook("consent").await?.is_selected().await? != before)
        })
        .await
    }

    /// Takes the pointer away from whatever it rests on in the form.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn leave(&self) -> Outcome {
        let heading = self.run(
            "return document.querySelector('.ps-heading, .ps-foot')",
            vec![],
        );
        let heading = WebElement::from_json(heading.await?, self.driver.handle().clone())?;
        let chain = self.driver.action_chain();
        Ok(chain.move_to_element_center(&heading).perform().await?)
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
}
