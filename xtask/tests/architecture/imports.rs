//! Reads who imports whom among the files of one package, so that rules can be laid on the arrows.
//!
//! A name is followed through re-exports to the file that defines it: `crate::store::Payment` is an
//! arrow to `store/records.rs`, and a `pub use` is an address and no arrow. So a folder's `mod.rs`
//! may hand on what is in the files beside it, and they may use each other by that address.
//! Methods are not followed, and neither is what only tests use.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Source, all};
use crate::tokens::{Path, paths, tree, words};

/// The files of one package.
pub(crate) struct Imports(BTreeMap<Path, File>);

#[derive(Default)]
struct File {
    /// What the names mean that paths here may begin with.
    names: BTreeMap<String, Path>,
    /// Those of them that it hands on.
    handed_on: BTreeSet<String>,
    /// What it hands on whole.
    globs: Vec<Path>,
    /// Every path in its code.
    used: BTreeSet<Path>,
}

impl Imports {
    /// Of the package with its sources in this folder.
    pub(crate) fn of(folder: &str) -> Self {
        let sources: Vec<Source> = all()
            .into_iter()
            .filter(|source| source.is_rust() && source.is_under(folder) && !source.is_test())
            .collect();
        assert!(!sources.is_empty(), "no Rust files below {folder}");
        let read: Vec<_> = sources
            .iter()
            .map(|source| (module(folder, &source.path), words(&source.text)))
            .collect();
        let tests: BTreeSet<Path> = read
            .iter()
            .flat_map(|(module, words)| test_modules(module, words))
            .collect();
        let files = read
            .into_iter()
            .filter(|(module, _)| !tests.contains(module))
            .map(|(module, words)| (module, File::read(&words)))
            .collect();
        Self(files)
    }

    /// Every arrow from one file to another, as module paths such as `ledger::charges`.
    pub(crate) fn arrows(&self) -> BTreeSet<(String, String)> {
        let mut arrows = BTreeSet::new();
        for (from, file) in &self.0 {
            for used in &file.used {
                let to = self.home(from, used, 0).filter(|to| to != from);
                arrows.extend(to.map(|to| (from.join("::"), to.join("::"))));
            }
        }
        arrows
    }

    /// Every folder that is a module.
    pub(crate) fn folders(&self) -> BTreeSet<String> {
        let deep = self.0.keys().filter(|module| module.len() > 1);
        deep.map(|module| module[0].clone()).collect()
    }

    /// The file that defines what a path names in a file; none when that is a module, or no file
    /// of the package.
    fn home(&self, from: &Path, path: &[String], depth: usize) -> Option<Path> {
        let whole = self.absolute(from, path)?;
        let mut module = Path::new();
        for (at, name) in whole.iter().enumerate() {
            let file = self.0.get(&module)?;
            let below = joined(&module, std::slice::from_ref(name));
            if self.0.contains_key(&below) {
                module = below;
            } else if depth > 8 {
                return None;
            } else if file.handed_on.contains(name) {
                let on = joined(&file.names[name], &whole[at + 1..]);
                return self.home(&module, &on, depth + 1);
            } else if file.used.contains(std::slice::from_ref(name)) || file.globs.is_empty() {
                return Some(module);
            } else {
                let through =
                    |glob: &Path| self.home(&module, &joined(glob, &whole[at..]), depth + 1);
                return file.globs.iter().find_map(through);
            }
        }
        None
    }

    fn absolute(&self, from: &Path, path: &[String]) -> Option<Path> {
        let (first, rest) = path.split_first()?;
        let mut whole = match first.as_str() {
            "crate" => Path::new(),
            "self" => from.clone(),
            "super" => from[..from.len().checked_sub(1)?].to_vec(),
            name => {
                let below = joined(from, std::slice::from_ref(first));
                let meant = self.0.get(from)?.names.get(name);
                match meant.filter(|meant| meant[0] != name) {
                    _ if self.0.contains_key(&below) => below,
                    Some(meant) => self.absolute(from, meant)?,
                    None => return None,
                }
            }
        };
        for name in rest {
            match name.as_str() {
                "super" => drop(whole.pop()),
                "self" => {}
                _ => whole.push(name.clone()),
            }
        }
        Some(whole)
    }
}

