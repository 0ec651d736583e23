//! Puts the built frame, the loader and the demo shop's pages inside of a release, so that it needs no other file.
//! Any other build reads them from the source tree.

// A build script speaks to cargo on its standard output.
#![allow(clippy::print_stdout)]

use std::env;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let tree = fs::canonicalize(Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(".."))?;
    let release = env::var("PROFILE")? == "release";
    let mut frame = String::new();
    let mut shop = String::new();
    if release {
        let built = tree.join("dist/frame");
        if !built.join("loader/payseal.js").is_file() {
            return Err("a release has the frame inside: run `cargo xtask build` first".into());
        }
        list(&built, "", "include_bytes!", &mut frame)?;
        list(
            &tree.join("www/shop/assets"),
            "assets/",
            "include_str!",
            &mut shop,
        )?;
        list(
            &tree.join("www/shop/pages"),
            "pages/",
            "include_str!",
            &mut shop,
        )?;
        list(
            &tree.join("www/shop/text"),
            "text/",
            "include_str!",
            &mut shop,
        )?;
        list(&tree.join("www/icons"), "icons/", "include_str!", &mut shop)?;
        let layout = tree.join("www/shop/layout.html");
        writeln!(shop, "    (\"layout.html\", include_str!({layout:?})),")?;
    }
    let tree = (!release).then_some(tree);
    let text = format!(
        "/// The built frame, by paths in its folder.\n\
         pub(crate) static FRAME: &[(&str, &[u8])] = &[\n{frame}];\n\
         /// The shop's pages, by paths in `www/shop`, and the brand marks below `icons/`.\n\
         pub(crate) static SHOP: &[(&str, &str)] = &[\n{shop}];\n\
         /// The source tree, where the files are that are not inside.\n\
         pub(crate) const TREE: Option<&str> = {tree:?};\n"
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("inside.rs"), text)?;
    Ok(())
}

/// A line for every file below a folder.
fn list(
    folder: &Path,
    prefix: &str,
    include: &str,
    lines: &mut String,
) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries: Result<Vec<PathBuf>, _> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect();
    let mut paths = entries?;
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or("a file whose name is no text")?;
        if path.is_dir() {
            list(&path, &format!("{prefix}{name}/"), include, lines)?;
        } else {
            writeln!(
                lines,
                "    ({:?}, {include}({path:?})),",
                format!("{prefix}{name}")
            )?;
        }
    }
    Ok(())
}
