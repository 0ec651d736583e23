//! What a change may break, as a function of the names of the files that changed: which packages, which groups, and
//! which end-to-end scenarios. It reads nothing and runs nothing.
//!
//! A file belongs to the package in whose folder it is, and what stands on that package is affected, too; a test
//! affects its own package only. What packages read of other folders is written down in [`READS`]. A file that
//! nothing is known of affects everything.

use std::collections::BTreeSet;

use super::reads::Other::{About, Browsers, Scripts, Wasm};
use super::reads::{DIALECTS, FRAME, Other, PARTS, READS};

/// A package of the workspace.
#[derive(Debug, Clone)]
pub(super) struct Package {
    pub(super) name: String,
    /// From the top, with `/` at its end; empty at the top.
    pub(super) folder: String,
    /// The packages of the workspace that it is built or tested with.
    pub(super) stands_on: Vec<String>,
}

/// The programs of end-to-end scenarios.
pub(super) const BINARIES: [&str; 3] = ["browsers", "hostile", "street"];

/// What is to be run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Affected {
    /// Whose native tests.
    pub(super) packages: BTreeSet<String>,
    /// Whether the scripts' tests; some are left out whose name begins with one of `other_parts`.
    pub(super) scripts: bool,
    /// Parts of the loader that did not change, where nothing changed that all parts share.
    pub(super) other_parts: BTreeSet<&'static str>,
    pub(super) wasm: bool,
    /// The program, and what the names of its scenarios have in them; empty for all of them.
    pub(super) scenarios: BTreeSet<(&'static str, String)>,
}

/// What these files affect.
pub(super) fn by(changed: &[String], packages: &[Package]) -> Affected {
    let mut affected = Affected::default();
    let mut compiled = BTreeSet::new();
    let mut parts = BTreeSet::new();
    let mut shared = false;
    for file in changed {
        if file.starts_with("www/") || file.starts_with("package") {
            match PARTS.iter().find(|part| is_of_part(file, part)) {
                Some(part) => drop(parts.insert(*part)),
                None => shared = true,
            }
        }
        if let Some(read) = READS.iter().find(|read| file.starts_with(read.of)) {
            compiled.extend(read.compiled_into.iter().map(|name| (*name).to_owned()));
            let tests = read.tests_of.iter().map(|name| (*name).to_owned());
            affected.packages.extend(tests);
            read.others.iter().for_each(|other| affected.add(*other));
        } else if let Some(rest) = file.strip_prefix("tests/e2e/tests/") {
            affected.add_scenarios_in(rest);
        } else if let Some(package) = owner(file, packages) {
            let inside = file.strip_prefix(&package.folder).unwrap_or(file);
            if inside.starts_with("tests/") {
                affected.packages.insert(package.name.clone());
            } else if let Some((_, word)) = DIALECTS.iter().find(|(at, _)| file.starts_with(at)) {
                affected
                    .packages
                    .extend(standing_on(&package.name, packages));
                affected.add(About(word));
            } else {
                compiled.insert(package.name.clone());
            }
        } else {
            return everything(packages);
        }
    }
    for package in compiled {
        let all = standing_on(&package, packages);
        // The frame is in no package's dependencies, and in every scenario.
        if all.contains(FRAME) {
            affected.add(Wasm);
            affected.add(Browsers);
        }
        if all.contains(END_TO_END) {
            affected.add(Browsers);
        }
        affected.packages.extend(all);
    }
    affected.packages.remove(END_TO_END);
    if !changed.is_empty() {
        affected.packages.insert("xtask".to_owned());
    }
    if affected.scripts && !shared && !parts.is_empty() {
        let others = PARTS.into_iter().filter(|part| !parts.contains(part));
        affected.other_parts = others.collect();
    }
    affected
}

const END_TO_END: &str = "payseal-e2e";

fn everything(packages: &[Package]) -> Affected {
    let mut all = Affected::default();
    let names = packages.iter().map(|package| package.name.clone());
    all.packages = names.filter(|name| name != END_TO_END).collect();
    for other in [Scripts, Wasm, Browsers] {
        all.add(other);
    }
    all
}

