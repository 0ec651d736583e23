//! Requests that may be sent again under a key of their caller's: whoever did not hear the answer sends
//! the same once more, and hears what came of it the first time. Nothing is done twice.
//!
//! A request that is begun, done and finished in one [`super::Ledger::run`] needs nothing else: when the
//! process dies, or a rule refuses, nothing of it was ever written, and the key is free. One that takes
//! several transactions holds its key by a lease. Whoever dies with the lease lets the key go when it is
//! over, and the next who sends the same begins anew. So the finish belongs into the transaction of the
//! work: a lease that is over finishes nothing, and undoes that work with it.

use std::time::Duration;

use super::{Book, Fault, Refusal, no_card_in_json};
use crate::secret::Fingerprint;
use crate::store::{IdempotentRequest, StoredAnswer};

/// For how long whoever began a request has its key for himself. No request is served for so long.
pub const LEASE: Duration = Duration::from_secs(60);

/// A caller's key for a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdempotencyKey {
    /// The merchant account.
    pub account: String,
    /// The dialect that it came in, by name. The same key in another one is another key.
    pub dialect: String,
    /// The key as it was sent.
    pub key: String,
    /// How long the answer is kept.
    pub kept_for: Duration,
}

/// What a request under a key is.
#[derive(Debug)]
pub enum Begun {
    /// It is to be done: nobody else does it.
    Fresh(Lease),
    /// It was done, and this came of it.
    Replay(StoredAnswer),
    /// The key is that of another request.
    Mismatch,
    /// Somebody is at it.
    InProgress,
}

/// The right, and the duty, to finish a request that was begun or to let go of its key.
#[derive(Debug)]
#[must_use = "a request that is neither finished nor released keeps its key until the lease is over"]
pub struct Lease {
    account: String,
    dialect: String,
    key: Fingerprint,
    tries: i64,
}

