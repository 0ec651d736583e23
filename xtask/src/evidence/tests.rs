//! A list that was signed, and everything that can be wrong with it afterwards.

use std::path::{Path, PathBuf};

use super::list::List;
use super::{Wish, seal};
use crate::project::{Project, fresh_dir, write};
use crate::revision::Revision;

/// A release of three files in a folder of its own, signed, with the keys beside it.
struct Signed {
    root: PathBuf,
    dist: PathBuf,
    public: PathBuf,
}

impl Signed {
    fn new(name: &str) -> Self {
        let root = std::env::temp_dir().join(format!("payseal-{name}-{}", std::process::id()));
        fresh_dir(&root).unwrap();
        let dist = root.join("dist");
        for file in [
            "evidence/inventory.json",
            "frame/en/index.html",
            "npm/index.mjs",
        ] {
            write(&dist.join(file), file).unwrap();
        }
        let revision = Revision {
            commit: "abc".to_owned(),
            clean: true,
        };
        let list = List::take(&dist, "1.2.3", &revision).unwrap();
        list.write(&dist).unwrap();
        let public = make_key(&root.join("key"));
        let secret = seal::read_secret(&root.join("key")).unwrap();
        seal::sign(&secret, &dist).unwrap();
        Self { root, dist, public }
    }

    fn file(&self, inside: &str) -> PathBuf {
        self.dist.join(inside)
    }

    /// Why it does not verify.
    fn refused(&self) -> String {
        let refused = seal::verify(&self.public, &self.dist);
        refused.expect_err("it must not verify").to_string()
    }
}

impl Drop for Signed {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.root).unwrap();
    }
}

fn make_key(file: &Path) -> PathBuf {
    seal::make_key(&Project::find().unwrap(), file).unwrap()
}

#[test]
fn what_was_signed_verifies_and_says_what_it_is() {
    let signed = Signed::new("verifies");
    let list = seal::verify(&signed.public, &signed.dist).unwrap();
    assert_eq!(list.told(), "3 files, as signed: version 1.2.3, commit abc");
}

#[test]
fn a_changed_byte_is_told_with_its_file() {
    let signed = Signed::new("byte");
    write(&signed.file("frame/en/index.html"), "frame/en/index.htmL").unwrap();
    let why = signed.refused();
    assert!(why.contains("frame/en/index.html has other bytes"), "{why}");
    assert!(!why.contains("inventory") && !why.contains("npm"), "{why}");
}

#[test]
fn a_file_less_and_a_file_more_are_told() {
    let signed = Signed::new("files");
    std::fs::remove_file(signed.file("npm/index.mjs")).unwrap();
    write(&signed.file("frame/more.js"), "").unwrap();
    let why = signed.refused();
    assert!(why.contains("npm/index.mjs is missing"), "{why}");
    assert!(why.contains("frame/more.js is not in the list"), "{why}");
}

#[test]
fn a_changed_list_is_not_believed() {
    let signed = Signed::new("list");
    let file = signed.file("evidence/files.json");
    let list = std::fs::read_to_string(&file).unwrap();
    write(&file, list.replace("abc", "other")).unwrap();
    let why = signed.refused();
    assert!(why.contains("files.json: not signed by this key"), "{why}");
}

#[test]
fn another_key_and_no_signature_are_refused() {
    let mut signed = Signed::new("key");
    let right = signed.public.clone();
    signed.public = make_key(&signed.root.join("another"));
    let why = signed.refused();
    assert!(why.contains("files.json: not signed by this key"), "{why}");
    signed.public = signed.root.join("key");
    let why = signed.refused();
    assert!(why.contains("no public Ed25519 key"), "{why}");
    signed.public = right;
    std::fs::remove_file(signed.file("evidence/files.json.sig")).unwrap();
    let why = signed.refused();
    assert!(why.contains("files.json.sig"), "{why}");
}

#[test]
fn a_key_is_never_written_over_or_into_the_repository() {
    let project = Project::find().unwrap();
    let signed = Signed::new("place");
    let again = seal::make_key(&project, &signed.root.join("key"));
    assert!(again.is_err(), "a key was written over");
    let inside = project.path("xtask/key");
    let why = seal::make_key(&project, &inside).unwrap_err().to_string();
    assert!(why.contains("outside of the repository"), "{why}");
    assert!(!inside.exists());
}

#[test]
fn one_thing_is_asked_for_at_a_time() {
    let read = |line: &str| {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Wish::read(&words)
    };
    assert_eq!(read("").unwrap(), Wish::Write { key: None });
    let (key, folder) = (PathBuf::from("k"), Some(PathBuf::from("d")));
    assert_eq!(
        read("--verify k --dir d").unwrap(),
        Wish::Verify { key, folder }
    );
    for line in [
        "--sign k --verify p",
        "--dir d",
        "--sign k --dir d",
        "--keygen k --sign k",
    ] {
        assert!(read(line).is_err(), "{line}");
    }
}
