//! Rules about who knows whom: arrows between packages and modules point one way.

use std::collections::BTreeSet;

use crate::sources::{Source, all, assert_none, shipped_rust};

/// Which packages of ours each package may depend on.
const ARROWS: &[(&str, &[&str])] = &[
    ("Cargo.toml", &["payseal-core"]),
    ("core/Cargo.toml", &[]),
    (
        "dialects/alipay_plus/Cargo.toml",
        &["payseal-core", "payseal-engine", "payseal-gateway"],
    ),
    (
        "dialects/asiabill/Cargo.toml",
        &["payseal-core", "payseal-engine", "payseal-gateway"],
    ),
    (
        "dialects/stripe/Cargo.toml",
        &["payseal-core", "payseal-engine", "payseal-gateway"],
    ),
    // It drives every dialect in a sandbox, as its clients do.
    (
        "dialects/conformance/Cargo.toml",
        &[
            "payseal-alipay-plus",
            "payseal-asiabill",
            "payseal-core",
            "payseal-engine",
            "payseal-sandbox",
            "payseal-stripe",
            "payseal-test-database",
        ],
    ),
    // A workspace of its own, which knows the sandbox by its wire.
    ("sandbox/tests/stripe/clients/rust/Cargo.toml", &[]),
    (
        "engine/Cargo.toml",
        &["payseal-core", "payseal-test-database"],
    ),
    ("gateway/Cargo.toml", &["payseal-core", "payseal-engine"]),
    ("host/Cargo.toml", &["payseal-core"]),
    (
        "sandbox/Cargo.toml",
        &[
            "payseal-alipay-plus",
            "payseal-asiabill",
            "payseal-core",
            "payseal-engine",
            "payseal-gateway",
            "payseal-host",
            "payseal-stripe",
            "payseal-test-database",
        ],
    ),
    (
        "tests/e2e/Cargo.toml",
        &[
            "payseal-alipay-plus",
            "payseal-asiabill",
            "payseal-core",
            "payseal-engine",
            "payseal-sandbox",
        ],
    ),
    // Merchants' pages: they know the form by its script.
    ("yew/Cargo.toml", &[]),
    ("examples/frameworks/yew/Cargo.toml", &["payseal-yew"]),
    ("tests/database/Cargo.toml", &[]),
    ("tests/memory/Cargo.toml", &["payseal-core"]),
    ("xtask/Cargo.toml", &[]),
];

/// Every crate the core is built on. A new one is a decision: it needs a line here.
const CORE_CRATES: [&str; 2] = ["serde", "zeroize"];

/// What speaks HTTP, which the engine does not.
const HTTP_CRATES: [&str; 4] = ["axum", "hyper", "reqwest", "tower"];

/// Every crate the frame is built on, in the browser and where its documents are rendered, with the name by
/// which its sources know it. A new one is a decision, and so is one that goes: see ADR 4.
const FRAME_CRATES: [(&str, &str); 13] = [
    ("payseal-core", "payseal_core::"),
    ("gloo-net", "gloo_net::"),
    ("js-sys", "js_sys::"),
    ("rlsf", "rlsf::"),
    ("serde", "serde::"),
    ("serde-wasm-bindgen", "serde_wasm_bindgen::"),
    ("serde_json", "serde_json::"),
    ("tokio", "tokio::"),
    ("wasm-bindgen", "wasm_bindgen::"),
    ("wasm-bindgen-futures", "wasm_bindgen_futures::"),
    ("web-sys", "web_sys::"),
    ("yew", "yew::"),
    ("zeroize", "zeroize::"),
];

/// What the core must not know: a browser, a clock, a network, a disk, chance.
const EDGE: [&str; 12] = [
    "yew::",
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "gloo",
    "SystemTime",
    "Instant::now",
    "std::net",
    "std::fs",
    "std::env",
    "getrandom",
    "tokio",
];

#[test]
fn the_core_is_pure() {
    let found: Vec<String> = shipped_rust("core/src")
        .iter()
        .flat_map(|source| source.mentions(&EDGE))
        .collect();
    assert_none("core is pure; move this to src or sandbox", &found);
}

#[test]
fn the_core_stands_on_few_crates() {
    let found: Vec<String> = dependencies(&manifest("core/Cargo.toml"), "dependencies")
        .into_iter()
        .filter(|name| !CORE_CRATES.contains(&name.as_str()))
        .collect();
    assert_none("a new crate in core", &found);
}

#[test]
fn the_engine_speaks_no_http() {
    let found: Vec<String> = dependencies(&manifest("engine/Cargo.toml"), "dependencies")
        .into_iter()
        .filter(|name| HTTP_CRATES.contains(&name.as_str()))
        .collect();
    assert_none("HTTP in the engine", &found);
}

