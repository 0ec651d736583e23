//! A simulation, second by second: the largest merchant takes every webhook and answers none, and the others' wait behind
//! them.

use std::collections::VecDeque;

use super::figures::PATIENCE;
use super::load::Load;

/// Seconds until what was not acknowledged is sent again.
const AGAIN: usize = 300;

/// The longest that is simulated after the merchant is back, in seconds.
const PATIENT: f64 = 86_400.0;

/// How it ended.
#[derive(Debug)]
pub(super) struct End {
    pub(super) most_waiting: f64,
    /// Of a merchant that is well, in seconds.
    pub(super) longest_wait: f64,
    /// Seconds after the merchant was back until nothing waited any more.
    pub(super) drained: f64,
}

/// What waits: of the merchants that are well, and of the one that hangs.
#[derive(Default)]
struct Waiting {
    well: f64,
    hung: f64,
}

impl Waiting {
    /// Takes what senders can send within a second, first come first served, and says how much of each that is. A send
    /// takes the one or the other so many seconds of a sender.
    fn send(&mut self, senders: f64, limit: Option<f64>, takes: (f64, f64)) -> (f64, f64) {
        let (well_takes, hung_takes) = takes;
        let work = self.well * well_takes + self.hung * hung_takes;
        let part = if work > senders { senders / work } else { 1.0 };
        let mut hung = self.hung * part;
        let mut well = self.well * part;
        if let Some(limit) = limit {
            hung = (self.hung).min(senders * limit / hung_takes);
            let left = senders - hung * hung_takes;
            well = self.well.min(left / well_takes);
        }
        self.well -= well;
        self.hung -= hung;
        (well, hung)
    }
}

/// `limit` is the part of the senders that one merchant may have.
pub(super) fn simulate(load: &Load, limit: Option<f64>) -> End {
    let senders = load.senders();
    let acknowledged = load.webhook / 1000.0;
    let hung_rate = load.checkouts * load.largest / 100.0;
    let well_rate = load.checkouts - hung_rate;
    let mut waiting = Waiting::default();
    let mut later: VecDeque<f64> = VecDeque::from(vec![0.0; AGAIN]);
    let mut end = End {
        most_waiting: 0.0,
        longest_wait: 0.0,
        drained: 0.0,
    };
    let mut second = 0.0;
    loop {
        let hangs = second < load.hangs;
        waiting.well += well_rate;
        waiting.hung += hung_rate + later.pop_front().unwrap_or_default();
        let takes = (acknowledged, if hangs { PATIENCE } else { acknowledged });
        let (_, hung) = waiting.send(senders, limit, takes);
        later.push_back(if hangs { hung } else { 0.0 });
        let to_come: f64 = later.iter().sum();
        let total = waiting.well + waiting.hung + to_come;
        end.most_waiting = end.most_waiting.max(total);
        // What came last waits as long as what came before it takes to come.
        let wait = if well_rate > 0.0 {
            waiting.well / well_rate
        } else {
            0.0
        };
        end.longest_wait = end.longest_wait.max(wait);
        second += 1.0;
        let over = second - load.hangs;
        if over >= 0.0 && (total < 1.0 || over > PATIENT) {
            end.drained = over;
            return end;
        }
    }
}
