//! A shopper's visit to one page: the journeys, several of them one after another in one visit.
//!
//! It knows nothing of what a page looks like; a page says how to get to its form, and that is all.

use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    engine::{Dress, Engine},
    pages::{Bank, CardForm, Host, TestCard, press},
    stage::Stage,
    wait,
};
use serde_json::{Value, json};
use thirtyfour::{By, Key};

use crate::{
    customer::Customer,
    measure,
    page::{Act, Network, Page},
};

/// What shoppers do on every page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Journey {
    /// They come to the form and can use it; without this there are no others.
    Arrive,
    /// They read: every word stands out from the paper that it is on, and nothing has to be scrolled
    /// sideways.
    Read,
    /// They wait for the form, and nothing moves meanwhile.
    Steady,
    /// They remove a card and put it back.
    Remove,
    /// Their bank says no.
    Decline,
    /// They pay with a card that is kept.
    Saved,
    /// They type another card, agree to its being kept, and pay; their bank asks first.
    Keep,
    /// They save a card and pay nothing.
    Save,
}

impl Journey {
    /// Those of a visit to pay, in an order in which one can follow the other.
    pub(crate) const PAYING: [Self; 7] = [
        Self::Arrive,
        Self::Steady,
        Self::Read,
        Self::Remove,
        Self::Decline,
        Self::Saved,
        Self::Keep,
    ];

    /// Those of a visit to look at the form.
    pub(crate) const LOOKING: [Self; 3] = [Self::Arrive, Self::Read, Self::Decline];

    /// Those of a visit to save a card.
    pub(crate) const SAVING: [Self; 4] = [Self::Arrive, Self::Steady, Self::Read, Self::Save];
}

/// A shopper on a page.
pub(crate) struct Visit<'a> {
    stage: Stage,
    page: &'a Page,
    customer: &'a Customer,
    host: Host,
    form: CardForm,
    bank: Bank,
}

impl<'a> Visit<'a> {
    /// Of this page; nothing is opened yet.
    pub(crate) fn of(stage: &Stage, page: &'a Page, customer: &'a Customer) -> Self {
        let stage = match page.inside {
            Some(frame) => stage.clone().inside(frame),
            None => stage.clone(),
        };
        Self {
            host: Host::new(&stage),
            form: CardForm::new(&stage, page.mount).in_locale(page.locale),
            bank: Bank::new(&stage),
            page,
            customer,
            stage,
        }
    }

    /// Opens the page for these journeys, to save a card or to pay, and gets to its form.
    pub(crate) async fn open(&self, journeys: &[Journey]) -> Outcome {
        let saves = journeys.contains(&Journey::Save);
        let watcher = if journeys.contains(&Journey::Steady) {
            measure::watcher(self.page)
        } else {
            String::new()
        };
        let everywhere = self.page.everywhere.unwrap_or_default();
        self.stage
            .tap
            .run_first(&format!("{everywhere}\n{watcher}"));
        if self.page.network == Network::SlowAndLossy {
            self.stage.tap.slow(Duration::from_millis(150));
            self.stage
                .tap
                .lose_first(&["/api/session-token", "/payment_methods/list"]);
        }
        let mode = if saves { "setup" } else { "payment" };
        let path = match self.page.at {
            Some(path) => path.to_owned(),
            None => format!("/{}", self.page.name),
        };
        let address = format!("{}{path}?mode={mode}", self.stage.merchant());
        self.stage.open(&address).await?;
        for act in self.page.first {
            match act {
                Act::Press(selector) => self.host.press(selector).await?,
                Act::See(selector) => {
                    self.host.find(selector).await?;
                }
                Act::SeeForm => self.see_form(saves).await?,
                Act::Back => self.stage.driver.back().await?,
            }
        }
        if self.page.settles {
            wait::until_true("the page to settle", || async {
                Ok(self.host.run("return street.settled").await? == json!(true))
            })
            .await?;
        }
        self.see_form(saves).await
    }

    async fn see_form(&self, saves: bool) -> Outcome {
        self.form.await_ready().await?;
        if saves {
            return Ok(());
        }
        let retry = By::Testid("saved-cards-retry");
        wait::until_true("the saved cards", || async {
            let lossy = self.page.network == Network::SlowAndLossy;
            let listed = self.form.saved_ids().await?.len() == self.customer.cards.len();
            // A browser that doesn't ask again by itself leaves that to the shopper.
            if lossy && !listed && !self.stage.driver.find_all(retry.clone()).await?.is_empty() {
                self.form.press_hook("saved-cards-retry").await?;
            }
            Ok(listed)
        })
        .await
    }

