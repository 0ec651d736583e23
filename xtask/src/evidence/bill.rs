//! The bill of materials: what cargo says is linked into the frame.

use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::project::Project;

/// Every crate that is linked into the frame, as CycloneDX has it.
pub(super) fn of_the_frame(project: &Project) -> Result<Value> {
    let told = project
        .cargo(
            "tree --package payseal --target wasm32-unknown-unknown --edges normal,no-proc-macro",
        )?
        .words("--prefix none --no-dedupe --format {p}|{l}")
        .output()?;
    let mut crates: Vec<(&str, &str, &str)> = told.lines().filter_map(line).collect();
    crates.sort_unstable();
    crates.dedup();
    let components: Vec<Value> = crates
        .iter()
        .map(|(name, version, licence)| {
            json!({
                "type": "library",
                "name": name,
                "version": version,
                "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": licence }],
            })
        })
        .collect();
    if components.len() < 2 {
        return Err(Error::new("cargo tree names no crate of the frame"));
    }
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "name": "payseal", "version": project.version(),
        } },
        "components": components,
    }))
}

/// `name vVERSION (a note)|LICENCE`.
fn line(line: &str) -> Option<(&str, &str, &str)> {
    let (package, licence) = line.split_once('|')?;
    let mut words = package.split(' ');
    let name = words.next()?;
    let version = words.next()?.strip_prefix('v')?;
    Some((name, version, licence))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn a_line_of_the_tree_is_a_crate() {
        assert_eq!(
            line("yew v0.23.0|MIT OR Apache-2.0"),
            Some(("yew", "0.23.0", "MIT OR Apache-2.0"))
        );
        assert_eq!(
            line("payseal-core v0.1.0 (/a/path)|MIT"),
            Some(("payseal-core", "0.1.0", "MIT"))
        );
        assert_eq!(line(""), None);
    }
}
