//! Reads the work tree: every source file, with and without its comments and tests.

use std::fs;
use std::path::Path;

/// Folders that hold nothing of ours.
const SKIPPED: [&str; 5] = [".git", "dist", "node_modules", "target", ".tools"];

/// The folders that do hold something of ours.
const KINDS: [&str; 13] = [
    "css", "html", "js", "json", "md", "mjs", "py", "rs", "sql", "svg", "toml", "ts", "yml",
];

/// One file of the work tree.
pub(crate) struct Source {
    /// Its path from the root, with forward slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The lines that ship: without comments, and without the tests at the end of a file.
    /// Each comes with its line number.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let shipped = self
            .text
            .split("#[cfg(test)]\nmod ")
            .next()
            .unwrap_or_default();
        shipped
            .lines()
            .enumerate()
            .map(|(number, line)| (number + 1, without_comment(line)))
    }

    pub(crate) fn is_under(&self, folder: &str) -> bool {
        self.path
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
    }

    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether the file is compiled into tests only.
    pub(crate) fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
            || self
                .path
                .split('/')
                .any(|part| part == "tests" || part == "test")
    }

    /// Where shipped code holds one of the words, as `path:line: word`.
    pub(crate) fn mentions(&self, words: &[&str]) -> Vec<String> {
        let mut found = Vec::new();
        for (number, line) in self.code() {
            for word in words.iter().filter(|word| line.contains(**word)) {
                found.push(format!("{}:{number}: {word}", self.path));
            }
        }
        found
    }
}

/// Every file of ours, sorted by path.
pub(crate) fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut sources = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    open.push(path);
                }
            } else if KINDS.iter().any(|kind| name.ends_with(&format!(".{kind}"))) {
                let inside = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                sources.push(Source {
                    path: inside,
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "the work tree was not found");
    sources
}

/// The Rust files below a folder that ship.
pub(crate) fn shipped_rust(folder: &str) -> Vec<Source> {
    let mut sources = all();
    sources.retain(|source| source.is_rust() && source.is_under(folder) && !source.is_test());
    assert!(!sources.is_empty(), "no Rust files below {folder}");
    sources
}

/// Fails with every violation on its own line.
pub(crate) fn assert_none(rule: &str, violations: &[String]) {
    assert!(
        violations.is_empty(),
        "{rule}:\n  {}",
        violations.join("\n  ")
    );
}

fn without_comment(line: &str) -> &str {
    // An address has a colon before its slashes; a comment has a space or nothing.
    match line.find("//") {
        Some(0) => "",
        Some(at) if line[..at].ends_with(char::is_whitespace) => &line[..at],
        _ => line,
    }
}

#[test]
fn code_is_what_ships() {
    let source = Source {
        path: "core/src/card/mod.rs".to_owned(),
        text: "//! serde\nuse a; // serde\n\"http://serde\"\n#[cfg(test)]\nmod tests { serde }\n"
            .to_owned(),
    };
    assert_eq!(
        source.mentions(&["serde"]),
        ["core/src/card/mod.rs:3: serde"]
    );
    assert!(source.is_under("core/src") && !source.is_under("core/sr"));
}
