//! The walks in CONTRIBUTING.md go through files that exist.

use std::path::Path;

use crate::sources::{all, assert_none};

#[test]
fn walks_go_through_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let sources = all();
    let page = sources.iter().find(|one| one.path == "CONTRIBUTING.md");
    let (_, walks) = page.unwrap().text.split_once("## Walks").unwrap();
    let (walks, _) = walks.split_once("\n## ").unwrap();
    let quoted = walks.split('`').skip(1).step_by(2);
    let paths: Vec<&str> = quoted
        .filter(|text| text.contains('/') && !text.contains(' '))
        .collect();
    assert!(paths.len() > 15, "{paths:?}");
    let gone: Vec<String> = paths
        .into_iter()
        .filter(|path| !root.join(path).exists())
        .map(str::to_owned)
        .collect();
    assert_none("mend CONTRIBUTING.md", &gone);
}
