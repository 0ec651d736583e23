//! Security codes that were asked for again: judged when they arrive, and only the verdict is kept, for a quarter
//! of an hour or one charge. No code gets here, and nothing of it survives what the store says.

use std::time::Duration;

use super::{Book, Fault};

/// How long a verdict counts.
pub const FRESH_FOR: Duration = Duration::from_secs(15 * 60);

/// What the issuer says of a security code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CodeVerdict {
    /// It is the card's.
    Correct,
    /// It is not.
    Incorrect,
}

impl Book<'_> {
    pub(super) fn put_fresh_code(&self, id: &str, verdict: CodeVerdict) -> Result<(), Fault> {
        let until = self.now.after(FRESH_FOR);
        let is_correct = verdict == CodeVerdict::Correct;
        Ok(self.rows.put_fresh_code(id, is_correct, self.now, until)?)
    }

    /// Whether the security code of a saved card was shown again, and has not been charged with since.
    ///
    /// # Errors
    /// When the store fails.
    pub fn has_fresh_code(&self, id: &str) -> Result<bool, Fault> {
        Ok(self.rows.fresh_code(id, self.now)?.is_some())
    }

    /// Takes a verdict: it counts for one charge.
    pub(super) fn take_fresh_code(&self, id: &str) -> Result<Option<CodeVerdict>, Fault> {
        let Some(is_correct) = self.rows.fresh_code(id, self.now)? else {
            return Ok(None);
        };
        self.rows.delete_fresh_code(id)?;
        Ok(Some(if is_correct {
            CodeVerdict::Correct
        } else {
            CodeVerdict::Incorrect
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::trial;

    #[test]
    fn a_verdict_counts_once_and_for_a_quarter_of_an_hour() {
        let (ledger, clock) = trial::ledger(&[]);
        let put = |verdict| ledger.run_here(|book| book.put_fresh_code("pm_1", verdict));
        let take = |id: &str| ledger.run_here(|book| book.take_fresh_code(id)).unwrap();
        let has = || ledger.run_here(|book| book.has_fresh_code("pm_1")).unwrap();
        put(CodeVerdict::Correct).unwrap();
        put(CodeVerdict::Incorrect).unwrap();
        assert_eq!(take("pm_2"), None);
        assert_eq!(take("pm_1"), Some(CodeVerdict::Incorrect));
        assert_eq!(take("pm_1"), None);
        assert!(!has());
        put(CodeVerdict::Correct).unwrap();
        assert!(has());
        clock.advance(FRESH_FOR);
        assert!(!has());
        assert_eq!(take("pm_1"), None);
    }
}
