//! How long the steps of a command usually take on this machine, so that whoever waits knows for how long.
//!
//! A step that passes is remembered in the build folder: half of what is known, half of what it took now.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use crate::error::{Error, Result};
use crate::project::{Project, read, write};
use crate::steps::Steps;

/// The seconds that each step usually takes, by its name.
#[derive(Debug, Default)]
pub(crate) struct Usual(BTreeMap<String, f64>);

impl Usual {
    /// What is known; nothing, where no run came to its end yet. A file that is none is begun anew.
    pub(crate) fn of(project: &Project) -> Self {
        let text = read(&place(project)).unwrap_or_default();
        Self(serde_json::from_str(&text).unwrap_or_default())
    }

    /// Everything that is known of single steps.
    pub(crate) fn steps(&self) -> BTreeMap<String, Duration> {
        let known = self.0.iter();
        known
            .filter_map(|(name, seconds)| {
                Some((name.clone(), Duration::try_from_secs_f64(*seconds).ok()?))
            })
            .collect()
    }

    /// How long those of the steps usually take that `belong`, in all; none when none was timed yet.
    pub(crate) fn of_those(&self, belong: impl Fn(&str) -> bool) -> Option<Duration> {
        let steps = self.0.iter().filter(|(step, _)| belong(step));
        let seconds: Vec<f64> = steps.map(|(_, seconds)| *seconds).collect();
        let sum = Duration::try_from_secs_f64(seconds.iter().sum()).ok()?;
        (!seconds.is_empty()).then_some(sum)
    }

    /// Remembers what the steps took that passed.
    pub(crate) fn learn(mut self, project: &Project, steps: &Steps) -> Result<()> {
        for (name, passed, took) in steps.ended() {
            if passed {
                self.take_in(name, took);
            }
        }
        let text = serde_json::to_string_pretty(&self.0);
        let text = text.map_err(|cause| Error::new(format!("times that are no JSON: {cause}")))?;
        write(&place(project), text + "\n")
    }

    fn take_in(&mut self, name: &str, took: Duration) {
        let now = took.as_secs_f64();
        let known = self.0.entry(name.to_owned()).or_insert(now);
        *known = f64::midpoint(*known, now);
    }
}

fn place(project: &Project) -> PathBuf {
    project.target().join("usual-times.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_takes_what_its_steps_take_and_old_runs_fade() {
        let mut usual = Usual::default();
        let js = |step: &str| step.starts_with("js:");
        assert_eq!(usual.of_those(js), None);
        usual.take_in("js: node", Duration::from_secs(40));
        usual.take_in("js: node", Duration::from_secs(20));
        usual.take_in("js: types", Duration::from_secs(1));
        usual.take_in("jsx", Duration::from_secs(500));
        assert_eq!(usual.of_those(js), Some(Duration::from_secs(31)));
        assert_eq!(usual.steps()["js: node"], Duration::from_secs(30));
    }
}
