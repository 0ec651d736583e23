//! What is asked for: the numbers that a reader may change.

/// How busy it is, and with what.
#[derive(Clone, Debug)]
pub(super) struct Load {
    /// Checkouts a second: the form is opened, and paid with.
    pub(super) checkouts: f64,
    /// Of a hundred, those by a customer who is known: their cards are listed.
    pub(super) known: f64,
    /// Of a hundred, browsers that keep nothing of the form yet.
    pub(super) new: f64,
    /// Of a hundred requests for what may be kept, those that the CDN answers itself.
    pub(super) cdn: f64,
    /// Milliseconds that the gateway takes to answer a call.
    pub(super) gateway: f64,
    /// Seconds that a form is open.
    pub(super) open: f64,
    /// What is kept for good for a checkout, in transactions.
    pub(super) writes: f64,
    /// Of a hundred, how much of what was measured is planned with.
    pub(super) used: f64,
    /// Milliseconds that a merchant takes to acknowledge a webhook.
    pub(super) webhook: f64,
    /// Of a hundred checkouts, those of the largest merchant.
    pub(super) largest: f64,
    /// Seconds for which that merchant's server hangs.
    pub(super) hangs: f64,
    /// Of a hundred senders of webhooks, those that one merchant may have.
    pub(super) per_merchant: f64,
}

impl Default for Load {
    fn default() -> Self {
        Self {
            checkouts: 10_000.0,
            known: 50.0,
            new: 60.0,
            cdn: 99.0,
            gateway: 200.0,
            open: 60.0,
            writes: 4.0,
            used: 50.0,
            webhook: 300.0,
            largest: 10.0,
            hangs: 600.0,
            per_merchant: 12.0,
        }
    }
}

/// One number: its flag, where it is, and what it may be.
pub(super) struct Input {
    pub(super) flag: &'static str,
    pub(super) place: fn(&mut Load) -> &mut f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

const fn input(
    flag: &'static str,
    place: fn(&mut Load) -> &mut f64,
    least: f64,
    most: f64,
) -> Input {
    Input {
        flag,
        place,
        least,
        most,
    }
}

pub(super) const INPUTS: &[Input] = &[
    input("--checkouts", |it| &mut it.checkouts, 1.0, 1e6),
    input("--known", |it| &mut it.known, 0.0, 100.0),
    input("--new", |it| &mut it.new, 0.0, 100.0),
    input("--cdn", |it| &mut it.cdn, 0.0, 100.0),
    input("--gateway", |it| &mut it.gateway, 1.0, 15_000.0),
    input("--open", |it| &mut it.open, 1.0, 3600.0),
    input("--writes", |it| &mut it.writes, 1.0, 100.0),
    input("--used", |it| &mut it.used, 1.0, 100.0),
    input("--webhook", |it| &mut it.webhook, 1.0, 10_000.0),
    input("--largest", |it| &mut it.largest, 0.0, 100.0),
    input("--hangs", |it| &mut it.hangs, 0.0, 7200.0),
    input("--per-merchant", |it| &mut it.per_merchant, 1.0, 100.0),
];
