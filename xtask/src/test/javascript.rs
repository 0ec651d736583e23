//! Tests the loader in node, its types with the TypeScript compiler, and the package as npm and
//! bundlers would see it.

use crate::build;
use crate::error::Result;
use crate::project::Project;
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let package = build::package_dir(project);
    steps.attempt("js: node --test", || {
        project
            .run("node")?
            .words("--test www/loader/test/")
            .check()
    });
    steps.attempt("js: types", || {
        project
            .run("tsc")?
            .words("--project www/loader/test/types/tsconfig.json")
            .check()
    });
    steps.attempt("js: publint", || {
        project
            .run("publint")?
            .arg("--strict")
            .arg(&package)
            .check()
    });
    steps.attempt("js: are the types wrong", || {
        project.run("attw")?.words("--pack").arg(&package).check()
    });
    Ok(())
}
