//! Holds ARCHITECTURE.md to its word: every invariant there names tests, and they exist.

use crate::sources::{all, assert_none};

#[test]
fn every_invariant_names_a_test_that_exists() {
    let sources = all();
    let map = sources
        .iter()
        .find(|source| source.path == "ARCHITECTURE.md")
        .unwrap();
    let invariants: Vec<&str> = map
        .text
        .split("\n\n")
        .filter(|part| part.starts_with("**Invariant:**"))
        .collect();
    assert!(
        invariants.len() >= 5,
        "ARCHITECTURE.md has no list of invariants"
    );
    let mut wrong = Vec::new();
    for invariant in invariants {
        let tests: Vec<&str> = quoted(invariant)
            .filter(|name| is_test_name(name))
            .collect();
        if tests.is_empty() {
            wrong.push(format!(
                "no test: {}",
                invariant.lines().next().unwrap_or_default()
            ));
        }
        for name in tests {
            let head = format!("fn {name}(");
            let exists = |text: &str| text.contains(&head);
            if !sources
                .iter()
                .any(|source| source.is_rust() && exists(&source.text))
            {
                wrong.push(format!("no such test: {name}"));
            }
        }
    }
    assert_none("an invariant is held by a test", &wrong);
}

/// What stands between backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The name of a test is a sentence: at least three words.
fn is_test_name(name: &str) -> bool {
    let in_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.chars().all(in_name) && name.matches('_').count() >= 2
}

#[test]
fn tells_a_test_from_a_path() {
    let names: Vec<&str> = quoted("Test: `a_b_c` (`core/src`), `wire/`, `use_flow`")
        .filter(|name| is_test_name(name))
        .collect();
    assert_eq!(names, ["a_b_c"]);
}
