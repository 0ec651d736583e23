//! Tests the scripts in node, the loader's types with the TypeScript compiler, and the package as
//! npm and bundlers would see it.

use std::path::PathBuf;

use super::affected::Affected;
use crate::build;
use crate::error::{Error, Result};
use crate::project::{Project, files_below};
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps, affected: Option<&Affected>) -> Result<()> {
    let package = build::package_dir(project);
    let mut tests = node_tests(project)?;
    tests.retain(|test| affected.is_none_or(|it| it.runs(&test.to_string_lossy())));
    steps.attempt(&in_node(affected), || {
        let run = project.run("node")?.arg("--test");
        tests.iter().fold(run, |run, file| run.arg(file)).check()
    });
    steps.attempt(TYPES, || {
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
    steps.attempt(PUBLINT, || {
        project
            .run("publint")?
            .arg("--strict")
            .arg(&package)
            .check()
    });
    steps.attempt(ATTW, || {
        project.run("attw")?.arg("--pack").arg(&package).check()
    });
    Ok(())
}

const TYPES: &str = "js: types";
const PUBLINT: &str = "js: publint";
const ATTW: &str = "js: are the types wrong";

/// The names of the steps.
pub(super) fn suites(affected: Option<&Affected>) -> Vec<String> {
    let others = [TYPES, PUBLINT, ATTW].map(str::to_owned);
    std::iter::once(in_node(affected)).chain(others).collect()
}

fn in_node(affected: Option<&Affected>) -> String {
    let others: Vec<_> = affected
        .iter()
        .flat_map(|it| &it.other_parts)
        .copied()
        .collect();
    match others.is_empty() {
        true => "js: node --test".to_owned(),
        false => format!("js: node --test, but {}", others.join(", ")),
    }
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
