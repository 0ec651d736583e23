//! How much of everything a load takes.

use super::figures::{
    ASSETS, CONNECTION, DOCUMENT, DOCUMENTS, FILES, FORWARDS, KEPT, MOST_CALLS, MOST_CONNECTIONS,
    PAYMENT, WRITES,
};
use super::load::Load;

/// One line of the answer.
pub(super) struct Need {
    pub(super) what: &'static str,
    pub(super) number: f64,
    pub(super) unit: &'static str,
}

const BITS: f64 = 8.0;
const GIGA: f64 = 1e9;
const MILLI: f64 = 1000.0;

impl Load {
    fn share(&self, of_hundred: f64) -> f64 {
        self.checkouts * of_hundred / 100.0
    }

    /// Calls a second that a host forwards: the card, and the list of cards of who is known.
    fn forwards(&self) -> f64 {
        self.checkouts + self.share(self.known)
    }

    /// Calls that are under way at once.
    fn calls_at_once(&self) -> f64 {
        self.forwards() * self.gateway / MILLI
    }

    /// Requests a second for what may be kept, that reach a host.
    fn misses(&self) -> f64 {
        self.share(self.new) * FILES * (1.0 - self.cdn / 100.0)
    }

    /// How many hosts would be busy without a pause.
    fn busy_hosts(&self) -> f64 {
        self.checkouts / DOCUMENTS + self.misses() / ASSETS + self.forwards() / FORWARDS
    }

    /// The part of what was measured that is planned with.
    fn planned(&self) -> f64 {
        self.used / 100.0
    }

    /// Webhooks that are being sent at once, when every merchant is well.
    pub(super) fn sends_at_once(&self) -> f64 {
        self.checkouts * self.webhook / MILLI
    }

    /// Senders that are planned.
    pub(super) fn senders(&self) -> f64 {
        (self.sends_at_once() / self.planned()).ceil()
    }

    fn hosts(&self) -> f64 {
        (self.busy_hosts() / self.planned()).ceil()
    }

    fn databases(&self) -> f64 {
        (self.checkouts * self.writes / (WRITES * self.planned())).ceil()
    }
}

pub(super) fn of(load: &Load) -> Vec<Need> {
    let need = |what, number, unit| Need { what, number, unit };
    let gigabits = |bytes: f64| bytes * BITS / GIGA;
    let hosts = load.hosts();
    vec![
        need(
            "documents",
            load.checkouts,
            "a second, by the hosts: never kept",
        ),
        need(
            "other files, first visits",
            load.share(load.new) * FILES,
            "a second, by the CDN",
        ),
        need("  of which reach a host", load.misses(), "a second"),
        need("calls forwarded", load.forwards(), "a second"),
        need(
            "calls at once",
            load.calls_at_once(),
            "while the gateway answers",
        ),
        need(
            "hosts of two cores",
            hosts,
            "by what they can do, and one more for each that may fail",
        ),
        need(
            "  most_calls of each",
            (load.calls_at_once() / hosts / load.planned()).ceil(),
            "to be set: the default is 256",
        ),
        need(
            "open connections of shoppers",
            load.checkouts * load.open,
            "held by what terminates TLS",
        ),
        need(
            "  as memory of hosts",
            load.checkouts * load.open * CONNECTION / GIGA,
            "GB, if nothing were in front of them",
        ),
        need(
            "to browsers, by the hosts",
            gigabits(load.checkouts * DOCUMENT),
            "Gbit/s",
        ),
        need(
            "to browsers, by the CDN",
            gigabits(load.share(load.new) * KEPT),
            "Gbit/s",
        ),
        need("transactions", load.checkouts * load.writes, "a second"),
        need(
            "databases",
            load.databases(),
            "each with a part of the accounts",
        ),
        need(
            "cores of the gateway",
            (load.checkouts * PAYMENT / load.planned()).ceil(),
            "",
        ),
        need(
            "webhooks at once",
            load.sends_at_once(),
            "while every merchant is well",
        ),
        need("senders of webhooks", load.senders(), ""),
    ]
}

/// How often the load fits into one of each as it comes, the tightest first: that is what fails first.
pub(super) fn rooms(load: &Load) -> Vec<(&'static str, f64)> {
    let hosts = load.hosts();
    let mut rooms = vec![
        ("one database", WRITES / (load.checkouts * load.writes)),
        (
            "connections of those hosts",
            hosts * MOST_CONNECTIONS / (load.checkouts * load.open),
        ),
        (
            "most_calls of those hosts",
            hosts * MOST_CALLS / load.calls_at_once(),
        ),
        ("processors of those hosts", hosts / load.busy_hosts()),
    ];
    rooms.sort_by(|a, b| a.1.total_cmp(&b.1));
    rooms
}
