//! Runs other programs, and turns each way that can fail into a sentence.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, Result};

/// A program that is about to run.
#[derive(Debug)]
pub(crate) struct Run(Command);

impl From<Command> for Run {
    fn from(command: Command) -> Self {
        Self(command)
    }
}

impl Run {
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        Self(Command::new(program))
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.0.arg(arg);
        self
    }

    /// Adds the words of a fixed line; not for a path or a value, which may hold a space.
    pub(crate) fn words(mut self, line: &str) -> Self {
        self.0.args(line.split_whitespace());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.0.env(name, value);
        self
    }

    pub(crate) fn without_env(mut self, names: &[&str]) -> Self {
        for name in names {
            self.0.env_remove(name);
        }
        self
    }

    pub(crate) fn in_dir(mut self, dir: &Path) -> Self {
        self.0.current_dir(dir);
        self
    }

    /// Runs it on this terminal and waits; anything but success is an error.
    pub(crate) fn check(mut self) -> Result<()> {
        let status = self.0.status().map_err(|cause| self.cannot_start(&cause))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::new(format!("`{}` ended with {status}", self.line())))
    }

    /// Like [`Run::check`], and keeps what it prints on the way to this terminal.
    pub(crate) fn check_and_keep(mut self) -> Result<String> {
        let mut child = self
            .0
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|cause| self.cannot_start(&cause))?;
        let mut kept = String::new();
        let mut unread = None;
        for line in child
            .stdout
            .take()
            .into_iter()
            .flat_map(|out| BufReader::new(out).lines())
        {
            match line {
                Ok(line) => {
                    println!("{line}");
                    kept.push_str(&line);
                    kept.push('\n');
                }
                // The program must still be waited for.
                Err(cause) => unread = Some(cause),
            }
        }
        let status = child.wait().map_err(|cause| self.cannot_start(&cause))?;
        match (status.success(), unread) {
            (true, None) => Ok(kept),
            (true, Some(cause)) => Err(Error::new(format!("`{}` printed {cause}", self.line()))),
            (false, _) => Err(Error::new(format!("`{}` ended with {status}", self.line()))),
        }
    }

    /// Runs it silently and returns what it printed; on failure the error carries its output.
    pub(crate) fn output(mut self) -> Result<String> {
        let output = self
            .0
            .stdin(Stdio::null())
            .output()
            .map_err(|cause| self.cannot_start(&cause))?;
        let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(stdout);
        }
        let stderr = String::from_utf8_lossy(&output.stderr);
        let line = self.line();
        Err(Error::new(format!(
            "`{line}` ended with {}\n{stdout}{stderr}",
            output.status
        )))
    }

    /// Runs it silently; says whether it succeeded, and all that it printed.
    pub(crate) fn told(mut self) -> Result<(bool, String)> {
        let output = self
            .0
            .stdin(Stdio::null())
            .output()
            .map_err(|cause| self.cannot_start(&cause))?;
        let stdout = String::from_utf8_lossy(&output.stdout);
        let stderr = String::from_utf8_lossy(&output.stderr);
        Ok((output.status.success(), format!("{stdout}\n{stderr}")))
    }

    /// Gives this process to the program, so that signals reach it and nothing else waits.
    #[cfg(unix)]
    pub(crate) fn replace_this_process(mut self) -> Error {
        use std::os::unix::process::CommandExt as _;
        let cause = self.0.exec();
        self.cannot_start(&cause)
    }

    fn cannot_start(&self, cause: &std::io::Error) -> Error {
        Error::new(format!(
            "cannot start `{}`: {cause}",
            self.0.get_program().to_string_lossy()
        ))
    }

    fn line(&self) -> String {
        let words = std::iter::once(self.0.get_program()).chain(self.0.get_args());
        words
            .map(OsStr::to_string_lossy)
            .collect::<Vec<_>>()
            .join(" ")
    }
}
