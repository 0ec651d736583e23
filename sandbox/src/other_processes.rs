//! What other processes do that write to the same database: nobody says so, so this one looks again every second.

use std::time::Duration;

use payseal_engine::ledger::Ledger;
use tokio::sync::watch;

/// How often. What a process that died had to do is done by another so soon after it is due.
const EVERY: Duration = Duration::from_secs(1);

/// Has whoever waits for news look again, until told to stop.
pub(crate) async fn hear_of(ledger: Ledger, mut stop: watch::Receiver<bool>) {
    loop {
        tokio::select! {
            // An error means that the sandbox is gone, which is a stop as well.
            _ = stop.wait_for(|stopping| *stopping) => return,
            () = tokio::time::sleep(EVERY) => ledger.look_again(),
        }
    }
}
