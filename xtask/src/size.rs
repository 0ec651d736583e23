//! Weighs what travels to a browser, and fails when it is heavier than its budget.
//!
//! The budgets are in `xtask/budgets.json`, with the last weights that were committed.

use std::path::Path;

use crate::build;
use crate::error::{Error, Result};
use crate::project::{Project, files_below, read};
use crate::standard_library::StandardLibrary;
use crate::steps::Steps;

/// The locale whose document and sentences are weighed.
const LOCALE: &str = "en";

/// What a frame may weigh more, in brotli bytes, where the standard library's sources are not to be had and
/// the compiler's own is taken instead.
const PREBUILT_LIBRARY: u64 = 13_000;

/// One thing that travels, in bytes.
#[derive(Debug)]
struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    build::run(project, steps)?;
    weigh(project)
}

/// Weighs what is built already.
pub(crate) fn weigh(project: &Project) -> Result<()> {
    let budgets = project.read("xtask/budgets.json")?;
    let budgets: serde_json::Value = serde_json::from_str(&budgets)
        .map_err(|cause| Error::new(format!("xtask/budgets.json: {cause}")))?;
    let saving = frame_weights(project, "")?;
    let paying = frame_weights(project, build::PAYING)?;
    let sepa = frame_weights(project, "sepa_debit")?;
    let becs = frame_weights(project, "au_becs_debit")?;
    let script = |name: &str| -> Result<Vec<Weight>> {
        let file = build::frame_dir(project).join("loader").join(name);
        Ok(vec![weight(name.to_owned(), &file)?])
    };
    let library = StandardLibrary::find(project)?;
    library.warn();
    let more = if library.is_built() {
        0
    } else {
        PREBUILT_LIBRARY
    };
    let mut fits = true;
    for (what, weights, more) in [
        ("frame", saving, more),
        ("frame that pays", paying, more),
        ("SEPA debit frame", sepa, more),
        ("BECS debit frame", becs, more),
        (
            "without WebAssembly, saving",
            plain_weights(project, "")?,
            2 * more,
        ),
        (
            "without WebAssembly, paying",
            plain_weights(project, build::PAYING)?,
            2 * more,
        ),
        ("loader", script("payseal.js")?, 0),
        ("loader, second part", second_part(project)?, 0),
        ("methods script", script("methods.js")?, 0),
        ("debits part", script("debits.js")?, 0),
        ("AsiaBill script", script("AsiabillPayment.min.js")?, 0),
        ("Stripe script", script("stripe.js")?, 0),
    ] {
        fits &= judge(what, &weights, &budgets, more)?;
    }
    if fits {
        return Ok(());
    }
    Err(Error::new(
        "heavier than its budget: see the table above, and docs/performance.md",
    ))
}

/// What the loader fetches by the name that stands in it.
fn second_part(project: &Project) -> Result<Vec<Weight>> {
    let loader = build::frame_dir(project).join("loader");
    let first = read(&loader.join("payseal.js"))?;
    for file in files_below(&loader.join("parts"))? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let is_script = file.extension().is_some_and(|extension| extension == "js");
        if is_script && first.contains(&*name) {
            return Ok(vec![weight("its hash".to_owned(), &file)?]);
        }
    }
    Err(Error::at(&loader, "the loader has no second part"))
}

/// One document, and everything that this document makes a browser fetch: it names every file.
fn frame_weights(project: &Project, variant: &str) -> Result<Vec<Weight>> {
    let dist = build::frame_dir(project);
    let document = dist.join(variant).join(LOCALE).join("index.html");
    let mut weights = vec![weight(format!("{LOCALE}/index.html"), &document)?];
    weights.extend(named_assets(project, &document, false)?);
    Ok(weights)
}

/// The assets that a document names: those that it fetches, or what it has instead of WebAssembly.
fn named_assets(project: &Project, document: &Path, instead: bool) -> Result<Vec<Weight>> {
    let dist = build::frame_dir(project);
    let document = read(document)?;
    let mut weights = Vec::new();
    let assets = dist.join("assets");
    for file in files_below(&assets)? {
        let name = file
            .strip_prefix(&assets)
            .unwrap_or(&file)
            .to_string_lossy()
            .into_owned();
        // What stands in for the wasm is fetched where there is no WebAssembly, and weighed by itself.
        if document.contains(&format!("/{name}")) && is_plain(&name) == instead {
            weights.push(weight(name, &file)?);
        }
    }
    Ok(weights)
}

fn is_plain(name: &str) -> bool {
    name.starts_with("plain-") && !name.ends_with(".br")
}

/// What comes in place of glue and wasm where there is no WebAssembly.
fn plain_weights(project: &Project, variant: &str) -> Result<Vec<Weight>> {
    let document = build::frame_dir(project)
        .join(variant)
        .join(LOCALE)
        .join("index.html");
    named_assets(project, &document, true)
}

fn weight(name: String, file: &Path) -> Result<Weight> {
    let content = std::fs::read(file).map_err(|cause| Error::at(file, cause))?;
    Ok(Weight {
        name,
        raw: content.len(),
        brotli: build::brotli(&content)?.len(),
    })
}

fn judge(what: &str, weights: &[Weight], budgets: &serde_json::Value, more: u64) -> Result<bool> {
    let number = |member: &str| {
        let value = budgets.get(what).and_then(|budget| budget.get(member));
        value
            .and_then(serde_json::Value::as_u64)
            .ok_or_else(|| Error::new(format!("xtask/budgets.json: {what} has no number {member}")))
    };
    let (budget, last) = (number("budget")? + more, number("last")?);
    println!("\n{what:40} {:>9} {:>9}", "raw", "brotli");
    for Weight { name, raw, brotli } in weights {
        println!("  {name:38} {raw:>9} {brotli:>9}");
    }
    let raw: usize = weights.iter().map(|weight| weight.raw).sum();
    let brotli: usize = weights.iter().map(|weight| weight.brotli).sum();
    println!("  {:38} {raw:>9} {brotli:>9}", "in all");
    let fits = brotli as u64 <= budget;
    let verdict = if fits { "within" } else { "OVER" };
    println!("  {verdict} its budget of {budget} brotli bytes (last committed: {last})");
    Ok(fits)
}
