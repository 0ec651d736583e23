//! Sets up what the tests need and runs them, group by group, to the end of the list.
//!
//! A failed group does not stop the ones after it: one run tells everything that is wrong.

mod javascript;
mod native;
mod wasm;

use std::time::Duration;

use crate::build;
use crate::error::{Error, Result};
use crate::flags::Flags;
use crate::project::Project;
use crate::results::Begun;
use crate::setup::{self, Engine};
use crate::size;
use crate::steps::{Steps, spoken};
use crate::usual::Usual;

/// A group of tests that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Native,
    Js,
    Wasm,
    E2e,
}

impl Group {
    const ALL: [Self; 4] = [Self::Native, Self::Js, Self::Wasm, Self::E2e];

    fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Js => "js",
            Self::Wasm => "wasm",
            Self::E2e => "e2e",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        let named = Self::ALL.into_iter().find(|group| group.name() == name);
        named.ok_or_else(|| Error::new(format!("no group {name}: native, js, wasm or e2e")))
    }
}

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let flags = Flags::parse(words, &["--only", "--engine"])?;
    let groups = chosen(flags.all("--only").map(Group::parse), &Group::ALL)?;
    let engines = chosen(flags.all("--engine").map(Engine::parse), &Engine::ALL)?;
    let begun = Begun::now(project)?;
    let usual = Usual::of(project);
    println!("{}", plan(&groups, &engines, &usual));
    steps.expect(usual.steps());
    set_up(project, steps, &groups, &engines)?;
    let has = |group| groups.contains(&group);
    if has(Group::Native) {
        native::run(project, steps);
    }
    if has(Group::Js) {
        javascript::run(project, steps)?;
    }
    if has(Group::Wasm) {
        wasm::run(project, steps, &engines);
    }
    if has(Group::E2e) {
        end_to_end(project, steps, &engines);
    }
    if groups == Group::ALL {
        steps.attempt("size: within the budgets", || size::weigh(project));
    }
    let in_browsers = has(Group::Wasm) || has(Group::E2e);
    let groups = groups.iter().map(|group| group.name().to_owned());
    let engines = engines.iter().filter(|_| in_browsers);
    let engines = engines.map(|engine| engine.name().to_owned());
    let kept = begun.keep(project, steps, groups.collect(), engines.collect());
    steps.attempt("test: keep the results", || kept);
    let learned = usual.learn(project, steps);
    steps.attempt("test: remember the times", || learned);
    steps.finish("test")
}

/// What will be run, and how long that usually takes on this machine.
fn plan(groups: &[Group], engines: &[Engine], usual: &Usual) -> String {
    const BEFORE: [&str; 3] = ["setup:", "frame:", "loader:"];
    let before = usual.of_those(|step| BEFORE.iter().any(|part| step.starts_with(part)));
    let tests = groups.iter().map(|group| {
        let time = usual.of_those(|step| match group {
            Group::Native | Group::Js => step.split(':').next() == Some(group.name()),
            Group::Wasm => engines.iter().any(|engine| step == wasm::in_name(*engine)),
            Group::E2e => step == in_engines(engines),
        });
        (group.name(), time)
    });
    let parts: Vec<_> = std::iter::once(("set-up and build", before))
        .chain(tests)
        .collect();
    let told = parts.iter().map(|(name, time)| match time {
        Some(time) => format!("{name} {}", spoken(*time)),
        None => format!("{name} (not timed yet)"),
    });
    let told: Vec<_> = told.collect();
    let all: Duration = parts.iter().filter_map(|(_, time)| *time).sum();
    format!("plan: {}; {} in all", told.join(", "), spoken(all))
}

/// Everything the chosen groups stand on; without it none of them would tell anything.
fn set_up(
    project: &Project,
    steps: &mut Steps,
    groups: &[Group],
    engines: &[Engine],
) -> Result<()> {
    if groups.contains(&Group::Native) {
        // They compare our card rules with npm packages, and call the sandbox with Stripe's own clients.
        setup::for_native_tests(project, steps)?;
    }
    let browsers = groups.contains(&Group::Wasm) || groups.contains(&Group::E2e);
    if browsers {
        setup::for_browser_tests(project, steps, engines)?;
    }
    if groups.contains(&Group::E2e) {
        return build::run(project, steps);
    }
    if groups.contains(&Group::Wasm) {
        setup::for_build(project, steps)?;
    }
    setup::for_javascript(project, steps)?;
    if groups.contains(&Group::Js) {
        build::loader(project, steps)?;
    }
    Ok(())
}

/// The name of the step that runs the end-to-end tests.
fn in_engines(engines: &[Engine]) -> String {
    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
    format!("e2e: {}", names.join(","))
}

fn end_to_end(project: &Project, steps: &mut Steps, engines: &[Engine]) {
    let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
    let names = names.join(",");
    steps.attempt(&in_engines(engines), || {
        project
            .cargo("test --package payseal-e2e --no-fail-fast")?
            .env("PAYSEAL_ENGINES", &names)
            .check_and_keep()
            .and_then(|printed| some_ran(&printed))
    });
}

/// A run in which nothing was run is no success, though every runner calls it one.
fn some_ran(printed: &str) -> Result<()> {
    let passed = printed
        .lines()
        .filter_map(|line| {
            line.split_once("test result: ok. ")?
                .1
                .split_once(" passed")
        })
        .filter_map(|(count, _)| count.parse::<usize>().ok());
    match passed.sum() {
        0 => Err(Error::new("no test was run")),
        1.. => Ok(()),
    }
}

/// What the flags name, or all when they name none.
fn chosen<T: Copy>(named: impl Iterator<Item = Result<T>>, all: &[T]) -> Result<Vec<T>> {
    let named = named.collect::<Result<Vec<T>>>()?;
    Ok(if named.is_empty() {
        all.to_vec()
    } else {
        named
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_run_is_no_success() {
        assert!(some_ran("test result: ok. 12 passed; 0 failed").is_ok());
        assert!(some_ran("test result: ok. 0 passed; 0 failed\n").is_err());
        assert!(some_ran("no tests to run!\n").is_err());
    }

    #[test]
    fn runs_everything_unless_told() {
        assert_eq!(chosen(std::iter::empty(), &Group::ALL).unwrap(), Group::ALL);
        let only = ["js"].into_iter().map(Group::parse);
        assert_eq!(chosen(only, &Group::ALL).unwrap(), [Group::Js]);
        assert!(chosen(["all"].into_iter().map(Group::parse), &Group::ALL).is_err());
    }
}