impl Affected {
    fn add(&mut self, other: Other) {
        match other {
            Scripts => self.scripts = true,
            Wasm => self.wasm = true,
            About(word) => drop(self.scenarios.insert(("browsers", word.to_owned()))),
            Browsers => {
                self.scenarios = BINARIES.map(|binary| (binary, String::new())).into();
            }
        }
    }

    /// A file of a program's scenarios affects those whose file begins with the same word.
    fn add_scenarios_in(&mut self, file: &str) {
        let parts = BINARIES
            .iter()
            .find_map(|binary| Some((*binary, file.strip_prefix(binary)?.strip_prefix('/')?)));
        let Some((binary, inside)) = parts else {
            return self.add(Browsers);
        };
        let name = inside.strip_suffix(".rs").filter(|name| *name != "main");
        let word = match (binary, name.and_then(|name| name.split('_').next())) {
            ("browsers", Some(word)) => word,
            _ => "",
        };
        self.scenarios.insert((binary, word.to_owned()));
    }

    /// The programs to run, each with what the names of its scenarios have in them; all of a program make its
    /// words idle.
    pub(super) fn scenarios(&self) -> Vec<(&'static str, &str)> {
        let whole = |binary: &str| self.scenarios.contains(&(binary_of(binary), String::new()));
        let chosen = self.scenarios.iter();
        chosen
            .filter(|(binary, word)| word.is_empty() || !whole(binary))
            .map(|(binary, word)| (*binary, word.as_str()))
            .collect()
    }

    /// Whether a test file of scripts is to be run.
    pub(super) fn runs(&self, test: &str) -> bool {
        let name = test.rsplit('/').next().unwrap_or(test);
        !self.other_parts.iter().any(|part| name.starts_with(part))
    }
}

fn binary_of(name: &str) -> &'static str {
    BINARIES
        .into_iter()
        .find(|it| *it == name)
        .unwrap_or_default()
}

fn is_of_part(file: &str, part: &str) -> bool {
    let rest = file.strip_prefix("www/loader/test/");
    rest.or_else(|| file.strip_prefix("www/loader/"))
        .is_some_and(|rest| rest.starts_with(part))
}

/// The package in whose folder a file is. What is at the top is nobody's but for the frame's sources.
fn owner<'a>(file: &str, packages: &'a [Package]) -> Option<&'a Package> {
    let inner = packages.iter().filter(|it| !it.folder.is_empty());
    let found = inner
        .filter(|it| file.starts_with(&it.folder))
        .max_by_key(|it| it.folder.len());
    let at_top = || packages.iter().find(|it| it.folder.is_empty());
    found.or_else(|| file.starts_with("src/").then(at_top).flatten())
}

