//! Makes the sandbox that merchants start: one program with the frame, the loader and the demo shop inside, as an
//! npm package for this platform, and the package that finds it. Both are packed, installed into an empty folder
//! without a network, started and asked.
//!
//! For another platform the same command runs there: nothing is compiled across.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::build;
use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir, read, write};
use crate::steps::Steps;

/// What the package that finds the program is made of.
const FINDER: &[&str] = &["package.json", "payseal-sandbox.js", "README.md"];

const LICENCES: &[&str] = &["LICENSE-APACHE", "LICENSE-MIT"];

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    build::run(project, steps)?;
    let program = steps.run("sandbox: the program", || compile(project))?;
    let packed = steps.run("sandbox: npm packages", || pack(project, &program))?;
    steps.run("sandbox: install into an empty folder, start, ask", || {
        let run = project.run("node")?.arg("sandbox/npm/test/packed.mjs");
        packed.iter().fold(run, |run, file| run.arg(file)).check()
    })
}

fn compile(project: &Project) -> Result<PathBuf> {
    project
        .cargo("build --locked --profile server --package payseal-sandbox")?
        .check()?;
    Ok(project.target().join("server/payseal-sandbox"))
}

/// Writes both packages below `dist/npm` and packs them.
fn pack(project: &Project, program: &Path) -> Result<[PathBuf; 2]> {
    let npm = project.path("dist/npm");
    let source = project.path("sandbox/npm");
    let manifest = read(&source.join("package.json"))?;
    let manifest: Value = serde_json::from_str(&manifest)
        .map_err(|cause| Error::new(format!("sandbox/npm/package.json: {cause}")))?;
    let (system, processor) = platform()?;
    let name = format!("payseal-sandbox-{system}-{processor}");
    let asked = manifest.pointer(&format!("/optionalDependencies/{name}"));
    if asked.and_then(Value::as_str) != Some(project.version()) {
        return Err(Error::new(format!(
            "sandbox/npm/package.json does not ask for {name} {}",
            project.version()
        )));
    }

    let finder = npm.join("payseal-sandbox");
    fresh_dir(&finder)?;
    for file in FINDER {
        copy(&source.join(file), &finder.join(file))?;
    }
    let own = npm.join(&name);
    fresh_dir(&own)?;
    copy(program, &own.join("payseal-sandbox"))?;
    let mut described = json!({
        "name": name,
        "version": project.version(),
        "description": format!("The program of payseal-sandbox for {system} on {processor}"),
        "license": manifest.get("license"),
        "os": [system],
        "cpu": [processor],
        "files": ["payseal-sandbox", "LICENSE-APACHE", "LICENSE-MIT"],
        "preferUnplugged": true,
    });
    if let ("linux", Some(members)) = (system, described.as_object_mut()) {
        members.insert("libc".to_owned(), json!(["glibc"]));
    }
    write(&own.join("package.json"), format!("{described:#}\n"))?;
    for package in [&finder, &own] {
        for licence in LICENCES {
            copy(&project.path(licence), &package.join(licence))?;
        }
        project
            .run("npm")?
            .words("pack --silent --pack-destination")
            .arg(&npm)
            .in_dir(package)
            .output()?;
    }
    let packed = |name: &str| npm.join(format!("{name}-{}.tgz", project.version()));
    Ok([packed("payseal-sandbox"), packed(&name)])
}

/// This machine, in npm's words.
fn platform() -> Result<(&'static str, &'static str)> {
    let system = match std::env::consts::OS {
        "linux" => "linux",
        "macos" => "darwin",
        other => return Err(Error::new(format!("there is no sandbox for {other}"))),
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => return Err(Error::new(format!("there is no sandbox for {other}"))),
    };
    Ok((system, processor))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to)
        .map(drop)
        .map_err(|cause| Error::at(from, cause))
}
