//! Bundles the loader: scripts for a `<script>` tag and the parts that they fetch, one set of modules for bundlers.

use std::collections::BTreeMap;
use std::path::Path;

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};

use crate::error::{Error, Result};
use crate::project::{Project, files_below, fresh_dir, read, write};

/// What the oldest supported browsers understand.
const TARGET: &str = "--target=es2020";

/// Where the words of the locales are, as a module of the loader names them.
pub(super) const WORDS: &str = "./words/*";

/// The second part, as a module of the loader names it.
pub(super) const LATER: &str = "./later.js";

/// What the scripts fetch when it is needed, each called by its hash.
pub(super) struct Parts {
    /// What an element needs once its frame is in the page.
    later: String,
    /// The words of each locale but English, each after its tag: the second part has these names.
    words: String,
}

impl Parts {
    /// Writes the parts below the gateway's folder.
    pub(super) fn write(project: &Project, dist: &Path) -> Result<Self> {
        let made = project.scratch("words");
        fresh_dir(&made)?;
        let mut words = BTreeMap::new();
        for source in files_below(&project.path("www/loader/words"))? {
            let tag = source.file_stem().unwrap_or_default().to_string_lossy();
            if tag != "en" {
                let out = made.join(&*tag);
                esbuild(project, &format!("words/{tag}.js"), &["--format=esm"], &out)?;
                words.insert(tag.into_owned(), keep(dist, &out)?);
            }
        }
        let words: Vec<_> = words
            .iter()
            .map(|(tag, hash)| format!("{tag}:{hash}"))
            .collect();
        let mut parts = Self {
            later: "itself".to_owned(),
            words: words.join(" "),
        };
        let later = made.join("later");
        esbuild(project, "later.js", &parts.names("--format=esm"), &later)?;
        squeeze(project, &later, &["--module"])?;
        parts.later = keep(dist, &later)?;
        Ok(parts)
    }

    /// How a bundle is made that has the names of its parts.
    fn names(&self, format: &str) -> [String; 3] {
        [
            format.to_owned(),
            format!("--define:globalThis.PAYSEAL_LATER={:?}", self.later),
            self.named_words(),
        ]
    }

    /// Bundles a script that has its second part in it, and the names of the languages.
    fn whole(&self, project: &Project, entry: &str, out: &Path) -> Result<()> {
        let how = [
            "--format=iife".to_owned(),
            "--define:globalThis.PAYSEAL_LATER=undefined".to_owned(),
            self.named_words(),
        ];
        esbuild(project, entry, &how, out)?;
        squeeze(project, out, &[])
    }

    fn named_words(&self) -> String {
        format!("--define:globalThis.PAYSEAL_WORDS={:?}", self.words)
    }

    /// Bundles a script that has the names of its parts.
    fn script(&self, project: &Project, entry: &str, how: &[&str], out: &Path) -> Result<()> {
        let mut how: Vec<_> = how.iter().map(|word| (*word).to_owned()).collect();
        how.extend(self.names("--format=iife"));
        esbuild(project, entry, &how, out)?;
        squeeze(project, out, &[])
    }
}

/// Puts a part where it is served, under its hash, and gives that.
fn keep(dist: &Path, made: &Path) -> Result<String> {
    let content = read(made)?;
    let hash = BASE64URL_NOPAD.encode(&Sha256::digest(&content));
    write(&dist.join("parts").join(format!("{hash}.js")), content)?;
    Ok(hash)
}

/// Writes the script-tag file to the gateway's folder: the current one in parts, and this release, which a page
/// pins by its hash, in one piece, since not every browser checks the hash of a part.
pub(super) fn script_tag(project: &Project, parts: &Parts, dist: &Path) -> Result<()> {
    parts.script(project, "global.js", &[], &dist.join("payseal.js"))?;
    let pinned = dist.join(format!("payseal-{}.js", project.version()));
    parts.whole(project, "global.js", &pinned)
}

/// Writes the script that stands where AsiaBill's own stood, for pages that were made for that one.
pub(super) fn asiabill_script(project: &Project, parts: &Parts, dist: &Path) -> Result<()> {
    let script = dist.join("AsiabillPayment.min.js");
    // `module` is asked for where there is one; the bundle itself is a plain script.
    let how = ["--log-override:commonjs-variable-in-esm=silent"];
    parts.script(project, "asiabill/script.js", &how, &script)
}

/// Writes the script that stands where Stripe's own stood.
pub(super) fn stripe_script(project: &Project, parts: &Parts, dist: &Path) -> Result<()> {
    let script = dist.join("stripe.js");
    parts.script(project, "stripe/script.js", &[], &script)
}

/// Writes the list of ways to pay, for pages without a bundler.
pub(super) fn methods_script(project: &Project, parts: &Parts, dist: &Path) -> Result<()> {
    let script = dist.join("methods.js");
    parts.script(project, "methods-global.js", &[], &script)
}

/// Writes the forms for bank accounts that the list of ways to pay fetches where a session allows a debit.
pub(super) fn debits_part(project: &Project, dist: &Path) -> Result<()> {
    let out = dist.join("debits.js");
    esbuild(project, "stripe/debits.js", &["--format=esm"], &out)
}

/// Makes the bundle smaller still: terser knows more ways than esbuild, 4 % after brotli.
fn squeeze(project: &Project, script: &Path, more: &[&str]) -> Result<()> {
    let run = project.run("terser")?.arg(script);
    more.iter()
        .fold(run, |run, word| run.arg(word))
        .words("--compress passes=3,ecma=2020,unsafe_arrows=true --mangle --ecma 2020 --output")
        .arg(script)
        .check()
}

/// Bundles one entry of `www/loader` to one file.
pub(super) fn esbuild(
    project: &Project,
    entry: &str,
    how: &[impl AsRef<std::ffi::OsStr>],
    out: &Path,
) -> Result<()> {
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
