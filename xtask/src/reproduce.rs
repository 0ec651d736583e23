//! Builds the last commit twice, in two folders, and compares all that would travel, byte by byte.
//!
//! It tells of two folders of one machine: another machine may have another linker or another registry.

use std::collections::BTreeSet;
use std::path::Path;

use crate::digest;
use crate::error::{Error, Result};
use crate::project::{Project, files_below};
use crate::scratch::Scratch;
use crate::setup;
use crate::steps::Steps;

/// Where the two are built: names of different lengths, so that a path in the bytes moves them.
const FOLDERS: [&str; 2] = ["reproduce/a", "reproduce/another-place"];

pub(crate) fn run(project: &Project, steps: &mut Steps) -> Result<()> {
    setup::for_build(project, steps)?;
    let mut built = Vec::new();
    for folder in FOLDERS {
        let scratch = Scratch::of_last_commit(project, folder)?;
        scratch.forget_builds()?;
        steps.run(&format!("reproduce: build in {folder}"), || {
            scratch.run("cargo")?.words("xtask build").check()
        })?;
        built.push(scratch);
    }
    let [one, other] = &*built else {
        return Err(Error::new("there are not two builds to compare"));
    };
    let found = steps.run("reproduce: compare", || {
        differences(&one.path("dist"), &other.path("dist"))
    })?;
    if !found.is_empty() {
        return Err(Error::new(format!(
            "two builds of {} differ:\n  {}",
            one.commit(),
            found.join("\n  ")
        )));
    }
    let files = files_below(&one.path("dist"))?.len();
    println!(
        "two builds of {}: {files} files, the same bytes",
        one.commit()
    );
    Ok(())
}

/// What is not the same below two folders, a sentence each.
fn differences(one: &Path, other: &Path) -> Result<Vec<String>> {
    let below = |folder: &Path| -> Result<BTreeSet<_>> {
        let files = files_below(folder)?.into_iter();
        let inside = |file: std::path::PathBuf| file.strip_prefix(folder).map(Path::to_owned);
        Ok(files.filter_map(|file| inside(file).ok()).collect())
    };
    let (in_one, in_other) = (below(one)?, below(other)?);
    if in_one.is_empty() {
        return Err(Error::at(one, "nothing was built"));
    }
    let mut found: Vec<String> = in_one
        .symmetric_difference(&in_other)
        .map(|file| format!("{} is in one of them only", file.display()))
        .collect();
    for file in in_one.intersection(&in_other) {
        let read = |folder: &Path| {
            let file = folder.join(file);
            std::fs::read(&file).map_err(|cause| Error::at(&file, cause))
        };
        let (here, there) = (read(one)?, read(other)?);
        if let Some(at) = first_difference(&here, &there) {
            found.push(format!(
                "{} differs from byte {at} on ({} and {} bytes, {} and {})",
                file.display(),
                here.len(),
                there.len(),
                digest::short(&here),
                digest::short(&there)
            ));
        }
    }
    Ok(found)
}

fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    if one == other {
        return None;
    }
    let same = one.iter().zip(other).take_while(|(a, b)| a == b);
    Some(same.count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{fresh_dir, write};

    #[test]
    fn one_byte_and_one_file_are_differences() {
        let folder = std::env::temp_dir().join(format!("payseal-reproduce-{}", std::process::id()));
        let (one, other) = (folder.join("one"), folder.join("other"));
        for place in [&one, &other] {
            fresh_dir(place).unwrap();
            write(&place.join("same/a"), "abc").unwrap();
            write(&place.join("b"), "abc").unwrap();
        }
        assert!(differences(&one, &other).unwrap().is_empty());
        write(&other.join("b"), "xyz").unwrap();
        write(&other.join("c"), "").unwrap();
        let found = differences(&one, &other).unwrap().join("\n");
        assert!(found.contains("c is in one of them only"), "{found}");
        assert!(found.contains("b differs from byte 0 on"), "{found}");
        assert!(!found.contains("same"), "{found}");
        fresh_dir(&one).unwrap();
        assert!(differences(&one, &other).is_err(), "nothing is no build");
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