    /// Demands that the system is what the visit is about.
    pub(crate) async fn see_dress(&self, dress: Dress) -> Outcome {
        let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
        let size = "return getComputedStyle(document.documentElement).fontSize";
        let (seen, expected) = match dress {
            Dress::Dark => (self.host.run(dark).await?, json!(true)),
            Dress::LargeText => (self.form.run(size, vec![]).await?, json!("32px")),
            Dress::Plain | Dress::NoLanguage => return Ok(()),
        };
        ensure!(seen == expected, "{dress:?} is not there: {seen}");
        Ok(())
    }

    /// Makes a journey.
    pub(crate) async fn make(&self, journey: Journey) -> Outcome {
        match journey {
            // The page was opened before anything was to be done on it.
            Journey::Arrive => Ok(()),
            Journey::Read => self.read().await,
            Journey::Steady => measure::demand_steady(&self.host, self.page).await,
            Journey::Remove => self.remove().await,
            Journey::Decline => self.decline().await,
            Journey::Saved => self.saved().await,
            Journey::Keep => self.keep().await,
            Journey::Save => self.save().await,
        }
    }

    async fn read(&self) -> Outcome {
        measure::demand_readable(&self.stage, &self.host, &self.form, self.page).await?;
        measure::demand_whole(&self.form).await?;
        measure::demand_no_sideways_scroll(&self.host, self.page).await
    }

    async fn remove(&self) -> Outcome {
        let before = self.form.saved_ids().await?;
        self.form.press_hook("saved-card-remove").await?;
        let removed = || async { Ok(self.form.saved_ids().await?.len() < before.len()) };
        self.decide("saved-card-remove-confirm", removed).await?;
        // The focus goes to the way back, so that whoever pressed by mistake needs no pointer.
        wait::until_true("the focus on putting back", || async {
            Ok(self.form.focused().await? == "saved-card-undo")
        })
        .await?;
        self.form.press(Key::Enter).await?;
        let after = self.form.see_saved(before.len()).await?;
        ensure!(after == before, "not where it was: {after:?}");
        Ok(())
    }

    async fn decline(&self) -> Outcome {
        self.fill(&TestCard::NO_FUNDS).await?;
        let told = self.pay("declined").await?;
        let why = told.pointer("/decline/code");
        ensure!(why == Some(&json!("insufficient_funds")), "{told}");
        self.form.see_notice("declined_funds").await?;
        measure::demand_readable(&self.stage, &self.host, &self.form, self.page).await?;
        self.form
            .see_card(&self.page.ending(&TestCard::NO_FUNDS))
            .await
    }

    async fn saved(&self) -> Outcome {
        let [_, id] = &self.customer.cards;
        let choice = format!("input[value='{id}']");
        self.form
            .run(
                "document.querySelector(arguments[0]).click()",
                vec![json!(choice)],
            )
            .await?;
        let told = self.pay("succeeded").await?;
        let with = told.get("customerPaymentMethodId");
        ensure!(with == Some(&json!(id)), "not with {id}: {told}");
        self.again().await
    }

    async fn keep(&self) -> Outcome {
        self.fill(&TestCard::CHALLENGE).await?;
        let ticked = || async { Ok(self.form.hook("consent").await?.is_selected().await?) };
        self.decide("consent", ticked).await?;
        self.press_button().await?;
        if self.bank_has_the_window().await? {
            self.host.press("[data-testid=challenge-complete]").await?;
            return self.see_way_back().await;
        }
        self.bank.press("complete").await?;
        let told = self.see_status("succeeded").await?;
        ensure!(told.get("consent").is_some(), "no consent: {told}");
        self.bank.see_closed().await
    }

    /// Waits for the bank's page, and says whether it has the whole window: that is where it comes to when the
    /// page may not show it in a frame.
    async fn bank_has_the_window(&self) -> Outcome<bool> {
        wait::until("the bank's page", || async {
            self.stage.driver.enter_default_frame().await?;
            let complete = || self.stage.driver.find_all(By::Testid("challenge-complete"));
            if !complete().await?.is_empty() {
                return Ok(Some(true));
            }
            self.host.enter().await?;
            let script = "return document.querySelector('payseal-challenge')
                ?.shadowRoot.querySelector('iframe') ?? null";
            let found = self.stage.driver.execute(script, vec![]).await?;
            let Ok(frame) = found.element() else {
                return Ok(None);
            };
            frame.enter_frame().await?;
            Ok((!complete().await?.is_empty()).then_some(false))
        })
        .await
    }

