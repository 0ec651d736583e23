//! Makes a release: the version into every manifest, the changelog cut, everything built and packed, the evidence
//! written and signed, and a list of checksums. It commits, tags and publishes nothing: it says how.
//!
//! With `--dry-run` it makes every edit in memory, says what would change, and writes nothing.

use std::fmt::Write as _;
use std::path::Path;

use crate::build;
use crate::digest;
use crate::error::{Error, Result};
use crate::evidence;
use crate::project::{Project, files_below, write};
use crate::sandbox;
use crate::steps::Steps;

/// Where the version stands, with what stands before it, up to its first digit, and behind it.
const PLACES: &[(&str, &str, &str)] = &[
    ("Cargo.toml", "[workspace.package]\nversion = \"", "\""),
    ("www/loader/package.json", "\"version\": \"", "\""),
    ("sandbox/npm/package.json", "\"version\": \"", "\""),
    ("sandbox/npm/package.json", "-darwin-arm64\": \"", "\""),
    ("sandbox/npm/package.json", "-darwin-x64\": \"", "\""),
    ("sandbox/npm/package.json", "-linux-arm64\": \"", "\""),
    ("sandbox/npm/package.json", "-linux-x64\": \"", "\""),
    (
        "examples/frameworks/package.json",
        "dist/npm/payseal-",
        ".tgz",
    ),
    ("examples/frameworks/README.md", "dist/npm/payseal-", ".tgz"),
    (
        "examples/react-vite/package.json",
        "dist/npm/payseal-",
        ".tgz",
    ),
    ("examples/react-vite/README.md", "dist/npm/payseal-", ".tgz"),
];

const CHANGELOG: &str = "CHANGELOG.md";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wish {
    version: String,
    dry: bool,
    /// Handed on to `evidence`.
    key: Option<String>,
}

impl Wish {
    fn read(words: &[String]) -> Result<Self> {
        let mut wish = Self {
            version: String::new(),
            dry: false,
            key: None,
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--dry-run" => wish.dry = true,
                "--sign" => {
                    let key = words.next();
                    let key = key.ok_or_else(|| Error::new("--sign needs a key's file"))?;
                    wish.key = Some(key.clone());
                }
                version if is_version(version) && wish.version.is_empty() => {
                    version.clone_into(&mut wish.version);
                }
                other => {
                    return Err(Error::new(format!(
                        "{other} is no version X.Y.Z and no flag"
                    )));
                }
            }
        }
        if wish.version.is_empty() {
            return Err(Error::new("say the version: cargo xtask release X.Y.Z"));
        }
        Ok(wish)
    }
}

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let wish = Wish::read(words)?;
    let day = project.run("date")?.words("-u +%Y-%m-%d").output()?;
    let edits = edits(project, &wish.version, day.trim())?;
    if wish.dry {
        for (file, _) in &edits {
            println!("would change {file}");
        }
        println!("then: build, sandbox, evidence, dist/SHA256SUMS; nothing was written");
        return Ok(());
    }
    clean(project)?;
    for (file, text) in &edits {
        write(&project.path(file), text)?;
    }
    project.cargo("update --workspace --offline")?.check()?;
    // This program has the old version inside; the new one builds the rest.
    let mut rest = project.cargo("run --quiet --package xtask -- release-files")?;
    if let Some(key) = &wish.key {
        rest = rest.arg("--sign").arg(key);
    }
    rest.check()?;
    let version = &wish.version;
    println!(
        "\nlook at the changes, then:\n  git commit --all --message 'Release {version}'\n  git tag v{version}\n\
         and push both: the workflow `release` publishes what it builds from the tag"
    );
    steps.finish("release")
}

/// Everything that a release ships, built at the version that the manifests say.
pub(crate) fn files(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    build::run(project, steps)?;
    sandbox::run(project, steps)?;
    evidence::run(project, steps, words)?;
    steps.run("release: checksums", || checksums(&project.path("dist")))
}

/// Writes the hashes of all packages and of the evidence, as `sha256sum --check` reads them.
fn checksums(dist: &Path) -> Result<()> {
    let mut list = String::new();
    for folder in ["npm", "evidence"] {
        for file in files_below(&dist.join(folder))? {
            let shipped = folder == "evidence" || file.extension().is_some_and(|end| end == "tgz");
            if let (true, Ok(name)) = (shipped, file.strip_prefix(dist)) {
                let content = std::fs::read(&file).map_err(|cause| Error::at(&file, cause))?;
                let _ = writeln!(list, "{}  {}", digest::whole(&content), name.display());
            }
        }
    }
    write(&dist.join("SHA256SUMS"), list)
}