/// A package, and all that stand on it.
fn standing_on(name: &str, packages: &[Package]) -> BTreeSet<String> {
    let mut all = BTreeSet::from([name.to_owned()]);
    loop {
        let more: Vec<String> = packages
            .iter()
            .filter(|it| !all.contains(&it.name) && it.stands_on.iter().any(|on| all.contains(on)))
            .map(|it| it.name.clone())
            .collect();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages() -> Vec<Package> {
        let package = |name: &str, folder: &str, stands_on: &str| Package {
            name: name.to_owned(),
            folder: folder.to_owned(),
            stands_on: stands_on.split_whitespace().map(str::to_owned).collect(),
        };
        vec![
            package("payseal", "", "payseal-core"),
            package("payseal-core", "core/", ""),
            package("payseal-host", "host/", "payseal-core"),
            package("payseal-engine", "engine/", "payseal-core"),
            package("payseal-stripe", "dialects/stripe/", "payseal-engine"),
            package("payseal-sandbox", "sandbox/", "payseal-stripe payseal-host"),
            package("payseal-e2e", "tests/e2e/", "payseal-sandbox"),
            package("payseal-yew", "yew/", ""),
            package("xtask", "xtask/", ""),
        ]
    }

    fn of(files: &[&str]) -> Affected {
        let files: Vec<_> = files.iter().map(|file| (*file).to_owned()).collect();
        by(&files, &packages())
    }

    fn natively(affected: &Affected) -> String {
        let names: Vec<_> = affected.packages.iter().map(String::as_str).collect();
        names.join(" ")
    }

    #[test]
    fn a_source_affects_whatever_stands_on_its_package() {
        let engine = of(&["engine/src/clock.rs"]);
        assert_eq!(
            natively(&engine),
            "payseal-engine payseal-sandbox payseal-stripe xtask"
        );
        assert_eq!(engine.scenarios(), BINARIES.map(|it| (it, "")));
        assert!(!engine.wasm && !engine.scripts);
        let core = of(&["core/src/card/mod.rs"]);
        assert!(core.wasm && core.packages.contains("payseal") && !core.scripts);
    }

    #[test]
    fn a_test_affects_its_own_package() {
        let host = of(&["host/tests/operate.rs"]);
        assert_eq!(natively(&host), "payseal-host xtask");
        assert!(host.scenarios().is_empty());
        assert_eq!(natively(&of(&["tests/view/form.rs"])), "payseal xtask");
    }

    #[test]
    fn a_page_of_words_affects_what_reads_it() {
        let docs = of(&["docs/errors.md", "CHANGELOG.md"]);
        assert_eq!((natively(&docs).as_str(), docs.scripts), ("xtask", true));
        assert!(!of(&["CHANGELOG.md"]).scripts);
        assert_eq!(natively(&of(&["docs/deploy.md"])), "payseal-host xtask");
        let start = of(&["docs/start.md"]);
        assert_eq!(natively(&start), "payseal-yew xtask");
        assert_eq!(start.scenarios(), [("browsers", "start")]);
    }

    #[test]
    fn a_style_of_the_frame_affects_its_documents_and_every_browser() {
        let style = of(&["www/frame/frame.css"]);
        assert_eq!(natively(&style), "payseal payseal-core xtask");
        assert!(style.scripts && style.wasm);
        assert_eq!(style.scenarios().len(), BINARIES.len());
    }

    #[test]
    fn a_dialect_affects_its_own_scenarios() {
        let stripe = of(&["dialects/stripe/src/lib.rs"]);
        assert_eq!(natively(&stripe), "payseal-sandbox payseal-stripe xtask");
        assert_eq!(stripe.scenarios(), [("browsers", "stripe")]);
        let both = of(&["dialects/stripe/src/lib.rs", "sandbox/src/a.rs"]);
        assert_eq!(both.scenarios().len(), BINARIES.len());
    }

    #[test]
    fn a_scenario_affects_those_beside_it() {
        let at = |file: &str| of(&[&["tests/e2e/tests/", file].concat()]);
        let saved = at("browsers/stripe_saved.rs");
        assert_eq!(saved.scenarios(), [("browsers", "stripe")]);
        assert_eq!(at("browsers/main.rs").scenarios(), [("browsers", "")]);
        assert_eq!(at("hostile/leaky.html").scenarios(), [("hostile", "")]);
        assert_eq!(of(&["tests/e2e/src/wait.rs"]).scenarios().len(), 3);
    }

    #[test]
    fn a_part_of_the_loader_leaves_out_the_tests_of_other_parts() {
        let react = of(&["www/loader/react/index.js"]);
        assert!(react.runs("www/loader/test/react.test.js"));
        assert!(react.runs("www/loader/test/package.test.js"));
        assert!(!react.runs("www/loader/test/stripe-ways.test.js"));
        assert_eq!(react.scenarios(), [("browsers", "react")]);
        let shared = of(&["www/loader/react/index.js", "www/loader/element.js"]);
        assert!(shared.runs("www/loader/test/stripe-ways.test.js"));
    }

    #[test]
    fn what_nothing_is_known_of_affects_everything() {
        for file in [
            "Cargo.lock",
            "package.json",
            ".cargo/config.toml",
            "new/file",
        ] {
            let all = of(&["host/tests/operate.rs", file]);
            assert_eq!(all.packages.len(), packages().len() - 1, "{file}");
            assert!(all.scripts && all.wasm && all.other_parts.is_empty());
            assert_eq!(all.scenarios().len(), BINARIES.len());
        }
        assert_eq!(of(&[]), Affected::default());
    }
}
