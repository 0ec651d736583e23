//! Measures the host beside nginx, which serves the same bytes and forwards to the same gateway. Where nginx or
//! wrk is not installed, it is left out and that is said.

use std::path::{Path, PathBuf};

use crate::build;
use crate::error::Result;
use crate::project::{Project, which};
use crate::steps::Steps;

pub(super) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    let (Some(nginx), Some(wrk)) = (installed(project, "nginx")?, installed(project, "wrk")?)
    else {
        println!(
            "LEFT OUT: the comparison of the host with nginx: nginx or wrk is missing; \
             `apt-get install nginx-light wrk` brings both"
        );
        return Ok(());
    };
    build::run(project, steps)?;
    steps.run("bench: cargo build of the host", || {
        project
            .cargo("build --profile server --package payseal-host")?
            .check()
    })?;
    steps.run("bench: host", || {
        project
            .run("node")?
            .arg("xtask/src/bench/host.mjs")
            .env("HOST", project.target().join("server/payseal-host"))
            .env("FRAME", build::frame_dir(project))
            .env("NGINX", &nginx)
            .env("WRK", &wrk)
            .check()
    })
}

/// Debian keeps servers where only root looks.
fn installed(project: &Project, program: &str) -> Result<Option<PathBuf>> {
    let found = which(program, &project.search_path()?);
    let for_root = Path::new("/usr/sbin").join(program);
    Ok(found.or_else(|| for_root.is_file().then_some(for_root)))
}
