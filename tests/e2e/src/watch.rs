//! Reads what the watch script kept in the document that the driver is in.
//!
//! The script itself is `watch.js`; the tap puts it first into every document.

use anyhow::{Context as _, ensure};
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::Outcome;

/// The watch script.
pub(crate) const SCRIPT: &str = include_str!("watch.js");

/// What one document could see and what the browser complained about in it.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// Every message that reached the window or a port.
    pub messages: Vec<String>,
    /// Every line written to the console, with its level first.
    pub console: Vec<String>,
    /// Uncaught errors, rejections and sources that did not load.
    pub errors: Vec<String>,
    /// Violations of the content security policy.
    pub violations: Vec<String>,
    /// Channels that were made and not closed.
    pub channels: u64,
    /// The listeners that are on the window and on the document, sorted: `document click`.
    pub listeners: Vec<String>,
}

impl Watched {
    /// Reads the records of the current document.
    ///
    /// # Errors
    /// When the document has no watch script in it.
    pub async fn read(driver: &WebDriver) -> Outcome<Self> {
        let answer = driver
            .execute(
                "const kept = window.__watch; return kept && {
                    messages: kept.messages,
                    console: kept.console.map(({level, text}) => `${level} ${text}`),
                    errors: kept.errors,
                    violations: kept.violations,
                    channels: kept.channels,
                    listeners: kept.listeners.map(({target, type}) =>
                        `${target === window ? 'window' : 'document'} ${type}`).sort(),
                };",
                vec![],
            )
            .await?;
        let json = answer.json();
        ensure!(json.is_object(), "this document has no watch script");
        Ok(Self {
            messages: strings(json, "messages")?,
            console: strings(json, "console")?,
            errors: strings(json, "errors")?,
            violations: strings(json, "violations")?,
            channels: json
                .get("channels")
                .and_then(Value::as_u64)
                .context("no channel count")?,
            listeners: strings(json, "listeners")?,
        })
    }
}

fn strings(json: &Value, key: &str) -> Outcome<Vec<String>> {
    let list = json
        .get(key)
        .and_then(Value::as_array)
        .with_context(|| format!("no {key}"))?;
    Ok(list
        .iter()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect())
}