impl File {
    fn read(words: &[String]) -> Self {
        let mut file = Self::default();
        let mut code = Vec::new();
        let mut at = 0;
        while at < words.len() {
            if words[at] != "use" {
                code.push(words[at].clone());
                at += 1;
                continue;
            }
            let public = at > 0 && ["pub", ")"].contains(&words[at - 1].as_str());
            let end = (at..words.len()).find(|end| words[*end] == ";");
            let end = end.unwrap_or(words.len());
            let mut imported = Vec::new();
            tree(&words[at + 1..end], &[], &mut imported);
            for (name, path) in imported {
                match (name.as_str(), public) {
                    ("*", true) => file.globs.push(path),
                    (_, true) => {
                        file.handed_on.insert(name.clone());
                        file.names.insert(name, path);
                    }
                    (_, false) => {
                        file.used.insert(path.clone());
                        file.names.insert(name, path);
                    }
                }
            }
            at = end + 1;
        }
        for path in paths(&code) {
            if path.len() > 1 || file.handed_on.contains(&path[0]) {
                file.used.insert(path);
            }
        }
        file
    }
}

/// Every ring of files of which each needs all the others, by whatever way.
pub(crate) fn circles(arrows: &BTreeSet<(String, String)>) -> BTreeSet<Vec<String>> {
    let reached = |from: &String| {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for (_, to) in arrows.iter().filter(|(from, _)| from == at) {
                if seen.insert(to.clone()) {
                    open.push(to);
                }
            }
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> = arrows
        .iter()
        .map(|(from, _)| (from, reached(from)))
        .collect();
    let ring = |(from, seen): (&&String, &BTreeSet<String>)| -> Vec<String> {
        let back = |to: &&String| reach.get(to).is_some_and(|seen| seen.contains(*from));
        seen.iter().filter(back).cloned().collect()
    };
    let mut rings: BTreeSet<Vec<String>> = reach.iter().map(ring).collect();
    rings.remove(&Vec::new());
    rings
}

/// The module that a file is: `engine/src/store/mod.rs` is `["store"]`.
fn module(folder: &str, path: &str) -> Path {
    let inside = path[folder.len() + 1..].trim_end_matches(".rs");
    let inside = inside.trim_end_matches("mod").trim_end_matches('/');
    let parts = inside.split('/').filter(|part| !["", "lib"].contains(part));
    parts.map(str::to_owned).collect()
}

/// The modules with files of their own that are compiled into tests only.
fn test_modules(module: &Path, words: &[String]) -> Vec<Path> {
    let text = words.join(" ");
    let declared = text.split("# [ cfg ( test ) ] mod ").skip(1);
    declared
        .filter_map(|rest| rest.split_once(" ;").map(|(name, _)| name))
        .filter(|name| !name.contains(' '))
        .map(|name| joined(module, &[name.to_owned()]))
        .collect()
}

fn joined(path: &[String], rest: &[String]) -> Path {
    [path, rest].concat()
}

#[test]
fn a_name_is_followed_to_the_file_that_defines_it() {
    let file = |text: &str| File::read(&words(text));
    let module = |text: &str| {
        text.split("::")
            .filter(|p| !p.is_empty())
            .map(str::to_owned)
            .collect::<Path>()
    };
    let files = [
        ("", "mod a; mod store; pub use store::Row;"),
        (
            "store",
            "mod row; mod out; pub use row::{Kind as Sort, Row}; pub fn open() -> Row { out::put() }",
        ),
        (
            "store::row",
            "use crate::a::Top; pub struct Row; // use crate::x;",
        ),
        (
            "store::out",
            "use super::{Sort, open as begin}; fn put<'a>() { \"crate::a::x\"; '\"'; super::super::a::go() }",
        ),
        (
            "a",
            "use crate::store; use axum::Router; fn go() { store::Row::new(); it.store::<u8>() }",
        ),
    ];
    let imports = Imports(
        files
            .into_iter()
            .map(|(name, text)| (module(name), file(text)))
            .collect(),
    );
    let arrows = imports.arrows();
    let found: Vec<_> = arrows
        .iter()
        .map(|(from, to)| format!("{from} {to}"))
        .collect();
    assert_eq!(
        found,
        [
            "a store::row",
            "store store::out",
            "store store::row",
            "store::out a",
            "store::out store",
            "store::out store::row",
            "store::row a"
        ]
    );
    assert_eq!(
        circles(&arrows).into_iter().collect::<Vec<_>>(),
        [vec!["a", "store::row"], vec!["store", "store::out"]]
    );
}
