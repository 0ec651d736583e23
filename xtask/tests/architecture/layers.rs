//! Rules about who knows whom inside a package: arrows between folders point one way, and no files
//! need each other.

use std::collections::BTreeSet;

use crate::imports::{Imports, circles};
use crate::sources::{assert_none, shipped_rust};

/// Which folders of `engine/src` each folder may use. What stands in no folder is `.`, and is
/// looked at file by file by the rule about circles.
const ENGINE: &[(&str, &[&str])] = &[
    ("store", &["."]),
    ("ledger", &["store", "."]),
    // A test card declines for a reason that the store has a column for.
    (".", &["store"]),
];

/// Which folders of `sandbox/src` each folder may use.
const SANDBOX: &[(&str, &[&str])] = &[
    ("checkout", &["."]),
    ("shop", &["."]),
    (".", &["checkout", "shop"]),
];

/// Which folders of `dialects/asiabill/src` each folder may use.
const ASIABILL: &[(&str, &[&str])] = &[
    ("wire", &[]),
    ("client", &["wire"]),
    ("server", &["wire"]),
    ("merchant", &["client", "wire"]),
    (".", &["client", "merchant", "server", "wire"]),
];

/// Which folders of `gateway/src` each folder may use.
const GATEWAY: &[(&str, &[&str])] = &[("bank", &["."]), ("merchant", &[]), (".", &["merchant"])];

/// Which folders of `dialects/stripe/src` each folder may use: what a page asks stands on what a server asks.
const STRIPE: &[(&str, &[&str])] = &[
    ("wire", &[]),
    ("objects", &["wire"]),
    ("calls", &["objects", "wire", "."]),
    ("browser", &["calls", "wire", "."]),
    (".", &["browser", "calls", "objects", "wire"]),
];

/// The file of the sandbox that knows which dialects there are.
const LISTS_DIALECTS: &str = "sandbox/src/dialects.rs";

/// The crates of the dialects.
const DIALECTS: [&str; 3] = ["payseal_asiabill", "payseal_alipay_plus", "payseal_stripe"];

/// Where the core's state machine, its messages and the frame's components stand. Their files are read with
/// the whole package, and looked at folder by folder.
const TANGLED_ONCE: [(&str, &str); 3] =
    [("core/src", "flow"), ("core/src", "bridge"), ("src", "app")];

#[test]
fn folders_of_the_engine_use_what_is_below_them() {
    assert_layers("engine/src", ENGINE);
}

#[test]
fn folders_of_the_sandbox_use_what_is_below_them() {
    assert_layers("sandbox/src", SANDBOX);
}

#[test]
fn folders_of_stripes_dialect_use_what_is_below_them() {
    assert_layers("dialects/stripe/src", STRIPE);
}

#[test]
fn folders_of_the_gateway_use_what_is_below_them() {
    assert_layers("gateway/src", GATEWAY);
}

#[test]
fn a_merchants_client_and_a_gateways_side_do_not_use_each_other() {
    assert_layers("dialects/asiabill/src", ASIABILL);
}

#[test]
fn the_sandbox_knows_its_dialects_by_one_list() {
    let found: Vec<String> = shipped_rust("sandbox/src")
        .iter()
        .filter(|source| source.path != LISTS_DIALECTS)
        .flat_map(|source| source.mentions(&DIALECTS))
        .collect();
    assert_none("a dialect is asked by its trait", &found);
}

#[test]
fn no_files_of_the_engine_need_each_other() {
    assert_no_circle("engine/src", 80);
}

#[test]
fn no_files_of_the_gateway_need_each_other() {
    assert_no_circle("gateway/src", 20);
}

#[test]
fn no_files_of_asiabills_dialect_need_each_other() {
    assert_no_circle("dialects/asiabill/src", 100);
}

#[test]
fn no_files_of_the_sandbox_need_each_other() {
    assert_no_circle("sandbox/src", 80);
}

fn assert_layers(package: &str, layers: &[(&str, &[&str])]) {
    let imports = Imports::of(package);
    let folders: BTreeSet<String> = imports
        .folders()
        .into_iter()
        .chain([".".to_owned()])
        .collect();
    let folder = |file: &str| -> String {
        let first = file.split("::").next().unwrap_or_default();
        let known = folders.contains(first);
        if known { first } else { "." }.to_owned()
    };
    let mut wrong = Vec::new();
    for (from, to) in imports.arrows() {
        let (above, below) = (folder(&from), folder(&to));
        let allowed = layers.iter().find(|(name, _)| *name == above);
        let may = allowed.is_some_and(|(_, may)| may.contains(&below.as_str()));
        if above != below && !may {
            wrong.push(format!("{from} uses {to}"));
        }
    }
    assert_none("an arrow the design does not have", &wrong);
    let unknown: Vec<String> = folders
        .into_iter()
        .filter(|folder| !layers.iter().any(|(name, _)| name == folder))
        .collect();
    assert_none("a folder without a line in its package's table", &unknown);
}

fn assert_no_circle(package: &str, least: usize) {
    let arrows = Imports::of(package).arrows();
    assert!(arrows.len() > least, "the arrows were not found");
    let wrong: Vec<String> = circles(&arrows)
        .into_iter()
        .map(|ring| ring.join(", "))
        .collect();
    assert_none("a circle of files", &wrong);
}

#[test]
fn no_files_of_the_flow_the_bridge_or_the_frame_need_each_other() {
    let mut wrong = Vec::new();
    for (package, folder) in TANGLED_ONCE {
        let inside = |file: &str| file.split("::").next() == Some(folder);
        let mut arrows = Imports::of(package).arrows();
        arrows.retain(|(from, to)| inside(from) && inside(to));
        assert!(arrows.len() > 10, "the arrows of {folder} were not found");
        wrong.extend(circles(&arrows).into_iter().map(|ring| ring.join(", ")));
    }
    assert_none("a circle of files", &wrong);
}

/// The machines of the core's state machine, and what sees them all.
const MACHINES: [&str; 3] = ["flow::session", "flow::payment", "flow::saved"];
const WHOLE: [&str; 2] = ["flow::state", "flow::step"];

#[test]
fn machines_of_the_flow_know_neither_each_other_nor_the_whole() {
    let part = |file: &str, of: &str| file == of || file.starts_with(&format!("{of}::"));
    let arrows = Imports::of("core/src").arrows();
    let whole = WHOLE.map(|of| arrows.iter().any(|(from, _)| part(from, of)));
    assert_eq!(whole, [true; 2], "the whole was not found");
    let mut wrong = Vec::new();
    for machine in MACHINES {
        let mut own = arrows
            .iter()
            .filter(|(from, _)| part(from, machine))
            .peekable();
        assert!(own.peek().is_some(), "{machine} was not found");
        let others = || MACHINES.iter().chain(&WHOLE).filter(|it| **it != machine);
        let known = own.filter(|(_, to)| others().any(|other| part(to, other)));
        wrong.extend(known.map(|(from, to)| format!("{from} uses {to}")));
    }
    assert_none("a machine knows what it must not", &wrong);
}
