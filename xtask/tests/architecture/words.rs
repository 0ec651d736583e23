//! Rules about files and their words: sizes, names, and what no file may say.

use crate::exceptions::LONG_FILES;
use crate::sources::{all, assert_none};

/// Names that exclude nothing, so that everything ends up in them.
const VAGUE: [&str; 8] = [
    "utils", "util", "helpers", "helper", "common", "manager", "misc", "shared",
];

/// The longest that a source file may be without a reason; tests at its end do not count.
const LONGEST: usize = 300;

#[test]
fn no_file_is_long_without_a_reason() {
    let mut wrong = Vec::new();
    for source in all() {
        let kind = source.path.rsplit('.').next().unwrap_or_default();
        let lines = source.code().count();
        let excused = LONG_FILES.iter().any(|(path, _)| *path == source.path);
        if ["css", "js", "mjs", "rs", "ts"].contains(&kind) && lines > LONGEST && !excused {
            wrong.push(format!("{} has {lines} lines", source.path));
        }
    }
    assert_none("split it, or give its reason in exceptions.rs", &wrong);
}

#[test]
fn every_excuse_is_still_needed() {
    let sources = all();
    let mut wrong = Vec::new();
    for (path, reason) in LONG_FILES {
        let source = sources.iter().find(|source| source.path == *path);
        let lines = source.map(|source| source.code().count());
        if lines.is_none_or(|lines| lines <= LONGEST) || reason.len() < 20 {
            wrong.push((*path).to_owned());
        }
    }
    assert_none("remove it from LONG_FILES", &wrong);
}

#[test]
fn no_module_has_a_vague_name() {
    let wrong: Vec<String> = all()
        .into_iter()
        .map(|source| source.path)
        .filter(|path| {
            let mut parts = path
                .split('/')
                .map(|part| part.split('.').next().unwrap_or_default());
            parts.any(|part| VAGUE.contains(&part))
        })
        .collect();
    assert_none("say what is in it", &wrong);
}

#[test]
fn no_file_names_a_machine_or_a_registry() {
    // In two halves, so that this file does not say them either.
    let places = [
        ["/wo", "rk/"].concat(),
        ["/ro", "ot/"].concat(),
        ["/Us", "ers/"].concat(),
        ["registry.npm", "js."].concat(),
        ["static.cra", "tes."].concat(),
        ["index.cra", "tes."].concat(),
        ["deb.deb", "ian."].concat(),
        ["py", "pi.org"].concat(),
    ];
    let mut wrong = Vec::new();
    for source in all() {
        for (number, line) in source.text.lines().enumerate() {
            for place in places.iter().filter(|place| line.contains(place.as_str())) {
                wrong.push(format!("{}:{}: {place}", source.path, number + 1));
            }
        }
    }
    assert_none("a file of ours knows no machine", &wrong);
}

#[test]
fn nothing_is_left_open() {
    let open = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
        ["dbg", "!("].concat(),
    ];
    let mut wrong = Vec::new();
    for source in all() {
        let code = ["css", "html", "js", "rs", "ts"];
        if !code
            .iter()
            .any(|kind| source.path.ends_with(&format!(".{kind}")))
        {
            continue;
        }
        for (number, line) in source.text.lines().enumerate() {
            for word in open.iter().filter(|word| line.contains(word.as_str())) {
                wrong.push(format!("{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    assert_none("finish it, or open an issue", &wrong);
}
