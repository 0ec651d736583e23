//! The session token's life: asked for, held, renewed before its end, dropped when refused.
//!
//! It asks again by itself in two cases only, and both are bounded: a renewal that fails is tried
//! again until the token at hand has ended, and tokens that last no time are renewed more and more
//! slowly. Whoever is refused with a token counts that for itself (`call`, `saved`).

use alloc::rc::Rc;

use crate::wire::ids::SessionToken;

use super::terms::{RequestId, TokenReason};

/// A token is renewed this long before its end, in milliseconds.
const RENEW_BEFORE: u64 = 60_000;
/// After a failed renewal we ask again this much later.
const RETRY_AFTER: u64 = 15_000;
/// How long a request may stay without an answer, in milliseconds.
pub(super) const TOKEN_TIMEOUT: u64 = 30_000;
/// The pause before a short-lived token is renewed doubles from here, in milliseconds.
const BACKOFF: u64 = 1_000;
/// But not more than so often.
const MOST_DOUBLINGS: u32 = 6;

#[derive(Debug)]
struct Held {
    token: Rc<SessionToken>,
    ends_at: u64,
    renew_at: u64,
}

/// The tokens of one element.
#[derive(Debug, Default)]
pub struct Session {
    held: Option<Held>,
    asked: Option<Asked>,
    requests: u32,
    refused: bool,
    /// How many tokens in a row lasted hardly any time.
    short_lived: u32,
}

#[derive(Clone, Copy, Debug)]
struct Asked {
    request: RequestId,
    until: u64,
}

impl Session {
    /// The token, when there is one that has not ended.
    pub(super) fn token(&self, millis: u64) -> Option<Rc<SessionToken>> {
        self.held
            .as_ref()
            .filter(|held| millis < held.ends_at)
            .map(|held| Rc::clone(&held.token))
    }

    /// Starts a request, unless one is under way.
    pub(super) fn ask(&mut self, millis: u64) -> Option<(RequestId, TokenReason)> {
        if self.asked.is_some() {
            return None;
        }
        self.requests = self.requests.wrapping_add(1);
        let request = RequestId(self.requests);
        self.asked = Some(Asked {
            request,
            until: millis.saturating_add(TOKEN_TIMEOUT),
        });
        let reason = match (&self.held, self.refused) {
            (_, true) => TokenReason::Refused,
            (Some(_), false) => TokenReason::Expiring,
            (None, false) => TokenReason::First,
        };
        Some((request, reason))
    }

    /// Takes a token in; an answer to an older request is none.
    pub(super) fn receive(
        &mut self,
        request: RequestId,
        token: SessionToken,
        lifetime: u64,
        millis: u64,
    ) -> bool {
        if !self.is_asked(request) {
            return false;
        }
        self.asked = None;
        self.refused = false;
        // A short-lived token is renewed at half its life, and one after the other of them more
        // slowly: whoever needs one before asks for it.
        let backoff = if lifetime < RENEW_BEFORE {
            let doublings = self.short_lived;
            self.short_lived = doublings.saturating_add(1).min(MOST_DOUBLINGS);
            BACKOFF << doublings
        } else {
            self.short_lived = 0;
            0
        };
        let renew_after = lifetime.saturating_sub(RENEW_BEFORE).max(lifetime / 2);
        let renew_after = renew_after.max(backoff);
        self.held = Some(Held {
            token: Rc::new(token),
            ends_at: millis.saturating_add(lifetime),
            renew_at: millis.saturating_add(renew_after),
        });
        true
    }

    /// Notes that a request came back empty; an answer to an older request is none.
    pub(super) fn fail(&mut self, request: RequestId, millis: u64) -> bool {
        if !self.is_asked(request) {
            return false;
        }
        self.asked = None;
        match &mut self.held {
            Some(held) if millis < held.ends_at => {
                held.renew_at = millis.saturating_add(RETRY_AFTER);
            }
            Some(_) | None => self.held = None,
        }
        true
    }

    fn is_asked(&self, request: RequestId) -> bool {
        self.asked.is_some_and(|asked| asked.request == request)
    }

    /// The request that nobody has answered in time.
    pub(super) fn overdue(&self, millis: u64) -> Option<RequestId> {
        let asked = self.asked.filter(|asked| millis >= asked.until)?;
        Some(asked.request)
    }

