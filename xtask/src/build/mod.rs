//! Builds everything that travels to a browser: the frame, the loader, the npm package.
//!
//! The same sources give the same bytes: no time, no path of the machine, no random name.

mod assets;
mod compress;
mod documents;
mod frame;
mod loader;
mod package;
mod plain;
mod short_names;

pub(crate) use compress::brotli;
pub(crate) use frame::PAYING;
pub(crate) use plain::COMPILED;

use std::path::{Path, PathBuf};

use crate::digest::{Stamp, of_inputs};
use crate::error::{Error, Result};
use crate::project::{Project, files_below};
use crate::setup;
use crate::standard_library::StandardLibrary;
use crate::steps::Steps;

/// What the frame is made of; when none of it changed, the last build is still good.
const FRAME_INPUTS: [&str; 13] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "core/Cargo.toml",
    "core/src",
    "index.html",
    "package-lock.json",
    "rust-toolchain.toml",
    "src",
    "www/frame",
    "www/icons",
    "xtask/src/build",
    "xtask/src/standard_library.rs",
];

/// What of `www/frame` its programs are made of. The rest only stands in the documents, and is put there without a
/// compiler.
const PROGRAM_PART: &str = "www/frame/plain.js";

/// What the loader and the npm package are made of.
const LOADER_INPUTS: &[&str] = &[
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "package-lock.json",
    "www/loader",
    "xtask/src/build",
];

/// Where the gateway's host crate finds the frame.
pub(crate) fn frame_dir(project: &Project) -> PathBuf {
    project.path("dist/frame")
}

/// The npm package, before it is packed.
pub(crate) fn package_dir(project: &Project) -> PathBuf {
    project.path("dist/npm/payseal")
}

/// Installs what is missing and builds what changed.
pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_build(project, steps)?;
    frame(project, steps)?;
    loader(project, steps)
}

fn frame(project: &Project, steps: &mut Steps) -> Result<()> {
    let dist = frame_dir(project);
    let library = StandardLibrary::find(project)?;
    // Another standard library is another frame.
    let name = if library.is_built() {
        "frame"
    } else {
        "frame-with-prebuilt-std"
    };
    let stamp = stamp(project, name, &FRAME_INPUTS)?;
    if stamp.holds_for(&dist.join("assets")) {
        println!("frame: unchanged");
        return Ok(());
    }
    let of_programs = FRAME_INPUTS.map(|input| match input {
        "www/frame" => PROGRAM_PART,
        other => other,
    });
    let programs = self::stamp(project, &[name, "-programs"].concat(), &of_programs)?;
    stamp.forget()?;
    frame::build(project, steps, &library, &programs, &dist)?;
    name_no_machine(project, &dist)?;
    stamp.keep()
}

/// Builds the loader and the package alone: quick, and all that tests of JavaScript need.
pub(crate) fn loader(project: &Project, steps: &mut Steps) -> Result<()> {
    let script = frame_dir(project).join("loader");
    let package = package_dir(project);
    let stamp = stamp(project, "loader", LOADER_INPUTS)?;
    if stamp.holds_for(&script) && package.exists() {
        println!("loader: unchanged");
        return Ok(());
    }
    stamp.forget()?;
    steps.run("loader: bundle with esbuild", || {
        crate::project::fresh_dir(&script)?;
        let parts = loader::Parts::write(project, &script)?;
        loader::script_tag(project, &parts, &script)?;
        loader::asiabill_script(project, &parts, &script)?;
        loader::stripe_script(project, &parts, &script)?;
        loader::methods_script(project, &parts, &script)?;
        loader::debits_part(project, &script)?;
        compress::beside(&script)
    })?;
    steps.run("loader: npm package", || {
        package::build(project, &script, &package)
    })?;
    name_no_machine(project, &package)?;
    stamp.keep()
}

fn stamp(project: &Project, name: &str, inputs: &[&str]) -> Result<Stamp> {
    let digest = of_inputs(project, inputs, project.version())?;
    Ok(Stamp::new(
        project.scratch(&format!("{name}.stamp")),
        digest,
    ))
}

/// Refuses a build that says where it was made.
fn name_no_machine(project: &Project, dist: &Path) -> Result<()> {
    let places = [Some(project.root().to_owned()), std::env::home_dir()];
    for file in files_below(dist)? {
        let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
        for place in places.iter().flatten().filter_map(|place| place.to_str()) {
            if place.len() > 1 && contains(&content, place.as_bytes()) {
                return Err(Error::at(&file, format!("the built file names {place}")));
            }
        }
    }
    Ok(())
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}
