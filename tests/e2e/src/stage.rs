//! What a scenario stands on: a browser, its proxy, and a sandbox of its own.
//!
//! It says nothing about pages; [`crate::pages`] does.

use std::{
    net::TcpListener,
    path::PathBuf,
    sync::{Arc, PoisonError},
    time::Duration,
};

use anyhow::{Context as _, ensure};
use payseal_core::bridge::origin::Origin;
use payseal_sandbox::{Config, Sandbox, demo_account};
use thirtyfour::{
    By, WebDriver,
    error::{WebDriverError, WebDriverErrorInner},
};
use tokio::sync::Mutex;

use crate::{Outcome, artefacts, browser::Browser, engine::Engine, tap::Tap};

/// The stage of one scenario. Cloning it gives another handle to the same stage.
#[derive(Clone, Debug)]
pub struct Stage {
    /// The engine that the scenario runs in.
    pub engine: Engine,
    /// The browser session.
    pub driver: WebDriver,
    /// The proxy between the browser and the sandbox.
    pub tap: Arc<Tap>,
    /// The port of Chromium's own debugging protocol.
    pub devtools: Option<u16>,
    sandbox: Option<Arc<Place>>,
    inside: Option<&'static str>,
    /// The mount whose form the driver is in, as far as is known.
    at: Arc<std::sync::Mutex<Option<&'static str>>>,
}

/// A running sandbox and where it is.
#[derive(Debug)]
struct Place {
    shop: String,
    gateway: String,
    bank: String,
    account: String,
    neighbour: String,
    merchant: String,
    // Taken out by whoever serves there.
    stall: Mutex<Option<TcpListener>>,
    clock: payseal_engine::clock::Clock,
    // Taken out when it is stopped.
    running: Mutex<Option<Sandbox>>,
}

impl Stage {
    /// A clean stage: no records; with a fresh sandbox, on ports of its own, when one is needed.
    ///
    /// # Errors
    /// When the frame is not built, or the sandbox does not start.
    pub async fn prepare(browser: &Browser, needs_sandbox: bool) -> Outcome<Self> {
        browser.tap.reset();
        if browser.engine == Engine::Chromium {
            // Reading the log empties it: what an earlier scenario provoked is not held against
            // this one.
            browser.driver.browser_log().await?;
        }
        let sandbox = if needs_sandbox {
            Some(Arc::new(Place::open().await?))
        } else {
            None
        };
        Ok(Self {
            engine: browser.engine,
            driver: browser.driver.clone(),
            tap: Arc::clone(&browser.tap),
            devtools: browser.devtools_port(),
            sandbox,
            inside: None,
            at: Arc::default(),
        })
    }

    /// The same stage, on which the host page is itself in a frame: the first match of a selector.
    #[must_use]
    pub fn inside(mut self, frame: &'static str) -> Self {
        self.inside = Some(frame);
        self
    }

    /// Opens an address. A page that is still on its way is not waited for any longer: whoever looks for
    /// something on it waits for that.
    ///
    /// # Errors
    /// When the browser does not go there.
    pub async fn open(&self, address: &str) -> Outcome {
        self.stands_in(None);
        match self.driver.goto(address).await {
            Err(error) if is_late(&error) => Ok(()),
            opened => opened.with_context(|| format!("cannot open {address}")),
        }
    }

    /// Goes to the host page's own document.
    ///
    /// # Errors
    /// When the browser does not answer, or the frame that the page is in is not there.
    pub async fn enter_page(&self) -> Outcome {
        self.stands_in(None);
        self.driver.enter_default_frame().await?;
        if let Some(frame) = self.inside {
            self.driver
                .find(By::Css(frame))
                .await?
                .enter_frame()
                .await?;
        }
        Ok(())
    }

    /// Notes which mount's form the driver is in now.
    pub(crate) fn stands_in(&self, mount: Option<&'static str>) {
        *self.at.lock().unwrap_or_else(PoisonError::into_inner) = mount;
    }

    /// Whether the driver may still be in the form of this mount: whoever asks looks for something there
    /// before believing it. WebKit's driver waits long for a frame that is gone, so it always goes in anew.
    pub(crate) fn may_stand_in(&self, mount: &'static str) -> bool {
        let at = *self.at.lock().unwrap_or_else(PoisonError::into_inner);
        self.engine != Engine::WebKit && at == Some(mount)
    }