    /// Waits until the bank has led back to the merchant, with a payment that was made.
    async fn see_way_back(&self) -> Outcome {
        wait::until_true("the way back to the merchant", || async {
            let at = self.stage.driver.current_url().await?;
            let back = at.as_str().starts_with(self.stage.merchant());
            Ok(back
                && at
                    .query()
                    .is_some_and(|query| query.contains("orderStatus=success")))
        })
        .await
    }

    async fn save(&self) -> Outcome {
        self.fill(&TestCard::VISA).await?;
        self.press_button().await?;
        if self.page.only_saves {
            // It says nothing but to its own server.
            return self.see_kept().await;
        }
        let told = self.told().await?;
        let id = told.get("customerPaymentMethodId").and_then(Value::as_str);
        ensure!(id.is_some_and(|id| !id.is_empty()), "no id: {told}");
        Ok(())
    }

    async fn see_kept(&self) -> Outcome {
        wait::until_true("the merchant's server to keep the card", || async {
            let calls = self
                .stage
                .tap
                .requests_to(self.stage.merchant(), "/api/cards/");
            Ok(calls
                .iter()
                .any(|one| one.method == "PUT" && one.status == Some(200)))
        })
        .await
    }

    /// Types a whole card as a person does who never lets go of the keyboard. A card that is there already
    /// is replaced.
    async fn fill(&self, card: &TestCard) -> Outcome {
        let card = &self.page.ending(card);
        let driver = &self.stage.driver;
        wait::until_true("a new card to be chosen", || async {
            self.form.enter().await?;
            let new = driver.find_all(By::Testid("new-card")).await?;
            let typed = new.is_empty() || self.form.chosen().await? == "new";
            if !typed {
                self.form.press_hook("new-card").await?;
            }
            Ok(typed)
        })
        .await?;
        self.form.press_on(Field::Number).await?;
        for (field, text) in [card.number, card.expiry, card.cvc].into_iter().enumerate() {
            if field > 0 {
                press(driver, Key::Tab).await?;
            }
            let script = "document.activeElement.select?.()";
            driver.execute(script, vec![]).await?;
            press(driver, text).await?;
        }
        self.form.see_card(card).await
    }

    /// Presses what decides something until it is done: where the browser cannot tell whether all of it is
    /// in view, the form asks for a second press.
    async fn decide<F>(&self, hook: &str, done: impl Fn() -> F) -> Outcome
    where
        F: Future<Output = Outcome<bool>>,
    {
        let asks = "const asks = document.querySelector('#again');
            if (asks.hidden || !('seen' in asks.dataset)) window.asked = undefined;
            else window.asked ??= performance.now();
            return performance.now() - window.asked > 750;";
        for _ in 0..3 {
            self.form.hook(hook).await?.click().await?;
            let what = format!("an answer to {hook}");
            let answered = wait::until(&what, || async {
                if done().await? {
                    return Ok(Some(true));
                }
                let asked = self.form.run(asks, vec![]).await?;
                Ok((asked == json!(true)).then_some(false))
            });
            if answered.await? {
                return Ok(());
            }
        }
        bail!("{hook} asks for a press after each press")
    }

    async fn press_button(&self) -> Outcome {
        if !(self.page.zoomed && self.stage.engine == Engine::WebKit) {
            return self.host.press(self.page.button).await;
        }
        let script = format!("document.querySelector({:?}).click()", self.page.button);
        self.host.run(&script).await?;
        Ok(())
    }

    async fn pay(&self, status: &str) -> Outcome<Value> {
        self.host.run("street.told = null").await?;
        self.press_button().await?;
        self.see_status(status).await
    }

    async fn see_status(&self, status: &str) -> Outcome<Value> {
        let told = self.told().await?;
        ensure!(
            told.get("status") == Some(&json!(status)),
            "not {status}: {told}"
        );
        Ok(told)
    }

    /// What the page was told at the end of its call.
    async fn told(&self) -> Outcome<Value> {
        let told = wait::until("what the page was told", || async {
            let told = self.host.run("return street.told").await?;
            Ok((!told.is_null()).then_some(told))
        })
        .await;
        match told {
            Ok(told) => Ok(told),
            Err(error) => {
                let errors = self.host.run("return street.errors").await?;
                Err(error).context(format!("its events: {errors}"))
            }
        }
    }

    async fn again(&self) -> Outcome {
        self.host.run("window.again()").await?;
        self.form.see_gone("finished").await?;
        // It asks for the cards anew, and chooses one of them.
        self.form.see_saved(self.customer.cards.len()).await?;
        Ok(())
    }
}
