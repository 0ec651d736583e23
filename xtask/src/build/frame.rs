//! Builds the frame: Trunk makes the wasm and the template of the document, then every file gets
//! a name made of its content and every locale gets its document.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::assets::Assets;
use super::{compress, documents, plain, short_names};
use crate::digest::Stamp;
use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir, write};
use crate::setup;
use crate::standard_library::StandardLibrary;
use crate::steps::Steps;

/// Where the gateway serves the assets; the document names each of them by this prefix.
pub(super) const ASSETS_URL: &str = "/payseal/assets/";

pub(super) fn build(
    project: &Project,
    steps: &mut Steps,
    library: &StandardLibrary,
    programs: &Stamp,
    dist: &Path,
) -> Result<()> {
    library.warn();
    let scratch = |of: &str, variant: Variant| project.scratch(&[of, variant.name].concat());
    let written = |variant| scratch("documents", variant).join("texts");
    if VARIANTS
        .into_iter()
        .all(|it| programs.holds_for(&written(it)))
    {
        println!("frame: its programs are unchanged");
    } else {
        programs.forget()?;
        compile(project, steps, library)?;
        programs.keep()?;
    }
    let assets_dir = dist.join("assets");
    fresh_dir(&assets_dir)?;
    for variant in VARIANTS {
        let (made, written) = (scratch("trunk", variant), scratch("documents", variant));
        let name = ["frame: hash and put together", variant.says].concat();
        steps.run(&name, || {
            put_styles(project, variant, &made)?;
            let mut assets = Assets::collect(project, &made, &assets_dir)?;
            assets.add_texts(&written.join("texts"), &assets_dir)?;
            documents::assemble(&written, &assets, &dist.join(variant.folder))
        })?;
    }
    steps.run("frame: compress", || {
        compress::beside_as_before(&assets_dir, &project.scratch("compressed"))
    })
}

/// Puts what Trunk would copy as it is beside what it made: it may have changed since.
fn put_styles(project: &Project, variant: Variant, made: &Path) -> Result<()> {
    let mut sheet = project.read("www/frame/frame.css")?;
    for name in variant.styles {
        sheet.push_str(&project.read(name)?);
    }
    write(&made.join("frame.css"), sheet)?;
    write(&made.join("boot.js"), project.read("www/frame/boot.js")?)
}

/// Makes the programs, and the documents with nothing in them that stands beside.
fn compile(project: &Project, steps: &mut Steps, library: &StandardLibrary) -> Result<()> {
    steps.run("frame: fetch crates", || {
        let fetch = project.cargo("fetch --quiet --target wasm32-unknown-unknown")?;
        library.ask(fetch).check()
    })?;
    for variant in VARIANTS {
        let made = project.scratch(&["trunk", variant.name].concat());
        steps.run(&["frame: trunk build", variant.says].concat(), || {
            trunk(project, library, &made, variant)?;
            let wasm = made.join("payseal-frame_bg.wasm");
            short_names::shorten(project, &wasm, &made.join("payseal-frame.js"))
        })?;
        steps.run("frame: the same without WebAssembly", || {
            plain::write_program(project, &made)
        })?;
        let written = project.scratch(&["documents", variant.name].concat());
        steps.run("frame: write the document of each locale", || {
            documents::render(project, variant.flags, &made.join("index.html"), &written)
        })?;
    }
    Ok(())
}

/// The frame of a page that pays, the smaller one of a page that only saves cards, and the one for bank
/// accounts: the same sources, each with documents of its own.
#[derive(Debug, Clone, Copy)]
struct Variant {
    /// Of its folder in the scratch.
    name: &'static str,
    /// Where its documents lie; empty for the top.
    folder: &'static str,
    says: &'static str,
    flags: &'static str,
    /// What it has behind `frame.css`.
    styles: &'static [&'static str],
}

const VARIANTS: [Variant; 3] = [
    Variant {
        name: "",
        folder: "",
        says: ", saving only",
        flags: "--no-default-features",
        styles: &["www/frame/brands.css"],
    },
    Variant {
        name: PAYING,
        folder: PAYING,
        says: ", paying",
        flags: "",
        styles: &["www/frame/brands.css", "www/frame/saved.css"],
    },
    // Its documents say by their folder what they are for: one for each way to debit.
    Variant {
        name: "debit",
        folder: "",
        says: ", debits",
        flags: "--no-default-features --features debit",
        styles: &[],
    },
];

/// The folder of the documents of pages that pay.
pub(crate) const PAYING: &str = "pay";

fn trunk(
    project: &Project,
    library: &StandardLibrary,
    made: &Path,
    variant: Variant,
) -> Result<()> {
    fresh_dir(made)?;
    let run = project
        .run("trunk")?
        .words("build --release --offline --filehash false --no-sri")
        .words(variant.flags)
        .arg("--public-url")
        .arg(ASSETS_URL)
        .arg("--dist")
        .arg(made)
        .env(
            "TRUNK_TOOLS_WASM_BINDGEN",
            setup::wasm_bindgen_version(project)?,
        )
        .env("TRUNK_TOOLS_WASM_OPT", wasm_opt_version(project)?)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project, library)?)
        // Trunk takes `NO_COLOR=1`, which others define as "no colour", for a broken flag.
        .without_env(&["RUSTFLAGS", "NO_COLOR"]);
    library.ask(run).check()
}

/// The compiler's flags: no path of this machine gets into the wasm, which panics would otherwise carry
/// there, and the standard library is as small as it can be had.
fn flags(project: &Project, library: &StandardLibrary) -> Result<OsString> {
    let mut cargo_home = std::env::var_os("CARGO_HOME").unwrap_or_default();
    if cargo_home.is_empty() {
        let home = std::env::home_dir().ok_or_else(|| Error::new("set HOME or CARGO_HOME"))?;
        cargo_home = home.join(".cargo").into_os_string();
    }
    // The last rule that fits wins, so the wider ones come first.
    let mut rules = vec![(project.root().to_owned(), "/payseal")];
    let sources = Path::new(&cargo_home).join("registry/src");
    rules.push((PathBuf::from(cargo_home), "/cargo"));
    // Where the standard library's sources are installed, the compiler names them instead of the
    // places they were built at.
    rules.push((library.sources().to_owned(), "/rustc"));
    // Its folders are named after the registry that a machine happens to use.
    for folder in folders_in(&sources)? {
        rules.push((folder, "/crates"));
    }
    let mut flags = OsString::from(library.flags().join(BETWEEN));
    for (from, to) in rules {
        if !flags.is_empty() {
            flags.push(BETWEEN);
        }
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push("=");
        flags.push(to);
    }
    Ok(flags)
}

/// Between two flags in `CARGO_ENCODED_RUSTFLAGS`.
const BETWEEN: &str = "\x1f";

fn folders_in(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(|cause| Error::at(dir, cause))? {
        folders.push(entry.map_err(|cause| Error::at(dir, cause))?.path());
    }
    folders.sort();
    Ok(folders)
}

/// Trunk's name for the wasm-opt that package.json fixes.
fn wasm_opt_version(project: &Project) -> Result<String> {
    let package = project.read("package.json")?;
    let package: serde_json::Value = serde_json::from_str(&package)
        .map_err(|cause| Error::new(format!("package.json: {cause}")))?;
    let version = package
        .pointer("/devDependencies/binaryen")
        .and_then(|version| version.as_str());
    let major = version.and_then(|version| version.split('.').next());
    major
        .map(|major| format!("version_{major}"))
        .ok_or_else(|| Error::new("package.json fixes no version of binaryen"))
}
