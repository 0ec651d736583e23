//! What is printed, in the words of `cargo test`: a line per scenario as it ends, then what failed.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use libtest_mimic::Conclusion;

use super::{Ended, MOST_UNSTEADY, Told, spent::Bill};

/// What was told so far, and where to.
#[derive(Debug)]
pub(super) struct Report<W> {
    out: W,
    begun: Instant,
    /// How many are to be played.
    count: usize,
    passed: u64,
    ignored: u64,
    left_out: u64,
    unsteady: Vec<(String, String)>,
    failed: Vec<(String, String)>,
    bill: Bill,
}

impl<W: Write> Report<W> {
    /// Nothing told yet.
    pub(super) fn to(out: W) -> Self {
        Self {
            out,
            begun: Instant::now(),
            count: 0,
            passed: 0,
            ignored: 0,
            left_out: 0,
            unsteady: Vec::new(),
            failed: Vec::new(),
            bill: Bill::default(),
        }
    }

    /// One that the command line did not ask for.
    pub(super) fn leave_out(&mut self) {
        self.left_out += 1;
    }

    /// One of an engine that was not asked for.
    pub(super) fn ignore(&mut self, name: &str) {
        self.ignored += 1;
        self.say(&format!("test {name} ... ignored"));
    }

    /// One that exists, for whoever asked what does.
    pub(super) fn list(&mut self, name: &str) {
        self.say(&format!("{name}: test"));
    }

    /// The first line.
    pub(super) fn begin(&mut self, count: usize) {
        self.begun = Instant::now();
        self.count = count;
        let plural = if count == 1 { "" } else { "s" };
        self.say(&format!("\nrunning {count} test{plural}"));
    }

    /// One that ended.
    pub(super) fn tell(&mut self, told: Told) {
        let Told { name, ended, spent } = told;
        let seconds = spent.working().as_secs_f64();
        self.bill.add(&name, spent);
        let word = match &ended {
            Ended::Passed => "ok",
            Ended::Unsteady(_) => "ok, unsteady",
            Ended::Failed(_) => "FAILED",
        };
        self.say(&format!("test {name} ... {word} ({seconds:.1}s)"));
        match ended {
            Ended::Passed => self.passed += 1,
            Ended::Unsteady(why) => {
                self.passed += 1;
                self.say(&format!("unsteady: {name}: {why}"));
                self.unsteady.push((name, why));
            }
            Ended::Failed(why) => {
                // Told at once: the last lines of a run that is stopped would not come.
                self.say(&format!("failed: {name}: {why}"));
                self.failed.push((name, why));
            }
        }
        self.tell_progress();
    }

    /// A line after each tenth of the scenarios.
    fn tell_progress(&mut self) {
        let failed = self.failed.len();
        let ended = usize::try_from(self.passed).unwrap_or(usize::MAX) + failed;
        let tenths = |ended: usize| ended * 10 / self.count.max(1);
        if ended > 0 && tenths(ended) > tenths(ended - 1) && ended < self.count {
            let seconds = self.begun.elapsed().as_secs();
            let count = self.count;
            self.say(&format!(
                "progress: {ended} of {count} after {seconds}s, {failed} failed"
            ));
        }
    }

    /// The last lines. More that passed at a second try than may, and the run has failed.
    pub(super) fn conclude(mut self, took: Duration) -> Conclusion {
        if !self.unsteady.is_empty() {
            let count = self.unsteady.len();
            self.say(&format!(
                "\nunsteady: {count} (at most {MOST_UNSTEADY} may be)"
            ));
            for (name, _) in self.unsteady.clone() {
                self.say(&format!("    {name}"));
            }
            if count > MOST_UNSTEADY {
                let why = format!("{count} passed at a second try only");
                self.failed.push(("unsteady scenarios".to_owned(), why));
            }
        }
        if !self.failed.is_empty() {
            self.say("\nfailures:\n");
            for (name, why) in self.failed.clone() {
                self.say(&format!("---- {name} ----\n{why}\n"));
            }
            self.say("\nfailures:");
            for (name, _) in self.failed.clone() {
                self.say(&format!("    {name}"));
            }
        }
        let conclusion = Conclusion {
            num_filtered_out: self.left_out,
            num_passed: self.passed,
            num_failed: u64::try_from(self.failed.len()).unwrap_or(u64::MAX),
            num_ignored: self.ignored,
            num_measured: 0,
        };
        if took > Duration::ZERO {
            self.say(&self.bill.to_string());
            let word = if conclusion.has_failed() {
                "FAILED"
            } else {
                "ok"
            };
            self.say(&format!(
                "\ntest result: {word}. {} passed; {} failed; {} ignored; 0 measured; \
                 {} filtered out; finished in {:.2}s\n",
                conclusion.num_passed,
                conclusion.num_failed,
                conclusion.num_ignored,
                conclusion.num_filtered_out,
                took.as_secs_f64()
            ));
        }
        conclusion
    }

    /// A reader that went away ends nothing.
    fn say(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}");
        let _ = self.out.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::super::spent::Spent;
    use super::*;

    fn after(endings: impl IntoIterator<Item = Ended>) -> Conclusion {
        let mut report = Report::to(Vec::new());
        for ended in endings {
            let name = "chromium::a::b".to_owned();
            let spent = Spent::default();
            report.tell(Told { name, ended, spent });
        }
        report.conclude(Duration::from_secs(2))
    }

    fn unsteady(count: usize) -> impl Iterator<Item = Ended> {
        (0..count).map(|_| Ended::Unsteady("why".to_owned()))
    }

    #[test]
    fn a_second_try_hides_few_failures_and_no_more() {
        assert!(!after(unsteady(MOST_UNSTEADY)).has_failed());
        let told = after(unsteady(MOST_UNSTEADY + 1));
        assert!(told.has_failed());
        assert_eq!(usize::try_from(told.num_passed), Ok(MOST_UNSTEADY + 1));
    }

    #[test]
    fn progress_is_told_ten_times_at_most() {
        for count in [1, 7, 10, 95] {
            let mut report = Report::to(Vec::new());
            report.begin(count);
            for _ in 0..count {
                let name = "chromium::a::b".to_owned();
                let (ended, spent) = (Ended::Passed, Spent::default());
                report.tell(Told { name, ended, spent });
            }
            let told = String::from_utf8(report.out).unwrap();
            let lines = told.matches("progress: ").count();
            assert_eq!(lines, count.min(10) - 1, "{told}");
        }
    }

    #[test]
    fn one_failure_fails_the_run() {
        let told = after([Ended::Passed, Ended::Failed("why".to_owned())]);
        assert!(told.has_failed());
        assert_eq!((told.num_passed, told.num_failed), (1, 1));
        assert!(!after([Ended::Passed]).has_failed());
    }
}
