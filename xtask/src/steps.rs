//! Names each step of a command while it runs, and how long it took.
//!
//! It decides nothing: a command chooses whether a failed step ends it (`run`) or is only
//! remembered, so that the steps after it still run (`attempt`).

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::error::{Error, Result};

/// The steps that a command has run so far.
#[derive(Debug)]
pub(crate) struct Steps {
    begun: Instant,
    done: Vec<Done>,
    /// How long steps usually take, where that is known.
    usual: BTreeMap<String, Duration>,
    /// The steps that were planned, by name.
    planned: Vec<String>,
}

#[derive(Debug)]
struct Done {
    name: String,
    took: Duration,
    passed: bool,
}

impl Steps {
    pub(crate) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            done: Vec::new(),
            usual: BTreeMap::new(),
            planned: Vec::new(),
        }
    }

    /// Says from now on of each step how long it usually takes, and after each that was planned how far the command
    /// has come.
    pub(crate) fn expect(&mut self, usual: BTreeMap<String, Duration>, planned: Vec<String>) {
        self.usual = usual;
        self.planned = planned;
    }

    /// Runs a step; its failure is the command's failure.
    pub(crate) fn run<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        match self.usual.get(name) {
            Some(time) if time.as_secs() >= 10 => println!("{name} … (usually {})", spoken(*time)),
            _ => println!("{name} …"),
        }
        let begun = Instant::now();
        let answer = work();
        let took = begun.elapsed();
        let word = if answer.is_ok() { "" } else { "FAILED after " };
        println!("{name} … {word}{}", spoken(took));
        self.done.push(Done {
            name: name.to_owned(),
            took,
            passed: answer.is_ok(),
        });
        if let Some(line) = self.progress(name) {
            println!("{line}");
        }
        answer
    }

    /// How many of the planned steps have ended, and how long the others usually take; none after a step that
    /// was not planned, or after the last.
    fn progress(&self, ended: &str) -> Option<String> {
        let has_ended = |name: &String| self.done.iter().any(|done| done.name == *name);
        let (ended_all, ahead): (Vec<_>, Vec<_>) =
            self.planned.iter().partition(|name| has_ended(name));
        if ahead.is_empty() || !ended_all.iter().any(|name| *name == ended) {
            return None;
        }
        let count = format!("{} of {} suites", ended_all.len(), self.planned.len());
        let times = ahead.iter().map(|name| self.usual.get(*name));
        Some(match times.sum::<Option<Duration>>() {
            Some(left) => format!("== {count} done, usually {} more", spoken(left)),
            None => format!("== {count} done, the others not all timed yet"),
        })
    }

    /// Runs a step; its failure is told now, remembered, and returned by [`Steps::finish`].
    pub(crate) fn attempt(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        if let Err(error) = self.run(name, work) {
            eprintln!("{name}: {error}");
        }
    }

    /// The steps that have ended, in order: name, whether it passed, how long it took.
    pub(crate) fn ended(&self) -> impl Iterator<Item = (&str, bool, Duration)> {
        self.done
            .iter()
            .map(|step| (step.name.as_str(), step.passed, step.took))
    }

    /// Prints the table of all steps, and fails when one of them did.
    pub(crate) fn finish(&self, command: &str) -> Result<()> {
        let width = self
            .done
            .iter()
            .map(|step| step.name.chars().count())
            .max()
            .unwrap_or(0);
        println!();
        for step in &self.done {
            let mark = if step.passed { "ok    " } else { "FAILED" };
            println!("{mark}  {:width$}  {:>8}", step.name, spoken(step.took));
        }
        let failed = self.done.iter().filter(|step| !step.passed).count();
        let total = spoken(self.begun.elapsed());
        println!(
            "{command}: {} steps in {total}, {failed} failed",
            self.done.len()
        );
        match failed {
            0 => Ok(()),
            1 => Err(Error::new("a step failed; its output is above")),
            more => Err(Error::new(format!(
                "{more} steps failed; their output is above"
            ))),
        }
    }
}

/// A time as a person would say it.
pub(crate) fn spoken(took: Duration) -> String {
    let tenths = took.as_millis() / 100;
    match took.as_secs() {
        seconds @ 60.. => format!("{} min {:02} s", seconds / 60, seconds % 60),
        seconds @ 10.. => format!("{seconds} s"),
        _ => format!("{}.{} s", tenths / 10, tenths % 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_times_as_a_person_would() {
        assert_eq!(spoken(Duration::from_millis(340)), "0.3 s");
        assert_eq!(spoken(Duration::from_secs(41)), "41 s");
        assert_eq!(spoken(Duration::from_secs(125)), "2 min 05 s");
    }

    #[test]
    fn tells_how_far_it_has_come_of_what_was_planned() {
        let mut steps = Steps::begin();
        let usual = [("first", 3), ("second", 70)];
        let usual = usual.map(|(name, time)| (name.to_owned(), Duration::from_secs(time)));
        let planned = ["first", "second", "third"].map(str::to_owned);
        steps.expect(usual.into(), planned[..2].into());
        steps.attempt("set up", || Ok(()));
        assert_eq!(steps.progress("set up"), None);
        steps.attempt("first", || Ok(()));
        let told = "== 1 of 2 suites done, usually 1 min 10 s more";
        assert_eq!(steps.progress("first").as_deref(), Some(told));
        steps.planned = planned.into();
        assert!(steps.progress("first").unwrap().contains("not all timed"));
        steps.planned.truncate(1);
        assert_eq!(steps.progress("first"), None);
    }

    #[test]
    fn remembers_a_failed_attempt_and_runs_on() {
        let mut steps = Steps::begin();
        steps.attempt("first", || Err(Error::new("no")));
        let mut ran = false;
        steps.attempt("second", || {
            ran = true;
            Ok(())
        });
        assert!(ran);
        assert!(steps.finish("test").is_err());
    }
}
