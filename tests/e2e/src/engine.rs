//! The three browser engines: which are asked for, and how each is told to start.
//!
//! It starts nothing itself; [`crate::browser`] does.

use std::{fmt, path::Path};

use anyhow::bail;
use serde_json::{Value, json};

use crate::Outcome;

/// What a browser is told of the system that it runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Dress {
    /// Nothing beside what it finds.
    #[default]
    Plain,
    /// That the system has dark colours.
    Dark,
    /// That the system speaks no language.
    NoLanguage,
    /// That letters are to be twice as large as usual.
    LargeText,
}

/// What a browser is started with; another one is started for any other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Start {
    /// What it is told of the system.
    pub dress: Dress,
    /// Whether its pictures are looked at, of something that has layers. Then WebKit paints by layers, as it
    /// does on a phone; without a graphics card, that costs as much as everything else that it does.
    pub painted: bool,
}

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Debian's Chromium, driven by chromedriver.
    Chromium,
    /// Firefox ESR, driven by geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, driven by WebKitWebDriver on a display of its own.
    WebKit,
}

impl Engine {
    /// Every engine, in the order in which they run.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The engines that `PAYSEAL_ENGINES` (comma-separated) asks for; all when it is not set.
    ///
    /// # Errors
    /// When the variable names an engine that does not exist.
    pub fn wanted() -> Outcome<Vec<Self>> {
        let Ok(list) = std::env::var("PAYSEAL_ENGINES") else {
            return Ok(Self::ALL.to_vec());
        };
        let names = list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        names
            .map(|name| match Self::ALL.into_iter().find(|engine| engine.name() == name) {
                Some(engine) => Ok(engine),
                None => bail!(
                    "PAYSEAL_ENGINES names an unknown engine {name:?}; use chromium, firefox, webkit"
                ),
            })
            .collect()
    }

    /// The name in test names and in `PAYSEAL_ENGINES`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The driver program and what to install when it is missing.
    #[must_use]
    pub fn driver(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Chromium => (
                "chromedriver",
                "CHROMEDRIVER",
                "install the packages chromium and chromium-driver",
            ),
            Self::Firefox => (
                "geckodriver",
                "GECKODRIVER",
                "cargo install geckodriver --version 0.37.1 --locked, and the package firefox-esr",
            ),
            Self::WebKit => (
                "WebKitWebDriver",
                "SAFARIDRIVER",
                "install the packages webkit2gtk-driver, xvfb and xauth",
            ),
        }
    }

    /// The driver's arguments.
    #[must_use]
    pub fn driver_args(self, port: u16, profile: &Path) -> Vec<String> {
        let profile = profile.display().to_string();
        match self {
            Self::Chromium | Self::WebKit => vec![format!("--port={port}")],
            Self::Firefox => [
                "--port",
                &port.to_string(),
                "--binary",
                "/usr/bin/firefox-esr",
                "--profile-root",
                &profile,
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }

    /// What the driver and the browser find in their environment, beside what is there.
    #[must_use]
    pub fn environment(self, start: Start) -> Vec<(&'static str, &'static str)> {
        let mut all = match (self, start.dress) {
            (Self::WebKit, Dress::Dark) => vec![("GTK_THEME", "Adwaita:dark")],
            (Self::WebKit, Dress::NoLanguage) => {
                vec![("LANG", "C"), ("LC_ALL", "C"), ("LANGUAGE", "")]
            }
            (Self::WebKit, Dress::Plain | Dress::LargeText)
            | (Self::Chromium | Self::Firefox, _) => Vec::new(),
        };
        if self == Self::WebKit && !start.painted {
            all.push(("WEBKIT_DISABLE_COMPOSITING_MODE", "1"));
        }
        all
    }

    /// What the session is asked for. All traffic goes through `proxy`, also that to
    /// `*.localhost`, which browsers would otherwise reach directly.
    #[must_use]
    pub fn capabilities(self, proxy: &str, profile: &Path, dress: Dress, extra: &[&str]) -> Value {
        let manual = json!({ "proxyType": "manual", "httpProxy": proxy, "sslProxy": proxy });
        // What a person sets as "font size" holds in every frame, whatever a page sets.
        let size = if dress == Dress::LargeText { 32 } else { 16 };
        match self {
            Self::Chromium => {
                let own = [
                    format!("--user-data-dir={}", profile.display()),
                    format!("--proxy-server=http://{proxy}"),
                ];
                let dressed: &[&str] = match dress {
                    Dress::Plain | Dress::NoLanguage | Dress::LargeText => &[],
                    Dress::Dark => &["--force-dark-mode"],
                };
                let fixed = CHROMIUM_ARGS.iter().chain(dressed).chain(extra);
                let fixed = fixed.map(|&arg| arg.to_owned());
                json!({
                    "browserName": "chrome",
                    "goog:loggingPrefs": { "browser": "ALL" },
                    "goog:chromeOptions": {
                        "binary": "/usr/bin/chromium",
                        "args": own.into_iter().chain(fixed).collect::<Vec<_>>(),
                        "prefs": { "webkit.webprefs.default_font_size": size },
                    },
                })
            }
            Self::Firefox => json!({
                "browserName": "firefox",
                "proxy": manual,
                "moz:firefoxOptions": {
                    "args": ["-headless", "--width=1000", "--height=900"],
                    "prefs": {
                        "ui.systemUsesDarkTheme": u8::from(dress == Dress::Dark),
                        "font.size.variable.x-western": size,
                        "network.proxy.allow_hijacking_localhost": true,
                        "network.proxy.testing_localhost_is_secure_when_hijacked": true,
                        "browser.safebrowsing.malware.enabled": false,
                        "browser.safebrowsing.phishing.enabled": false,
                        "datareporting.policy.dataSubmissionEnabled": false,
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "proxy": manual,
                "webkitgtk:browserOptions": {
                    "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "args": ["--automation"],
                },
            }),
        }
    }
}

/// Quiet, without a sandbox (test machines run as root), and without its habit of reaching the
/// machine's own addresses past the proxy.
const CHROMIUM_ARGS: [&str; 11] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--window-size=1000,900",
    "--proxy-bypass-list=<-loopback>",
];

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
