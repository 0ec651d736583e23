//! Asks `tests/reference/judge.js` for verdicts, many at once.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// A verdict, ours or theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// The brand, spelled as theirs; `-` for none or undecided.
    pub(crate) brand: String,
    pub(crate) valid: bool,
    pub(crate) potential: bool,
}

/// Their answers to `cases`, one line for each.
pub(crate) fn answers(today: &str, cases: &[String]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let installed = root.join("node_modules/card-validator");
    assert!(
        installed.exists(),
        "the npm packages to compare with are missing: run `npm ci` in the repository's root"
    );
    let mut judge = Command::new("node")
        .arg(root.join("tests/reference/judge.js"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node runs");
    let mut stdin = judge.stdin.take().expect("stdin is a pipe");
    let input = format!("{today}\n{}\n", cases.join("\n"));
    // It reads to the end before it answers, so writing all at once cannot lock up.
    stdin.write_all(input.as_bytes()).expect("node reads");
    drop(stdin);
    let output = judge.wait_with_output().expect("node ends");
    assert!(output.status.success(), "judge.js failed");
    let text = String::from_utf8(output.stdout).expect("node writes utf-8");
    let lines: Vec<_> = text.lines().map(String::from).collect();
    assert_eq!(lines.len(), cases.len(), "one answer to each case");
    lines
}

/// Their verdicts on `cases`.
pub(crate) fn verdicts(today: &str, cases: &[String]) -> Vec<Verdict> {
    let read = |line: &String| {
        let mut cells = line.split('\t');
        let mut next = || cells.next().expect("three cells");
        Verdict {
            brand: next().to_owned(),
            valid: next() == "true",
            potential: next() == "true",
        }
    };
    answers(today, cases).iter().map(read).collect()
}
