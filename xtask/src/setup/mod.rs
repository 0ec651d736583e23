//! Installs what the commands need, each only when it is missing or has the wrong version.

mod async_stripe;
mod browsers;
mod cargo_tool;
mod display;
mod npm;
mod python;

pub(crate) use browsers::Engine;
pub(crate) use display::Display;

use cargo_tool::CargoTool;

use crate::error::{Error, Result};
use crate::project::Project;
use crate::standard_library::StandardLibrary;
use crate::steps::Steps;

const TARGET: &str = "wasm32-unknown-unknown";

/// All there is to install.
pub(crate) fn everything(project: &Project, steps: &mut Steps) -> Result<()> {
    for_build(project, steps)?;
    for_native_tests(project, steps)?;
    for_browser_tests(project, steps, &Engine::ALL)?;
    for_checks(project, steps)
}

/// What building the frame and the npm package needs.
pub(crate) fn for_build(project: &Project, steps: &mut Steps) -> Result<()> {
    for_javascript(project, steps)?;
    wasm_target(project, steps)?;
    library_sources(project, steps)?;
    CargoTool::wasm_bindgen(project)?.ensure(project, steps)?;
    CargoTool::TRUNK.ensure(project, steps)
}

/// What building and testing the loader needs.
pub(crate) fn for_javascript(project: &Project, steps: &mut Steps) -> Result<()> {
    npm::ensure(project, steps)
}

/// What the native tests compare with, beside the JavaScript tools.
pub(crate) fn for_native_tests(project: &Project, steps: &mut Steps) -> Result<()> {
    npm::ensure(project, steps)?;
    async_stripe::ensure(project, steps)?;
    python::ensure(project, steps)
}

/// What tests in browsers need, beside what the build needs.
pub(crate) fn for_browser_tests(
    project: &Project,
    steps: &mut Steps,
    engines: &[Engine],
) -> Result<()> {
    browsers::ensure(project, steps, engines)?;
    if engines.contains(&Engine::Firefox) {
        CargoTool::GECKODRIVER.ensure(project, steps)?;
    }
    Ok(())
}

/// What `cargo xtask check` needs.
pub(crate) fn for_checks(project: &Project, steps: &mut Steps) -> Result<()> {
    wasm_target(project, steps)?;
    CargoTool::TYPOS.ensure(project, steps)?;
    CargoTool::CARGO_DENY.ensure(project, steps)
}

/// The version of wasm-bindgen that the lock file fixes; Trunk must be told the same.
pub(crate) fn wasm_bindgen_version(project: &Project) -> Result<String> {
    let lock = project.read("Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Error::new("Cargo.lock names no wasm-bindgen: run `cargo metadata` once"))
}

fn wasm_target(project: &Project, steps: &mut Steps) -> Result<()> {
    let libs = project
        .run("rustc")?
        .words("--print target-libdir --target")
        .arg(TARGET)
        .output();
    if libs.is_ok_and(|dir| std::path::Path::new(dir.trim()).is_dir()) {
        return Ok(());
    }
    steps.run("setup: rustup target add wasm32-unknown-unknown", || {
        project
            .run("rustup")?
            .words("target add")
            .arg(TARGET)
            .check()
    })
}

/// The standard library's sources, from which the frame's own is built for size. A compiler that did not
/// come by rustup may have none: the build says so, and is larger.
fn library_sources(project: &Project, steps: &mut Steps) -> Result<()> {
    if StandardLibrary::find(project)?.is_built() || !project.has("rustup")? {
        return Ok(());
    }
    steps.run("setup: rustup component add rust-src", || {
        let added = project
            .run("rustup")?
            .words("component add rust-src")
            .check();
        if let Err(error) = added {
            // The build does without, and says what that costs.
            eprintln!("setup: {error}");
        }
        Ok(())
    })
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock
        .lines()
        .skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1)?;
    Some(
        version
            .strip_prefix("version = \"")?
            .strip_suffix('"')?
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn reads_a_version_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
