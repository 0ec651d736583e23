//! One trial: the test with its control, then without.
//!
//! A patched file that does not compile makes every test red and proves nothing, so it is compiled
//! first and a failure there is an error of the list.

use super::list::Control;
use crate::error::{Error, Result};
use crate::project::{read, write};
use crate::scratch::Scratch;
use crate::shell::Run;

/// How the test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It ran and passed.
    Green,
    /// It ran and failed.
    Red,
    /// It did not run, or it cannot be told.
    Unclear,
}

impl Verdict {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Red => "red",
            Self::Unclear => "unclear",
        }
    }
}

/// How the test ended with the control and without.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trial {
    pub(super) before: Verdict,
    pub(super) after: Verdict,
}

impl Trial {
    /// Whether the test tells the control from its absence.
    pub(super) fn holds(self) -> bool {
        self.before == Verdict::Green && self.after == Verdict::Red
    }
}

pub(super) fn run(scratch: &Scratch, control: &Control) -> Result<Trial> {
    let file = scratch.path(&control.file);
    let whole = read(&file)?;
    let without = control.taken_from(&whole)?;
    let before = play(scratch, control)?;
    write(&file, without)?;
    let after = play(scratch, control);
    // The next trial must find everything as it was.
    write(&file, &whole)?;
    Ok(Trial {
        before,
        after: after?,
    })
}

/// Makes what the test needs, runs it and says how it ended.
fn play(scratch: &Scratch, control: &Control) -> Result<Verdict> {
    if control.build {
        scratch.run("cargo")?.words("xtask build").output()?;
    }
    let (program, words) = control.run.split_once(' ').unwrap_or((&control.run, ""));
    let run = match program {
        "cargo" => {
            let command = || Ok::<Run, Error>(scratch.run("cargo")?.words(words));
            command()?.arg("--no-run").output()?;
            command()?
                .arg(&control.test)
                .env("PAYSEAL_ENGINES", "chromium")
        }
        "node" => {
            let file = scratch.path(&control.file);
            if file.extension().is_some_and(|kind| kind == "js") {
                scratch.run("node")?.arg("--check").arg(file).output()?;
            }
            scratch
                .run("node")?
                .arg(format!("--test-name-pattern={}", literally(&control.test)))
                .words("--test-reporter=tap")
                .words(words)
        }
        other => {
            return Err(Error::new(format!(
                "{:?} runs {other:?}: only cargo and node are known",
                control.name()
            )));
        }
    };
    let (passed, printed) = run.told()?;
    Ok(judge(passed, &printed, &control.test))
}

/// What the program and what it printed say together of the test of this name.
fn judge(passed: bool, printed: &str, test: &str) -> Verdict {
    let says = |end: &str, tap: &str| {
        printed.lines().any(|line| {
            // The end-to-end tests say behind it how long each took.
            let said = line.split_once(" (").map_or(line, |(said, _)| said);
            let of_cargo = line.starts_with("test ") && said.trim_end().ends_with(end);
            let of_node = line.trim_start().starts_with(tap);
            (of_cargo || of_node) && line.contains(test)
        })
    };
    match (passed, says(" ok", "ok "), says(" FAILED", "not ok ")) {
        (true, true, false) => Verdict::Green,
        (false, _, true) => Verdict::Red,
        (true | false, _, _) => Verdict::Unclear,
    }
}

/// A name as a pattern that means itself.
fn literally(name: &str) -> String {
    let mut pattern = String::from("^");
    for letter in name.chars() {
        if !letter.is_alphanumeric() && letter != ' ' {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('$');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_did_not_run_is_neither_green_nor_red() {
        let green = "test seals::it_holds ... ok\ntest result: ok. 1 passed";
        let red = "test seals::it_holds ... FAILED\ntest result: FAILED. 0 passed; 1 failed";
        assert_eq!(judge(true, green, "it_holds"), Verdict::Green);
        assert_eq!(judge(false, red, "it_holds"), Verdict::Red);
        for (passed, said, verdict) in [
            (true, "ok (1.2s)", Verdict::Green),
            (false, "FAILED (61.0s)", Verdict::Red),
            (true, "ok, unsteady (9.0s)", Verdict::Unclear),
        ] {
            let timed = format!("test chromium::seals::it_holds ... {said}");
            assert_eq!(judge(passed, &timed, "it_holds"), verdict, "{said}");
        }
        for (passed, printed) in [
            (true, "running 0 tests\ntest result: ok. 0 passed"),
            (false, "error: could not compile"),
            (false, green),
            (true, red),
            (false, "test seals::another ... FAILED"),
        ] {
            assert_eq!(
                judge(passed, printed, "it_holds"),
                Verdict::Unclear,
                "{printed}"
            );
        }
    }

    #[test]
    fn reads_what_node_says() {
        let named = "a seal, and no more";
        assert_eq!(
            judge(true, "ok 1 - a seal, and no more", named),
            Verdict::Green
        );
        assert_eq!(
            judge(false, "not ok 1 - a seal, and no more", named),
            Verdict::Red
        );
        assert_eq!(
            judge(false, "not ok 1 - www/test.js", named),
            Verdict::Unclear
        );
        assert_eq!(literally("a (b)"), r"^a \(b\)$");
    }
}
