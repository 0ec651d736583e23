//! The project's commands: sets up, builds, runs, tests and measures Payseal.
//!
//! It does not hold product code, and nothing of it is shipped. Each command installs what it
//! needs when that is missing, names every step and its time, and is quick when all is there.

// A command line tool speaks on its terminal.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod advisories;
mod bench;
mod build;
mod check;
mod controls;
mod demo;
mod digest;
mod error;
mod evidence;
mod flags;
mod generate;
mod project;
mod release;
mod reproduce;
mod results;
mod revision;
mod sandbox;
mod scale;
mod scratch;
mod setup;
mod shell;
mod site;
mod size;
mod standard_library;
mod steps;
mod test;
mod usual;
mod why;

use std::process::ExitCode;

use error::{Error, Result};
use project::Project;
use steps::Steps;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  demo [--shop-port 4000] [--gateway-port 4001] [--db PATH]
           build what is missing and run the shop and the gateway until Ctrl-C
  test [--only native|js|wasm|e2e]... [--engine chromium|firefox|webkit]...
           set up, then run every test (or the named groups and engines)
  test --fast [--since COMMIT] ...
           the same of what may be broken by what changed since main (or that commit)
  check    formats, lints, docs, licences, spelling, generated files
  advisories --database DIR
           ask a clone of rustsec/advisory-db for known weaknesses in what is built upon
  build    write dist/frame and dist/npm
  sandbox  write the sandbox as npm packages for this platform, and start it from an empty folder
  scale [--checkouts 10000] …
           say what a gateway with so many checkouts a second needs; docs/scale.md has all flags
  site     write dist/site: the documents as pages, with every link checked
  size [--why]
           print what travels to a browser, and fail above the budget; or whose code the wasm has
  evidence [--sign KEY] | --verify PUBLIC-KEY [--dir DIR] | --keygen FILE
           write dist/evidence: what is served, what it is made of, how to embed it, and a
           list of every file; sign that list; compare a folder with a signed list; make keys
  controls [--only PART]... [--build yes]
           take each control of docs/security.md away and demand that its test notices;
           writes docs/controls.md
  reproduce
           build the last commit twice, in two folders, and compare every byte
  release X.Y.Z [--sign KEY] [--dry-run]
           write the version into every manifest, cut the changelog, then all that release-files does; say
           how to tag it
  release-files [--sign KEY]
           build and pack everything that a release ships, with its evidence and checksums
  bench [--only keystroke|page|host|localstripe]...
           measure how fast the frame answers a key, how soon a page's form can be used beside forms of other
           people, the host beside nginx, and the sandbox a payment by Stripe's client beside localstripe
  gen      rewrite the files that are generated from the core
  setup    only install what the other commands need
";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    match dispatch(&command, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {command}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<()> {
    let project = Project::find()?;
    let mut steps = Steps::begin();
    match command {
        "demo" => demo::run(&project, &mut steps, rest),
        "test" => test::run(&project, &mut steps, rest),
        "check" => no_flags(rest).and_then(|()| check::run(&project, &mut steps)),
        "advisories" => advisories::run(&project, &mut steps, rest),
        "build" => no_flags(rest).and_then(|()| build::run(&project, &mut steps)),
        "sandbox" => no_flags(rest).and_then(|()| sandbox::run(&project, &mut steps)),
        "scale" => scale::run(rest),
        "site" => no_flags(rest).and_then(|()| site::run(&project, &mut steps)),
        "size" if rest == ["--why"] => why::run(&project, &mut steps),
        "size" => no_flags(rest).and_then(|()| size::run(&project, &mut steps)),
        "evidence" => evidence::run(&project, &mut steps, rest),
        "controls" => controls::run(&project, &mut steps, rest),
        "release" => release::run(&project, &mut steps, rest),
        "release-files" => release::files(&project, &mut steps, rest),
        "reproduce" => no_flags(rest).and_then(|()| reproduce::run(&project, &mut steps)),
        "bench" => bench::run(&project, &mut steps, rest),
        "gen" => no_flags(rest).and_then(|()| generate::write(&project)),
        "setup" => no_flags(rest).and_then(|()| setup::everything(&project, &mut steps)),
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(Error::new(format!("no such command\n\n{USAGE}"))),
    }
}

fn no_flags(rest: &[String]) -> Result<()> {
    flags::Flags::parse(rest, &[]).map(|_| ())
}
