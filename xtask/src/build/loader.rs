//! Bundles the loader: one script for a `<script>` tag, one set of modules for bundlers.

use std::path::Path;

use crate::error::{Error, Result};
use crate::project::{Project, read, write};

/// What the oldest supported browsers understand.
const TARGET: &str = "--target=es2020";

/// Writes the script-tag file to the gateway's folder, as the current one and as this release.
pub(super) fn script_tag(project: &Project, dist: &Path) -> Result<()> {
    let current = dist.join("payseal.js");
    esbuild(project, "global.js", &["--format=iife"], &current)?;
    squeeze(project, &current)?;
    let pinned = dist.join(format!("payseal-{}.js", project.version()));
    write(&pinned, read(&current)?)
}

/// Writes the script that stands where AsiaBill's own stood, for pages that were made for that one.
pub(super) fn asiabill_script(project: &Project, dist: &Path) -> Result<()> {
    let script = dist.join("AsiabillPayment.min.js");
    // `module` is asked for where there is one; the bundle itself is a plain script.
    let how = [
        "--format=iife",
        "--log-override:commonjs-variable-in-esm=silent",
    ];
    esbuild(project, "asiabill/script.js", &how, &script)?;
    squeeze(project, &script)
}

/// Writes the script that stands where Stripe's own stood.
pub(super) fn stripe_script(project: &Project, dist: &Path) -> Result<()> {
    let script = dist.join("stripe.js");
    esbuild(project, "stripe/script.js", &["--format=iife"], &script)?;
    squeeze(project, &script)
}

/// Writes the list of ways to pay, for pages without a bundler.
pub(super) fn methods_script(project: &Project, dist: &Path) -> Result<()> {
    let script = dist.join("methods.js");
    esbuild(project, "methods-global.js", &["--format=iife"], &script)?;
    squeeze(project, &script)
}

/// Makes the bundle smaller still: terser knows more ways than esbuild, 4 % after brotli.
fn squeeze(project: &Project, script: &Path) -> Result<()> {
    project
        .run("terser")?
        .arg(script)
        .words("--compress passes=3,ecma=2020,unsafe_arrows=true --mangle --ecma 2020 --output")
        .arg(script)
        .check()
}

/// Bundles one entry of `www/loader` to one file.
pub(super) fn esbuild(project: &Project, entry: &str, how: &[&str], out: &Path) -> Result<()> {
    let entry = project.path("www/loader").join(entry);
    if !entry.is_file() {
        return Err(Error::at(&entry, "the loader has no such entry"));
    }
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(out);
    let mut run = project
        .run("esbuild")?
        .arg(entry)
        .words("--bundle --minify --legal-comments=none --charset=utf8 --log-level=warning")
        .arg(TARGET)
        .arg(outfile);
    for word in how {
        run = run.arg(word);
    }
    run.check()
}