    fn place(&self) -> &Place {
        match &self.sandbox {
            Some(place) => place,
            None => unreachable!("a bare scenario has no sandbox"),
        }
    }

    /// The shop's origin.
    #[must_use]
    pub fn shop(&self) -> &str {
        &self.place().shop
    }

    /// The gateway's origin.
    #[must_use]
    pub fn gateway(&self) -> &str {
        &self.place().gateway
    }

    /// The bank's origin.
    #[must_use]
    pub fn bank(&self) -> &str {
        &self.place().bank
    }

    /// The merchant's public account number.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.place().account
    }

    /// Another origin whose pages may show the form, where nothing listens yet.
    #[must_use]
    pub fn neighbour(&self) -> &str {
        &self.place().neighbour
    }

    /// The origin of a merchant of a test's own, whose pages may show the form.
    #[must_use]
    pub fn merchant(&self) -> &str {
        &self.place().merchant
    }

    /// Where that merchant's server can listen.
    ///
    /// # Errors
    /// When it is taken already.
    pub async fn stall(&self) -> Outcome<TcpListener> {
        let stall = self.place().stall.lock().await.take();
        stall.context("the merchant's server runs already")
    }

    /// Moves the sandbox's clock.
    pub fn pass(&self, time: Duration) {
        self.place().clock.advance(time);
    }

    /// How often a card has travelled to the gateway.
    #[must_use]
    pub fn tokenisations(&self) -> usize {
        let sent = self
            .tap
            .requests_to(self.gateway(), "/services/v3/payment_methods");
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
                // The bank's page has led back to the shop itself, or to the payment page's origin, in
                // the dialog that is about to be closed: there the sandbox of that frame holds
                // nothing any more. Nor does one that a merchant has put their own page into.
                let back = ["/returned?", "/card?", "/in-a-sandbox?"]
                    .iter()
                    .any(|part| entry.message.contains(part))
                    && entry.message.ends_with("can escape its sandboxing.");
                if loud && !wanted && !back {
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
        // A language that was chosen here is not the next scenario's. A document that can keep no cookies,
        // which is an error, has none to leave behind.
        if self.driver.enter_default_frame().await.is_ok() {
            let _ = self.driver.delete_all_cookies().await;
        }
        self.driver.goto("about:blank").await?;
        if let Some(place) = &self.sandbox
            && let Some(sandbox) = place.running.lock().await.take()
        {
            sandbox.stop().await;
        }
        Ok(())
    }
}

/// Whether a driver gave up on a page that was still on its way.
pub(crate) fn is_late(error: &WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::WebDriverTimeout(_))
}

impl Place {
    async fn open() -> Outcome<Self> {
        let demo = Config::demo();
        let frame_dir = std::env::var_os("PAYSEAL_FRAME_DIR")
            .map_or_else(|| artefacts::root().join("dist/frame"), PathBuf::from);
        ensure!(
            frame_dir.is_dir(),
            "the frame is not built: run cargo xtask build, or set PAYSEAL_FRAME_DIR"
        );
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let neighbour = format!("http://shop.localhost:{port}");
        let stall = TcpListener::bind(("127.0.0.1", 0))?;
        let merchant = format!("http://merchant.localhost:{}", stall.local_addr()?.port());
        let mut account = demo_account().context("the demo account")?;
        for origin in [&neighbour, &merchant] {
            let origin = Origin::parse(origin).context("an origin")?;
            account.origins.push(origin);
        }
        let number = account.public_name.to_string();
        let accounts = vec![account];
        let config = Config {
            shop_port: 0,
            gateway_port: 0,
            frame_dir: Some(frame_dir),
            accounts,
            ..demo
        };
        let sandbox = Sandbox::start(config)
            .await
            .context("cannot start the sandbox")?;
        Ok(Self {
            shop: sandbox.shop_origin().to_owned(),
            gateway: sandbox.gateway_origin().to_owned(),
            bank: sandbox.bank_origin().to_owned(),
            account: number,
            neighbour,
            merchant,
            stall: Mutex::new(Some(stall)),
            clock: sandbox.clock(),
            running: Mutex::new(Some(sandbox)),
        })
    }
}
