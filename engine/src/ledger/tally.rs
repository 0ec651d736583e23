//! What a walk did, to know that it did something.

use std::collections::BTreeMap;

/// What is counted. A walk over the books is worth something when it did all of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Deed {
    RefundBegun,
    RefundRefused,
    HoldEnded,
    CapturedInPart,
    AttemptDeclined,
    IntentPaid,
    AttemptedAgain,
    IntentCanceled,
    ChallengeAnswered,
    InquiryOpened,
    InquiryEscalated,
    ChargebackOpened,
    ChargebackInPart,
    DisputeWon,
    DisputeLost,
}

use Deed::{
    AttemptDeclined, AttemptedAgain, CapturedInPart, ChallengeAnswered, ChargebackInPart,
    ChargebackOpened, DisputeLost, DisputeWon, HoldEnded, InquiryEscalated, InquiryOpened,
    IntentCanceled, IntentPaid, RefundBegun, RefundRefused,
};

const ALL: [Deed; 15] = [
    RefundBegun,
    RefundRefused,
    HoldEnded,
    CapturedInPart,
    AttemptDeclined,
    IntentPaid,
    AttemptedAgain,
    IntentCanceled,
    ChallengeAnswered,
    InquiryOpened,
    InquiryEscalated,
    ChargebackOpened,
    ChargebackInPart,
    DisputeWon,
    DisputeLost,
];

/// How often each was done.
#[derive(Default, Debug)]
pub(super) struct Tally(BTreeMap<Deed, u64>);

impl Tally {
    pub(super) fn count(&mut self, deed: Deed, was_done: bool) {
        *self.0.entry(deed).or_default() += u64::from(was_done);
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (deed, count) in &other.0 {
            *self.0.entry(*deed).or_default() += count;
        }
    }

    pub(super) fn is_more_than(&self, each: u64) -> bool {
        let count = |deed| self.0.get(deed).copied().unwrap_or_default();
        ALL.iter().all(|deed| count(deed) > each)
    }
}
