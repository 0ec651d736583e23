//! Writes down what an assessor asks for: what is served, what the frame is made of, and how a
//! merchant's page embeds it.
//!
//! `payseal-host` takes the inventory from its own router; the bill of materials is what cargo says
//! is linked into the frame.

use serde_json::{Value, json};

use crate::build;
use crate::error::{Error, Result};
use crate::project::{Project, fresh_dir, write};
use crate::setup;
use crate::steps::Steps;

/// Whose accounts the inventory shows: a gateway runs `payseal-host evidence` with its own.
const SETTINGS: &str = "host/payseal-host.example.toml";

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_build(project, steps)?;
    build::run(project, steps)?;
    let folder = project.path("dist/evidence");
    fresh_dir(&folder)?;
    let inventory = folder.join("inventory.json");
    steps.run("evidence: what is served", || {
        project
            .cargo("run --quiet --package payseal-host -- evidence")?
            .arg(project.path(SETTINGS))
            .arg(&inventory)
            .check()
    })?;
    steps.run("evidence: what it is made of", || {
        write(&folder.join("bom.json"), pretty(&bill(project)?)?)
    })?;
    let kept: Value = serde_json::from_str(&project.read("dist/evidence/inventory.json")?)
        .map_err(|cause| Error::new(format!("dist/evidence/inventory.json: {cause}")))?;
    write(&folder.join("embed.md"), embedding(project, &kept)?)?;
    println!("written to dist/evidence");
    Ok(())
}

fn pretty(value: &Value) -> Result<String> {
    let text = serde_json::to_string_pretty(value);
    let text = text.map_err(|cause| Error::new(format!("a value that is no JSON: {cause}")))?;
    Ok(text + "\n")
}

/// Every crate that is linked into the frame, as CycloneDX has it.
fn bill(project: &Project) -> Result<Value> {
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

/// What a merchant's page says, with the hash of this very release.
fn embedding(project: &Project, inventory: &Value) -> Result<String> {
    let path = format!("/payseal/{}/payseal.js", project.version());
    let item = inventory.get("items").and_then(|items| items.get(&path));
    let integrity = item
        .and_then(|item| item.get("integrity"))
        .and_then(Value::as_str)
        .ok_or_else(|| Error::new(format!("the inventory has no {path}")))?;
    Ok(format!(
        r#"# How a page embeds Payseal {version}

Write your gateway's origin for `https://pay.example`.

## By script tag
```html
<script src="https://pay.example{path}" integrity="{integrity}" crossorigin="anonymous"></script>
```

```
Content-Security-Policy: default-src 'self'; script-src 'self' https://pay.example; frame-src https://pay.example; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'
```

## From npm
The package is part of your own bundle; `script-src` needs no other origin.

```
Content-Security-Policy: default-src 'self'; script-src 'self'; frame-src https://pay.example; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'
```

The bank's page in a dialog needs `frame-src https:`, since banks' origins are many; with
`challenge: 'redirect'` it needs nothing.

## For the merchant's confirmation (PCI SSC FAQ 1588)
When it is embedded as said here, the form's fields are in a frame of the gateway's origin. The page
receives an opaque id, the brand, and states; no part of a card number, code or expiry. What a script on the
merchant's page can and cannot do to that is tested by a hostile page in three browser engines
(docs/security.md). No frame can prevent a page from showing something else in its place: the policy above,
a pinned script and a watch on changes (`payseal-host verify`) are the merchant's and the gateway's part.
An assessor decides whether this suffices.
"#,
        version = project.version(),
    ))
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
