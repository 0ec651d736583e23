//! What AsiaBill's dialect does inside of the ledger: its ids, when a webhook is sent again, and that each
//! event of a payment goes to the one address that the payment came with.

use payseal_engine::ledger::{Book, DialectHooks, Fault, PublicIds, RetrySchedule};
use payseal_engine::store::{About, DisputeStatus, Event, Payment};

use super::public_ids::PUBLIC_IDS;
use super::webhook_schedule::SCHEDULE;

#[derive(Debug)]
pub(crate) struct Hooks;

impl DialectHooks for Hooks {
    fn public_ids(&self) -> PublicIds {
        PUBLIC_IDS
    }

    fn retry_schedule(&self) -> RetrySchedule {
        SCHEDULE
    }

    fn on_event(&self, book: &Book<'_>, event: &Event, payment: &Payment) -> Result<(), Fault> {
        // Of what comes of a chargeback nothing is told.
        let is_told = match event.about {
            About::Dispute(status) => status == DisputeStatus::NeedsResponse,
            About::Own => false,
            About::Payment | About::Refund(..) | About::Hold(_) | About::Clearing => true,
        };
        match &payment.callback_url {
            Some(url) if is_told => book.deliver(event, url),
            _ => Ok(()),
        }
    }
}
