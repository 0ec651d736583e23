//! The list of every file of a release with its hash: what is signed.
//!
//! It has the hash of the inventory and of all else in `dist/evidence`, so one signature is of all.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use data_encoding::BASE64;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha384};

use super::pretty;
use crate::error::{Error, Result};
use crate::project::{files_below, write};
use crate::revision::Revision;

/// Where the list is, and its signature, below the folder that it is of.
const LIST: &str = "evidence/files.json";
const SIGNATURE: &str = "evidence/files.json.sig";

/// What a release is made of.
const FOLDERS: [&str; 3] = ["evidence", "frame", "npm"];

/// Every file of a release.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct List {
    version: String,
    commit: String,
    /// Whether the files were made from that commit and nothing else.
    clean: bool,
    files: BTreeMap<String, File>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bytes: usize,
    /// As the inventory and the `integrity` attribute have it.
    integrity: String,
}

impl List {
    /// Lists what is below a folder now.
    pub(super) fn take(folder: &Path, version: &str, revision: &Revision) -> Result<Self> {
        let files = read_all(folder)?;
        for inside in FOLDERS {
            if !files.keys().any(|name| Path::new(name).starts_with(inside)) {
                return Err(Error::at(&folder.join(inside), "nothing to be listed"));
            }
        }
        Ok(Self {
            version: version.to_owned(),
            commit: revision.commit.clone(),
            clean: revision.clean,
            files,
        })
    }

    pub(super) fn file(folder: &Path) -> PathBuf {
        folder.join(LIST)
    }

    pub(super) fn signature(folder: &Path) -> PathBuf {
        folder.join(SIGNATURE)
    }

    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        write(&Self::file(folder), pretty(self)?)
    }

    /// Reads what was written; whoever calls it has looked at the signature.
    pub(super) fn parse(text: &[u8]) -> Result<Self> {
        serde_json::from_slice(text).map_err(|cause| Error::new(format!("{LIST}: {cause}")))
    }

    /// What is otherwise below the folder now, a sentence for each file.
    pub(super) fn differences(&self, folder: &Path) -> Result<Vec<String>> {
        let now = read_all(folder)?;
        let mut found = Vec::new();
        for (name, kept) in &self.files {
            match now.get(name) {
                None => found.push(format!("{name} is missing")),
                Some(file) if file != kept => found.push(format!(
                    "{name} has other bytes: {} instead of {}",
                    file.integrity, kept.integrity
                )),
                Some(_) => {}
            }
        }
        let new = now.keys().filter(|name| !self.files.contains_key(*name));
        found.extend(new.map(|name| format!("{name} is not in the list")));
        Ok(found)
    }

    pub(super) fn told(&self) -> String {
        format!(
            "{} files, as signed: version {}, commit {}{}",
            self.files.len(),
            self.version,
            self.commit,
            if self.clean { "" } else { " with changes" }
        )
    }
}

/// Every file of the release below a folder, but the list and its signature.
fn read_all(folder: &Path) -> Result<BTreeMap<String, File>> {
    let mut files = BTreeMap::new();
    for part in FOLDERS.map(|name| folder.join(name)) {
        // A folder that is not there is so many missing files, each of which is told.
        if !part.is_dir() {
            continue;
        }
        for path in files_below(&part)? {
            if path == List::file(folder) || path == List::signature(folder) {
                continue;
            }
            let content = std::fs::read(&path).map_err(|cause| Error::at(&path, cause))?;
            let inside = path.strip_prefix(folder);
            let inside = inside.map_err(|cause| Error::at(&path, cause))?;
            let file = File {
                bytes: content.len(),
                integrity: format!("sha384-{}", BASE64.encode(&Sha384::digest(&content))),
            };
            files.insert(inside.to_string_lossy().replace('\\', "/"), file);
        }
    }
    Ok(files)
}
