//! The command line, read as what to do.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser};

pub(crate) const USAGE: &str = "usage: payseal-host CONFIG.toml                      serve until told to stop
       payseal-host --check CONFIG.toml              say what is wrong with it, or that it is right
       payseal-host evidence CONFIG.toml FILE.json   write down every file and header that is served
       payseal-host verify CONFIG.toml FILE.json     say what is served otherwise now; fail if anything is
       payseal-host --help, --version";

/// What the program is told to do.
#[derive(PartialEq, Eq, Debug)]
pub(crate) enum Command {
    Help,
    Version,
    Check(PathBuf),
    Serve(PathBuf),
    Evidence { file: PathBuf, kept: PathBuf },
    Verify { file: PathBuf, kept: PathBuf },
}

impl Command {
    /// Reads the words after the program's name. A file whose name begins as a flag's is `./--name`.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut words = Parser::from_args(words);
        let mut checked = None;
        let mut plain = Vec::new();
        while let Some(word) = words.next().map_err(|error| with_usage(&error))? {
            match word {
                Arg::Long("help") | Arg::Short('h') => return Ok(Self::Help),
                Arg::Long("version") | Arg::Short('V') => return Ok(Self::Version),
                Arg::Long("check") => {
                    let file = words
                        .value()
                        .map_err(|_| with_usage(&"--check needs a file"))?;
                    checked = Some(file.into());
                }
                Arg::Long(name) => return Err(with_usage(&format_args!("--{name} is no flag"))),
                Arg::Short(name) => return Err(with_usage(&format_args!("-{name} is no flag"))),
                Arg::Value(word) => plain.push(word),
            }
        }
        match (checked, plain.as_slice()) {
            (Some(file), []) => Ok(Self::Check(file)),
            (None, [file]) => Ok(Self::Serve(file.into())),
            (None, [command, file, kept]) if command == "evidence" => Ok(Self::Evidence {
                file: file.into(),
                kept: kept.into(),
            }),
            (None, [command, file, kept]) if command == "verify" => Ok(Self::Verify {
                file: file.into(),
                kept: kept.into(),
            }),
            _ => Err(USAGE.to_owned()),
        }
    }
}

fn with_usage(why: &dyn std::fmt::Display) -> String {
    format!("{why}\n{USAGE}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        Command::read(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn command_reads_what_the_usage_lists() {
        let (file, kept) = (PathBuf::from("a.toml"), PathBuf::from("b.json"));
        for (line, command) in [
            ("--help", Command::Help),
            ("-h", Command::Help),
            ("--version", Command::Version),
            ("-V", Command::Version),
            ("a.toml", Command::Serve(file.clone())),
            ("--check a.toml", Command::Check(file.clone())),
            ("--check=a.toml", Command::Check(file.clone())),
            ("-- --a", Command::Serve("--a".into())),
            (
                "evidence a.toml b.json",
                Command::Evidence {
                    file: file.clone(),
                    kept: kept.clone(),
                },
            ),
            ("verify a.toml b.json", Command::Verify { file, kept }),
        ] {
            assert_eq!(read(line), Ok(command), "{line}");
        }
    }

    #[test]
    fn command_says_what_is_wrong_and_what_is_right() {
        for (line, begins) in [
            ("", "usage: "),
            ("a.toml b.json", "usage: "),
            ("evidence a.toml", "usage: "),
            ("--check a.toml b.toml", "usage: "),
            ("--check", "--check needs a file\nusage: "),
            ("--verbose", "--verbose is no flag\nusage: "),
            ("-x a.toml", "-x is no flag\nusage: "),
        ] {
            let said = read(line).err();
            let right = said.as_ref().is_some_and(|said| said.starts_with(begins));
            assert!(
                right && said.is_some_and(|said| said.ends_with(USAGE)),
                "{line}"
            );
        }
    }
}