    /// Drops the token that the gateway refused.
    pub(super) fn refuse(&mut self) {
        self.held = None;
        self.refused = true;
    }

    /// Forgets everything, also the request under way.
    pub(super) fn forget(&mut self) {
        self.held = None;
        self.asked = None;
    }

    /// Whether the token at hand should be renewed now.
    pub(super) fn is_due(&self, millis: u64) -> bool {
        self.asked.is_none()
            && self
                .held
                .as_ref()
                .is_some_and(|held| millis >= held.renew_at)
    }

    /// When to look again.
    pub(super) fn wake_at(&self) -> Option<u64> {
        match (&self.asked, &self.held) {
            (Some(asked), _) => Some(asked.until),
            (None, Some(held)) => Some(held.renew_at),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token() -> SessionToken {
        SessionToken::parse("0123456789abcdef0123456789abcdef").unwrap()
    }

    #[test]
    fn session_token_is_renewed_a_minute_before_its_end_or_at_half_a_short_life() {
        for (lifetime, renew_at) in [(1_800_000, 1_740_000), (120_000, 60_000), (10_000, 5_000)] {
            let mut session = Session::default();
            let (request, reason) = session.ask(0).unwrap();
            assert_eq!(reason, TokenReason::First);
            assert!(session.receive(request, token(), lifetime, 0));
            assert_eq!(session.wake_at(), Some(renew_at));
            assert!(!session.is_due(renew_at - 1));
            assert!(session.is_due(renew_at));
            assert!(session.token(lifetime - 1).is_some());
            assert!(session.token(lifetime).is_none());
            assert_eq!(session.ask(0).unwrap().1, TokenReason::Expiring);
            assert!(session.ask(0).is_none(), "one request at a time");
        }
    }

    #[test]
    fn session_token_backoff_doubles_for_tokens_that_last_no_time() {
        let mut session = Session::default();
        let mut millis = 0;
        let mut asked = Vec::new();
        while millis < 600_000 {
            let (request, _) = session.ask(millis).unwrap();
            asked.push(millis);
            session.receive(request, token(), 0, millis);
            millis = session.wake_at().unwrap();
        }
        assert_eq!(asked[..5], [0, 1_000, 3_000, 7_000, 15_000]);
        assert!(asked.len() < 16, "{asked:?}");
        let (request, _) = session.ask(millis).unwrap();
        session.receive(request, token(), 1_800_000, millis);
        assert_eq!(
            session.wake_at(),
            Some(millis + 1_740_000),
            "a good one heals it"
        );
    }

    #[test]
    fn session_token_timeout_of_a_request_makes_room_for_another() {
        let mut session = Session::default();
        let (request, _) = session.ask(5).unwrap();
        assert_eq!(session.wake_at(), Some(5 + TOKEN_TIMEOUT));
        assert_eq!(session.overdue(5 + TOKEN_TIMEOUT - 1), None);
        assert_eq!(session.overdue(5 + TOKEN_TIMEOUT), Some(request));
        assert!(session.fail(request, 5 + TOKEN_TIMEOUT));
        assert!(session.ask(5 + TOKEN_TIMEOUT).is_some());
    }

    #[test]
    fn session_token_is_kept_when_its_renewal_fails() {
        let mut session = Session::default();
        let (first, _) = session.ask(0).unwrap();
        session.receive(first, token(), 1_800_000, 0);
        let (second, _) = session.ask(0).unwrap();
        assert!(
            !session.fail(first, 1_740_000),
            "an old answer counts for nothing"
        );
        assert!(session.fail(second, 1_740_000));
        assert!(session.token(1_740_001).is_some());
        assert_eq!(session.wake_at(), Some(1_755_000));
    }

    #[test]
    fn session_token_is_asked_for_with_the_reason_after_a_refusal() {
        let mut session = Session::default();
        let (first, _) = session.ask(0).unwrap();
        session.receive(first, token(), 1_800_000, 0);
        session.refuse();
        assert!(session.token(1).is_none());
        let (second, reason) = session.ask(0).unwrap();
        assert_eq!(reason, TokenReason::Refused);
        assert!(!session.receive(first, token(), 1, 1));
        assert!(session.receive(second, token(), 1_800_000, 1));
        assert!(session.token(2).is_some());
    }
}
