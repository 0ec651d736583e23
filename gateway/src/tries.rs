//! How often a card or a code may be tried: whoever has a list of numbers to try must not find out
//! here which of them are good. With one session token so often; and with the tokens of nobody in
//! particular, which anyone gets from a shop's page without an account there, so often from one
//! address. It counts in memory, by the sandbox's clock, and forgets what is older than its window.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use payseal_engine::clock::Moment;

/// The most tries with one token within a [`WINDOW`]: no shopper has so many cards.
pub const MOST: usize = 30;

/// The most tries with the tokens of nobody from one address: several shoppers may share one, and not
/// very many.
pub const MOST_OF_NOBODY: usize = 100;

/// The time in which tries are counted.
pub const WINDOW: Duration = Duration::from_secs(10 * 60);

/// The tries of every session, and of every address.
#[derive(Clone, Debug, Default)]
pub struct Tries(Arc<Mutex<HashMap<String, VecDeque<Moment>>>>);

impl Tries {
    /// Counts one try of whoever has this name: a session by the hash of its token, or an address.
    ///
    /// # Errors
    /// When there were `most` already: with the time after which there may be another.
    pub fn count(&self, name: &str, most: usize, now: Moment) -> Result<(), Duration> {
        // Counting cannot fail half-way: what a panic elsewhere left is sound.
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, times| {
            while times.front().is_some_and(|time| time.after(WINDOW) <= now) {
                times.pop_front();
            }
            !times.is_empty()
        });
        let times = all.entry(name.to_owned()).or_default();
        match times.front() {
            Some(first) if times.len() >= most => Err(first.after(WINDOW).apart(now)),
            Some(_) | None => {
                times.push_back(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_too_many_waits_for_the_first_to_be_forgotten() {
        let tries = Tries::default();
        let start = Moment::from_millis(1_000_000);
        for at in 0..MOST as u64 {
            let now = start.after(Duration::from_secs(at));
            assert_eq!(tries.count("one", MOST, now), Ok(()));
        }
        let now = start.after(Duration::from_secs(60));
        assert_eq!(
            tries.count("one", MOST, now),
            Err(WINDOW - Duration::from_secs(60))
        );
        // What is refused is not counted, and another session is another.
        assert_eq!(
            tries.count("one", MOST, now),
            Err(WINDOW - Duration::from_secs(60))
        );
        assert_eq!(tries.count("two", MOST, now), Ok(()));
        let later = start.after(WINDOW);
        assert_eq!(tries.count("one", MOST, later), Ok(()));
        assert_eq!(tries.count("one", MOST, later), Err(Duration::from_secs(1)));
    }
}
