//! Where a run's time went: by phase of a scenario, and in which scenarios most of all.

use std::{
    fmt,
    future::Future,
    ops::AddAssign,
    time::{Duration, Instant},
};

/// How many of the slowest scenarios are named.
const NAMED: usize = 10;

/// What was spent on scenarios, phase by phase. Engines play side by side, so that this is more than a clock
/// shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spent {
    /// Until no other engine played, or none that must be alone.
    pub(super) turn: Duration,
    pub(super) browser: Duration,
    /// The sandbox, and clean records.
    pub(super) stage: Duration,
    pub(super) scenario: Duration,
    pub(super) leaving: Duration,
}

impl Spent {
    /// All of it but the wait for a turn.
    pub(super) fn working(self) -> Duration {
        self.browser + self.stage + self.scenario + self.leaving
    }
}

impl AddAssign for Spent {
    fn add_assign(&mut self, more: Self) {
        self.turn += more.turn;
        self.browser += more.browser;
        self.stage += more.stage;
        self.scenario += more.scenario;
        self.leaving += more.leaving;
    }
}

impl fmt::Display for Spent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phases = [
            (self.scenario, "in scenarios"),
            (self.browser, "starting and ending browsers"),
            (self.stage, "preparing stages"),
            (self.leaving, "leaving them"),
            (self.turn, "waiting for a turn"),
        ];
        let told = phases.map(|(time, what)| format!("{:.1}s {what}", time.as_secs_f64()));
        out.write_str(&told.join(", "))
    }
}

/// Awaits `work`, and adds its time to `on`.
pub(super) async fn timed<T>(on: &mut Duration, work: impl Future<Output = T>) -> T {
    let began = Instant::now();
    let done = work.await;
    *on += began.elapsed();
    done
}

/// What all scenarios took together, and the slowest of them.
#[derive(Debug, Default)]
pub(super) struct Bill {
    all: Spent,
    slowest: Vec<(Duration, String)>,
}

impl Bill {
    /// One more scenario.
    pub(super) fn add(&mut self, name: &str, spent: Spent) {
        self.all += spent;
        let took = spent.working();
        let at = self.slowest.partition_point(|(other, _)| *other >= took);
        if at < NAMED {
            self.slowest.insert(at, (took, name.to_owned()));
            self.slowest.truncate(NAMED);
        }
    }
}

impl fmt::Display for Bill {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "\ntime of all engines: {}", self.all)?;
        write!(out, "slowest:")?;
        for (took, name) in &self.slowest {
            write!(out, "\n    {:.1}s {name}", took.as_secs_f64())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_are_named_and_everything_is_counted() {
        let mut bill = Bill::default();
        for seconds in (1..=30).rev().chain(31..=40) {
            let scenario = Duration::from_secs(seconds);
            let turn = Duration::from_secs(100 - seconds);
            let spent = Spent {
                scenario,
                turn,
                ..Spent::default()
            };
            bill.add(&format!("scenario {seconds}"), spent);
        }
        let told = bill.to_string();
        assert!(told.contains("820.0s in scenarios"), "{told}");
        let slowest = told.split_once("slowest:").unwrap().1;
        let named: Vec<_> = slowest.trim().lines().map(str::trim).collect();
        assert_eq!(named.len(), NAMED);
        assert_eq!(named[0], "40.0s scenario 40");
        assert_eq!(named[9], "31.0s scenario 31");
    }
}
