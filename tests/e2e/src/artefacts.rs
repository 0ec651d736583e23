//! What is kept of a failure for a person to look at: a picture and the page's records.
//!
//! They go to `target/e2e`, which is not under version control. Only published test numbers are
//! ever typed in tests, so a picture holds no secret.

use std::path::{Path, PathBuf};

use crate::{Outcome, stage::Stage, tap::Exchange, watch::Watched};

/// The root of the source tree.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or(Path::new("."))
        .to_owned()
}

/// Writes the picture and the records; answers a sentence that says where, or why not.
pub async fn keep(stage: &Stage, name: &str) -> String {
    let folder = root().join("target/e2e").join(name.replace("::", "."));
    match write(stage, &folder).await {
        Ok(()) => format!("a picture and the records are in {}", folder.display()),
        Err(error) => format!("no picture could be taken: {error:#}"),
    }
}

async fn write(stage: &Stage, folder: &Path) -> Outcome {
    tokio::fs::create_dir_all(folder).await?;
    let requests: Vec<String> = stage
        .tap
        .exchanges()
        .iter()
        .map(|one| {
            let Exchange {
                method,
                authority,
                path,
                headers,
                body,
                status,
            } = one;
            format!("{method} {authority}{path} {status:?}\n{headers}\n{body}\n")
        })
        .collect();
    let complaints = stage.tap.complaints().join("\n");
    stage.driver.enter_default_frame().await?;
    let watched = Watched::read(&stage.driver).await.unwrap_or_default();
    let report = format!(
        "requests\n{}\n\ncomplaints\n{complaints}\n\n{watched:#?}\n",
        requests.join("\n")
    );
    tokio::fs::write(folder.join("records.txt"), report).await?;
    tokio::fs::write(folder.join("page.html"), stage.driver.source().await?).await?;
    stage.driver.screenshot(&folder.join("page.png")).await?;
    Ok(())
}
