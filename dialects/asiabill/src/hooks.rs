//! What AsiaBill's dialect does inside of the ledger: its ids, when a webhook is sent again, and that each
//! event of a payment goes to the one address that the payment came with.

use payseal_engine::ledger::{Book, DialectHooks, Fault, PublicIds, RetrySchedule};
use payseal_engine::store::{Event, Payment};

use super::public_ids::PUBLIC_IDS;
use super::webhook_schedule::SCHEDULE;

#[derive(Debug)]
pub(super) struct Hooks;

impl DialectHooks for Hooks {
    fn public_ids(&self) -> PublicIds {
        PUBLIC_IDS
    }

    fn retry_schedule(&self) -> RetrySchedule {
        SCHEDULE
    }

    fn on_event(&self, book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
        match &payment.callback_url {
            Some(url) => book.deliver(event, url),
            None => Ok(()),
        }
    }
}
