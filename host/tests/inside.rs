//! A build inside of a program is the build that its folder is.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test file uses its part")]
mod frame;

use std::path::Path;

use frame::Folder;
use payseal_host::build::Build;

/// The files of a folder, for as long as the program runs.
fn inside(folder: &Path, above: &str, files: &mut Vec<(&'static str, &'static [u8])>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str());
        let name = format!("{above}{}", name.expect("a name"));
        if path.is_dir() {
            inside(&path, &format!("{name}/"), files);
        } else {
            files.push((name.leak(), std::fs::read(&path).expect("a file").leak()));
        }
    }
}

#[test]
fn files_inside_of_a_program_are_the_build_that_a_folder_of_them_is() {
    let folder = Folder::built();
    folder.write(
        "sepa_debit/en/index.html",
        b"<html>a form for accounts</html>",
    );
    let mut files = Vec::new();
    inside(folder.path(), "", &mut files);
    let read = Build::read(folder.path()).expect("a build");
    let taken = Build::of_files(&files).expect("a build");
    assert_eq!(read.debits.len(), 1);
    assert_eq!(format!("{taken:?}"), format!("{read:?}"));
    for part in ["en/index.html", "pay/en/index.html", "loader/payseal.js"] {
        files.retain(|(name, _)| *name != part);
        let error = Build::of_files(&files).expect_err(part).to_string();
        assert!(error.contains(part), "{error}");
        files.push((part, b"anything"));
    }
}