#[test]
fn the_frame_stands_on_the_crates_that_were_chosen_for_it() {
    let named = dependencies(&manifest("Cargo.toml"), "dependencies");
    let named: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    let chosen: BTreeSet<&str> = FRAME_CRATES.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, chosen);
    let shipped = shipped_rust("src");
    let idle: Vec<String> = FRAME_CRATES
        .iter()
        .filter(|(_, path)| !shipped.iter().any(|source| source.text.contains(path)))
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_none("a crate that the frame names and does not use", &idle);
}

#[test]
fn serde_stays_in_wire_and_bridge() {
    let found: Vec<String> = shipped_rust("core/src")
        .iter()
        .filter(|source| !source.is_under("core/src/wire") && !source.is_under("core/src/bridge"))
        .flat_map(|source| source.mentions(&["serde", "Serialize", "Deserialize"]))
        .collect();
    assert_none("serde is for wire and bridge only", &found);
}

#[test]
fn arrows_between_packages_point_one_way() {
    let mut wrong = Vec::new();
    for (path, allowed) in ARROWS {
        let manifest = manifest(path);
        for table in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for name in dependencies(&manifest, table) {
                let ours = name == "payseal" || name.starts_with("payseal-");
                if ours && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{path} depends on {name}"));
                }
            }
        }
    }
    assert_none("an arrow the design does not have", &wrong);
    let known: BTreeSet<&str> = ARROWS.iter().map(|(path, _)| *path).collect();
    let unknown: Vec<String> = all()
        .into_iter()
        .filter(|source| source.path.ends_with("Cargo.toml"))
        .map(|source| source.path)
        .filter(|path| !known.contains(path.as_str()))
        .collect();
    assert_none("a package without a line in ARROWS", &unknown);
}

#[test]
fn unsafe_code_is_forbidden_but_in_the_allocator_of_a_test() {
    let root = manifest("Cargo.toml").text;
    assert!(root.contains("[workspace.lints.rust]\nunsafe_code = \"forbid\"\n"));
    let mut wrong = Vec::new();
    for (path, _) in ARROWS {
        let as_all = manifest(path).text.contains("[lints]\nworkspace = true\n");
        if as_all == (*path == "tests/memory/Cargo.toml") {
            wrong.push((*path).to_owned());
        }
    }
    assert_none(
        "the lints of the workspace, which forbid unsafe code",
        &wrong,
    );
}

#[test]
fn npm_brings_tools_and_nothing_that_is_shipped() {
    let read =
        |path: &str| serde_json::from_str::<serde_json::Value>(&manifest(path).text).unwrap();
    let shipped = read("www/loader/package.json");
    for table in ["dependencies", "optionalDependencies"] {
        assert!(shipped.get(table).is_none(), "the npm package has {table}");
    }
    // A framework is the page's own, and whoever has none needs none.
    let peers = shipped["peerDependencies"].as_object().unwrap();
    for name in peers.keys() {
        let optional = &shipped["peerDependenciesMeta"][name]["optional"];
        assert_eq!(optional, true, "the npm package needs {name}");
    }
    let lock = read("package-lock.json");
    let mut wrong = Vec::new();
    for (name, package) in lock["packages"].as_object().unwrap() {
        let fixed = package["integrity"].is_string() && package["dev"] == true;
        if !name.is_empty() && !fixed {
            wrong.push(name.clone());
        }
    }
    assert_none("a tool of development, fixed by its hash", &wrong);
}

fn manifest(path: &str) -> Source {
    all()
        .into_iter()
        .find(|source| source.path == path)
        .unwrap()
}

/// The names in one table of a manifest, for every target it is given for.
fn dependencies(manifest: &Source, table: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.text.lines() {
        if let Some(header) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            let ours = header == table
                || header.starts_with("target.") && header.ends_with(&format!(".{table}"));
            inside = ours;
        } else if inside {
            let name = line.split(['.', ' ', '=']).next().unwrap_or_default();
            names.push(name.trim_start_matches('#').to_owned());
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn reads_the_tables_of_a_manifest() {
    let manifest = Source {
        path: "x/Cargo.toml".to_owned(),
        text: "[dependencies]\na.workspace = true\nb = \"1\"\n\n[dev-dependencies]\nc = \"1\"\n\
               [target.'cfg(unix)'.dependencies]\nd = { version = \"1\" }\n"
            .to_owned(),
    };
    assert_eq!(dependencies(&manifest, "dependencies"), ["a", "b", "d"]);
    assert_eq!(dependencies(&manifest, "dev-dependencies"), ["c"]);
}
