//! Tests the scripts in node, the loader's types with the TypeScript compiler, and the package as
//! npm and bundlers would see it.

use std::path::PathBuf;

use crate::build;
use crate::error::{Error, Result};
use crate::project::{Project, files_below};
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let package = build::package_dir(project);
    let tests = node_tests(project)?;
    steps.attempt("js: node --test", || {
        let run = project.run("node")?.arg("--test");
        tests.iter().fold(run, |run, file| run.arg(file)).check()
    });
    steps.attempt("js: types", || {
        let check = |folder: &str| {
            project
                .run("tsc")?
                .words(&format!("--project {folder}/tsconfig.json"))
                .check()
        };
        check("www/loader")?;
        // What is for a server knows Node, and no document.
        check("www/loader/server")
    });
    steps.attempt("js: publint", || {
        project
            .run("publint")?
            .arg("--strict")
            .arg(&package)
            .check()
    });
    steps.attempt("js: are the types wrong", || {
        project.run("attw")?.arg("--pack").arg(&package).check()
    });
    Ok(())
}

/// The test files by name: releases of node differ in how they look for them.
fn node_tests(project: &Project) -> Result<Vec<PathBuf>> {
    let mut files = files_below(&project.path("www/loader/test"))?;
    files.extend(files_below(&project.path("www/frame/test"))?);
    files.extend(files_below(&project.path("www/shop/test"))?);
    files.extend(files_below(&project.path("sandbox/npm/test"))?);
    files.extend(files_below(&project.path(".github/test"))?);
    files.retain(|file| file.to_string_lossy().ends_with(".test.js"));
    match files.is_empty() {
        true => Err(Error::new("www has no *.test.js")),
        false => Ok(files),
    }
}
