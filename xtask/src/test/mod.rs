//! Sets up what the tests need and runs them, group by group, to the end of the list.
//!
//! A failed group does not stop the ones after it: one run tells everything that is wrong. With `--fast` it runs what
//! the change may have broken, and keeps no results: it speaks for no commit.

mod affected;
mod changes;
mod javascript;
mod native;
mod plan;
#[cfg(unix)]
mod postgres;
mod reads;
mod wasm;

use affected::{Affected, BINARIES};
use changes::Changes;

use crate::build;
use crate::error::{Error, Result};
use crate::flags::Flags;
use crate::project::Project;
use crate::results::Begun;
use crate::setup::{self, Engine};
use crate::size;
use crate::steps::Steps;
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

/// What is to be run.
#[derive(Debug)]
struct Chosen {
    groups: Vec<Group>,
    engines: Vec<Engine>,
    /// Of those groups; all of them, where the change is not asked about.
    affected: Option<Affected>,
}

pub(crate) fn run(project: &Project, steps: &mut Steps, words: &[String]) -> Result<()> {
    let (switches, words): (Vec<_>, Vec<_>) =
        words.iter().cloned().partition(|word| word == "--fast");
    let flags = Flags::parse(&words, &["--only", "--engine", "--since"])?;
    let groups = chosen(flags.all("--only").map(Group::parse), &Group::ALL)?;
    let engines = chosen(flags.all("--engine").map(Engine::parse), &Engine::ALL)?;
    let since = flags.all("--since").last();
    if !switches.is_empty() {
        return fast(project, steps, groups, engines, since);
    }
    if since.is_some() {
        return Err(Error::new("--since says what --fast compares with"));
    }
    let begun = Begun::now(project)?;
    let all = Chosen {
        groups,
        engines,
        affected: None,
    };
    let usual = run_chosen(project, steps, &all)?;
    if all.groups == Group::ALL {
        steps.attempt("size: within the budgets", || size::weigh(project));
    }
    let in_browsers = all.has(Group::Wasm) || all.has(Group::E2e);
    let groups = all.groups.iter().map(|group| group.name().to_owned());
    let engines = all.engines.iter().filter(|_| in_browsers);
    let engines = engines.map(|engine| engine.name().to_owned());
    let kept = begun.keep(project, steps, groups.collect(), engines.collect());
    steps.attempt("test: keep the results", || kept);
    finish(project, steps, usual)
}

/// Runs what the change may have broken.
fn fast(
    project: &Project,
    steps: &mut Steps,
    groups: Vec<Group>,
    engines: Vec<Engine>,
    since: Option<&str>,
) -> Result<()> {
    let changes = Changes::since(project, since)?;
    let packages = changes::packages(project)?;
    let affected = affected::by(&changes.files, &packages);
    println!("{}", plan::of_change(&changes, &affected, packages.len()));
    let groups = groups.into_iter().filter(|group| match group {
        Group::Native => !affected.packages.is_empty(),
        Group::Js => affected.scripts,
        Group::Wasm => affected.wasm,
        Group::E2e => !affected.scenarios().is_empty(),
    });
    let some = Chosen {
        groups: groups.collect(),
        engines,
        affected: Some(affected),
    };
    if some.groups.is_empty() {
        println!("test: nothing is affected; `--since COMMIT` compares with another commit");
        return Ok(());
    }
    let usual = run_chosen(project, steps, &some)?;
    finish(project, steps, usual)
}

/// Says what will be run, sets up, and runs it.
fn run_chosen(project: &Project, steps: &mut Steps, chosen: &Chosen) -> Result<Usual> {
    let usual = Usual::of(project);
    println!("{}", plan::told(chosen, &usual));
    let suites = chosen.groups.iter();
    let suites = suites.flat_map(|group| chosen.suites(*group)).collect();
    steps.expect(usual.steps(), suites);
    set_up(project, steps, chosen)?;
    for group in &chosen.groups {
        match group {
            Group::Native => native::run(project, steps, chosen.affected.as_ref()),
            Group::Js => javascript::run(project, steps, chosen.affected.as_ref())?,
            Group::Wasm => wasm::run(project, steps, &chosen.engines),
            Group::E2e => end_to_end(project, steps, chosen),
        }
    }
    Ok(usual)
}

fn finish(project: &Project, steps: &mut Steps, usual: Usual) -> Result<()> {
    let learned = usual.learn(project, steps);
    steps.attempt("test: remember the times", || learned);
    steps.finish("test")
}

impl Chosen {
    fn has(&self, group: Group) -> bool {
        self.groups.contains(&group)
    }

    /// The names of a group's steps.
    fn suites(&self, group: Group) -> Vec<String> {
        let affected = self.affected.as_ref();
        match group {
            Group::Native => native::suites(affected),
            Group::Js => javascript::suites(affected),
            Group::Wasm => self.engines.iter().map(|it| wasm::in_name(*it)).collect(),
            Group::E2e => {
                let each = self.scenarios();
                each.into_iter().map(|it| self.in_engines(it)).collect()
            }
        }
    }

    /// What is run end to end: each program, or all, with a part of the scenarios' names.
    fn scenarios(&self) -> Vec<(&'static str, &str)> {
        match &self.affected {
            Some(affected) if affected.scenarios().len() < BINARIES.len() => affected.scenarios(),
            _ => vec![("", "")],
        }
    }

    fn engine_names(&self) -> String {
        let names: Vec<&str> = self.engines.iter().map(|engine| engine.name()).collect();
        names.join(",")
    }

    /// The name of a step that runs end-to-end tests.
    fn in_engines(&self, (binary, word): (&str, &str)) -> String {
        let of = [binary, word].join(" ");
        let name = format!("e2e: {} {}", self.engine_names(), of.trim());
        name.trim_end().to_owned()
    }
}

/// What needs what the native tests are set up with, of those that are not all run.
const COMPARING: [&str; 2] = ["payseal-core", "payseal-sandbox"];

/// Everything the chosen groups stand on; without it none of them would tell anything.
fn set_up(project: &Project, steps: &mut Steps, chosen: &Chosen) -> Result<()> {
    let (groups, engines) = (&chosen.groups, &chosen.engines);
    let compares = |it: &Affected| COMPARING.iter().any(|name| it.packages.contains(*name));
    if groups.contains(&Group::Native) && chosen.affected.as_ref().is_none_or(compares) {
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

fn end_to_end(project: &Project, steps: &mut Steps, chosen: &Chosen) {
    for (binary, word) in chosen.scenarios() {
        steps.attempt(&chosen.in_engines((binary, word)), || {
            let mut run = project.cargo("test --package payseal-e2e --no-fail-fast")?;
            if !binary.is_empty() {
                run = run.arg("--test").arg(binary);
            }
            if !word.is_empty() {
                run = run.arg("--").arg(word);
            }
            run.env("PAYSEAL_ENGINES", chosen.engine_names())
                .check_and_keep()
                .and_then(|printed| some_ran(&printed))
        });
    }
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
