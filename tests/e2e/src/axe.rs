//! Runs axe-core in the document that the driver is in and reports every violation.
//!
//! There is no list of exceptions: a rule that fails, fails the test.

use anyhow::{Context as _, ensure};
use serde_json::Value;
use thirtyfour::WebDriver;

use crate::{Outcome, artefacts};

/// The rules that are run: WCAG 2.0 to 2.2, A and AA, and axe's best practices. Those of whole
/// pages (one main landmark, one h1 …) say nothing about a document that is a part of a page.
const OPTIONS: &str = "{
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  iframes: false,
}";

/// Demands that axe finds nothing in the current document.
///
/// # Errors
/// When axe is not installed, or finds a violation: the message lists rule and place.
pub async fn demand_accessible(driver: &WebDriver, place: &str) -> Outcome {
    let path = artefacts::root().join("node_modules/axe-core/axe.min.js");
    let source = tokio::fs::read_to_string(&path)
        .await
        .context("axe-core is missing; run npm ci at the root of the source tree")?;
    let known = driver
        .execute("return typeof axe === 'object'", vec![])
        .await?;
    if known.json() != &Value::Bool(true) {
        // Only a function's own scope sees the source's `this`; axe looks for the window itself.
        driver.execute(source, vec![]).await?;
    }
    let script = format!(
        "const done = arguments[arguments.length - 1];
         axe.run(document, {OPTIONS}).then(
           (found) => done(found.violations.map((rule) => rule.id + ': ' + rule.help + ' at ' +
             rule.nodes.map((node) => node.target.join(' ') + ' [' +
               [...node.any, ...node.all].map((check) => check.message).join('; ') + ']').join(', '))),
           (error) => done(['axe failed: ' + error.message]));"
    );
    let answer = driver.execute_async(script, vec![]).await?;
    let found = answer.json().as_array().context("axe gave no list")?;
    ensure!(found.is_empty(), "axe in {place}: {found:#?}");
    Ok(())
}
