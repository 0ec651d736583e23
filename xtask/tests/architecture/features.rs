//! docs/features.md has its 88 rows, and each claim in it names tests that exist.

use crate::sources::{Source, all, assert_none};

/// The cells of every row that begins with a number.
fn rows(page: &str) -> Vec<Vec<&str>> {
    page.lines()
        .filter_map(|line| line.strip_prefix('|')?.strip_suffix('|'))
        .map(|line| line.split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|cells| cells[0].parse::<usize>().is_ok())
        .collect()
}

/// Whether there is a test of that name: a function of Rust, or a title in JavaScript.
fn exists(name: &str, sources: &[Source]) -> bool {
    let is_function = name
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    let head = if is_function {
        format!("fn {name}(")
    } else {
        format!("test('{name}'")
    };
    let is_kind = |one: &Source| {
        if is_function {
            one.is_rust()
        } else {
            one.path.ends_with(".test.js")
        }
    };
    sources
        .iter()
        .any(|one| is_kind(one) && one.text.contains(&head))
}

#[test]
fn features_name_tests_that_exist() {
    let sources = all();
    let page = sources
        .iter()
        .find(|one| one.path == "docs/features.md")
        .unwrap();
    let rows = rows(&page.text);
    let numbers: Vec<usize> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=88).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    for row in rows {
        let [number, _, state, tests, missing] = row[..] else {
            wrong.push(format!("row {} has {} cells", row[0], row.len()));
            continue;
        };
        let tests: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        for name in &tests {
            if !exists(name, &sources) {
                wrong.push(format!("row {number}: no test is called {name}"));
            }
        }
        let held = match state {
            "there" => !tests.is_empty(),
            "in part" => !missing.is_empty(),
            "not there" => tests.is_empty() && !missing.is_empty(),
            _ => false,
        };
        if !held {
            wrong.push(format!("row {number} is not what it says: {state}"));
        }
    }
    assert_none("mend docs/features.md", &wrong);
}

#[test]
fn reads_rows_and_knows_what_is_no_test() {
    let page = "| # | a |\n|---|---|\n| 1 | x | there | `a` | |\n";
    assert_eq!(rows(page), [["1", "x", "there", "`a`", ""]]);
    let rust = Source {
        path: "core/a.rs".to_owned(),
        text: "fn a_b_c() {}".to_owned(),
    };
    assert!(exists("a_b_c", std::slice::from_ref(&rust)));
    assert!(!exists("a_b", std::slice::from_ref(&rust)));
    assert!(!exists("a: b", &[rust]));
}
