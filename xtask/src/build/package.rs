//! Writes the npm package that `www/loader/package.json` describes, and packs it.
//!
//! Every file that the manifest names is made here: a `.mjs` or a `.cjs` is bundled from the `.js` of the
//! same name in `www/loader`, `payseal.js` is the script-tag file, and types are copied as they are, and so is what
//! Svelte compiles in the shop.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use super::loader::{LATER, WORDS, esbuild};
use crate::error::{Error, Result};
use crate::project::{Project, files_below, fresh_dir, write};

/// What goes into the package beside what the manifest names.
const BESIDE: &[(&str, &str)] = &[
    ("www/loader/README.md", "README.md"),
    ("www/loader/package.json", "package.json"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// The second part of the loader, which the entries fetch.
const SECOND: &str = "later.js";

/// What the entries are made of and the manifest does not name: types, and what is shipped as source.
const PARTS: &[&str] = &[
    "protocol.d.ts",
    "frameworks/binding.js",
    "frameworks/description.d.ts",
    "frameworks/description.js",
    "frameworks/state.js",
    "jsx/attributes.d.ts",
    "svelte/PaymentElement.svelte",
    "svelte/attach.svelte.js",
    "testing/cards.d.ts",
    "testing/drivers.d.ts",
];

pub(super) fn build(project: &Project, script: &Path, package: &Path) -> Result<()> {
    let manifest = project.read("www/loader/package.json")?;
    let manifest: Value = serde_json::from_str(&manifest)
        .map_err(|cause| Error::new(format!("www/loader/package.json: {cause}")))?;
    same_version(&manifest, project.version())?;
    fresh_dir(package)?;
    for (from, to) in BESIDE {
        copy(&project.path(from), &package.join(to))?;
    }
    let mut named = BTreeSet::new();
    for member in ["main", "module", "types", "unpkg", "jsdelivr", "exports"] {
        collect_files(manifest.get(member).unwrap_or(&Value::Null), &mut named);
    }
    named.extend(PARTS.iter().map(|file| (*file).to_owned()));
    named.insert(SECOND.to_owned());
    let loader = project.path("www/loader");
    for words in files_below(&loader.join("words"))? {
        if let Ok(file) = words.strip_prefix(&loader) {
            named.insert(file.to_string_lossy().into_owned());
        }
    }
    for file in named {
        make(project, script, &file, &package.join(&file))?;
    }
    pack(project, package)
}

fn make(project: &Project, script: &Path, file: &str, out: &Path) -> Result<()> {
    if file == "package.json" {
        return Ok(());
    }
    if file == SECOND {
        return bundle(project, file, "--format=esm", &[WORDS], out);
    }
    if file == "payseal.js" {
        // A page that serves it has no parts beside it.
        let whole = format!("payseal-{}.js", project.version());
        return copy(&script.join(whole), out);
    }
    if [".d.ts", ".d.mts", ".d.cts", ".js", ".svelte"]
        .iter()
        .any(|kind| file.ends_with(kind))
    {
        return copy(&project.path("www/loader").join(file), out);
    }
    for (kind, format) in [(".mjs", "--format=esm"), (".cjs", "--format=cjs")] {
        if let Some(entry) = file.strip_suffix(kind) {
            return bundle(
                project,
                &format!("{entry}.js"),
                format,
                &[LATER, WORDS],
                out,
            );
        }
    }
    Err(Error::new(format!(
        "www/loader/package.json names {file}, which nothing here makes"
    )))
}

/// Bundles a module of the package, which finds its parts beside it. What is for tests is one file.
fn bundle(project: &Project, entry: &str, format: &str, parts: &[&str], out: &Path) -> Result<()> {
    // A framework is the page's own, and is not bundled. The shop's bundler takes spaces away after it has read
    // the comments that are for it.
    let mut how = vec![
        format.to_owned(),
        "--packages=external".to_owned(),
        "--minify-whitespace=false".to_owned(),
        // What only the gateway's own scripts have.
        "--define:globalThis.PAYSEAL_LATER=undefined".to_owned(),
        "--define:globalThis.PAYSEAL_WORDS=undefined".to_owned(),
    ];
    if !entry.contains('/') {
        how.extend(parts.iter().map(|part| format!("--external:{part}")));
    }
    esbuild(project, entry, &how, out)
}

/// Packs it as npm would publish it; the example installs this file, not the source tree.
fn pack(project: &Project, package: &Path) -> Result<()> {
    let mut run = project
        .run("npm")?
        .words("pack --silent --pack-destination");
    if let Some(above) = package.parent() {
        run = run.arg(above);
    }
    run.in_dir(package).output().map(drop)
}

fn same_version(manifest: &Value, ours: &str) -> Result<()> {
    match manifest.get("version").and_then(Value::as_str) {
        Some(theirs) if theirs == ours => Ok(()),
        theirs => Err(Error::new(format!(
            "www/loader/package.json has version {theirs:?}, the workspace has {ours}: make them equal"
        ))),
    }
}

/// Every file that a part of the manifest points at.
fn collect_files(part: &Value, files: &mut BTreeSet<String>) {
    match part {
        Value::String(file) => {
            files.insert(file.trim_start_matches("./").to_owned());
        }
        Value::Array(parts) => parts.iter().for_each(|part| collect_files(part, files)),
        Value::Object(parts) => parts.values().for_each(|part| collect_files(part, files)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let content = std::fs::read(from).map_err(|cause| Error::at(from, cause))?;
    write(to, content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_every_file_of_a_manifest() {
        let exports = serde_json::json!({
            ".": { "types": "./index.d.ts", "default": "./index.mjs" },
            "./script": "./payseal.js",
        });
        let mut files = BTreeSet::new();
        collect_files(&exports, &mut files);
        assert_eq!(
            files.into_iter().collect::<Vec<_>>(),
            ["index.d.ts", "index.mjs", "payseal.js"]
        );
    }

    #[test]
    fn refuses_another_version() {
        assert!(same_version(&serde_json::json!({ "version": "0.1.0" }), "0.1.0").is_ok());
        assert!(same_version(&serde_json::json!({ "version": "0.2.0" }), "0.1.0").is_err());
        assert!(same_version(&serde_json::json!({}), "0.1.0").is_err());
    }
}