impl Book<'_> {
    /// Begins a request that its caller gave a key. `request` is all that it says, in any parts that
    /// tell it from every other.
    ///
    /// # Errors
    /// When the store fails, or there is no randomness.
    pub fn begin_idempotent(&self, key: &IdempotencyKey, request: &[&str]) -> Result<Begun, Fault> {
        // A lease must not wait for a clock that was moved, and began again behind it.
        self.rows.note_moment(self.now)?;
        self.rows.delete_idempotent_requests(self.now)?;
        let IdempotencyKey {
            account, dialect, ..
        } = key;
        let hash = self.fingerprint(account, &["idempotency key", dialect, &key.key])?;
        let parts: Vec<&str> = ["idempotent request"]
            .into_iter()
            .chain(request.iter().copied())
            .collect();
        let request = self.fingerprint(account, &parts)?;
        let tries = match self.rows.idempotent_request(account, dialect, &hash)? {
            Some(earlier) if earlier.request != request => return Ok(Begun::Mismatch),
            Some(earlier) => match earlier.answer {
                Some(answer) => return Ok(Begun::Replay(answer)),
                None if self.now < earlier.leased_until => return Ok(Begun::InProgress),
                None => earlier.tries + 1,
            },
            None => 1,
        };
        self.rows.put_idempotent_request(&IdempotentRequest {
            account: account.clone(),
            dialect: dialect.clone(),
            key: hash.clone(),
            request,
            tries,
            leased_until: self.now.after(LEASE),
            answer: None,
            expires: self.now.after(key.kept_for.max(LEASE)),
        })?;
        Ok(Begun::Fresh(Lease {
            account: account.clone(),
            dialect: dialect.clone(),
            key: hash,
            tries,
        }))
    }

    /// Keeps what came of a request, to answer it again.
    ///
    /// # Errors
    /// When the lease is over and somebody else may have begun the request, when the answer holds a card
    /// number, or when the store fails.
    pub fn finish_idempotent(&self, lease: &Lease, answer: StoredAnswer) -> Result<(), Fault> {
        no_card_in_json(&answer.body)?;
        let own = self.leased(lease)?.ok_or(Refusal::LeaseOver)?;
        self.rows.put_idempotent_request(&IdempotentRequest {
            answer: Some(answer),
            ..own
        })?;
        Ok(())
    }

    /// Lets go of a key whose request was not done, such as one that was refused before: it may be
    /// mended and sent under the same key.
    ///
    /// # Errors
    /// When the store fails.
    pub fn release_idempotent(&self, lease: &Lease) -> Result<(), Fault> {
        if self.leased(lease)?.is_some() {
            self.rows
                .delete_idempotent_request(&lease.account, &lease.dialect, &lease.key)?;
        }
        Ok(())
    }

    /// The request of a lease, while it is its own.
    fn leased(&self, lease: &Lease) -> Result<Option<IdempotentRequest>, Fault> {
        let Lease {
            account,
            dialect,
            key,
            tries,
        } = lease;
        let found = self.rows.idempotent_request(account, dialect, key)?;
        Ok(found
            .filter(|it| it.tries == *tries && it.answer.is_none() && self.now < it.leased_until))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::{Path, PathBuf};

    use super::*;
    use crate::clock::{Clock, Moment};
    use crate::ledger::Ledger;
    use crate::ledger::trial::store;
    use crate::secret;
    use crate::store::SqliteStore;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    fn ledger(path: &Path, clock: &Clock) -> Ledger {
        let store = SqliteStore::open(path, "one").unwrap();
        Ledger::new(Box::new(store), clock.clone(), &[])
    }

    fn key(name: &str) -> IdempotencyKey {
        IdempotencyKey {
            account: "1".to_owned(),
            dialect: "one".to_owned(),
            key: name.to_owned(),
            kept_for: DAY,
        }
    }

    fn answer(body: &str) -> StoredAnswer {
        StoredAnswer {
            status: 200,
            body: body.to_owned(),
        }
    }

    fn begin(ledger: &Ledger, name: &str, request: &str) -> Begun {
        let key = key(name);
        ledger
            .run_here(|book| book.begin_idempotent(&key, &["POST", request]))
            .unwrap()
    }

    fn fresh(ledger: &Ledger, name: &str, request: &str) -> Lease {
        match begin(ledger, name, request) {
            Begun::Fresh(lease) => lease,
            begun @ (Begun::Replay(_) | Begun::Mismatch | Begun::InProgress) => panic!("{begun:?}"),
        }
    }

    fn word(begun: &Begun) -> String {
        match begun {
            Begun::Fresh(_) => "fresh".to_owned(),
            Begun::Replay(answer) => format!("replay {}", answer.body),
            Begun::Mismatch => "mismatch".to_owned(),
            Begun::InProgress => "in progress".to_owned(),
        }
    }

    struct File(PathBuf);

    impl File {
        fn new() -> Self {
            let name = format!("payseal-keys-{}.sqlite", secret::digits(12).unwrap());
            Self(std::env::temp_dir().join(name))
        }
    }

    impl Drop for File {
        fn drop(&mut self) {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", self.0.display()));
            }
        }
    }

    /// What a request under a key is, at its simplest.
    struct Known {
        request: u64,
        tries: u64,
        leased_until: Moment,
        answer: Option<String>,
        expires: Moment,
    }

    /// Random calls and leaps of the clock, beside a model of what must come of each.
    #[test]
    fn any_order_of_calls_does_nothing_twice_and_locks_nothing() {
        let mut dice = 0x9E37_79B9_7F4A_7C15_u64;
        let mut roll = |sides: u64| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            dice % sides
        };
        let mut seen = BTreeMap::<&str, u32>::new();
        for _ in 0..8 {
            let clock = Clock::new();
            let ledger = Ledger::new(store(), clock.clone(), &[]);
            let mut known = BTreeMap::<u64, Known>::new();
            let mut leases = Vec::<(u64, u64, Lease)>::new();
            for step in 0..200 {
                let number = roll(3);
                let leap = [1, 20, 61, 9 * 60 * 60][roll(4) as usize];
                match roll(4) {
                    0 => clock.advance(Duration::from_secs(leap)),
                    1 if !leases.is_empty() => {
                        let at = roll(leases.len() as u64) as usize;
                        let (number, tries, lease) = leases.swap_remove(at);
                        let (is_finish, body) = (roll(3) > 0, format!("{{\"step\":{step}}}"));
                        let (now, done) = ledger
                            .run_here(|book| {
                                let done = if is_finish {
                                    book.finish_idempotent(&lease, answer(&body))
                                } else {
                                    book.release_idempotent(&lease)
                                };
                                Ok((book.now(), done))
                            })
                            .unwrap();
                        let own = known.get_mut(&number).filter(|it| {
                            it.tries == tries && it.answer.is_none() && now < it.leased_until
                        });
                        match (own, is_finish) {
                            (Some(own), true) => own.answer = Some(body),
                            (Some(_), false) => drop(known.remove(&number)),
                            (None, _) => {
                                assert_eq!(done.is_err(), is_finish);
                                *seen.entry("over").or_default() += 1;
                                continue;
                            }
                        }
                        assert!(done.is_ok());
                    }
                    _ => {
                        let request = roll(4) / 3;
                        let key = key(&number.to_string());
                        let (now, begun) = ledger
                            .run_here(|book| {
                                let parts = [request.to_string()];
                                let begun = book.begin_idempotent(&key, &[&parts[0]])?;
                                Ok((book.now(), begun))
                            })
                            .unwrap();
                        known.retain(|_, it| now < it.expires);
                        let expected = match known.get(&number) {
                            Some(it) if it.request != request => "mismatch".to_owned(),
                            Some(Known {
                                answer: Some(body), ..
                            }) => format!("replay {body}"),
                            Some(it) if now < it.leased_until => "in progress".to_owned(),
                            _ => "fresh".to_owned(),
                        };
                        assert_eq!(word(&begun), expected, "step {step}");
                        let kind = ["fresh", "replay", "mismatch", "in progress"]
                            .into_iter()
                            .find(|kind| expected.starts_with(kind));
                        *seen.entry(kind.unwrap()).or_default() += 1;
                        if let Begun::Fresh(lease) = begun {
                            let tries = known.get(&number).map_or(1, |it| it.tries + 1);
                            leases.push((number, tries, lease));
                            known.insert(
                                number,
                                Known {
                                    request,
                                    tries,
                                    leased_until: now.after(LEASE),
                                    answer: None,
                                    expires: now.after(DAY),
                                },
                            );
                        }
                    }
                }
            }
        }
        assert!(
            seen.len() == 5 && seen.values().all(|count| *count > 5),
            "{seen:?}"
        );
    }

    #[test]
    fn a_crash_between_begin_and_finish_locks_no_key_for_ever() {
        let file = File::new();
        let clock = Clock::new();
        // Far ahead: whoever starts again must not wait for the machine's clock to come after.
        clock.advance(DAY * 365);
        let first = ledger(&file.0, &clock);
        let lost = fresh(&first, "k", "a");
        drop(first);

        let clock = Clock::new();
        let second = ledger(&file.0, &clock);
        let seen = second.run_here(|book| book.latest_moment()).unwrap();
        clock.go_on_from(seen.unwrap());
        assert_eq!(word(&begin(&second, "k", "a")), "in progress");
        clock.advance(LEASE);
        assert_eq!(word(&begin(&second, "k", "b")), "mismatch");
        let lease = fresh(&second, "k", "a");
        // Whoever had it before comes too late, and takes nothing from who has it now.
        let late = second.run_here(|book| book.finish_idempotent(&lost, answer("late")));
        assert!(matches!(late, Err(Fault::Refused(Refusal::LeaseOver))));
        second
            .run_here(|book| book.release_idempotent(&lost))
            .unwrap();
        second
            .run_here(|book| book.finish_idempotent(&lease, answer("done")))
            .unwrap();
        assert_eq!(word(&begin(&second, "k", "a")), "replay done");
    }

    #[test]
    fn what_a_rule_refuses_in_one_transaction_leaves_the_key_free() {
        let ledger = ledger(Path::new(":memory:"), &Clock::new());
        let key = key("k");
        let refused = ledger.run_here(|book| {
            let Begun::Fresh(lease) = book.begin_idempotent(&key, &["a"])? else {
                panic!("not fresh");
            };
            book.finish_idempotent(&lease, answer("done"))?;
            Err::<(), Fault>(Refusal::NotPaid.into())
        });
        assert!(refused.is_err());
        drop(fresh(&ledger, "k", "b"));
    }

    #[test]
    fn a_key_is_its_accounts_and_its_dialects() {
        let ledger = ledger(Path::new(":memory:"), &Clock::new());
        let _lease = fresh(&ledger, "k", "a");
        for (account, dialect) in [("2", "one"), ("1", "two")] {
            let key = IdempotencyKey {
                account: account.to_owned(),
                dialect: dialect.to_owned(),
                ..key("k")
            };
            let begun = ledger.run_here(|book| book.begin_idempotent(&key, &["POST", "a"]));
            assert_eq!(word(&begun.unwrap()), "fresh", "{account} {dialect}");
        }
    }

    #[test]
    fn nothing_of_a_key_or_a_request_is_kept_and_no_card_of_an_answer() {
        let file = File::new();
        let ledger = ledger(&file.0, &Clock::new());
        let lease = fresh(&ledger, "my-key-4242424242424242", "card=4242424242424242");
        let body = r#"{"number":"4242 4242 4242 4242"}"#;
        let refused = ledger.run_here(|book| book.finish_idempotent(&lease, answer(body)));
        assert!(matches!(refused, Err(Fault::Refused(Refusal::CardInText))));
        ledger
            .run_here(|book| book.finish_idempotent(&lease, answer(r#"{"last4":"4242"}"#)))
            .unwrap();
        drop(ledger);
        for end in ["", "-wal"] {
            let bytes = std::fs::read(format!("{}{end}", file.0.display())).unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("my-key") && !text.contains("4242424242424242"));
        }
    }
}