/// What every file becomes.
fn edits(project: &Project, version: &str, day: &str) -> Result<Vec<(String, String)>> {
    let mut edits: Vec<(String, String)> = Vec::new();
    for (file, before, behind) in PLACES {
        let known = edits.iter().position(|(name, _)| name == file);
        let text = match known {
            Some(at) => edits.remove(at).1,
            None => project.read(file)?,
        };
        let text = replaced(&text, before, behind, version)
            .ok_or_else(|| Error::new(format!("{file} has no version behind {before:?}")))?;
        edits.push(((*file).to_owned(), text));
    }
    let changelog = cut(&project.read(CHANGELOG)?, version, day)?;
    edits.push((CHANGELOG.to_owned(), changelog));
    Ok(edits)
}

/// The text with another version at every place; nothing when there is none.
fn replaced(text: &str, before: &str, behind: &str, version: &str) -> Option<String> {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once(before) {
        let (old, tail) = tail.split_once(behind)?;
        if !is_version(old) {
            return None;
        }
        made.push_str(head);
        made.push_str(before);
        made.push_str(version);
        made.push_str(behind);
        rest = tail;
    }
    made.push_str(rest);
    (rest.len() < text.len()).then_some(made)
}

/// The changelog with what is unreleased under the new version.
fn cut(changelog: &str, version: &str, day: &str) -> Result<String> {
    let heading = "## [Unreleased]\n";
    let (head, tail) = changelog
        .split_once(heading)
        .ok_or_else(|| Error::new("CHANGELOG.md has no section [Unreleased]"))?;
    if tail.contains(&format!("## [{version}] - 2")) {
        return Err(Error::new(format!("CHANGELOG.md has {version} already")));
    }
    let news = tail.split("\n## [").next().unwrap_or_default();
    if !news.contains("\n- ") {
        return Err(Error::new("CHANGELOG.md says nothing under [Unreleased]"));
    }
    Ok(format!("{head}{heading}\n## [{version}] - {day}\n{tail}"))
}

/// Three numbers, and perhaps a word for what comes before the release.
fn is_version(text: &str) -> bool {
    let (numbers, before) = text.split_once('-').unwrap_or((text, "a"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let is_word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    numbers.split('.').count() == 3
        && numbers.split('.').all(is_number)
        && before.split('.').all(is_word)
}

fn clean(project: &Project) -> Result<()> {
    match project
        .run("git")?
        .words("status --porcelain")
        .output()?
        .is_empty()
    {
        true => Ok(()),
        false => Err(Error::new("the work tree has changes: commit them first")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_three_numbers_and_perhaps_a_word() {
        for good in ["0.1.0", "10.20.30", "1.0.0-rc.1"] {
            assert!(is_version(good), "{good}");
        }
        for bad in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "v1.0.0",
            "1.0.x",
            "1.0.0-",
            "1.0.0-a b",
        ] {
            assert!(!is_version(bad), "{bad}");
        }
    }

    #[test]
    fn every_place_of_the_version_is_found_and_all_say_the_same() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for (file, before, behind) in PLACES {
            let text = std::fs::read_to_string(root.join(file)).unwrap();
            let ours = replaced(&text, before, behind, env!("CARGO_PKG_VERSION"));
            assert_eq!(ours.as_deref(), Some(text.as_str()), "{file}: {before}");
            let next = replaced(&text, before, behind, "98.7.6").unwrap();
            assert!(next.contains(&format!("{before}98.7.6{behind}")), "{file}");
        }
    }

    #[test]
    fn changelog_is_cut_once() {
        let before = "# Changelog\n\n## [Unreleased]\n\n### Added\n- a thing\n\n## [0.1.0] - 2026-01-01\n- old\n";
        let after = cut(before, "0.2.0", "2026-02-03").unwrap();
        assert!(
            after.contains("## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n### Added\n- a thing\n")
        );
        for version in ["0.1.0", "0.2.0"] {
            // The one is there already, and of the other nothing is left to say.
            assert!(cut(&after, version, "2026-02-04").is_err(), "{version}");
        }
        assert!(cut(&after, "0.3.0", "2026-02-04").is_err());
    }

    #[test]
    fn command_line_has_one_version_and_known_flags() {
        let read = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            Wish::read(&words)
        };
        let wish = read("1.2.3 --dry-run --sign key.pem").unwrap();
        assert_eq!((wish.version.as_str(), wish.dry), ("1.2.3", true));
        assert_eq!(wish.key.as_deref(), Some("key.pem"));
        for wrong in [
            "",
            "--dry-run",
            "1.2",
            "1.2.3 1.2.4",
            "1.2.3 --dry",
            "1.2.3 --sign",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
