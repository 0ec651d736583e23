//! Child processes that cannot outlive the test run: drivers, their browsers and the display.
//!
//! Each child leads a process group of its own, and a small guardian shell ends that whole group
//! when its standard input closes. The input closes when the test run ends, however it ends, so
//! even a killed test run leaves no browser behind. Nothing is ever ended by its name.

use std::{
    ffi::{OsStr, OsString},
    fs::File,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, anyhow};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::Outcome;

/// The guardian: start the group, wait for the end of input, end the group.
const GUARDIAN: &str = r#"
setsid "$@" &
group=$!
cat >/dev/null
kill -s TERM -- "-$group" 2>/dev/null
{ sleep 3; kill -s KILL -- "-$group" 2>/dev/null; } &
timer=$!
wait "$group"
kill -s KILL -- "-$group" 2>/dev/null
kill "$timer"
exit 0
"#;

/// A process group that lives no longer than this value.
#[derive(Debug)]
pub struct Guarded {
    guardian: Child,
    lifeline: Option<ChildStdin>,
    /// What the child writes, when it was asked for.
    pub stdout: Option<ChildStdout>,
}

impl Guarded {
    /// Starts `program`; its diagnostics go to `log`.
    ///
    /// # Errors
    /// When the shell or the log file cannot be opened.
    pub fn start<A: AsRef<OsStr>>(
        program: &Path,
        args: impl IntoIterator<Item = A>,
        envs: &[(&str, OsString)],
        log: &Path,
        read_stdout: bool,
    ) -> Outcome<Self> {
        let diagnostics = File::create(log).context("cannot write the log of a child process")?;
        let stdout = if read_stdout {
            Stdio::piped()
        } else {
            diagnostics.try_clone()?.into()
        };
        let mut guardian = Command::new("sh")
            .args(["-c", GUARDIAN, "guardian"])
            .arg(program)
            .args(args)
            .envs(envs.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(diagnostics)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let lifeline = guardian.stdin.take();
        let stdout = guardian.stdout.take();
        Ok(Self {
            guardian,
            lifeline,
            stdout,
        })
    }

    /// Whether the group has already gone.
    ///
    /// # Errors
    /// When the operating system cannot tell.
    pub fn has_ended(&mut self) -> Outcome<bool> {
        Ok(self.guardian.try_wait()?.is_some())
    }

    /// Ends the group and waits until it has gone.
    ///
    /// # Errors
    /// When it is still there after ten seconds.
    pub async fn end(mut self) -> Outcome {
        drop(self.lifeline.take());
        tokio::time::timeout(Duration::from_secs(10), self.guardian.wait())
            .await
            .context("a child process did not end")??;
        Ok(())
    }
}

/// Finds a program: the named variable first, then PATH, then the project's own tool folder.
///
/// # Errors
/// When it is in none of them; the message says what to install.
pub fn find_program(name: &str, variable: &str, advice: &str) -> Outcome<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    let cache = std::env::var_os("XDG_CACHE_HOME").map_or_else(
        || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cache"),
        PathBuf::from,
    );
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([cache.join("payseal/bin")])
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file())
        .ok_or_else(|| anyhow!("{name} is missing: {advice}"))
}
